"""Day without a year beside what has happened: the last such day, never one to come."""

from __future__ import annotations

import pytest

from tests.nlu.entities.expression_tables import read, shown

ON = {"now": "2026-12-01T10:00:00+08:00"}
HAPPENED = [
    ("paper came 20 November. how long I have to answer", "2026-11-20"),
    ("I received the summons on December 5", "2025-12-05"),
    ("I got the notice on Friday", "2026-11-27"),
    ("I was raped in March", "2026-03-01/2026-03-31"),
    ("he died in March", "2026-03-01/2026-03-31"),
    ("on 20 November the paper came", "2026-11-20"),
    ("11月20号收到传票", "2026-11-20"),
    ("傳票係11月20號收到嘅", "2026-11-20"),
    ("20号收到法院的信", "2026-11-20"),
    ("送达日期是11月20日", "2026-11-20"),
    ("我爸11月20号去世了", "2026-11-20"),
    ("周五收到通知", "2026-11-27"),
    ("12月5号转了三万给他", "2025-12-05"),
]
AHEAD = [
    ("I got a hearing on 20 December", "2026-12-20"),
    ("I received the notice of the hearing on 5 January", "2027-01-05"),
    ("我收到法院通知12月20号开庭", "2026-12-20"),
    ("12月20号收到后再说", "2026-12-20"),
    ("remind me on 20 December", "2026-12-20"),
    ("I booked on 20 December", "2026-12-20"),
    ("I paid for the ticket on 20 December", "2026-12-20"),
    ("机票12月20号走的", "2026-12-20"),
    ("我12月20号结婚", "2026-12-20"),
    ("他12月20号去世三周年", "2026-12-20"),
    ("约12月20号", "2026-12-20"),
]


@pytest.mark.parametrize(("text", "day"), [*HAPPENED, *AHEAD])
def test_what_has_happened_lies_behind_and_what_is_planned_ahead(text: str, day: str) -> None:
    assert f"={day}" in shown(read(text, **ON))


@pytest.mark.parametrize("text", ["今年十二岁", "他今年十五", "我個仔今年十二歲", "他年十二岁", "去年十二个月都没付"])
def test_an_age_is_no_day_of_the_new_year(text: str) -> None:
    assert "date=2027-" not in shown(read(text, **ON))


@pytest.mark.parametrize(
    ("text", "day"),
    [("年初八", "2027-02-13"), ("年廿八", "2027-02-04"), ("大年十五", "2027-02-20"), ("明年初八见", "2027-02-13")],
)
def test_the_days_of_the_new_year_are_still_read(text: str, day: str) -> None:
    assert shown(read(text, **ON)) == f"date={day}"
