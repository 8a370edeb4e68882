"""A hearing of the desk's is told to the court's platform: once, until it is told, and never over its own change."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from backend.hearing.commands import CancelHearing, CourtToldOf, OneHearing, RescheduleHearing
from backend.hearing.model import Told
from backend.hearing.watching import LOOK_EVERY
from tests.hearing.conftest import ANNA, CASE, START, World, sitting
from tests.hearing.test_court_news import filed


def at_the_court(world: World) -> list[dict[str, Any]]:
    return list(world.court.state()["hearings"])


def told(world: World) -> dict[str, Told]:
    found: dict[str, Told] = world.do(CourtToldOf(CASE))
    return found


def test_a_hearing_fixed_moved_and_called_off_at_the_desk_reaches_the_court_and_is_told_once(world: World) -> None:
    filed(world)
    world.schedule()
    world.at(world.clock.now())
    world.do(RescheduleHearing("KT01", sitting(START + timedelta(days=1)), "法官出差", "clerk"))
    world.at(world.clock.now())
    world.do(CancelHearing("KT01", "和解", "clerk"))
    world.at(world.clock.now())
    (kept,) = at_the_court(world)
    assert (kept["sequence"], kept["status"], kept["reason"]) == (3, "cancelled", "和解")
    world.watch()
    world.at(world.clock.now() + LOOK_EVERY)
    assert [utter.rsplit("_", 1)[-1] for utter in world.said()] == ["scheduled", "moved", "cancelled"]


def test_while_the_court_is_away_its_older_word_does_not_undo_the_desks(world: World) -> None:
    filed(world)
    world.schedule()
    world.at(world.clock.now())
    world.court.control("faults", failing=12)
    world.do(RescheduleHearing("KT01", sitting(START + timedelta(days=1)), "", "clerk"))
    world.at(world.clock.now())
    assert told(world) == {"KT01": Told("open")}
    world.watch()
    world.court.control("faults", failing=0)
    world.at(world.clock.now() + LOOK_EVERY)
    assert world.do(OneHearing("KT01", ANNA)).sitting.start == START + timedelta(days=1)
    world.at(world.clock.now() + timedelta(minutes=1))
    assert told(world) == {"KT01": Told("done")}


def test_what_the_court_has_changed_itself_is_refused_to_the_desk_and_found_by_looking(world: World) -> None:
    filed(world)
    world.schedule()
    world.at(world.clock.now())
    world.court.control("hearing", do="move", start="2026-12-20T09:00:00+08:00", reason="法庭停电")
    world.do(RescheduleHearing("KT01", sitting(START + timedelta(days=1)), "", "clerk"))
    world.at(world.clock.now())
    assert told(world) == {"KT01": Told("refused", "hearing_changed_meanwhile")}
    world.watch()
    world.at(world.clock.now() + LOOK_EVERY)
    assert world.do(OneHearing("KT01", ANNA)).reason == "法庭停电"


def test_a_hearing_the_court_has_fixed_itself_is_not_told_back(world: World) -> None:
    filed(world)
    world.watch()
    world.court.control("hearing", do="schedule", start="2026-12-10T09:00:00+08:00")
    world.at(world.clock.now() + LOOK_EVERY)
    assert told(world) == {}
