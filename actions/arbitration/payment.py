"""Reporting that the fee was paid: how much and when as the person says, the slip; SCIA alone says that it is paid.

Rules: ARB-FEE-PREPAY (what counts as withdrawn without payment). No account is ever named here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.arbitration import dialogue
from actions.arbitration.claim_fields import evidence_papers, nothing_first
from actions.arbitration.own import arbitration_subject, chosen, waits_for_payment
from actions.arbitration.supplement import takes
from actions.arbitration.telling import contact, tell_status
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AnswerQuestion, Command
from actions.dialogue.fields import SKIPPED, Field
from actions.dialogue.flow import Flow
from actions.dialogue.message import UserMessage
from actions.dialogue.state import State
from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.told_days import full, pressed_order, today_there, told_day
from actions.dialogue.turn import Turn
from actions.filing.readers import read_money, said_money
from actions.front_door import Declined
from backend.arbitration.announcements import arbitration_facts, news_facts
from backend.arbitration.commands import OneArbitration, ReportPayment
from backend.arbitration.course import News, to_pay
from backend.arbitration.model import CURRENCIES, Arbitration
from backend.files.commands import FileFacts
from backend.shared.wording import Words, day

_PAPERS = evidence_papers("papers")
_TOLD = "told_of"
"""Note of the arbitration for which it was said what SCIA asks for."""
_TODAY = Choice("today", Words("今天付的", "Today"), ("今天", "今日", "刚刚", "today", "just now"))


def _none(mine: Sequence[Arbitration]) -> Declined:
    if any(one.course.is_paid for one in mine):
        return Declined("utter_arbitration_already_paid")
    return Declined("utter_arbitration_nothing_to_pay")


CASE = arbitration_subject(waits_for_payment, _none)


async def _begin(flow: Flow, turn: Turn) -> None:
    """Keep the slip a button stands for, and the sum and the day the opening sentence tells."""
    slip, text = turn.answer.pressed.get(dialogue.SLIP), turn.answer.text
    if slip is not None:
        try:
            file = await turn.do(FileFacts(str(slip), turn.person.person_id))
        except Declined as no:
            turn.explain(no)
            return
        turn.change({"papers_so_far": {"files": [{"id": str(slip), "name": file.name}], "note": ""}})
    elif text and not turn.answer.pressed:
        told = read_money(turn.answer) if turn.answer.values("money") else NOTHING
        paid_on = await told_day(turn, turn.answer, "paid_on", "past")
        found = {"amount": told, "paid_on": paid_on}
        turn.change({name: one.value for name, one in found.items() if one is not None and one.found})


async def _say_what_is_asked(turn: Turn) -> None:
    """Say what SCIA asks for, until when, and that no account comes from here; too late is said as too late."""
    one = await chosen(turn)
    asked = to_pay(one.course)
    if asked is None or turn.answers.get(_TOLD) == one.arbitration_id:
        return
    turn.change({_TOLD: one.arbitration_id})
    facts = {**arbitration_facts(one, turn.language), **news_facts(asked, turn.person), **await contact(turn)}
    turn.say("utter_arbitration_payment_asked", **facts)
    if asked.due is not None and asked.due < today_there(turn):
        turn.say("utter_arbitration_payment_over_due", **facts)
    if turn.answers.get("amount"):
        await _say_difference(turn, turn.answers["amount"])


async def _read_amount(turn: Turn, answer: Answer) -> Reading:
    open_here = turn.is_open("amount")
    if answer.value("money") is None and not open_here:
        return NOTHING
    found = read_money(answer)
    if found.found and str(found.value).partition(" ")[2] not in CURRENCIES:
        return Reading(problem="utter_arbitration_currency_odd")
    return found


async def _say_difference(turn: Turn, value: Any) -> None:
    """Say at once where the sum is another than SCIA asks for, or in another currency."""
    asked = to_pay((await chosen(turn)).course)
    figure, _, currency = str(value).partition(" ")
    if not figure or asked is None or asked.amount is None:
        return
    facts: dict[str, Any] = {
        "paid": said_money(str(value), turn.language),
        "amount": _asked_sum(asked, turn.language),
    }
    if currency != asked.currency:
        turn.say("utter_arbitration_payment_currency", **facts)
    elif Decimal(figure) < asked.amount:
        left = f"{asked.amount - Decimal(figure)} {currency}"
        turn.say("utter_arbitration_payment_part", **facts, left=said_money(left, turn.language))
    elif Decimal(figure) > asked.amount:
        turn.say("utter_arbitration_payment_more", **facts)


def _asked_sum(asked: News, language: str) -> str:
    return said_money(f"{asked.amount} {asked.currency}", language)


async def _read_day(turn: Turn, answer: Answer) -> Reading:
    if answer.text and pick(answer, (_TODAY,)).found:
        return Reading(today_there(turn).isoformat(), entities=("date",))
    return await told_day(turn, answer, "paid_on", "past") or NOTHING


async def _pressed_day(turn: Turn, value: str) -> Reading:
    return Reading(today_there(turn).isoformat()) if value == "today" else await pressed_order(turn, "paid_on", value)


async def _offered_days(turn: Turn) -> Sequence[Choice]:
    return (_TODAY,)


async def _say_late(turn: Turn, value: Any) -> None:
    asked = to_pay((await chosen(turn)).course)
    if value and asked is not None and asked.due is not None and date.fromisoformat(str(value)) > asked.due:
        turn.say("utter_arbitration_payment_late", due=day(asked.due, turn.language), **await contact(turn))


async def _report(turn: Turn) -> Receipt:
    """Report the payment under the draft's id; while SCIA is away the backend keeps it."""
    papers, case = turn.answers.get("papers"), str(turn.answers["case"])
    kept: Mapping[str, Any] = papers if isinstance(papers, Mapping) else {"files": (), "note": ""}
    amount, _, currency = str(turn.answers.get("amount") or "").partition(" ")
    paid_on = str(turn.answers.get("paid_on") or SKIPPED)
    order = ReportPayment(
        turn.draft.draft_id, turn.person.person_id, case, str(kept["note"]),
        tuple(str(file["id"]) for file in kept["files"]), Decimal(amount) if amount else None, currency or "CNY",
        date.fromisoformat(paid_on) if paid_on else None,
    )  # fmt: skip
    await turn.do(order)
    return {"arbitration_id": case}


async def _tell(turn: Turn, receipt: Receipt) -> None:
    """Say that SCIA has the report or will have it; that it is paid only where SCIA has said so."""
    one: Arbitration = await turn.do(OneArbitration(receipt["arbitration_id"], turn.person.person_id))
    if one.unanswered is None:
        await tell_status(turn, one)
        return
    waits = one.waits("payment")
    utter = "utter_arbitration_payment_waiting" if waits else "utter_arbitration_payment_reported"
    turn.say(utter, **arbitration_facts(one, turn.language))


def asks_account(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Tell whoever asks for an account that none is named here, and where SCIA's stands."""
    ours = not message.pressed and dialogue.asks_account(message.text)
    return (AnswerQuestion("ask_arbitration", said=message),) if ours else ()


PAYMENT = Flow(
    service="arbitration_payment",
    title=Words("报告已缴仲裁费", "Report a paid fee"),
    subject=CASE,
    opening="",  # what SCIA asks for is said instead
    fields=(
        CASE.field(),
        Field(
            "amount", Words("付了多少", "Paid"), _read_amount, words=("金额", "多少", "amount"), optional=True,
            before=_say_what_is_asked, after=_say_difference, rests_on=(CASE.name,),
            show=lambda turn, value: said_money(str(value), turn.language),
        ),
        Field(
            "paid_on", Words("哪天付的", "Paid on"), _read_day, words=("日期", "哪天", "day"), optional=True,
            choices=_offered_days, pressed=_pressed_day, before=_say_what_is_asked, after=_say_late,
            rests_on=(CASE.name,),
            show=lambda turn, value: full(date.fromisoformat(str(value)), turn.language),
        ),
        replace(
            _PAPERS.field(Words("转账凭证", "Transfer receipt"), nothing_first, (CASE.name,)), optional=True,
            words=("凭证", "回单", "slip"),
        ),
    ),
    on_submit=Submission(
        hand_in=_report,
        tell=_tell,
        reopens={
            "utter_file_unknown": "papers",
            "utter_arbitration_too_much": "papers",
            "utter_arbitration_no_proof": "papers",
            "utter_arbitration_amount_odd": "amount",
        },
        ends=(
            "utter_arbitration_nothing_to_pay", "utter_arbitration_already_paid", "utter_arbitration_over",
            "utter_arbitration_unknown",
        ),
    ),
    takes=takes,
    first_rules=(asks_account,),
    begin=_begin,
    prefills=False,  # `begin` reads what the opening sentence tells
)  # fmt: skip
