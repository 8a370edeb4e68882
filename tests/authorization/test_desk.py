"""The witness week: places of the diary, never below what is booked; another judge; a fresh way in for the judge."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from backend.authorization.desk_commands import (
    DeskWitness,
    NameJudge,
    RenewJudgeLink,
    SetWitnessPlaces,
    WitnessDiary,
    WitnessesBetween,
)
from backend.shared.diary import DiaryChanged, DiaryLine
from backend.shared.errors import PlatformUnavailable, Refused
from tests.authorization.conftest import WEDNESDAY, World

NINE, HALF_PAST = "gw-20261125-0900", "gw-20261125-0930"


def diary(world: World) -> dict[str, DiaryLine]:
    return {line.slot_id: line for line in world.do(WitnessDiary(WEDNESDAY, WEDNESDAY))}


def set_places(world: World, places: int, *slots: str, request_id: str = "r1") -> DiaryChanged:
    changed: DiaryChanged = world.do(SetWitnessPlaces(request_id, "o_1", slots, places))
    return changed


def coming(world: World) -> list[DeskWitness]:
    found: list[DeskWitness] = world.do(WitnessesBetween(WEDNESDAY, WEDNESDAY))
    return found


def test_a_closed_slot_is_offered_to_nobody_and_an_opened_one_again(world: World) -> None:
    assert [line.places for line in set_places(world, 0, NINE, NINE).done] == [0]
    assert world.slots()[0].slot_id == HALF_PAST and diary(world)[NINE].places == 0
    set_places(world, 1, NINE, request_id="r2")
    assert (world.slots()[0].slot_id, world.slots()[0].left) == (NINE, 1)


def test_a_booked_slot_stays_open_while_the_others_are_closed(world: World) -> None:
    world.book()
    changed = set_places(world, 0, NINE, HALF_PAST)
    assert [line.slot_id for line in changed.done] == [HALF_PAST]
    assert changed.refused == ((NINE, "authorization_places_below_booked"),)
    assert (diary(world)[NINE].places, diary(world)[NINE].booked) == (2, 1)
    assert set_places(world, 1, NINE, request_id="r2").done[0].places == 1


@pytest.mark.parametrize(
    ("slot", "reason"),
    [
        ("gw-20261128-0900", "authorization_slot_gone"),
        ("gw-20261123-0900", "authorization_slot_past"),
        ("../sessions/x", "authorization_slot_gone"),
    ],
)
def test_what_is_no_slot_to_come_cannot_be_opened(world: World, slot: str, reason: str) -> None:
    assert set_places(world, 1, slot).refused == ((slot, reason),)


def test_a_platform_that_is_away_changes_nothing_and_says_so(world: World) -> None:
    world.court.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        set_places(world, 0, NINE)
    world.court.control("faults", outage=False)
    assert diary(world)[NINE].places == 2


def test_the_week_shows_who_comes_with_which_lawyer(world: World) -> None:
    world.book()
    [one] = coming(world)
    assert (one.party_name, one.witness.lawyer_name, one.firm) == ("黄美玲", "李律师", "广东某某律师事务所")
    assert world.do(WitnessesBetween(WEDNESDAY + timedelta(days=1), date(2026, 11, 30))) == []


def test_the_judge_gets_a_fresh_link_and_the_same_order_twice_is_one(world: World) -> None:
    world.book()
    world.work()
    before = world.session()["judge_url"]
    for _ in range(2):
        world.do(RenewJudgeLink("r1", "o_1", "d1"))
    world.work()
    after = world.session()["judge_url"]
    assert after != before and after.endswith(world.room.tickets[-1]) and len(world.room.tickets) == 2
    assert coming(world)[0].way_in == "done"


def test_another_judge_comes_with_the_platforms_news(world: World) -> None:
    world.book()
    world.do(NameJudge("r1", "o_1", "d1", " 何  志文 "))
    assert world.session()["judge"] == "何 志文"
    assert [one.reason for one in _refusals(world)] == ["authorization_judge_missing", "authorization_not_found"]


def _refusals(world: World) -> list[Refused]:
    found: list[Refused] = []
    for order in (NameJudge("r2", "o_1", "d1", " "), RenewJudgeLink("r3", "o_1", "nobody")):
        with pytest.raises(Refused) as refused:
            world.do(order)
        found.append(refused.value)
    return found


def test_a_cancelled_session_has_neither_link_nor_another_judge(world: World) -> None:
    world.book()
    world.hear("session_cancelled")
    with pytest.raises(Refused, match="authorization_no_link"):
        world.do(RenewJudgeLink("r1", "o_1", "d1"))
    with pytest.raises(Refused, match="authorization_not_changeable"):
        world.do(NameJudge("r2", "o_1", "d1", "何志文"))
