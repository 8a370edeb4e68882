"""A person may wish to be reminded at other times, too; the wish moves with the appointment and is nobody else's."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from backend.notarization.commands import CancelAppointment, ChangeAppointment, RemindOfAppointment
from backend.shared.errors import Refused
from tests.notarization.conftest import ANNA, BEN, World


def test_a_wished_reminder_stands_beside_the_usual_one(world: World) -> None:
    slot = world.slots(day=date(2026, 11, 27))[0]
    world.book(slot)
    due = world.do(RemindOfAppointment("d1", ANNA, ("h3",)))
    assert due == [slot.start - timedelta(days=1), slot.start - timedelta(hours=3)]
    for at in due:
        world.clock.set(at)
        world.runner.run_due_once()
    assert world.said() == ["utter_notarization_reminder"] * 2


def test_the_day_before_wished_again_is_said_once(world: World) -> None:
    slot = world.slots(day=date(2026, 11, 27))[0]
    world.book(slot)
    assert world.do(RemindOfAppointment("d1", ANNA, ("d1",))) == [slot.start - timedelta(days=1)]
    world.clock.set(slot.start - timedelta(hours=20))
    world.runner.run_due_once()
    assert world.said() == ["utter_notarization_reminder"]


def test_the_wish_moves_with_the_appointment(world: World) -> None:
    first, later = world.slots(day=date(2026, 11, 27))[0], world.slots(day=date(2026, 12, 1))[0]
    world.book(first)
    world.do(RemindOfAppointment("d1", ANNA, ("h3",)))
    world.do(ChangeAppointment("d1", ANNA, later.slot_id))
    world.clock.set(first.start - timedelta(hours=1))
    world.runner.run_due_once()
    assert world.said() == []
    world.clock.set(later.start - timedelta(hours=2))
    world.runner.run_due_once()
    assert world.said() == ["utter_notarization_reminder"] * 2


@pytest.mark.parametrize(("person", "reason"), [(BEN, "notarization_not_found"), (ANNA, "notarization_not_held")])
def test_nobody_is_reminded_of_what_is_not_theirs_or_not_held(world: World, person: str, reason: str) -> None:
    world.book(world.slots(day=date(2026, 11, 27))[0])
    world.do(CancelAppointment("d1", ANNA))
    with pytest.raises(Refused, match=reason):
        world.do(RemindOfAppointment("d1", person, ("d1",)))
