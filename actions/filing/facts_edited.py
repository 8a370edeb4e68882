"""Rules for the facts as they are shown: a sentence that is named is taken out, and how to name one is told. Pure.

Where the facts are being asked, their own reader takes the words; under the claims and at the review they are shown,
too, and "take out the sentence about the phone" is no claim there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Command, Say
from actions.dialogue.message import UserMessage
from actions.dialogue.state import Answers, State
from actions.filing.claims import drafted
from actions.filing.readers.list_edits import names_claim
from actions.filing.readers.text_edits import speaks_of_editing, text_edit
from actions.filing.story import OWN_WORDS

_FACTS, _CLAIMS = "facts", "claims"
_LONGEST = 200


def facts_edited(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Take a named sentence out of the facts that are shown, or tell how one is named."""
    text = message.text.strip()
    if message.pressed or not text or len(text) > _LONGEST or names_claim(text) or not _are_shown(state):
        return ()
    edit = text_edit(text)
    if edit is None and message.asks:
        return (_HOW,) if speaks_of_editing(text) else ()
    if edit is None or edit.instead is not None or state.question == _FACTS:
        return ()
    changes = _without(state.answers, edit.applied_to)
    if not changes and any(one.edited for one in candidates.revised):
        return ()  # the words stand in another answer
    return (ChangeAnswers(changes, "utter_filing_sentence_gone"),) if changes else (_HOW,)


_HOW = Say("utter_filing_text_not_there")


def _are_shown(state: State) -> bool:
    """Return whether the facts stand before the person: at their question, under the claims, or in the review."""
    return state.question in (_FACTS, _CLAIMS) or (state.is_review and _FACTS in state.answers)


def _without(answers: Answers, applied_to: Callable[[str], str | None]) -> dict[str, Any]:
    """The facts without what is to go: those that are kept, else the draft with the person's own words behind it."""
    now = answers.get(OWN_WORDS)
    own = [str(one) for one in now.get("own", [])] if isinstance(now, Mapping) else []
    made = drafted(answers)
    draft = made.facts if made and (not isinstance(now, Mapping) or now.get("draft", True)) else ""
    kept = answers.get(_FACTS)
    left = applied_to(kept if isinstance(kept, str) else "\n".join([*([draft] if draft else []), *own]))
    if left is None:
        return {}
    stays = not made or (bool(draft) and left.startswith(draft))
    words = left.removeprefix(draft).strip() if stays else left
    changes: dict[str, Any] = {OWN_WORDS: {"draft": stays, "own": [words] if words else []}}
    return {**changes, _FACTS: left} if isinstance(kept, str) else changes
