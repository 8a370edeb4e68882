"""Taking a filing back, after an explicit yes; once the case is registered only the judge can allow it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from actions.answers import Answer, Choice, Reading
from actions.filing.about_case import AboutCase, SubmitAboutCase, read_reason, the_case
from actions.filing.cases import case_facts, case_field
from actions.filing.readers import read_yes_no
from actions.forms.fields import SKIPPED, Field, choice_field
from actions.forms.turn import Turn
from actions.front_door import Declined
from actions.submit import Receipt
from backend.filing.commands import OneCase, WithdrawCase
from backend.filing.model import LIVE, Case
from backend.shared.wording import Words


async def _read_sure(turn: Turn, answer: Answer) -> Reading:
    return read_yes_no(answer)


async def _say_what_follows(turn: Turn) -> None:
    turn.say("utter_filing_withdrawal_follows", **case_facts(turn, await the_case(turn)))


class WithdrawalForm(AboutCase):
    """Takes a filing back; the clear yes comes last, so that no stray word withdraws a case."""

    service: ClassVar[str] = "filing_withdrawal"
    title: ClassVar[Words] = Words("撤回立案", "Withdrawal of a filing")
    has_review: ClassVar[bool] = False
    open_to = LIVE

    @property
    def fields(self) -> Sequence[Field]:
        """Which case, why, and whether it is meant."""
        return _FIELDS

    async def impossible(self, cases: list[Case]) -> Declined:
        """Registered ones are the judge's matter; others are over or not there."""
        if any(case.status == "registered" for case in cases):
            return Declined("utter_filing_withdraw_registered")
        return Declined("utter_filing_withdraw_over" if cases else "utter_filing_no_case_to_withdraw")

    async def check(self, case: Case) -> None:
        """Until it is registered, refused or returned it can be taken back."""
        if case.status == "registered":
            raise Declined("utter_filing_withdraw_registered")
        if case.status not in LIVE:
            raise Declined("utter_filing_withdraw_over")


_FIELDS = (
    case_field(LIVE),
    Field(
        "reason", Words("理由", "Reason"), read_reason, words=("原因", "reason"),
        before=_say_what_follows, free_text=True, story=True, optional=True, rests_on=("case",),
    ),
    choice_field(
        "sure",
        Words("确认撤回", "Sure"),
        (
            Choice("yes", Words("确定撤回", "Yes, withdraw it"), ("确定", "撤回", "withdraw it")),
            Choice("no", Words("不撤了，保留", "No, keep it"), ("保留", "不撤", "keep")),
        ),
        read=_read_sure,
        rests_on=("case",),
    ),
)  # fmt: skip


class SubmitWithdrawal(SubmitAboutCase):
    """Withdraws only on a clear yes."""

    service: ClassVar[str] = "filing_withdrawal"

    async def submit(self, turn: Turn) -> Receipt:
        """Withdraw, or keep the case as it is."""
        case_id = str(turn.answers["case"])
        if turn.answers["sure"] != "yes":
            return {"kept": case_id}
        reason = str(turn.answers.get("reason", SKIPPED))
        await turn.do(WithdrawCase(turn.draft.draft_id, turn.person.person_id, case_id, reason))
        return {"case_id": case_id}

    async def tell(self, turn: Turn, receipt: Receipt) -> None:
        """Say that it is withdrawn, that the wish waits for the court's system, or that the case stands."""
        if "kept" in receipt:
            turn.say("utter_filing_withdrawal_kept")
            return
        case = await turn.do(OneCase(receipt["case_id"], turn.person.person_id))
        told = "utter_filing_withdrawal_done" if case.status == "withdrawn" else "utter_filing_withdrawal_waiting"
        turn.say(told, **case_facts(turn, case))
