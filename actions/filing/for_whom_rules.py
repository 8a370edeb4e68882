"""Person one sues for, told at any question: kept and said back, with what that relative is called. Pure.

"帮舅舅办的" corrects what only followed from "I"; "我舅舅叫黎国华" then names the plaintiff.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Command, CorrectSlot
from actions.dialogue.message import UserMessage
from actions.dialogue.reading import Reading
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.filing.parties import PARTS
from actions.filing.readers.acting_for import acting_for, kin_spoken_of, name_of
from actions.filing.readers.party_names import key
from actions.filing.screening import names_another
from actions.filing.steps import filled_in
from actions.filing.story import answers_of, is_story, news_of, said_before
from actions.filing.story_rules import Heard, noted
from actions.story.reading import read_story

WHOM, _AUTHORITY = "for_whom", "authority"
_NAME = key("plaintiff", 1, "name")


def taken(turn: Turn) -> dict[str, str]:
    """Return that somebody sues for themselves, where nothing they said raises another; the review lists it first."""
    if turn.answers.get("matter") != "civil" or WHOM in turn.answers:
        return {}
    if any(raises_another(text, entities) for text, entities in said_before(turn)):
        return {}
    return {WHOM: "self", key("plaintiff", 1, "kind"): "person"}


def raises_another(text: str, entities: Sequence[Mapping[str, Any]] = ()) -> bool:
    """Return True if words may mean that the suit is a relative's or a firm's ("我妈借给他", "公司被拖欠货款")."""
    if acting_for(text).whom not in ("", "self") or kin_spoken_of(text):
        return True
    fact = read_story(text, [dict(one) for one in entities]).facts.get(WHOM)
    said_self = fact is not None and fact.value == "self"
    return (fact is not None and not said_self) or (not said_self and names_another(text))


def told_for_whom(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep for whom the person acts, where a message tells nothing else."""
    return () if _tells_more(state, candidates) else _told(state, message, candidates)


def told_with_more(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep the same where it stands beside an answer, or among other facts."""
    return _told(state, message, candidates) if _tells_more(state, candidates) else ()


def _tells_more(state: State, candidates: Candidates) -> bool:
    """Return True if a message answers the open question, too, or tells of others than the plaintiff's name."""
    heard = candidates.own
    if candidates.here.found or not isinstance(heard, Heard) or is_story(heard.story):
        return True
    told = {**news_of(state.answers, answers_of(heard.story)), **heard.contacts}
    return bool(told.keys() - {WHOM, _NAME, key("plaintiff", 1, "kind"), "matter", "cause"})


def _told(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    heard, answers = candidates.own, state.answers
    if message.pressed or message.asks or not message.text or not isinstance(heard, Heard):
        return ()
    told = acting_for(message.text)
    whom = told.whom if state.question != WHOM and answers.get(WHOM) != told.whom else ""
    if whom == "self":
        return (CorrectSlot(WHOM, Reading(whom)),)
    acts = told.whom or answers.get(WHOM)
    if state.question == WHOM and candidates.here.value == "relative":
        acts = "relative"
    kin = told.kin or heard.acts_for or kin_spoken_of(message.text)
    name = name_of(kin, message.text) if acts == "relative" else ""
    is_asked = state.question == _NAME and candidates.here.found
    is_news = bool(name) and not is_asked and answers.get(_NAME) != name
    if not whom and not is_news:
        return ()
    changes: dict[str, Any] = (
        {**_of_the_writer(state), WHOM: whom, key("plaintiff", 1, "kind"): "person"} if whom else {}
    )
    changes |= {_NAME: name} if is_news else {}
    about = (*((WHOM,) if whom else ()), *((_NAME,) if is_news else ()))
    kept = {one: value for one, value in changes.items() if value is not None}
    gone = {one: None for one in changes if one not in kept}
    return (ChangeAnswers({**gone, **noted(answers, kept, {})}, "utter_filing_story_more", about=about, goes_on=True),)


def _of_the_writer(state: State) -> dict[str, None]:
    """Forget what was told of the writer as the plaintiff, who is somebody else now; what was asked for stays."""
    aside = filled_in(state.answers)
    parts = (key("plaintiff", 1, part) for part in (*PARTS, "document_type", "nationality"))
    return dict.fromkeys((*(one for one in parts if one in aside and one in state.answers), _AUTHORITY))
