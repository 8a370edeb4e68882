"""The rules without any machinery: which route is open to whom, and which days the office works."""

from __future__ import annotations

import csv
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.notarization.advice import advise
from backend.notarization.matters import load_matters
from backend.notarization.reminders import reminder_moment
from backend.notarization.timetable import Timetable, is_ordinary_weekend
from backend.shared.calendar import BEIJING, is_working_day
from backend.shared.errors import Refused

MATTERS = load_matters()
NATIONALITIES = ("prc_mainland", "hk_macao_taiwan", "foreign")
WHEREABOUTS = ("jiangmen", "china", "hk_macao_taiwan", "abroad")
STAYS = ("days_180", "residence_permit", "long_term_visa", "none")
PLACES = ("china", "abroad")
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=BEIJING)

with Path(__file__).with_name("advised_people.csv").open(encoding="utf-8") as _file:
    PEOPLE = list(csv.DictReader(_file))
"""One person a line: who they are, what they are advised, and the verdict on one route by the end of its reason."""
YES_NO: dict[str, bool | None] = {"yes": True, "no": False, "unknown": None}


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: "-".join(person.values()))
def test_a_person_is_sent_the_lawful_way_and_told_why(person: dict[str, str]) -> None:
    circumstances: Any = [person[name] for name in ("nationality", "whereabouts", "stay_basis", "use_place")]
    cannot = YES_NO[person["mission_cannot"]]
    advice = advise(MATTERS[person["matter"]], *circumstances, mission_cannot=cannot)
    verdict = {str(route): one for route, one in advice.allowed.items()}[person["route"]]
    assert (advice.recommended, verdict.allowed) == (person["recommended"], YES_NO[person["open"]])
    assert verdict.reason.startswith("notarization_reason_") and verdict.reason.endswith(person["reason"])
    assert verdict.rule.cite.zh and verdict.rule.cite.en


def test_the_table_has_at_least_thirty_people() -> None:
    assert len(PEOPLE) >= 30


EVERYBODY = list(product(MATTERS.values(), NATIONALITIES, WHEREABOUTS, STAYS, PLACES, (None, True, False)))


def test_nobody_at_all_is_recommended_a_route_that_is_closed_to_them() -> None:
    for matter, *circumstances, cannot in EVERYBODY:
        advice = advise(matter, *circumstances, mission_cannot=cannot)
        assert advice.allowed[advice.recommended].allowed
        assert advice.allowed["in_person"].allowed


def test_video_is_open_to_mainland_residents_abroad_only_whatever_else_is_true() -> None:
    for matter, nationality, where, stay, use, cannot in EVERYBODY:
        verdict = advise(matter, nationality, where, stay, use, cannot).allowed["remote_video"]
        conditions = nationality == "prc_mainland" and where == "abroad" and stay != "none" and use == "china"
        assert not verdict.allowed or (conditions and matter.code not in ("will", "inheritance"))


def test_a_consular_deed_is_never_sent_for_an_apostille() -> None:
    notes = advise(MATTERS["true_copy"], "prc_mainland", "abroad", "days_180", "abroad").notes
    assert {"notarization_note_apostille", "notarization_note_no_apostille_on_consular"} <= set(notes)


def test_who_is_advised_video_hears_that_office_and_mission_must_agree() -> None:
    notes = advise(MATTERS["declaration"], "prc_mainland", "abroad", "days_180", "china").notes
    for tail in ("office_and_mission_agree", "speak_directly", "property_declaration", "taishan_office"):
        assert f"notarization_note_{tail}" in notes


DAYS = [
    (date(2026, 11, 23), "notarization_day_past"),
    (date(2026, 11, 28), "notarization_day_closed"),
    (date(2026, 12, 5), "notarization_day_closed"),
    (date(2027, 1, 1), "notarization_day_closed"),
    (date(2027, 1, 24), "notarization_day_too_far"),
]


@pytest.mark.parametrize(("day", "reason"), DAYS)
def test_a_hopeless_day_is_refused_with_the_next_open_one(day: date, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        Timetable().first_day(day, NOW)
    assert (refused.value.reason, refused.value.facts["day"]) == (reason, day.isoformat())
    if "next_day" in refused.value.facts:
        assert is_working_day(date.fromisoformat(str(refused.value.facts["next_day"])))


def test_a_made_up_working_saturday_is_open_and_the_holiday_before_it_closed() -> None:
    october = datetime(2026, 9, 15, 9, 0, tzinfo=BEIJING)
    assert Timetable().first_day(date(2026, 10, 10), october) == date(2026, 10, 10)
    with pytest.raises(Refused) as refused:
        Timetable().first_day(date(2026, 10, 3), october)
    assert refused.value.facts == {"day": "2026-10-03", "because": "holiday", "next_day": "2026-10-08"}


def test_today_is_beijings_day_not_greenwichs() -> None:
    early = datetime(2026, 11, 25, 1, 0, tzinfo=BEIJING)
    with pytest.raises(Refused, match="notarization_day_past"):
        Timetable().first_day(date(2026, 11, 24), early)


@settings(deadline=None)
@given(st.dates(date(2026, 11, 24), date(2027, 1, 23)))
def test_a_day_is_taken_exactly_when_the_office_works(day: date) -> None:
    try:
        assert Timetable().first_day(day, NOW) == day
        assert is_working_day(day)
    except Refused as refused:
        assert not is_working_day(day)
        assert (refused.facts["because"] == "weekend") is (day.weekday() >= 5 and is_ordinary_weekend(day))


@pytest.mark.parametrize(
    ("hour", "part", "fits"),
    [
        (9, "morning", True),
        (9, "afternoon", False),
        (15, "afternoon", True),
        (11, "noon", True),
        (16, "noon", False),
        (9, None, True),
    ],
)
def test_parts_of_the_day_are_beijings(hour: int, part: str | None, fits: bool) -> None:
    start = datetime(2026, 11, 25, hour, 0, tzinfo=BEIJING).astimezone(ZoneInfo("America/Toronto"))
    assert Timetable().in_part(start, part) is fits


@settings(deadline=None)
@given(
    st.datetimes(datetime(2026, 11, 25), datetime(2027, 12, 31)),
    st.sampled_from(["Asia/Shanghai", "America/Toronto", "Australia/Sydney", "Europe/London", "Pacific/Auckland"]),
)
def test_a_reminder_comes_a_day_or_a_little_more_before_and_never_at_night(start: datetime, zone: str) -> None:
    aware = start.replace(tzinfo=BEIJING)
    due = reminder_moment(aware, zone)
    assert 8 <= due.hour < 22
    assert timedelta(days=1) <= aware - due <= timedelta(days=1, hours=12)
