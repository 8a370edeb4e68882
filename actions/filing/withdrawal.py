"""Taking a filing back, after an explicit yes; once the case is registered only the judge can allow it."""

from __future__ import annotations

from actions.dialogue.confirm import Confirm, is_confirmed
from actions.dialogue.endings import close
from actions.dialogue.fields import SKIPPED, Field
from actions.dialogue.flow import Events, Flow, Surroundings
from actions.dialogue.phrases import said as says
from actions.dialogue.rules.opened_again import asked_for_again
from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.turn import Turn
from actions.enquiries.readers import names_arbitration
from actions.filing.about_case import TOO_LATE, case_subject, read_reason, takes, the_case
from actions.filing.cases import case_facts
from actions.front_door import Declined
from backend.filing.commands import OneCase, WithdrawCase
from backend.filing.model import LIVE, Case
from backend.shared.wording import Words


async def _say_what_follows(turn: Turn) -> None:
    turn.say("utter_filing_withdrawal_follows", **case_facts(turn, await the_case(turn)))


def _none(cases: list[Case]) -> Declined:
    """Registered ones are the judge's matter; others are over or not there."""
    if any(case.status == "registered" for case in cases):
        return Declined("utter_filing_withdraw_registered")
    return Declined("utter_filing_withdraw_over" if cases else "utter_filing_no_case_to_withdraw")


def _check(case: Case) -> None:
    """Until it is registered, refused or returned it can be taken back."""
    if case.status == "registered":
        raise Declined("utter_filing_withdraw_registered")
    if case.status not in LIVE:
        raise Declined("utter_filing_withdraw_over")


async def _withdraw(turn: Turn) -> Receipt:
    """Withdraw on a clear yes, or keep the case as it is."""
    case_id = str(turn.answers["case"])
    if not is_confirmed(turn.answers):
        return {"kept": case_id}
    reason = str(turn.answers.get("reason", SKIPPED))
    await turn.do(WithdrawCase(turn.draft.draft_id, turn.person.person_id, case_id, reason))
    return {"case_id": case_id}


async def _tell(turn: Turn, receipt: Receipt) -> None:
    """Say that it is withdrawn, that the wish waits for the court's system, or that the case stands."""
    if "kept" in receipt:
        turn.say("utter_filing_withdrawal_kept")
        return
    case = await turn.do(OneCase(receipt["case_id"], turn.person.person_id))
    told = "utter_filing_withdrawal_done" if case.status == "withdrawn" else "utter_filing_withdrawal_waiting"
    turn.say(told, **case_facts(turn, case))


async def _otherwise(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """An application for arbitration is withdrawn with the same words as a filing; a gift is undone by a filing."""
    undoes = says("undoes_deal", turn.answer.text) and not says("names_withdrawal", turn.answer.text)
    if undoes and turn.is_fresh_message and not turn.answer.pressed:
        return close("filing_form")
    about_arbitration = turn.is_fresh_message and names_arbitration(turn.answer.text)
    return close("arbitration_withdrawal_form") if about_arbitration else None


CASE = case_subject(LIVE, _none, _check)
WITHDRAWAL = Flow(
    service="filing_withdrawal",
    title=Words("撤回立案", "Withdrawal of a filing"),
    subject=CASE,
    fields=(
        CASE.field(),
        Field(
            "reason", Words("理由", "Reason"), read_reason, words=("原因", "reason"),
            before=_say_what_follows, free_text=True, story=True, optional=True, rests_on=(CASE.name,),
        ),
        Confirm(  # last, so that no stray word withdraws a case
            label=Words("确认撤回", "Sure"),
            yes=Words("确定撤回", "Yes, withdraw it"),
            no=Words("不撤了，保留", "No, keep it"),
            yes_words=("确定", "撤回", "withdraw it"),
            no_words=("保留", "不撤", "keep"),
            about=(CASE.name,),
        ).field(),
    ),
    on_submit=Submission(hand_in=_withdraw, tell=_tell, ends=TOO_LATE),
    has_review=False,
    before_opening=_otherwise,
    prefills=False,  # the sentence that opens it names the case and nothing else
    own_rules=(asked_for_again,),
    takes=takes,
)  # fmt: skip
