"""The notaries' diary: how many people a slot takes, never fewer than are booked; a new place goes to who waits."""

from __future__ import annotations

from backend.notarization.commands import JoinWaitingList
from backend.notarization.desk_commands import OfficePlaces, SetOfficePlaces
from backend.shared.diary import DiaryChanged, DiaryLine
from tests.notarization.conftest import ANNA, WEDNESDAY, World


def places(world: World) -> dict[str, DiaryLine]:
    found = world.do(OfficePlaces(WEDNESDAY))["in_person"]
    return {line.slot_id: line for line in found}


def change(world: World, count: int, *slots: str) -> DiaryChanged:
    changed: DiaryChanged = world.do(SetOfficePlaces(f"r{count}", "o_1", slots, count))
    return changed


def test_a_slot_is_closed_and_opened_with_more_places(world: World) -> None:
    first = world.slots()[0].slot_id
    change(world, 0, first)
    assert places(world)[first].places == 0 and world.slots()[0].slot_id != first
    change(world, 5, first)
    assert (world.slots()[0].slot_id, world.slots()[0].left) == (first, 5)


def test_what_is_booked_is_never_taken_away(world: World) -> None:
    slot = world.slots()[0]
    world.book(slot, "d1")
    world.book(slot, "d2")
    changed = change(world, 1, slot.slot_id)
    assert changed.refused == ((slot.slot_id, "notarization_places_below_booked"),)
    assert change(world, 2, slot.slot_id).done[0].booked == 2
    assert places(world)[slot.slot_id].places == 2


def test_a_new_place_is_offered_to_who_waits_for_that_day(world: World) -> None:
    slots = [slot.slot_id for slot in world.slots()]
    change(world, 0, *slots)
    world.do(JoinWaitingList("w1", ANNA, "birth", "in_person", WEDNESDAY))
    change(world, 1, slots[0])
    assert world.office.state()["waiting"][-1]["status"] == "offered"
