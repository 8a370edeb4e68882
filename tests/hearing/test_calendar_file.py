"""The calendar file of a hearing, read back by two libraries calendars are made of; it names no person and no room."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import icalendar
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.hearing.calendar_file import calendar_file
from backend.hearing.model import Hearing
from backend.shared.calendar import BEIJING
from tests.hearing.conftest import ANNA, CASE, NUMBER, START, sitting

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
HEARING = Hearing("KT01", CASE, ANNA, NUMBER, sitting(kind="online", room_link="https://court.example/room/secret"))


def test_two_readers_see_the_same_hearing() -> None:
    raw = calendar_file(HEARING, NOW, "zh-Hans")
    event = icalendar.Calendar.from_ical(raw).walk("VEVENT")[0]
    other = vobject.readOne(raw.decode()).vevent
    assert event["DTSTART"].dt == other.dtstart.value.astimezone(BEIJING) == START
    assert str(event["SUMMARY"]) == other.summary.value == f"开庭 · {NUMBER}"
    assert {alarm.trigger.value for alarm in other.valarm_list} == {-timedelta(days=1), -timedelta(hours=1)}


def test_a_moved_hearing_replaces_the_entry_and_a_cancelled_one_takes_it_out() -> None:
    moved = replace(HEARING, sequence=2, sitting=sitting(START + timedelta(days=1)))
    first, second = (vobject.readOne(calendar_file(one, NOW, "en").decode()) for one in (HEARING, moved))
    assert first.vevent.uid.value == second.vevent.uid.value
    assert int(second.vevent.sequence.value) > int(first.vevent.sequence.value)
    gone = vobject.readOne(calendar_file(replace(moved, status="cancelled", sequence=3), NOW, "en").decode())
    assert (gone.method.value, gone.vevent.status.value) == ("CANCEL", "CANCELLED")


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_it_names_neither_the_person_nor_the_room(language: str) -> None:
    text = calendar_file(HEARING, NOW, language).decode()
    assert "secret" not in text and ANNA not in text


@settings(deadline=None, max_examples=50)
@given(st.datetimes(datetime(2026, 1, 1), datetime(2035, 12, 31)), st.text(min_size=1, max_size=200))
def test_any_moment_and_place_survive_the_way_through_the_file(start: datetime, place: str) -> None:
    aware = start.replace(microsecond=0, tzinfo=BEIJING)
    raw = calendar_file(replace(HEARING, sitting=sitting(aware, place=place)), NOW, "zh-Hans")
    event = icalendar.Calendar.from_ical(raw).walk("VEVENT")[0]
    assert event["DTSTART"].dt == aware
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
