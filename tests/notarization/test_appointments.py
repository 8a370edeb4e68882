"""Moving and giving back what one has booked: only one's own, only in time, never losing the old place too early."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from backend.notarization.commands import (
    AppointmentCode,
    CancelAppointment,
    ChangeAppointment,
    MyAppointments,
)
from backend.shared.errors import PlatformUnavailable, Refused
from tests.notarization.conftest import ANNA, BEN, World


def refusal(world: World, command: Any) -> Refused:
    with pytest.raises(Refused) as refused:
        world.do(command)
    return refused.value


def test_an_appointment_moves_and_the_old_place_is_free_again(world: World) -> None:
    first, second = world.slots()[:2]
    made = world.book(first)
    moved = world.do(ChangeAppointment("d1", ANNA, second.slot_id))
    assert (moved.status, moved.slot.start, moved.sequence) == ("changed", second.start, made.sequence + 1)
    assert world.slots()[0].left == 3
    assert world.do(ChangeAppointment("d1", ANNA, second.slot_id)).sequence == moved.sequence


def test_a_change_to_a_full_slot_keeps_the_old_one(world: World) -> None:
    first, second = world.slots()[:2]
    world.book(first)
    world.office.control("fill", slot_id=second.slot_id)
    assert refusal(world, ChangeAppointment("d1", ANNA, second.slot_id)).reason == "notarization_slot_full"
    assert world.do(MyAppointments(ANNA))[0].slot.start == first.start


def test_a_cancelled_appointment_is_gone_from_ones_list_and_cancelling_twice_is_once(world: World) -> None:
    world.book(world.slots()[0])
    assert world.do(CancelAppointment("d1", ANNA)).status == "cancelled"
    assert world.do(CancelAppointment("d1", ANNA)).status == "cancelled"
    assert world.do(MyAppointments(ANNA)) == []
    assert world.slots()[0].left == 3


def test_a_cancellation_while_the_office_is_down_is_carried_out_later(world: World) -> None:
    slots = world.slots()
    world.book(slots[0])
    world.office.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        world.do(CancelAppointment("d1", ANNA))
    assert refusal(world, ChangeAppointment("d1", ANNA, slots[1].slot_id)).reason == "notarization_request_open"
    world.office.control("faults", outage=False)
    world.clock.advance(timedelta(seconds=3))
    world.runner.run_due_once()
    assert world.said() == ["utter_notarization_cancelled_later"]


@pytest.mark.parametrize(
    "command", [ChangeAppointment("d1", BEN, "x"), CancelAppointment("d1", BEN), AppointmentCode("d1", BEN)]
)
def test_nobody_touches_or_sees_another_persons_appointment(world: World, command: Any) -> None:
    world.book(world.slots()[0])
    assert refusal(world, command).reason == "notarization_not_found"
    assert world.do(MyAppointments(BEN)) == []


def test_an_appointment_too_close_cannot_be_moved_or_given_back(world: World) -> None:
    slots = world.slots()
    world.book(slots[0])
    world.clock.set(slots[0].start - timedelta(minutes=20))
    assert refusal(world, CancelAppointment("d1", ANNA)).reason == "notarization_too_late_to_change"
