"""A cancelled appointment is brought back for a day: at its time if that is free, else at another, and by its owner."""

from __future__ import annotations

from datetime import timedelta

import pytest

from actions.notarization.restoring import wants_back
from backend.notarization.commands import CancelAppointment, MyAppointments, RecentlyCancelled, RestoreAppointment
from backend.shared.errors import PlatformUnavailable, Refused
from tests.notarization.conftest import ANNA, BEN, WEDNESDAY, World


@pytest.mark.parametrize(
    "text",
    [
        "算了还是要那个", "我唔取消喇", "恢复预约", "bring it back", "我想要回那个预约，约回来", "都系要返嗰个时间",
        "取消错了",
        "I want that slot after all, get it back", "后悔了", "changed my mind, don't cancel",
    ],
)  # fmt: skip
def test_wanting_it_back_is_heard(text: str) -> None:
    assert wants_back(text)


@pytest.mark.parametrize(
    "text", ["取消我的预约", "重新预约", "cancel it", "我要办公证", "好的谢谢", "几点去", "book another one"]
)
def test_other_words_bring_nothing_back(text: str) -> None:
    assert not wants_back(text)


def _cancelled(world: World) -> str:
    slot = world.slots(day=WEDNESDAY + timedelta(days=5))[0]
    world.book(slot, agent="弟弟")
    world.do(CancelAppointment("d1", ANNA))
    return slot.slot_id


def test_it_stands_again_at_its_time_with_all_that_was_told(world: World) -> None:
    slot_id = _cancelled(world)
    assert [one.appointment_id for one in world.do(RecentlyCancelled(ANNA))] == ["d1"]
    back = world.do(RestoreAppointment("d1", ANNA, slot_id))
    assert (back.status, back.slot.slot_id, back.by_agent) == ("confirmed", slot_id, True)
    assert [one.appointment_id for one in world.do(MyAppointments(ANNA))] == ["d1"]
    assert world.do(RecentlyCancelled(ANNA)) == []
    world.clock.set(back.slot.start - timedelta(hours=12))
    world.runner.run_due_once()
    assert "utter_notarization_reminder_for_agent" in world.said()


def test_twice_is_once_and_a_day_later_it_is_gone(world: World) -> None:
    slot_id = _cancelled(world)
    world.clock.set(world.clock.now() + timedelta(hours=24, seconds=1))
    assert world.do(RecentlyCancelled(ANNA)) == []
    with pytest.raises(Refused, match="notarization_nothing_to_restore"):
        world.do(RestoreAppointment("d1", ANNA, slot_id))


def test_a_stranger_brings_nothing_back(world: World) -> None:
    slot_id = _cancelled(world)
    with pytest.raises(Refused, match="notarization_not_found"):
        world.do(RestoreAppointment("d1", BEN, slot_id))
    assert world.do(RecentlyCancelled(BEN)) == []


def test_a_time_that_was_given_away_is_refused_and_the_appointment_stays_cancelled(world: World) -> None:
    slot_id = _cancelled(world)
    world.office.control("fill", day=(WEDNESDAY + timedelta(days=5)).isoformat(), route="in_person")
    with pytest.raises(Refused, match="notarization_slot_full"):
        world.do(RestoreAppointment("d1", ANNA, slot_id))
    assert [one.status for one in world.do(MyAppointments(ANNA, include_past=True))] == ["cancelled"]
    assert [one.appointment_id for one in world.do(RecentlyCancelled(ANNA))] == ["d1"]


def test_while_the_office_is_away_it_is_asked_again_by_itself(world: World) -> None:
    slot_id = _cancelled(world)
    world.office.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        world.do(RestoreAppointment("d1", ANNA, slot_id))
    assert world.do(RecentlyCancelled(ANNA)) == []  # it is on its way
    world.office.control("faults", outage=False)
    world.clock.set(world.clock.now() + timedelta(hours=1))
    world.runner.run_due_once()
    assert [one.status for one in world.do(MyAppointments(ANNA))] == ["confirmed"]
