"""The facts that are known before anything is asked: told in this conversation, in a filing that waits, remembered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import dropwhile
from typing import Any

from actions.answers import Answer
from actions.dialogue.turn import Turn
from actions.filing.story import is_story
from actions.profile.offered import profile_of
from actions.story.reading import read_story
from actions.triage.readers.told import facts_told
from backend.drafts.model import Draft, GetDraft
from backend.triage.model import Facts
from backend.triage.pages import load_triage

_MOST = 8
"""Messages looked back on."""
_ENDS = ("utter_triage_way", "utter_form_cancelled", "utter_form_restarted")
"""Marks after which another trouble is told."""
_HOME = "CN"


def told_in_conversation(turn: Turn, known: Facts) -> dict[str, str]:
    """Return what the last messages tell of the trouble, the newer in the place of the older."""
    told: dict[str, str] = {}
    texts = texts_told(turn)
    for text in texts:
        told = {**facts_told(text, {**told, **known}), **told}
    if "matter" not in {**told, **known} and (matter := matter_of_story(texts)):
        told = {**told, "matter": matter}
        for text in texts:
            told = {**facts_told(text, {**told, **known}), **told}
    return {name: value for name, value in told.items() if name not in known}


def matter_of_story(texts: Sequence[str]) -> str:
    """Return the matter of the newest story among some messages, told without its name; nothing where none tells one.

    "She married him in Kaiping, he gambles, I moved out" names no divorce.
    """
    matters = {cause: matter for matter, cause in load_triage().causes.items()}
    stories = (read_story(text, []) for text in texts)
    return next((matters[story.cause] for story in stories if story.cause in matters and is_story(story)), "")


async def known_elsewhere(turn: Turn, told: Facts) -> dict[str, str]:
    """Return what a filing that waits and the profile say of facts that were not told."""
    found: dict[str, str] = {}
    if "matter" not in told:
        draft: Draft | None = await turn.do(GetDraft(turn.person.person_id, "filing"))
        found |= _of_filing(draft.answers if draft else {})
    if "lives" not in told and (country := await _country(turn)):
        found["lives"] = "china" if country == _HOME else "abroad"
    return found


def texts_told(turn: Turn, *, decided: bool = False) -> list[str]:
    """Return the person's words on this trouble, the newest first; questions with an answer of their own tell nothing.

    Args:
        decided: whether its ways were told just before, so that they do not end it.
    """
    events = list(reversed(turn.tracker.events))
    newest = next((at for at, event in enumerate(events) if event.get("event") == "user"), len(events))
    own = [] if decided or turn.answer.pressed or not turn.answer.text else [turn.answer.text]
    before = events[newest + 1 :]
    if decided:
        before = list(dropwhile(lambda event: event.get("event") != "user", before))
    return [*own, *list(_typed(before))[:_MOST]]


def _typed(events: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for event in events:
        if event.get("event") == "bot" and any(_ends(name) for name in (event.get("metadata") or {}).values()):
            return
        text = str(event.get("text") or "")
        if event.get("event") != "user" or not text or text.startswith("/"):
            continue
        said = Answer.from_message({**(event.get("parse_data") or {}), "text": text})
        if not (said.is_sure and said.intent.startswith("ask_")):
            yield text


def _ends(name: Any) -> bool:
    return str(name).startswith(_ENDS)


def _of_filing(answers: Mapping[str, Any]) -> dict[str, str]:
    matters = {cause: matter for matter, cause in load_triage().causes.items()}
    matter = matters.get(str(answers.get("cause", "")))
    return {"matter": matter} if matter else {}


async def _country(turn: Turn) -> str:
    fact = (await profile_of(turn)).of("city")
    return str(fact.value.get("country", "")) if fact is not None and isinstance(fact.value, Mapping) else ""
