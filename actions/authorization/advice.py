"""The advisor as a flow: asks what is missing, compares, and closes. What the opening sentence says is not asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.authorization import heard as heard_of
from actions.authorization import story
from actions.authorization.case_code import from_code
from actions.authorization.enquiries import (
    OWN_INTENTS,
    country_of,
    said_of,
    short_answer,
    tell_ways,
    told_at_once,
)
from actions.authorization.questions import QUESTIONS
from actions.authorization.readers.wording import is_of_divorce
from actions.authorization.telling import tell_comparison
from actions.dialogue.candidates import Candidates
from actions.dialogue.changes import keep
from actions.dialogue.commands import AnswerQuestion, ChangeAnswers, Command, NoteAside
from actions.dialogue.endings import leave
from actions.dialogue.fields import Field
from actions.dialogue.flow import Events, Flow, Surroundings
from actions.dialogue.message import UserMessage
from actions.dialogue.reading import Reading
from actions.dialogue.rules import question
from actions.dialogue.rules.overheard import answers_here, told
from actions.dialogue.runner import ask_which
from actions.dialogue.state import State
from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.turn import Turn
from backend.drafts.model import OpenDraft, RestartDraft
from backend.shared.wording import Words

FOR_BOOKING = story.FOR_BOOKING
_MOSTLY = 0.5
"""Share of a message that must be the place for it to be meant as one."""
_SHORT = 16
"""Characters up to which an answer that fits is an answer, whatever else it could ask for."""


def _told_between(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """A short question or an expanded route between is answered, and the open question asked again."""
    wanted = "authorization_route" in message.pressed
    short = message.intent in OWN_INTENTS and short_answer(message) is not None
    return (AnswerQuestion("ask_authorization"),) if wanted or short else ()


def _placed(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """ "Los Angeles", said to another question, still says where the paper is made."""
    found = candidates.elsewhere.get("place")
    if found is None or not found.found or message.share("place", "country") < _MOSTLY:
        return ()
    return (NoteAside("place", found),)


def _told_paper(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """ "我是卖房不是打官司" says once more what the paper is for; it is no new wish and no question."""
    found = candidates.elsewhere.get("paper")
    if found is None or not found.found or message.asks or message.pressed:
        return ()
    return (NoteAside("paper", found),)


async def _at_once(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """Answer a short question or an expanded route at once; take an earlier comparison up again; else ask."""
    if await told_at_once(turn):
        return await leave(turn)
    case = from_code(str(turn.answer.pressed.get("authorization_case", "")))
    return None if case is None else await _change(flow, turn, around, case)


async def _change(flow: Flow, turn: Turn, around: Surroundings, case: dict[str, str]) -> Events:
    """Ask which answer of an earlier comparison is different."""
    draft = await turn.do(OpenDraft(turn.person.person_id, flow.service))
    turn.draft = await turn.do(RestartDraft(draft.draft_id, draft.person_id))
    for name, value in case.items():
        if (field := flow.field(name)) is not None:
            await keep(flow, turn, field, Reading(value))
        else:
            turn.change({name: value})
    return await ask_which(flow, turn, around)


async def _begin(flow: Flow, turn: Turn) -> None:
    """Keep what a button or the sentence has said."""
    if is_of_divorce(turn.answer.text):
        turn.change({"divorce": "divorce"})
    for field in flow.fields:
        if not field.applies(turn.answers):
            continue
        if flow.slot(field) in turn.answer.pressed:
            value = (await field.read_pressed(turn, str(turn.answer.pressed[flow.slot(field)]))).value
        else:
            value = await said_of(turn, field)
        if value is not None:
            await keep(flow, turn, field, Reading(value))
    country = country_of(turn.answer) if _is_missing(flow, turn) else None
    if country and turn.answers.get("paper") == "court_power":
        tell_ways(turn, country)
    else:
        turn.say("utter_authorization_advice_opening")


def _is_missing(flow: Flow, turn: Turn) -> bool:
    """Return True if something still has to be asked before the routes can be compared."""
    return any(field.applies(turn.answers) and field.name not in turn.answers for field in flow.fields)


def takes(state: State, message: UserMessage, field: Field, reading: Reading) -> bool | None:
    """ "I live in Lima, what do I do?" and "打官司" answer the open question, although they are requests too."""
    fits = reading.found and (message.intent in OWN_INTENTS or len(message.text) <= _SHORT)
    return True if fits else None


async def _gather(flow: Flow, turn: Turn, state: State) -> Mapping[str, Any]:
    """Read what the message tells of the lawyer, the case and the powers, for a booking that may follow."""
    return await story.told_now(turn)


def _told_of_booking(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """ "He shouldn't settle without asking me" limits the powers: kept for the booking, and opens nothing else."""
    before, heard = state.answers.get(FOR_BOOKING) or {}, told(candidates)
    facts = heard_of.news(before, heard) if heard and not message.asks else {}
    if not facts or answers_here(state, candidates) or candidates.is_title or not _is_told_apart(facts):
        return ()
    kept = (ChangeAnswers({FOR_BOOKING: {**before, **facts}}, heard_of.NOTED, about=tuple(facts), goes_on=True),)
    return (*kept, *question.propose_aside(state, message, candidates))


def _is_told_apart(facts: Mapping[str, Any]) -> bool:
    """Return True if more is told than that nothing is filed yet, which may stand in any answer."""
    return bool(set(facts) - {story.CASE}) or len(facts[story.CASE]) > 1


def _facts_about(turn: Turn, names: Sequence[str]) -> Mapping[str, Any]:
    kept = turn.answers.get(FOR_BOOKING) or {}
    return {"lines": heard_of.in_one_line(turn, {name: kept[name] for name in names if name in kept})}


async def _keep_circumstances(turn: Turn) -> Receipt:
    """Nothing is handed in anywhere; the circumstances stay, so that the same question gets the same answer."""
    return {"case": dict(turn.answers)}


async def _tell(turn: Turn, receipt: Receipt) -> None:
    """Compare as of today."""
    await tell_comparison(turn, receipt["case"])


ADVICE = Flow(
    service="authorization_advice",
    title=Words("委托书怎么办", "How to make a document for China"),
    fields=QUESTIONS,
    on_submit=Submission(hand_in=_keep_circumstances, tell=_tell),
    before_opening=_at_once,
    opening="",  # `begin` says the ways of a country where one was named
    hears_before=True,
    begin=_begin,
    has_review=False,
    prefills=False,  # `begin` has kept it: here words count that are no entities ("打官司")
    gather=_gather,
    facts_about=_facts_about,
    first_rules=(_told_of_booking,),
    own_rules=(_told_between, _placed, _told_paper),
    takes=takes,
)
