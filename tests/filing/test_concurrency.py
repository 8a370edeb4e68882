"""Many at once: one case a draft, one telling a decision, whoever comes first."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from backend.filing.commands import AskForExtension, MyCases, SupplementCase, WithdrawCase
from backend.filing.desk_commands import DecideFiling
from backend.filing.model import LIVE
from backend.shared.errors import Refused
from tests.filing.conftest import ANNA, World


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """Do everything at the same time; a refusal is a result."""

    def safely(deed: Callable[[], Any]) -> Any:
        try:
            return deed()
        except Refused as no:
            return no.reason

    with ThreadPoolExecutor(len(deeds)) as hands:
        return list(hands.map(safely, deeds))


def test_a_draft_confirmed_ten_times_at_once_is_one_case(world: World) -> None:
    made = at_once(*[world.file] * 10)
    assert len({case.filing_number for case in made if case.filing_number}) == 1
    assert len(world.court.state()["filings"]) == len(world.do(MyCases(ANNA))) == 1
    assert [step.status for step in world.case().timeline] == ["submitting", "under_review"]


def test_twenty_drafts_at_once_are_twenty_cases_with_receipts_of_their_own(world: World) -> None:
    def file(number: int) -> Callable[[], Any]:
        return lambda: world.file(f"d{number}")

    at_once(*[file(number) for number in range(20)])
    world.clock.advance(timedelta(minutes=2))
    world.runner.run_due_once()
    mine = world.do(MyCases(ANNA))
    assert len({case.filing_number for case in mine}) == 20
    assert {case.status for case in mine} == {"under_review"}


def test_officers_who_decide_at_once_decide_once(world: World) -> None:
    world.file()
    orders = [DecideFiling(f"desk-{n}", f"o_{n}", "d1", "pass" if n % 2 else "return", 1, reason="x") for n in range(6)]
    done = at_once(*[lambda order=order: world.do(order) for order in orders])  # type: ignore[misc]
    assert sum(not isinstance(one, str) for one in done) == 1
    assert len(world.said()) == 1 and world.court.state()["filings"][0]["sequence"] == 2


def test_news_that_comes_many_times_at_once_and_in_any_order_is_told_once(world: World) -> None:
    world.file()
    news = [world.decide(decision) for decision in ("pass", "register", "fee_notice")] * 4
    random.Random(20261124).shuffle(news)

    def hear(told: dict[str, Any]) -> Callable[[], bool]:
        return lambda: world.hear(told)

    heard = at_once(*[hear(told) for told in news])
    assert heard.count(True) == 3
    counted = Counter(world.said())
    assert counted["registered"] == counted["fee"] == 1 and counted["approved"] <= 1
    assert (world.case().status, world.case().case_number) == ("registered", "（2026）粤0703民初1号")


def test_a_correction_an_extension_and_a_withdrawal_at_once_end_as_the_court_has_it(world: World) -> None:
    world.file()
    world.hear(world.decide("defects", defects=["补身份证明"]))
    at_once(
        lambda: world.do(SupplementCase("s1", ANNA, "d1", "补上了")),
        lambda: world.do(AskForExtension("x1", ANNA, "d1", "再给几天")),
        lambda: world.do(WithdrawCase("w1", ANNA, "d1", "算了")),
    )
    world.clock.advance(timedelta(minutes=2))
    world.runner.run_due_once()
    shelf, case = world.court.state()["filings"][0], world.case()
    assert (case.status, case.waiting) == (shelf["status"], ())
    assert case.status not in LIVE


def test_the_outbox_and_the_turn_may_ask_at_the_same_time(world: World) -> None:
    world.court.control("faults", outage=True)
    world.file()
    world.court.control("faults", outage=False, latency_before=0.2)
    world.clock.advance(timedelta(seconds=3))
    at_once(world.runner.run_due_once, world.file, world.file)
    assert world.case().status == "under_review"
    assert len(world.court.state()["filings"]) == 1
    assert len(world.said()) <= 1
