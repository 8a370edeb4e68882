"""kill -9 of whoever applies for arbitration or answers one, between any two steps: once each, nothing undone."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from backend.arbitration.commands import OneArbitration, RecordNews
from backend.arbitration.course import News
from backend.shared.clock import FixedClock
from backend.shared.keyring import new_key
from tests.arbitration.conftest import ANNA, NUMBER
from tests.reliability.arbitration_process import NEWS, STEPS, apply_until_done, hear_news, put_together
from tests.reliability.killed import Configuration, run
from tests.sandbox_fixture import KEY, RunningSandbox, running_sandbox

pytestmark = pytest.mark.slow


@pytest.fixture
def scia() -> Iterator[RunningSandbox]:
    with running_sandbox() as sandbox:
        yield sandbox.part("shenzhen_arbitration")


@pytest.fixture
def wanted(database_url: str, scia: RunningSandbox) -> Configuration:
    return Configuration(database_url, scia.url, KEY, new_key())


@pytest.mark.parametrize("step", STEPS)
def test_a_turn_that_is_played_again_after_the_kill_finds_one_application(
    wanted: Configuration, scia: RunningSandbox, step: str
) -> None:
    assert run(apply_until_done, dataclasses.replace(wanted, die_at=step)) == -9
    assert run(apply_until_done, wanted) == 0
    [only] = scia.state()["applications"].values()
    assert only["receipt"].endswith("-000001")


@pytest.mark.parametrize("step", STEPS[:-1])
def test_what_nobody_plays_again_the_net_hands_in(wanted: Configuration, scia: RunningSandbox, step: str) -> None:
    assert run(apply_until_done, dataclasses.replace(wanted, die_at=step)) == -9
    infra, client = put_together(wanted, clock := FixedClock(datetime.now(UTC)))
    for _ in range(6):
        clock.advance(timedelta(minutes=30))
        infra.outbox.run_due_once()
    one = infra.bus.handle(OneArbitration("a1", ANNA))
    assert one.status == "received"
    assert [said.utter for said in infra.heard.spoken] == ["utter_arbitration_news_received"]
    assert [kept["receipt"] for kept in scia.state()["applications"].values()] == [one.number]
    client.close()
    infra.database.close()


@pytest.mark.parametrize("step", STEPS)
def test_a_correction_is_handed_in_once_whatever_is_killed(
    wanted: Configuration, scia: RunningSandbox, step: str
) -> None:
    assert run(apply_until_done, wanted) == 0
    scia.control("decide", kind="defect", text="请补交")
    told(wanted, News("defect", "请补交"))
    correction = dataclasses.replace(wanted, what="correction")
    assert run(apply_until_done, dataclasses.replace(correction, die_at=step)) == -9
    assert run(apply_until_done, correction) == 0
    [only] = scia.state()["applications"].values()
    assert (len(only["supplements"]), only["status"]) == (1, "received")


@pytest.mark.parametrize("step", STEPS)
def test_a_payment_is_reported_once_whatever_is_killed(wanted: Configuration, scia: RunningSandbox, step: str) -> None:
    assert run(apply_until_done, wanted) == 0
    scia.control("decide", kind="accepted", amount="17500")
    told(wanted, News("accepted", number="1", amount=Decimal(17500)))
    payment = dataclasses.replace(wanted, what="payment")
    assert run(apply_until_done, dataclasses.replace(payment, die_at=step)) == -9
    assert run(apply_until_done, payment) == 0
    [only] = scia.state()["applications"].values()
    assert [one["amount"] for one in only["payments"]] == ["17500"]


@pytest.mark.parametrize("step", [step for step in STEPS if step != "file"])
def test_a_withdrawal_is_asked_for_once_whatever_is_killed(
    wanted: Configuration, scia: RunningSandbox, step: str
) -> None:
    assert run(apply_until_done, wanted) == 0
    withdrawal = dataclasses.replace(wanted, what="withdrawal")
    assert run(apply_until_done, dataclasses.replace(withdrawal, die_at=step)) == -9
    assert run(apply_until_done, withdrawal) == 0
    [only] = scia.state()["applications"].values()
    assert only["withdrawal"]["reason"] == "和解了"


@pytest.mark.parametrize("step", STEPS)
def test_an_answer_is_handed_in_once_whatever_is_killed(wanted: Configuration, scia: RunningSandbox, step: str) -> None:
    scia.control("case", number=NUMBER, respondents=["林小明"])
    answer = dataclasses.replace(wanted, what="answer")
    assert run(apply_until_done, dataclasses.replace(answer, die_at=step)) == -9
    assert run(apply_until_done, answer) == 0
    [only] = scia.state()["answered"].values()
    assert only["receipt"].endswith("-000001")


@pytest.mark.parametrize("step", STEPS[:-1])
def test_an_answer_nobody_plays_again_the_net_hands_in(wanted: Configuration, scia: RunningSandbox, step: str) -> None:
    scia.control("case", number=NUMBER, respondents=["林小明"])
    assert run(apply_until_done, dataclasses.replace(wanted, what="answer", die_at=step)) == -9
    infra, client = put_together(wanted, clock := FixedClock(datetime.now(UTC)))
    for _ in range(6):
        clock.advance(timedelta(minutes=30))
        infra.outbox.run_due_once()
    assert infra.bus.handle(OneArbitration("a1", ANNA)).status == "received"
    assert "utter_arbitration_answer_news_received" in [said.utter for said in infra.heard.spoken]
    assert len(scia.state()["answered"]) == 1
    client.close()
    infra.database.close()


def test_news_that_comes_again_after_a_kill_in_or_after_any_of_it_is_taken_in_once(
    wanted: Configuration, scia: RunningSandbox
) -> None:
    assert run(apply_until_done, wanted) == 0
    for number in range(len(NEWS)):
        for first, moment in ((max(number - 1, 0), "in"), (number, "after")):
            died = dataclasses.replace(wanted, what=str(first), die_at=f"{moment}:{number}")
            assert run(hear_news, died) == -9, f"{moment} news {number}"
    assert run(hear_news, dataclasses.replace(wanted, what="0")) == 0
    infra, client = put_together(wanted, FixedClock(datetime.now(UTC)))
    one = infra.bus.handle(OneArbitration("a1", ANNA))
    assert [told.news.kind for told in one.course.told] == [news.kind for news in NEWS]
    client.close()
    infra.database.close()


def told(wanted: Configuration, news: News) -> None:
    """SCIA tells something of the application."""
    infra, client = put_together(wanted, FixedClock(datetime.now(UTC)))
    infra.bus.handle(RecordNews("E1", "a1", news, 1))
    client.close()
    infra.database.close()
