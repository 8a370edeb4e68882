"""The calendar file and the code: read back by the libraries calendars are made of, and silent about the person."""

from __future__ import annotations

import base64
import struct
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import icalendar
import pytest
from dateutil import rrule, tz
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.notarization.calendar_file import appointment_code, calendar_file
from backend.notarization.matters import load_matters
from backend.notarization.model import Appointment
from backend.shared.calendar import BEIJING
from backend.shared.diary import Slot

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
START = datetime(2026, 11, 25, 9, 0, tzinfo=BEIJING)
APPOINTMENT = Appointment(
    "d1", "p_1", "birth", "in_person", Slot("s", START, START + timedelta(minutes=30)), "confirmed", "WY2611250001"
)
MATTERS = load_matters()


def read(appointment: Appointment, language: str = "zh-Hans") -> icalendar.Calendar:
    found = icalendar.Calendar.from_ical(calendar_file(appointment, MATTERS[appointment.matter], NOW, language))
    assert isinstance(found, icalendar.Calendar)
    return found


def test_the_file_says_when_in_beijings_zone_with_its_rules() -> None:
    calendar = read(APPOINTMENT)
    event, zone = calendar.walk("VEVENT")[0], calendar.walk("VTIMEZONE")[0]
    assert (event["DTSTART"].dt, event["DTSTART"].params["TZID"]) == (START, "Asia/Shanghai")
    assert zone["TZID"] == "Asia/Shanghai"
    assert zone.walk("STANDARD")[0]["TZOFFSETTO"].td == timedelta(hours=8)
    assert event["DTSTART"].dt.astimezone(tz.gettz("America/Toronto")).hour == 20


def test_it_rings_a_day_and_an_hour_before() -> None:
    alarms = read(APPOINTMENT).walk("VALARM")
    assert sorted(alarm["TRIGGER"].dt for alarm in alarms) == [-timedelta(days=1), -timedelta(hours=1)]


def test_a_later_file_replaces_the_earlier_one() -> None:
    before = read(APPOINTMENT).walk("VEVENT")[0]
    moved = APPOINTMENT.moved_to(Slot("t", START + timedelta(days=1), START + timedelta(days=1, hours=1)), "changed")
    after = read(moved).walk("VEVENT")[0]
    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]


@pytest.mark.parametrize(
    ("status", "method", "shown"),
    [("pending", "PUBLISH", "TENTATIVE"), ("changed", "PUBLISH", "CONFIRMED"), ("cancelled", "CANCEL", "CANCELLED")],
)
def test_a_file_says_how_certain_the_appointment_is(status: str, method: str, shown: str) -> None:
    calendar = read(replace(APPOINTMENT, status=status))  # type: ignore[arg-type]
    assert (str(calendar["METHOD"]), str(calendar.walk("VEVENT")[0]["STATUS"])) == (method, shown)


def test_the_english_file_is_english_and_lists_what_to_bring() -> None:
    event = read(APPOINTMENT, "en").walk("VEVENT")[0]
    assert "Jiangmen Wuyi Notary Office" in event["SUMMARY"]
    assert "identity document" in event["DESCRIPTION"] and "WY2611250001" in event["DESCRIPTION"]


@settings(deadline=None)
@given(st.datetimes(datetime(2026, 1, 1), datetime(2035, 12, 31)), st.sampled_from(sorted(MATTERS)))
def test_any_moment_and_matter_survive_the_way_through_the_file(start: datetime, matter: str) -> None:
    aware = start.replace(microsecond=0, tzinfo=BEIJING)
    slot = Slot("s", aware, aware + timedelta(minutes=30))
    raw = calendar_file(replace(APPOINTMENT, slot=slot, matter=matter), MATTERS[matter], NOW, "zh-Hans")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    event = icalendar.Calendar.from_ical(raw).walk("VEVENT")[0]
    assert event["DTSTART"].dt == aware
    assert rrule.rrule(rrule.DAILY, dtstart=event["DTSTART"].dt, count=1)[0] == aware


def test_the_code_is_a_picture_people_can_show() -> None:
    uri = appointment_code(APPOINTMENT)
    assert uri.startswith("data:image/png;base64,")
    png = base64.b64decode(uri.partition(",")[2])
    width, height = struct.unpack(">II", png[16:24])
    assert png.startswith(b"\x89PNG") and width == height >= 150
