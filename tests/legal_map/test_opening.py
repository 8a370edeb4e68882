"""Open now, by the institution's own clock and its country's holidays; unknown stays unknown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from backend.legal_map.model import Institution, Point
from backend.legal_map.opening import opening_of, opening_on
from backend.legal_map.opening_words import day_words, opening_words
from backend.shared.wording import Words

TORONTO = Institution(
    "x", "consulate_general", Words("总领馆", "Consulate"), "CA", Words("多伦多", "Toronto"), Point(43.66, -79.4),
    "exact", "official", "America/Toronto", office_hours="Mo-Fr 09:00-11:30,13:30-15:00; PH off",
)  # fmt: skip


def at(text: str, zone: str = "America/Toronto") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("moment", "state", "changes"),
    [
        (at("2026-11-24T10:00"), "open", at("2026-11-24T11:30")),
        (at("2026-11-24T12:00"), "closed", at("2026-11-24T13:30")),
        (at("2026-11-27T15:00"), "closed", at("2026-11-30T09:00")),
        (at("2026-11-25T00:00", "Asia/Shanghai"), "open", at("2026-11-24T11:30")),
        (at("2026-12-25T10:00"), "closed", at("2026-12-28T09:00")),
    ],
)
def test_hours_are_read_by_the_clock_there(moment: datetime, state: str, changes: datetime) -> None:
    opening = opening_of(TORONTO, moment)
    assert (opening.state, opening.changes_at, opening.holidays_known) == (state, changes, True)


@pytest.mark.parametrize("change", [{"office_hours": ""}, {"timezone": ""}, {"office_hours": "by appointment!?"}])
def test_what_is_not_known_is_said_to_be_unknown(change: dict[str, str]) -> None:
    assert opening_of(replace(TORONTO, **change), at("2026-11-24T10:00")).state == "unknown"  # type: ignore[arg-type]


def test_a_country_whose_holidays_the_library_lacks_says_so() -> None:
    opening = opening_of(replace(TORONTO, country="KH", timezone="Asia/Phnom_Penh"), at("2026-11-24T10:00"))
    assert not opening.holidays_known


@pytest.mark.parametrize("moment", ["2026-10-01T10:00", "2026-02-17T10:00"])
def test_a_mission_on_a_chinese_holiday_is_never_called_open(moment: str) -> None:
    opening = opening_of(TORONTO, at(moment))
    assert opening.state == "unknown" and opening.chinese_holiday
    assert "中国的公众假期" in opening_words(opening, TORONTO.timezone, "zh-Hans")


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-09-30T18:00", "2026-10-08T09:00"),
        ("2026-10-03T12:00", "2026-10-08T09:00"),
        ("2026-10-07T18:00", "2026-10-08T09:00"),
        ("2027-02-04T18:00", "2027-02-09T09:00"),
        ("2026-11-24T18:00", "2026-11-25T09:00"),
    ],
)
def test_the_next_opening_of_a_mission_lies_behind_a_chinese_holiday(moment: str, opens: str) -> None:
    assert opening_of(TORONTO, at(moment)).changes_at == at(opens)


def test_the_next_opening_of_a_law_firm_knows_no_chinese_holiday() -> None:
    firm = replace(TORONTO, kind="law_firm")
    assert opening_of(firm, at("2026-09-30T18:00")).changes_at == at("2026-10-01T09:00")


def test_a_law_firm_abroad_keeps_no_chinese_holiday() -> None:
    assert opening_of(replace(TORONTO, kind="law_firm"), at("2026-10-01T10:00")).state == "open"


TODAY = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-12-04", "12月4日 周五：当地 09:00–11:30 / 13:30–15:00（北京时间 12月4日 周五 22:00–04:00）"),
        ("2026-12-05", "12月5日 周六：不开门"),
        ("2026-12-25", "12月25日 周五：不开门"),
        ("2026-10-01", "是中国的公众假期，多半不办公"),
    ],
)
def test_a_named_day_is_answered_for_that_day(day: str, said: str) -> None:
    assert said in day_words(opening_on(TORONTO, date.fromisoformat(day)), TORONTO.timezone, "zh-Hans")


def test_hours_of_a_day_that_are_not_known_are_not_called_closed() -> None:
    unknown = opening_on(replace(TORONTO, office_hours=""), TODAY)
    assert not unknown.known and "没有查到" in day_words(unknown, "", "zh-Hans")


def test_an_office_in_the_mainland_is_closed_on_a_public_holiday_whatever_its_hours() -> None:
    court = replace(TORONTO, kind="court", country="CN", timezone="Asia/Shanghai", office_hours="")
    assert "1月1日 周五：不开门，是中国的公众假期" in day_words(
        opening_on(court, date(2027, 1, 1)), "Asia/Shanghai", "zh-Hans"
    )


def test_hours_through_midnight_end_with_the_day() -> None:
    night = replace(TORONTO, office_hours="Mo-Su 20:00-02:00")
    spans = opening_on(night, TODAY).spans
    assert [(begin.hour, end.hour) for begin, end in spans] == [(0, 2), (20, 0)]


def test_where_local_holidays_are_unknown_that_is_said_beside_the_hours() -> None:
    there = replace(TORONTO, country="KH", timezone="Asia/Phnom_Penh")
    assert "当地节假日没有算进去" in day_words(opening_on(there, date(2026, 12, 4)), "Asia/Phnom_Penh", "zh-Hans")
