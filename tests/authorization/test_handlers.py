"""Booking, changing and giving back a witness, with everything real but the room: database, outbox, platform."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from backend.authorization.commands import (
    AcknowledgeRecording,
    BookWitness,
    CancelWitness,
    ChangeWitness,
    FindWitnessSlots,
    MyWitnesses,
    WitnessLink,
)
from backend.authorization.model import Witness
from backend.authorization.power.model import Lawyer
from backend.authorization.tables import witnesses
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from tests.authorization.conftest import ANNA, BEN, WISH, World


def booked_while_away(world: World) -> None:
    slot = world.slots()[0]
    world.court.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        world.book(slot)


def test_a_session_is_booked_with_number_and_judge_and_its_room_is_made(world: World) -> None:
    made = world.book()
    assert (made.status, made.lawyer_name, made.case_title) == ("booked", "李律师", WISH.case.title)
    assert made.number and made.number.startswith("GZ") and made.judge
    world.work()
    room = world.room.prepared[0]
    assert (room.power.session_id, room.judge, room.start, room.minutes) == ("d1", made.judge, made.slot.start, 30)
    assert room.power.principal.document_number == "E12345678" and room.power.special_powers == ("settle", "appeal")
    assert world.session()["judge_url"] == "https://chat.example.org/witness/judge-0"
    assert world.said() == []


def test_submitting_the_same_draft_ten_times_at_once_books_once(world: World) -> None:
    slot = world.slots()[0]
    with ThreadPoolExecutor(10) as clicks:
        made = list(clicks.map(lambda _: world.book(slot).number, range(10)))
    assert len(set(made)) == 1
    assert len(world.court.state()["sessions"]) == 1


def test_twenty_people_at_once_get_exactly_the_last_slot(world: World) -> None:
    slot = world.slots()[0]
    world.court.control("capacity", slot_id=slot.slot_id, places=1)
    people = [f"p_{number:016x}" for number in range(20)]
    world.verified.update(people)

    def attempt(person: str) -> str:
        try:
            return world.book(slot, f"d{person}", person).status
        except Refused as refused:
            return refused.reason

    with ThreadPoolExecutor(20) as crowd:
        fates = list(crowd.map(attempt, people))
    assert (fates.count("booked"), fates.count("authorization_slot_full")) == (1, 19)


def test_only_a_verified_party_may_book(world: World) -> None:
    world.verified.clear()
    with pytest.raises(Refused, match="authorization_not_verified"):
        world.book()
    assert world.court.state()["sessions"] == []


@pytest.mark.parametrize("licence", ["", "1234", "24407201010123456", "1440720101012345X"])
def test_a_licence_number_that_cannot_be_one_never_reaches_the_platform(world: World, licence: str) -> None:
    with pytest.raises(Refused, match="lawyer_licence_odd"):
        world.book(lawyer=Lawyer("李律师", "某所", licence))


def test_the_platform_gets_the_licence_behind_the_token(world: World) -> None:
    with world.database.transaction() as session:
        token = world.privacy.mask(session, ANNA, "14407201010123456")
    assert token != "14407201010123456"
    world.book(lawyer=Lawyer("李律师", "某所", token))
    assert world.session()["lawyer"]["licence"] == "14407201010123456"


def test_what_the_person_decided_is_sealed_at_rest(world: World) -> None:
    world.book()
    with world.database.reading() as session:
        kept = bytes(session.execute(select(witnesses.c.details)).scalar_one())
    assert not any(word.encode() in kept for word in ("李律师", "黄美玲", "14407201010123456"))


def test_a_full_slot_is_refused_and_the_same_draft_may_take_another(world: World) -> None:
    first, second = world.slots()[:2]
    world.court.control("fill", slot_id=first.slot_id)
    with pytest.raises(Refused, match="authorization_slot_full"):
        world.book(first)
    assert world.witness().status == "declined"
    assert world.book(second).status == "booked"


def test_a_platform_that_is_away_keeps_the_request_and_the_person_hears_later(world: World) -> None:
    booked_while_away(world)
    assert world.witness().status == "requested"
    world.court.control("faults", outage=False)
    world.clock.advance(timedelta(seconds=3))
    world.work()
    assert (world.witness().status, world.said()) == ("booked", ["booked_later"])
    assert world.room.prepared


def test_a_booking_whose_answer_got_lost_is_found_again_not_doubled(world: World) -> None:
    slot = world.slots()[0]
    world.court.control("faults", latency_after=3)
    with pytest.raises(PlatformUnavailable):
        world.book(slot)
    world.court.control("faults", latency_after=0)
    world.clock.advance(timedelta(seconds=3))
    world.work()
    assert [one["number"] for one in world.court.state()["sessions"]] == [world.witness().number]


def test_a_refusal_that_comes_later_is_told_later(world: World) -> None:
    booked_while_away(world)
    world.court.control("faults", outage=False)
    world.court.control("fill", day="2026-11-25")
    world.clock.advance(timedelta(seconds=3))
    world.work()
    assert world.said() == ["declined_later"]
    assert world.spoken[0][1]["because"] == "utter_authorization_slot_full"


def test_a_request_expires_with_its_slot(world: World) -> None:
    booked_while_away(world)
    world.clock.advance(timedelta(days=2))
    world.work()
    assert world.spoken[0][1]["because"] == "utter_authorization_request_expired"


def test_an_outage_of_hours_ends_in_a_booking_all_the_same(world: World) -> None:
    booked_while_away(world)
    for _ in range(20):
        world.clock.advance(timedelta(minutes=11))
        world.work()
    world.court.control("faults", outage=False)
    world.clock.advance(timedelta(minutes=11))
    world.work()
    assert "booked_later" in world.said()


def test_nonsense_is_recorded_and_a_second_submission_asks_the_same_again(world: World) -> None:
    slot = world.slots()[0]
    world.court.control("faults", nonsense="wrong_shape")
    with pytest.raises(PlatformRejected):
        world.book(slot)
    assert world.witness().status == "unclear"
    world.court.control("faults", nonsense=None)
    assert world.book(slot).status == "booked"


def test_a_witness_is_moved_and_its_room_and_the_judges_way_in_with_it(world: World) -> None:
    world.book()
    world.work()
    to = world.slots(date(2026, 11, 26))[2]
    assert world.do(ChangeWitness("d1", ANNA, to.slot_id)).slot.start == to.start
    world.work()
    assert [room.start for room in world.room.prepared][-1] == to.start
    assert world.session()["judge_url"].endswith("judge-1")


def test_a_witness_is_given_back_once_and_its_room_is_shut(world: World) -> None:
    world.book()
    world.work()
    assert world.do(CancelWitness("d1", ANNA)).status == world.do(CancelWitness("d1", ANNA)).status == "cancelled"
    world.work()
    assert [(shut.session_id, shut.reason) for shut in world.room.shut] == [("d1", "cancelled")]
    assert world.do(MyWitnesses(ANNA)) == []


def test_half_an_hour_before_nothing_is_changed_any_more(world: World) -> None:
    start = world.book().slot.start
    world.clock.set(start - timedelta(minutes=30))
    with pytest.raises(Refused, match="authorization_too_late_to_change"):
        world.do(CancelWitness("d1", ANNA))


def test_a_cancellation_while_the_platform_is_away_comes_through_later(world: World) -> None:
    world.book()
    world.work()
    world.court.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        world.do(CancelWitness("d1", ANNA))
    assert world.witness().request_open
    world.court.control("faults", outage=False)
    world.clock.advance(timedelta(seconds=3))
    world.work()
    assert (world.witness().status, world.said()) == ("cancelled", ["cancelled_later"])


STRANGER: list[Any] = [
    CancelWitness("d1", BEN), ChangeWitness("d1", BEN, "gw-20261126-0900"), WitnessLink("d1", BEN, "party"),
]  # fmt: skip


@pytest.mark.parametrize("command", STRANGER)
def test_to_a_stranger_a_witness_does_not_exist(world: World, command: Any) -> None:
    world.book()
    with pytest.raises(Refused, match="authorization_not_found"):
        world.do(command)
    assert world.do(MyWitnesses(BEN)) == []


def test_a_draft_id_of_somebody_else_books_nothing(world: World) -> None:
    world.book()
    order = BookWitness("d1", BEN, world.slots()[1].slot_id, WISH)
    with pytest.raises(Refused, match="authorization_not_found"):
        world.do(order)


def test_each_link_is_fresh_and_comes_with_its_code(world: World) -> None:
    world.book()
    first, second = (world.do(WitnessLink("d1", ANNA, "lawyer")) for _ in range(2))
    assert first.url != second.url and second.url.startswith("https://chat.example.org/witness/lawyer-")
    assert second.code.startswith("data:image/png;base64,")


@pytest.mark.parametrize("role", ["judge", "party"])
def test_there_is_no_link_for_the_judge_nor_after_the_end(world: World, role: Any) -> None:
    world.book()
    if role == "party":
        world.do(CancelWitness("d1", ANNA))
    with pytest.raises(Refused, match="authorization_no_link"):
        world.do(WitnessLink("d1", ANNA, role))


def test_two_reminders_come_and_none_for_a_time_that_was_given_up(world: World) -> None:
    world.book(world.slots(date(2026, 11, 27))[0])
    world.do(ChangeWitness("d1", ANNA, world.slots(date(2026, 11, 30))[0].slot_id))
    world.clock.set(world.witness().slot.start - timedelta(hours=24))
    world.work()
    assert world.said() == ["reminder"]
    world.clock.advance(timedelta(hours=23))
    world.work()
    assert world.said() == ["reminder", "reminder"]


def test_the_acknowledgement_of_the_recording_stands_in_the_audit_log(world: World) -> None:
    assert world.do(AcknowledgeRecording(ANNA, "d1")) == world.clock.now()
    with world.database.reading() as session:
        entries = session.exec_driver_sql("SELECT who, what FROM audit").all()
    assert [tuple(entry) for entry in entries] == [(ANNA, "authorization.recording_acknowledged")]
    assert world.audit.verify(world.database) is None


def test_a_past_day_is_refused_and_a_closed_one_shows_the_next_with_room(world: World) -> None:
    with pytest.raises(Refused, match="authorization_day_past"):
        world.do(FindWitnessSlots(ANNA, date(2026, 11, 23)))
    saturday = world.do(FindWitnessSlots(ANNA, date(2026, 11, 28)))
    assert {slot.start.date() for slot in saturday} == {date(2026, 11, 30)}
    with pytest.raises(Refused, match="authorization_no_slot"):
        world.do(FindWitnessSlots(ANNA, date(2027, 3, 1)))


def test_a_slot_nobody_was_shown_cannot_be_booked(world: World) -> None:
    with pytest.raises(Refused, match="authorization_slot_gone"):
        world.do(BookWitness("d1", ANNA, "gw-20261130-0900", WISH))


def test_witnesses_of_one_person_stand_in_the_order_of_their_time(world: World) -> None:
    late, early = world.slots()[3], world.slots()[1]
    world.book(late, "d1")
    world.book(early, "d2", case=replace(WISH.case, title="黄美玲诉陈某离婚纠纷", divorce=True))
    mine: list[Witness] = world.do(MyWitnesses(ANNA))
    assert [one.witness_id for one in mine] == ["d2", "d1"]
