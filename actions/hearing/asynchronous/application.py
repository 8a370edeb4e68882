"""Asking for an asynchronous hearing, one condition after the other (ONL-20, CPL-160, CPL-166).

A condition that is certainly not met ends it with the reason and what is left to do; what the person does not know is
for the court.
"""

from __future__ import annotations

from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading
from actions.dialogue.fields import Field, choice_field
from actions.dialogue.flow import Ending, Flow
from actions.dialogue.rules.opened_again import asked_for_again
from actions.dialogue.state import State
from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.turn import Turn
from actions.filing import about_case
from actions.filing.about_case import case_subject, the_case
from actions.front_door import Declined
from actions.hearing.asynchronous.telling import facts, my_applications, tell
from actions.hearing.asynchronous.words import is_for_the_court
from backend.filing.model import Case, CaseStatus
from backend.hearing.asynchronous.commands import AskAsynchronousHearing, OneAsynchronousHearing
from backend.hearing.asynchronous.model import DIFFICULTY_LIMIT, Conditions
from backend.shared.wording import Words

OPEN_TO: tuple[CaseStatus, ...] = ("registered",)
SHORTEST = 4
"""Characters a difficulty takes to be told; "难" tells the court nothing."""
AGAINST = {
    ("procedure", "ordinary"): "utter_hearing_asynchronous_ordinary",
    ("agreement", "against"): "utter_hearing_asynchronous_against",
    ("exchange", "disputed"): "utter_hearing_asynchronous_disputed",
    ("exchange", "not_yet"): "utter_hearing_asynchronous_not_yet",
}
"""Answers that stand against it for certain, and what is said to them."""
ENDS = frozenset(AGAINST.values()) | {
    "utter_hearing_asynchronous_already_asked", "utter_hearing_asynchronous_impossible", "utter_hearing_case_unknown",
}  # fmt: skip

_PROCEDURES = (
    Choice("summary", Words("简易程序", "Summary procedure"), ("简易", "簡易", "summary")),
    Choice("ordinary", Words("普通程序", "Ordinary procedure"), ("普通", "ordinary")),
    Choice("unsure", Words("不清楚", "I don't know"), ("不知道", "唔知", "唔清楚", "don't know", "not sure")),
)
_AGREEMENTS = (
    Choice("agreed", Words("对方都同意", "All of them agree"), ("都同意", "同意了", "agree")),
    Choice("not_asked", Words("还没问过", "I haven't asked"), ("没问", "未问", "冇問", "not asked", "不知道")),
    Choice("against", Words("有人不同意", "Someone objects"), ("不同意", "唔同意", "object", "disagree")),
)
_EXCHANGES = (
    Choice(
        "undisputed", Words("交换过，没有争议", "Exchanged, nothing disputed"), ("没有争议", "冇爭議", "undisputed")
    ),
    Choice("disputed", Words("交换过，还有争议", "Exchanged, still disputed"), ("还有争议", "有爭議")),
    Choice("not_yet", Words("还没有交换证据", "Not exchanged yet"), ("没交换", "未交換", "not yet")),
    Choice("unsure", Words("说不准", "I am not sure"), ("不清楚", "不知道", "唔知", "not sure")),
)


async def _read_difficulty(turn: Turn, answer: Answer) -> Reading:
    text = answer.text.strip()
    if len(text) > DIFFICULTY_LIMIT:
        return Reading(problem="utter_text_too_long", facts={"limit": DIFFICULTY_LIMIT})
    if answer.intent in ("affirm", "deny") and len(text) <= 8:
        return Reading(problem="utter_hearing_asynchronous_difficulty_missing")
    if not text:
        return NOTHING
    return Reading(text) if len(text) >= SHORTEST else Reading(problem="utter_hearing_asynchronous_difficulty_missing")


def _none(cases: list[Case]) -> Declined:
    """Only a registered case has a judge who could allow it."""
    return Declined("utter_hearing_no_case" if not cases else "utter_hearing_asynchronous_not_registered")


def _check(case: Case) -> None:
    """A registered case takes an application."""
    if case.status not in OPEN_TO:
        raise Declined("utter_hearing_asynchronous_not_registered")


CASE = case_subject(OPEN_TO, _none, _check)
QUESTIONS = (
    CASE.field(),
    choice_field("procedure", Words("审理程序", "Procedure"), _PROCEDURES, words=("程序", "procedure")),
    Field(
        "difficulty", Words("为什么不能同时上线", "Why not online together"), _read_difficulty,
        words=("困难", "原因", "difficulty", "reason"), free_text=True, story=True,
    ),
    choice_field("agreement", Words("其他各方", "The other parties"), _AGREEMENTS, words=("对方", "同意", "parties")),
    choice_field("exchange", Words("证据交换", "Exchange of evidence"), _EXCHANGES, words=("证据", "evidence")),
)  # fmt: skip


async def _begin(flow: Flow, turn: Turn) -> None:
    """Show the application there is instead of taking another.

    Raises:
        Declined: one application for the case is still open.
    """
    if CASE.name not in turn.answers:
        return
    case = await the_case(turn)
    same = [one for one in await my_applications(turn) if one.case_id == case.case_id]
    if same and same[0].status in ("sending", "asked", "granted"):
        tell(turn, same[0])
        raise Declined("utter_hearing_asynchronous_already_asked")


def takes(state: State, message: Answer, field: Field, reading: Reading) -> bool | None:
    """To the question for words, what is written for the court is the answer, whatever it sounds like."""
    return True if field.story and is_for_the_court(message) else about_case.takes(state, message, field, reading)


async def _ends(turn: Turn, field: Field, reading: Reading) -> Ending | None:
    """A condition that is certainly not met ends the flow, with the reason and what is left to do."""
    against = AGAINST.get((field.name, str(reading.value)))
    return Ending(against) if against else None


async def _ask(turn: Turn) -> Receipt:
    """Hand the application in under the draft's id; while the court's system is away the backend keeps it."""
    said: dict[str, Any] = {one.name: str(turn.answers[one.name]) for one in QUESTIONS[1:]}
    case_id, person_id = str(turn.answers["case"]), turn.person.person_id
    await turn.do(AskAsynchronousHearing(turn.draft.draft_id, person_id, case_id, Conditions(**said)))
    return {"application_id": turn.draft.draft_id}


async def _tell(turn: Turn, receipt: Receipt) -> None:
    """Say that the court has it, or that it waits for the court's system."""
    person_id = turn.person.person_id
    application = await turn.do(OneAsynchronousHearing(receipt["application_id"], person_id))
    told = {"sending": "utter_hearing_asynchronous_waiting", "asked": "utter_hearing_asynchronous_sent"}
    if application.status in told:
        turn.say(told[application.status], **facts(turn, application))
    else:
        tell(turn, application)


APPLICATION = Flow(
    service="hearing_asynchronous",
    title=Words("申请非同步庭审", "Asking for an asynchronous hearing"),
    subject=CASE,
    fields=QUESTIONS,
    on_submit=Submission(
        hand_in=_ask,
        tell=_tell,
        reopens={"utter_hearing_asynchronous_difficulty_missing": "difficulty"},
        ends=ENDS,
    ),
    begin=_begin,
    prefills=False,  # the sentence that opens it names the case and nothing else
    own_rules=(asked_for_again,),
    takes=takes,
    ends=_ends,
)
