"""Booking, changing and giving back, with everything real: database, outbox, client, and the office over HTTP."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from backend.notarization.commands import (
    FindSlots,
    MyAppointments,
)
from backend.notarization.events import NotarizationBooked, NotarizationRefused
from backend.notarization.tables import appointments
from backend.shared import outbox
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from tests.notarization.conftest import ANNA, BEN, WEDNESDAY, World


def open_jobs(world: World, person_id: str = ANNA) -> int:
    with world.database.reading() as session:
        return outbox.open_jobs(session, person_id, before=world.clock.now() + timedelta(minutes=5))


def refusal(world: World, command: Any) -> Refused:
    with pytest.raises(Refused) as refused:
        world.do(command)
    return refused.value


def test_a_free_slot_is_booked_and_confirmed_with_a_number(world: World) -> None:
    made = world.book(world.slots()[0])
    assert (made.status, made.route, made.slot.start) == ("confirmed", "in_person", world.slots()[0].start)
    assert made.confirmation_number and made.confirmation_number.startswith("WY")
    assert [type(event) for event in world.events] == [NotarizationBooked]
    assert (world.said(), open_jobs(world)) == ([], 0)


def test_submitting_the_same_draft_twice_gives_the_same_receipt(world: World) -> None:
    slot = world.slots()[0]
    first, again = world.book(slot), world.book(slot)
    assert first == again
    assert len(world.office.state()["bookings"]) == 1


def test_fifty_people_at_once_get_exactly_the_three_places_of_a_slot(world: World) -> None:
    slot = world.slots()[0]

    def attempt(number: int) -> str:
        try:
            return world.book(slot, f"d{number}", f"p_{number:016x}").status
        except Refused as refused:
            return refused.reason

    with ThreadPoolExecutor(50) as crowd:
        fates = list(crowd.map(attempt, range(50)))
    assert fates.count("confirmed") == 3
    assert fates.count("notarization_slot_full") == 47
    assert len(world.office.state()["bookings"]) == 3


def test_ten_clicks_on_the_same_button_at_once_book_once(world: World) -> None:
    slot = world.slots()[0]
    with ThreadPoolExecutor(10) as clicks:
        made = list(clicks.map(lambda _: world.book(slot, document_number="E1").confirmation_number, range(10)))
    assert len(set(made)) == 1
    assert len(world.office.state()["bookings"]) == 1
    assert sum(isinstance(event, NotarizationBooked) for event in world.events) == 1


def test_a_full_slot_is_refused_and_the_same_draft_may_take_another(world: World) -> None:
    first, second = world.slots()[:2]
    world.office.control("fill", slot_id=first.slot_id)
    with pytest.raises(Refused, match="notarization_slot_full"):
        world.book(first)
    assert world.book(second).status == "confirmed"


def test_an_office_that_is_down_keeps_the_request_and_the_person_hears_later(world: World) -> None:
    slot = world.slots()[0]
    world.office.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        world.book(slot)
    assert [one.status for one in world.do(MyAppointments(ANNA))] == ["requested"]
    assert open_jobs(world) == 1
    world.office.control("faults", outage=False)
    world.clock.advance(timedelta(seconds=3))
    world.runner.run_due_once()
    assert world.said() == ["utter_notarization_booked_later"]
    assert world.spoken[0][2]["confirmation_number"].strip("\ue000\ue001").startswith("WY")
    assert open_jobs(world) == 0


def test_a_booking_whose_answer_got_lost_is_found_again_not_doubled(world: World) -> None:
    slot = world.slots()[0]
    world.office.control("faults", latency_after=3)
    with pytest.raises(PlatformUnavailable):
        world.book(slot)
    world.office.control("faults", latency_after=0)
    world.clock.advance(timedelta(seconds=3))
    world.runner.run_due_once()
    number = world.do(MyAppointments(ANNA))[0].confirmation_number
    assert [booking["confirmation_number"] for booking in world.office.state()["bookings"]] == [number]


def test_a_refusal_that_comes_later_is_told_later(world: World) -> None:
    slot = world.slots()[0]
    world.office.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        world.book(slot)
    world.office.control("fill", slot_id=slot.slot_id)
    world.office.control("faults", outage=False)
    world.clock.advance(timedelta(seconds=3))
    world.runner.run_due_once()
    assert world.said() == ["utter_notarization_refused_later"]
    assert world.spoken[0][2]["because"] == "utter_notarization_slot_full"


def test_a_process_that_dies_after_the_commit_is_caught_by_the_safety_net(world: World) -> None:
    slot = world.slots()[0]
    world.office.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        world.book(slot)
    with world.database.transaction() as session:
        session.exec_driver_sql("UPDATE outbox SET next_attempt_at = due_at")
    world.office.control("faults", outage=False)
    world.clock.advance(timedelta(seconds=46))
    world.runner.run_due_once()
    assert world.do(MyAppointments(ANNA))[0].status == "confirmed"


def test_an_outage_of_hours_ends_in_a_booking_all_the_same(world: World) -> None:
    slot = world.slots(day=date(2026, 11, 27))[0]
    world.office.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        world.book(slot)
    for _ in range(20):
        world.clock.advance(timedelta(minutes=11))
        world.runner.run_due_once()
    world.office.control("faults", outage=False)
    world.clock.advance(timedelta(minutes=11))
    world.runner.run_due_once()
    assert world.said() == ["utter_notarization_booked_later"]


def test_a_request_expires_with_its_slot(world: World) -> None:
    slot = world.slots()[0]
    world.office.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        world.book(slot)
    world.clock.advance(timedelta(days=2))
    world.runner.run_due_once()
    assert world.spoken[0][2]["because"] == "utter_notarization_request_expired"
    assert world.do(MyAppointments(ANNA, include_past=True))[0].status == "refused"


def test_nonsense_is_recorded_and_a_second_submission_asks_the_same_again(world: World) -> None:
    slot = world.slots()[0]
    world.office.control("faults", nonsense="wrong_shape")
    with pytest.raises(PlatformRejected):
        world.book(slot, document_number="E1")
    assert world.do(MyAppointments(ANNA, include_past=True))[0].status == "rejected"
    world.office.control("faults", nonsense=None)
    assert world.book(slot, document_number="E1").status == "confirmed"


def test_what_the_applicant_told_us_is_sealed_and_erased_once_the_office_has_it(world: World) -> None:
    slot = world.slots()[0]
    world.office.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        world.book(slot)
    with world.database.reading() as session:
        sealed = session.execute(select(appointments.c.applicant)).scalar_one()
    assert sealed and "陈国强".encode() not in bytes(sealed)
    world.office.control("faults", outage=False)
    assert world.book(slot).status == "confirmed"
    with world.database.reading() as session:
        assert session.execute(select(appointments.c.applicant)).scalar_one() is None


def test_the_office_gets_real_numbers_where_the_dialogue_has_tokens(world: World) -> None:
    slots = world.slots()
    with world.database.transaction() as session:
        token = world.privacy.mask(session, ANNA, "护照 E76543210")
    world.book(slots[0], document_number=token.split(" ")[-1])
    assert token.split(" ")[-1] != "E76543210"
    with pytest.raises(Refused, match="notarization_already_booked"):
        world.book(slots[1], "d2", BEN, document_number="E76543210")


@pytest.mark.parametrize("matter", ["will", "inheritance"])
def test_a_will_or_inheritance_certificate_is_never_booked_by_video(world: World, matter: str) -> None:
    slot = world.slots("remote_video")[0]
    with pytest.raises(Refused, match="notarization_reason_video_never"):
        world.book(slot, matter=matter, route="remote_video")


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"nationality": "foreign"}, "notarization_reason_video_nationality"),
        ({"stay_basis": "none"}, "notarization_reason_video_stay"),
        ({"use_place": "abroad"}, "notarization_reason_video_use_in_china"),
        ({"whereabouts": "jiangmen"}, "notarization_reason_video_only_abroad"),
        ({"route": "mission"}, "notarization_route_not_bookable"),
        ({"matter": "marriage_counselling"}, "notarization_matter_unknown"),
        ({"slot_id_": "ip-20991231-0900"}, "notarization_slot_gone"),
    ],
)
def test_what_the_law_or_the_list_forbids_never_reaches_the_office(
    world: World, other: dict[str, Any], reason: str
) -> None:
    slot = world.slots("remote_video")[0]
    other = {"route": "remote_video"} | other
    if made_up := other.pop("slot_id_", None):
        slot = replace(slot, slot_id=made_up)
    with pytest.raises(Refused, match=reason):
        world.book(slot, **other)
    assert world.office.state()["bookings"] == []


@pytest.mark.parametrize(
    ("day", "part", "reason"),
    [
        (date(2026, 11, 23), None, "notarization_day_past"),
        (date(2026, 11, 28), None, "notarization_day_closed"),
        (date(2027, 1, 1), None, "notarization_day_closed"),
        (date(2027, 6, 1), None, "notarization_day_too_far"),
        (WEDNESDAY, "night", "notarization_part_closed"),
    ],
)
def test_a_hopeless_day_is_refused_without_asking_the_office(
    world: World, day: date, part: str | None, reason: str
) -> None:
    world.office.control("faults", outage=True)
    assert refusal(world, FindSlots(ANNA, "birth", "in_person", day, part)).reason == reason


def test_a_full_day_shows_the_days_after_it(world: World) -> None:
    world.office.control("fill", day="2026-11-25", route="in_person")
    assert world.slots()[0].start.date() == date(2026, 11, 26)


def test_only_the_wanted_part_of_the_day_is_shown(world: World) -> None:
    found = world.do(FindSlots(ANNA, "birth", "in_person", WEDNESDAY, "afternoon"))
    assert {slot.start.hour >= 14 for slot in found} == {True}


def test_a_stranger_cannot_take_over_a_draft_by_its_id(world: World) -> None:
    slots = world.slots()
    world.book(slots[0])
    with pytest.raises(Refused, match="notarization_not_found"):
        world.book(slots[1], "d1", BEN)


def test_every_step_stands_in_the_audit_log_without_personal_data(world: World) -> None:
    world.book(world.slots()[0])
    assert world.audit.verify(world.database) is None
    with world.database.reading() as session:
        rows = session.exec_driver_sql("SELECT what, facts FROM audit").all()
    assert [row[0] for row in rows] == ["notarization.book.asked", "notarization.book.done"]
    assert "陈国强" not in str(rows)


def test_a_refused_booking_says_so_to_who_listens(world: World) -> None:
    slot = world.slots()[0]
    world.office.control("faults", refusals=["identity_refused"])
    with pytest.raises(Refused):
        world.book(slot)
    assert [type(event) for event in world.events] == [NotarizationRefused]
    assert world.said() == []
