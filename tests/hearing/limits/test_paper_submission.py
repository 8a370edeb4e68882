"""A paper's limit handed in from its form: kept for the day that was told, told with its end, doubted where it is."""

from __future__ import annotations

import asyncio
from datetime import datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.dialogue.turn import Turn
from actions.hearing.paper_flow import PAPER_LIMIT
from backend.shared.calendar import BEIJING
from tests.hearing.conftest import ANNA, NUMBER, World
from tests.hearing.limits.test_handlers import limits

ANSWERS = {"of": "judgment", "case_number": NUMBER, "received": "2026-11-20", "domicile": "abroad"}


def submitted(world: World, now: datetime = datetime(2026, 11, 24, 17, tzinfo=BEIJING), **more: Any) -> dict[str, Any]:
    """Hand a filled form in; what was said, with its facts."""
    said: dict[str, Any] = {}

    async def do(command: Any) -> Any:
        return world.do(command)

    def say(utter: str, buttons: Any = (), **facts: Any) -> None:
        said[utter] = facts

    made = SimpleNamespace(
        answers=ANSWERS | more, person=world.person(ANNA), draft=SimpleNamespace(draft_id="d1"), do=do, say=say,
        now=now, language="zh-Hans",
    )  # fmt: skip
    turn, step = cast(Turn, made), PAPER_LIMIT.on_submit
    assert step is not None
    asyncio.run(_hand_in(step, turn))
    return said


async def _hand_in(step: Any, turn: Turn) -> None:
    await step.tell(turn, await step.hand_in(turn))


def test_the_last_day_is_told_and_kept(world: World) -> None:
    said = submitted(world)
    assert list(said) == ["utter_hearing_limit_card", "utter_hearing_paper_kept"]
    assert "12月21日" in said["utter_hearing_limit_card"]["ends"]
    assert [one.case_number for one in limits(world)] == [NUMBER]


def test_where_the_paper_names_the_shorter_time_both_days_are_kept(world: World) -> None:
    said = submitted(world, appeal_days=15)
    assert list(said) == ["utter_hearing_limit_card", "utter_hearing_paper_shorter", "utter_hearing_paper_kept"]
    assert all(day in said["utter_hearing_limit_card"]["ends"] for day in ("12月7日", "12月21日"))


@pytest.mark.parametrize(("kind", "day"), [("ruling", "11月30日"), ("fee_notice", "11月27日")])
def test_a_ruling_and_a_notice_to_pay_have_their_own_time(world: World, kind: str, day: str) -> None:
    said = submitted(world, of=kind, domicile="china")
    assert day in said["utter_hearing_limit_card"]["ends"]


def test_a_time_that_is_over_is_said_to_be_so(world: World) -> None:
    world.clock.set(datetime(2026, 12, 28, 9, tzinfo=BEIJING))
    said = submitted(world, world.clock.now(), domicile="china")
    assert list(said) == ["utter_hearing_limit_card", "utter_hearing_paper_over"]
