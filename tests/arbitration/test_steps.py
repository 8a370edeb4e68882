"""After the application: a fee that is said to be paid is paid on SCIA's word alone; a withdrawal is asked for once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from backend.arbitration.commands import (
    ArbitrationAtDesk,
    KeepApplication,
    OneArbitration,
    ReportPayment,
    WithdrawArbitration,
)
from backend.arbitration.course import Course, News, Told, moments, to_pay
from backend.arbitration.model import Arbitration
from backend.arbitration.steps import Sent, sent_from, sent_json
from tests.arbitration.conftest import ANNA, APPLICATION, BEN, World

SLIP = "f_0000000000000002"
FEE: dict[str, Any] = {"amount": Decimal(17500)}


def standing(world: World) -> Arbitration:
    one: Arbitration = world.do(OneArbitration("a1", ANNA))
    return one


def accept(world: World, days: int = 10) -> None:
    """SCIA accepts and asks for its fee, there and here."""
    world.apply()
    due = (world.clock.now() + timedelta(days=days)).date()
    world.scia.control("decide", kind="accepted", amount="17500", due=due.isoformat())
    world.told("accepted", due=due, **FEE)


def report(request_id: str = "p1", **change: Any) -> ReportPayment:
    told: dict[str, Any] = {"files": (SLIP,), "amount": Decimal(17500), "paid_on": date(2026, 11, 24)} | change
    return ReportPayment(request_id, ANNA, "a1", **told)


def test_a_payment_reaches_scia_once_with_its_slip_and_its_day(world: World) -> None:
    accept(world)
    told = world.do(report())
    world.do(report())
    [kept] = world.scia.state()["applications"].values()
    [paid] = kept["payments"]
    assert (paid["amount"], paid["currency"], paid["paid_on"]) == ("17500", "CNY", "2026-11-24")
    assert paid["files"][0]["sha256"] in world.scia.state()["files"]
    assert told.unanswered is not None and not told.course.is_paid


def test_reminders_of_the_fee_go_on_until_scia_confirms_it(world: World) -> None:
    accept(world)
    world.do(report())
    world.until(world.clock.now() + timedelta(days=4))
    assert world.said().count("utter_arbitration_near_payment") == 1
    world.told("paid", **FEE)
    assert world.said()[-1] == "utter_arbitration_news_paid"
    assert (standing(world).status, standing(world).course.is_paid) == ("accepted", True)
    world.until(world.clock.now() + timedelta(days=10))
    assert world.said().count("utter_arbitration_near_payment") == 1
    assert "utter_arbitration_missed_payment" not in world.said()
    assert world.refused(report("p2")) == "arbitration_already_paid"


def test_what_is_missing_is_told_and_reminded_of_with_the_day_that_stood(world: World) -> None:
    accept(world)
    world.do(report(amount=Decimal(10000)))
    world.told("unpaid", text="还差7500元", amount=Decimal(7500))
    utter, facts = world.spoken[-1]
    assert utter == "utter_arbitration_news_unpaid" and "7,500.00 CNY" in facts["amount"]
    assert "12月4日" in facts["due"]
    assert standing(world).unanswered is None
    world.until(world.clock.now() + timedelta(days=4))
    utter, facts = world.spoken[-1]
    assert utter == "utter_arbitration_near_payment" and "7,500.00 CNY" in facts["amount"]
    assert "12月4日" in facts["due"]
    assert world.do(report("p2", amount=Decimal(7500))).unanswered is not None


def test_a_payment_waits_for_scia_and_is_told_when_it_is_there(world: World) -> None:
    accept(world)
    world.scia.control("faults", outage=True)
    assert world.do(report()).waits("payment")
    world.scia.control("faults", outage=False)
    world.until(world.clock.now() + timedelta(hours=1))
    assert world.said()[-1] == "utter_arbitration_payment_reported"
    [kept] = world.scia.state()["applications"].values()
    assert len(kept["payments"]) == 1


def test_what_scia_refuses_is_told_in_its_words(world: World) -> None:
    accept(world)
    world.scia.control("decide", kind="paid")
    world.scia.control("faults", outage=True)
    world.do(report())
    world.scia.control("faults", outage=False)
    world.until(world.clock.now() + timedelta(hours=1))
    assert world.said()[-1] == "utter_arbitration_already_paid"
    [step] = standing(world).steps
    assert (step.state, step.reason) == ("refused", "arbitration_already_paid")


def test_a_fee_in_dollars_goes_as_it_was_said(world: World) -> None:
    accept(world)
    world.do(report(amount=Decimal("2500.00"), currency="USD"))
    [kept] = world.scia.state()["applications"].values()
    assert (kept["payments"][0]["amount"], kept["payments"][0]["currency"]) == ("2500.00", "USD")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"files": (), "amount": None}, "arbitration_no_proof"),
        ({"amount": Decimal(-1)}, "arbitration_amount_odd"),
        ({"currency": "QQQ"}, "arbitration_amount_odd"),
        ({"files": ("f_9999999999999999",)}, "file_unknown"),
        ({"note": "字" * 20_001}, "arbitration_too_much"),
    ],
)
def test_what_is_no_report_is_refused(world: World, change: dict[str, Any], reason: str) -> None:
    accept(world)
    assert world.refused(report(**change)) == reason
    assert standing(world).steps == ()


def test_nothing_is_reported_as_paid_before_scia_asks_or_by_a_stranger(world: World) -> None:
    world.apply()
    assert world.refused(report()) == "arbitration_nothing_to_pay"
    world.told("accepted", **FEE)
    assert world.refused(ReportPayment("p9", BEN, "a1", "付了")) == "arbitration_unknown"
    world.told("award")
    assert world.refused(report()) == "arbitration_over"


def test_the_secretary_sees_what_was_reported_with_its_slip(world: World) -> None:
    accept(world)
    world.do(report(note="电话 ⟦phone:0123456789⟧"))
    [step] = world.do(ArbitrationAtDesk("a1")).steps
    assert (step.kind, step.sent.amount, step.sent.files[0].file_id) == ("payment", Decimal(17500), SLIP)
    assert "⟦" not in step.sent.note


def test_a_withdrawal_is_asked_for_once_and_counts_on_scia_s_word(world: World) -> None:
    accept(world)
    order = WithdrawArbitration("w1", ANNA, "a1", "和解了")
    assert world.do(order).withdrawal is not None
    world.do(order)
    assert world.refused(WithdrawArbitration("w2", ANNA, "a1")) == "arbitration_withdrawal_waits"
    [kept] = world.scia.state()["applications"].values()
    assert kept["withdrawal"]["reason"] == "和解了"
    assert standing(world).status == "accepted"
    world.told("withdrawn", **FEE)
    assert (standing(world).status, world.said()[-1]) == ("withdrawn", "utter_arbitration_news_withdrawn")
    world.until(world.clock.now() + timedelta(days=12))
    assert world.said()[-1] == "utter_arbitration_news_withdrawn"
    assert world.refused(WithdrawArbitration("w3", ANNA, "a1")) == "arbitration_over"


def test_an_arbitration_that_goes_on_is_reminded_of_as_before_and_may_be_asked_about_again(world: World) -> None:
    accept(world)
    world.do(WithdrawArbitration("w1", ANNA, "a1"))
    world.clock.advance(timedelta(hours=1))
    world.scia.control("decide", kind="goes_on", text="对方有反请求")
    world.told("goes_on", text="对方有反请求")
    one = standing(world)
    assert (one.status, one.withdrawal) == ("accepted", None)
    world.until(world.clock.now() + timedelta(days=4))
    assert world.said()[-1] == "utter_arbitration_near_payment"
    assert world.do(WithdrawArbitration("w2", ANNA, "a1")).withdrawal is not None


def test_a_withdrawal_waits_for_scia(world: World) -> None:
    world.apply()
    world.scia.control("faults", outage=True)
    assert world.do(WithdrawArbitration("w1", ANNA, "a1")).waits("withdrawal")
    world.scia.control("faults", outage=False)
    world.until(world.clock.now() + timedelta(hours=1))
    assert world.said()[-1] == "utter_arbitration_withdrawal_asked"


def test_what_scia_never_had_cannot_be_withdrawn(world: World) -> None:
    world.do(KeepApplication("a1", ANNA, APPLICATION, send=False))
    assert world.refused(WithdrawArbitration("w1", ANNA, "a1")) == "arbitration_not_with_scia"


def test_an_application_on_its_way_cannot_be_withdrawn_yet(world: World) -> None:
    world.scia.control("faults", outage=True)
    world.apply()
    assert world.refused(WithdrawArbitration("w1", ANNA, "a1")) == "arbitration_not_there_yet"
    assert world.refused(WithdrawArbitration("w1", BEN, "a1")) == "arbitration_unknown"


NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)
NOTICE = News("accepted", number="1", due=date(2026, 12, 4), amount=Decimal(17500))


@pytest.mark.parametrize(
    ("told", "amount", "due", "reminded"),
    [
        ((NOTICE,), 17500, date(2026, 12, 4), True),
        ((NOTICE, News("unpaid", "差", amount=Decimal(7500))), 7500, date(2026, 12, 4), True),
        ((NOTICE, News("unpaid", "差", due=date(2026, 12, 9), amount=Decimal(5))), 5, date(2026, 12, 9), True),
        ((NOTICE, News("paid")), 17500, date(2026, 12, 4), False),
        ((NOTICE, News("paid"), News("unpaid", "退票了", amount=Decimal(17500))), 17500, date(2026, 12, 4), True),
    ],
)
def test_what_is_to_be_paid_is_scia_s_last_word(told: tuple[News, ...], amount: int, due: date, reminded: bool) -> None:
    course = Course(tuple(Told(NOON, one) for one in told))
    asked = to_pay(course)
    assert asked is not None and (asked.amount, asked.due) == (Decimal(amount), due)
    assert bool(moments("accepted", course)) is reminded


def test_what_was_sent_comes_back_from_its_kept_form_and_an_old_correction_has_no_sum() -> None:
    sent = Sent("付了", (), Decimal("2500.50"), "USD", date(2026, 11, 24))
    assert sent_from(sent_json(sent)) == sent
    assert sent_from({"note": "补交", "files": []}) == Sent("补交")
