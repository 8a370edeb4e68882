"""The flow of a triage: a question for each fact that still decides, then the ways with their reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Command
from actions.dialogue.doubt import is_unsure
from actions.dialogue.fields import Field
from actions.dialogue.flow import Events, Flow, Surroundings
from actions.dialogue.phrases import said
from actions.dialogue.state import Answers, State
from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.turn import Turn
from actions.story.wishes import wants_to_sue
from actions.triage.leading import lead
from actions.triage.memory import known_elsewhere, told_in_conversation
from actions.triage.readers.told import facts_told
from actions.triage.telling import WAY, say_heard, tell_ways
from backend.shared.wording import Words
from backend.triage.model import UNSURE, Fact, Facts
from backend.triage.pages import load_triage

_CONTROLS = frozenset(
    {"cancel", "go_back", "skip", "save_for_later", "restart", "change_language", "ask_human", "ask_progress", "resume"}
)
_FREE = frozenset({"matter", "talk", "scene", "lives", "police_refused"})
"""Facts that stay when the matter is corrected."""


def facts_of(answers: Answers) -> dict[str, str]:
    """The answers that are facts of the triage."""
    return {name: str(answers[name]) for name in load_triage().facts if name in answers}


def _field(fact: Fact) -> Field:
    offered = tuple(Choice(one.code, one.label, one.words) for one in fact.values if one.label.zh)

    async def choices(turn: Turn) -> Sequence[Choice]:
        return offered

    async def read(turn: Turn, answer: Answer) -> Reading:
        return read_fact(fact.name, offered, answer, facts_of(turn.answers))

    def applies(answers: Answers) -> bool:
        return fact.name in load_triage().asked(facts_of(answers))

    def show(turn: Turn, value: Any) -> str:
        return shown_value(fact, str(value), turn.language)

    return Field(
        fact.name, fact.label, read, words=fact.words, choices=choices, applies=applies, show=show,
        rests_on=() if fact.name in _FREE else ("matter",),
        unsure="utter_triage_unsure" if fact.value(UNSURE) else None,
    )  # fmt: skip


def read_fact(name: str, offered: Sequence[Choice], answer: Answer, known: Facts) -> Reading:
    """Read the answer to a question, and what the same words tell of other facts."""
    if not answer.text:
        return NOTHING
    before = {other: one for other, one in known.items() if other != name}
    told = facts_told(answer.text, before)
    chosen = pick(answer, offered)
    fact = load_triage().facts[name]
    is_told = name == "matter" and name in told and chosen.covers < 1  # "he sues me over a debt" names a debt as well
    value = chosen.value if chosen.found and not is_told else told.get(name)
    if value is None and is_unsure(answer) and fact.value(UNSURE) is not None:
        value = UNSURE
    if value is None:
        return NOTHING
    beside = facts_told(answer.text, {**before, name: str(value)})
    also = {other: one for other, one in beside.items() if other != name}
    return Reading(value, covers=chosen.covers, also={**also} if name == "matter" else {})


def shown_value(fact: Fact, code: str, language: str) -> str:
    """A value as it is said back; one that is only told is called by its fact's matter."""
    value = fact.value(code)
    return value.label.say(language) if value is not None and value.label.zh else ""


def overheard(state: State, message: Answer, candidates: Candidates) -> tuple[Command, ...]:
    """Keep what a message tells of other facts than the one that is asked for, whatever wish it sounds like."""
    here = state.here
    if here is None or here.name == "matter" or candidates.here.found or message.pressed or message.asks:
        return ()
    known = facts_of(state.answers)
    news = {name: value for name, value in facts_told(message.text, known).items() if name not in known}
    return (ChangeAnswers(news, goes_on=True),) if news and not wants_to_sue(message.text) else ()


def takes(state: State, message: Answer, field: Field, reading: Reading) -> bool | None:
    """Take what a question has read, whatever wish it sounds like; who says that they file is taken there."""
    if not reading.found or (message.is_sure and message.intent in _CONTROLS) or wants_to_sue(message.text):
        return None
    return None if _only_asks(message) else True


def _only_asks(message: Answer) -> bool:
    """Tell whether a message wants an answer; "what shall I do?" after a trouble is what the triage is for."""
    return message.asks and not said("asks_what_to_do", message.text)


async def _begin(flow: Flow, turn: Turn) -> None:
    """Take what is known already, and say back what was understood."""
    told = told_in_conversation(turn, {})
    known = {**await known_elsewhere(turn, told), **told}
    turn.change(known)
    say_heard(turn, known)


async def _following(turn: Turn) -> Sequence[str]:
    """Read again what was told before, as soon as it means something; a question that is answered tells nothing."""
    if _only_asks(turn.answer):
        return ()
    known = facts_of(turn.answers)
    news = told_in_conversation(turn, known)
    turn.change(news)
    return tuple(load_triage().facts) if news else ()


async def _leads(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """A button under the ways leads into one, with what was told."""
    way = str(turn.answer.pressed.get(WAY, ""))
    return await lead(turn, way) if way in load_triage().ways else None


async def _keep_facts(turn: Turn) -> Receipt:
    """Nothing is handed in anywhere; the facts are codes, and stay for the button that leads on."""
    return {"facts": facts_of(turn.answers)}


async def _tell(turn: Turn, receipt: Receipt) -> None:
    facts: Mapping[str, str] = receipt["facts"]
    tell_ways(turn, facts)


TRIAGE = Flow(
    service="triage",
    title=Words("判断走哪条路", "Finding the way"),
    fields=tuple(_field(fact) for fact in load_triage().facts.values() if any(one.label.zh for one in fact.values)),
    on_submit=Submission(hand_in=_keep_facts, tell=_tell),
    opening="",  # what was understood is said instead
    has_review=False,
    first_rules=(overheard,),
    prefills=False,  # `begin` has read everything that was told
    takes=takes,
    before_opening=_leads,
    begin=_begin,
    following=_following,
)
