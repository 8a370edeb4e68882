"""Asking for an asynchronous hearing, one condition after the other (ONL-20, CPL-160, CPL-166).

A condition that is certainly not met ends it with the reason and what is left to do; what the person does not know is
for the court.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from actions.answers import NOTHING, Answer, Choice, Reading
from actions.dialogue.endings import leave
from actions.dialogue.flow import Ending
from actions.dialogue.state import State
from actions.filing.about_case import AboutCase, the_case
from actions.filing.cases import case_field
from actions.forms.fields import Field, choice_field
from actions.forms.service_form import Events
from actions.forms.turn import Turn
from actions.front_door import Declined
from actions.hearing.asynchronous.telling import facts, my_applications, tell
from actions.hearing.asynchronous.words import is_for_the_court
from actions.submit import Receipt, SubmitService
from backend.drafts.model import DiscardDraft
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
    Choice("unsure", Words("不清楚", "I do not know"), ("不知道", "唔知", "唔清楚", "don't know", "not sure")),
)
_AGREEMENTS = (
    Choice("agreed", Words("对方都同意", "All of them agree"), ("都同意", "同意了", "agree")),
    Choice("not_asked", Words("还没问过", "I have not asked"), ("没问", "未问", "冇問", "not asked", "不知道")),
    Choice("against", Words("有人不同意", "Somebody objects"), ("不同意", "唔同意", "object", "disagree")),
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


_FIELDS = (
    case_field(OPEN_TO),
    choice_field("procedure", Words("审理程序", "Procedure"), _PROCEDURES, words=("程序", "procedure")),
    Field(
        "difficulty", Words("为什么不能同时上线", "Why not online together"), _read_difficulty,
        words=("困难", "原因", "difficulty", "reason"), free_text=True, story=True,
    ),
    choice_field("agreement", Words("其他各方", "The other parties"), _AGREEMENTS, words=("对方", "同意", "parties")),
    choice_field("exchange", Words("证据交换", "Exchange of evidence"), _EXCHANGES, words=("证据", "evidence")),
)  # fmt: skip


class AsynchronousHearingForm(AboutCase):
    """Asks the court to let the parties act at different times."""

    service: ClassVar[str] = "hearing_asynchronous"
    title: ClassVar[Words] = Words("申请非同步庭审", "Asking for an asynchronous hearing")
    open_to = OPEN_TO

    @property
    def fields(self) -> Sequence[Field]:
        """Which case, then one condition after the other."""
        return _FIELDS

    async def impossible(self, cases: list[Case]) -> Declined:
        """Only a registered case has a judge who could allow it."""
        return Declined("utter_hearing_no_case" if not cases else "utter_hearing_asynchronous_not_registered")

    async def check(self, case: Case) -> None:
        """A registered case takes an application."""
        if case.status not in OPEN_TO:
            raise Declined("utter_hearing_asynchronous_not_registered")

    async def begin(self, turn: Turn) -> None:
        """Show the application there is instead of taking another.

        Raises:
            Declined: there is no registered case, or one application of it is still open.
        """
        await super().begin(turn)
        if "case" in turn.answers:
            await self._none_open(turn)

    def takes(self, state: State, message: Answer, field: Field, reading: Reading) -> bool | None:
        """To the question for words, what is written for the court is the answer, whatever it sounds like."""
        return True if field.story and is_for_the_court(message) else super().takes(state, message, field, reading)

    async def ends(self, turn: Turn, field: Field, reading: Reading) -> Ending | None:
        """A condition that is certainly not met ends the form, with the reason and what is left to do."""
        against = AGAINST.get((field.name, str(reading.value)))
        return Ending(against) if against else await super().ends(turn, field, reading)

    async def _none_open(self, turn: Turn) -> None:
        case = await the_case(turn)
        same = [one for one in await my_applications(turn) if one.case_id == case.case_id]
        if same and same[0].status in ("sending", "asked", "granted"):
            tell(turn, same[0])
            raise Declined("utter_hearing_asynchronous_already_asked")


class SubmitAsynchronousHearing(SubmitService):
    """Hands the application to the court; while its system is away the backend keeps it and hands it in by itself."""

    service: ClassVar[str] = "hearing_asynchronous"
    reopens: ClassVar[dict[str, str]] = {"utter_hearing_asynchronous_difficulty_missing": "difficulty"}

    async def submit(self, turn: Turn) -> Receipt:
        """Hand in under the draft's id."""
        said: dict[str, Any] = {one.name: str(turn.answers[one.name]) for one in _FIELDS[1:]}
        case_id, person_id = str(turn.answers["case"]), turn.person.person_id
        await turn.do(AskAsynchronousHearing(turn.draft.draft_id, person_id, case_id, Conditions(**said)))
        return {"application_id": turn.draft.draft_id}

    async def tell(self, turn: Turn, receipt: Receipt) -> None:
        """Say that the court has it, or that it waits for the court's system."""
        person_id = turn.person.person_id
        application = await turn.do(OneAsynchronousHearing(receipt["application_id"], person_id))
        told = {"sending": "utter_hearing_asynchronous_waiting", "asked": "utter_hearing_asynchronous_sent"}
        if application.status in told:
            turn.say(told[application.status], **facts(turn, application))
        else:
            tell(turn, application)

    async def _declined(self, turn: Turn, no: Declined) -> Events:
        """What the court or the law says no to ends the form instead of asking again and again."""
        if no.utter not in ENDS:
            return await super()._declined(turn, no)
        turn.explain(no)
        await turn.do(DiscardDraft(turn.draft.draft_id, turn.person.person_id))
        return await leave(turn)
