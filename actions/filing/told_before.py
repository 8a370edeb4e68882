"""Rule for the remark that an answer was given before: it is looked up, and never taken for the answer. Pure.

"I told you already" at the question for a name is answered by the name that was told; a name told again beside the
remark is the answer, and is left to the other rules.
"""

from __future__ import annotations

from collections.abc import Mapping

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, NoteAside, Say
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.form_remarks import without_form_remarks
from actions.dialogue.readers.speech_acts import spoken_act
from actions.dialogue.readers.values_replaced import value_replaced
from actions.dialogue.reading import Reading
from actions.dialogue.state import State
from actions.filing.readers.party_names import everyday
from actions.filing.story import DOUBTS, news_of
from actions.filing.story_rules import Heard

_ENDS = " ，,。.！!"


def told_before(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Take the answer from what was said earlier; if it is not there, say so, and never take the remark for it."""
    here, heard = state.here, candidates.own
    if here is None or not isinstance(heard, Heard) or heard.before is None:
        return ()
    if not here.free_text and _answers(candidates):
        return ()  # "买货的，我说了没发货" chooses, and only reminds of what it told before
    if _tells_beside(message.text) or value_replaced(message.text) is not None:
        return ()  # the value stands beside the remark ("我讲过了，梁伟强")
    known = str(state.answers.get("cause", ""))
    doubts = state.answers.get(DOUBTS)
    found = {**(doubts if isinstance(doubts, Mapping) else {}), **heard.before}
    told = news_of(state.answers, {**found, "cause": known} if known else found)
    if here.name not in told:
        return (Say("utter_filing_not_told", facts={"label": everyday(here.label)}),)
    return (NoteAside(here.name, Reading(told[here.name])),)


def _answers(candidates: Candidates) -> bool:
    """Return True if the message, or a stretch of it, answers the open question by itself."""
    return candidates.here.found or any(found.found and not part.asks for part, found in candidates.by_clause)


def _tells_beside(text: str) -> bool:
    """Return True if a message tells something beside the remark that it was told before."""
    left = without_form_remarks(text).strip(_ENDS)
    return bool(left) and left != text.strip(_ENDS) and spoken_act(left) is None
