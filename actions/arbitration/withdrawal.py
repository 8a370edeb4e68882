"""Withdrawing an application for arbitration: what it means, asked twice; SCIA says whether it is withdrawn.

Rules: ARB-49, ARB-50, ARB-FEE-BACK. What becomes of a counterclaim is said with its doubt: SCIA's rules were not read.
"""

from __future__ import annotations

from collections.abc import Sequence

from actions.arbitration.own import arbitration_subject, chosen
from actions.arbitration.telling import contact, tell_status
from actions.dialogue.confirm import Confirm, is_confirmed
from actions.dialogue.fields import SKIPPED, Field, choice_field
from actions.dialogue.flow import Ending, Flow
from actions.dialogue.reading import Choice, Reading
from actions.dialogue.rules.opened_again import asked_for_again
from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.turn import Turn
from actions.filing.about_case import read_reason, takes
from actions.front_door import Declined
from backend.arbitration.announcements import arbitration_facts
from backend.arbitration.commands import OneArbitration, WithdrawArbitration
from backend.arbitration.model import LIVE, Arbitration
from backend.shared.wording import Words

_GO_ON, _KEEP = "go_on", "keep"
_WISHES = (
    Choice(_KEEP, Words("先不撤", "Not now"), ("不撤", "保留", "keep")),
    Choice(_GO_ON, Words("明白了，还要撤回", "I understand, withdraw it"), ("还要撤", "撤回", "withdraw")),
)
_BEFORE_FEE = frozenset({"received", "defect"})


def may_be_withdrawn(one: Arbitration) -> bool:
    """Return True if an application is with SCIA, goes on, and is not being withdrawn already."""
    return not one.is_answer and one.status in LIVE and one.status != "sending" and one.withdrawal is None


def _none(mine: Sequence[Arbitration]) -> Declined:
    """Give the reason why nothing can be withdrawn, by the newest."""
    if not mine:
        return Declined("utter_arbitration_none_to_withdraw")
    newest = next((one for one in mine if not one.is_answer), None)
    if newest is None:
        return Declined("utter_arbitration_not_yours_to_withdraw")
    if newest.status in ("kept", "refused", "failed"):
        return Declined("utter_arbitration_not_with_scia")
    if newest.status == "sending":
        return Declined("utter_arbitration_not_there_yet")
    return Declined("utter_arbitration_withdrawal_waits" if newest.status in LIVE else "utter_arbitration_over")


CASE = arbitration_subject(may_be_withdrawn, _none)


async def _say_what_follows(turn: Turn) -> None:
    """Say what a withdrawal means, and what becomes of the fee where one was asked for."""
    one = await chosen(turn)
    turn.say("utter_arbitration_withdrawal_follows", **arbitration_facts(one, turn.language))
    if one.status not in _BEFORE_FEE:
        turn.say("utter_arbitration_withdrawal_fee", **await contact(turn))


async def _ends(turn: Turn, field: Field, reading: Reading) -> Ending | None:
    """Ask no further of whoever keeps it."""
    return Ending("utter_arbitration_withdrawal_kept") if field.name == "wish" and reading.value == _KEEP else None


async def _withdraw(turn: Turn) -> Receipt:
    """Ask SCIA on a clear yes, or keep the arbitration as it is."""
    case = str(turn.answers["case"])
    if not is_confirmed(turn.answers):
        return {"kept": case}
    reason = str(turn.answers.get("reason", SKIPPED))
    await turn.do(WithdrawArbitration(turn.draft.draft_id, turn.person.person_id, case, reason))
    return {"arbitration_id": case}


async def _tell(turn: Turn, receipt: Receipt) -> None:
    """Say that SCIA has the wish, that it waits for its system, or that the arbitration goes on."""
    if "kept" in receipt:
        turn.say("utter_arbitration_withdrawal_kept")
        return
    one: Arbitration = await turn.do(OneArbitration(receipt["arbitration_id"], turn.person.person_id))
    if one.withdrawal is None:
        await tell_status(turn, one)
        return
    waits = one.waits("withdrawal")
    utter = "utter_arbitration_withdrawal_waiting" if waits else "utter_arbitration_withdrawal_asked"
    turn.say(utter, **arbitration_facts(one, turn.language))


WITHDRAWAL = Flow(
    service="arbitration_withdrawal",
    title=Words("撤回仲裁申请", "Withdrawal of an application to SCIA"),
    subject=CASE,
    opening="",  # what a withdrawal means is said instead
    fields=(
        CASE.field(),
        choice_field(
            "wish", Words("还要撤回吗", "Still withdraw"), _WISHES, before=_say_what_follows, rests_on=(CASE.name,),
        ),
        Field(
            "reason", Words("理由", "Reason"), read_reason, words=("原因", "reason"), free_text=True, story=True,
            optional=True, rests_on=(CASE.name,),
        ),
        Confirm(  # last, so that no stray word withdraws anything
            label=Words("确认撤回", "Sure"),
            yes=Words("确定撤回", "Yes, withdraw it"),
            no=Words("不撤了，保留", "No, keep it"),
            yes_words=("确定", "撤回", "withdraw it"),
            no_words=("保留", "不撤", "keep"),
            about=(CASE.name,),
        ).field(),
    ),
    on_submit=Submission(
        hand_in=_withdraw,
        tell=_tell,
        reopens={"utter_arbitration_too_much": "reason"},
        ends=(
            "utter_arbitration_not_with_scia", "utter_arbitration_not_there_yet", "utter_arbitration_withdrawal_waits",
            "utter_arbitration_over", "utter_arbitration_unknown", "utter_arbitration_not_yours_to_withdraw",
        ),
    ),
    has_review=False,
    prefills=False,  # the sentence that opens it names the arbitration and nothing else
    own_rules=(asked_for_again,),
    takes=takes,
    ends=_ends,
)  # fmt: skip
