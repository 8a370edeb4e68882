"""The clocks and the interest of a debt are computed from the days a person tells, by tables."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from actions.answers import Answer
from actions.protection.readers.debt_days import (
    DebtDays,
    asks_limitation,
    day_of_effect,
    debt_days,
    month_of_effect,
    principal_in,
)
from backend.protection.interest_cap import lpr_on
from backend.protection.interest_to_date import stretches
from backend.protection.limitation_period import limitation_period

TODAY = date(2026, 11, 24)
DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日|(\d{4})-(\d\d)-(\d\d)")


def message(text: str) -> Answer:
    entities: list[dict[str, Any]] = []
    for found in DAY.finditer(text):
        year, month, day = (int(one) for one in found.groups() if one)
        value = date(year, month, day).isoformat()
        entities.append({"entity": "date", "value": value, "start": found.start(), "end": found.end()})
    return Answer(text, "ask_law", entities=tuple(entities))


def told(text: str) -> DebtDays:
    return debt_days(message(text), TODAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("判决书2024年12月20日生效的，对方一直没还钱", date(2024, 12, 20)),
        ("2023年5月1日借的，判决2025年3月1日生效", date(2025, 3, 1)),
        ("The judgment took effect on 2025-03-01, he borrowed on 2020-01-01", date(2025, 3, 1)),
        ("判决书是2024年12月20日收到的", None),
        ("2024年12月20日生效，还是2025年1月5日生效", None),
    ],
)
def test_the_day_a_decision_took_effect(text: str, day: date | None) -> None:
    assert day_of_effect(message(text), TODAY) == day


@pytest.mark.parametrize(
    ("text", "words", "span", "month"),
    [
        ("2024年1月的判决生效了，想申请执行", "2024年1月", "2024-01-01/2024-01-31", date(2024, 1, 1)),
        ("a judgment effective January 2024", "January 2024", "2024-01-01/2024-01-31", date(2024, 1, 1)),
        ("判决去年生效", "去年", "2025-01-01/2025-12-31", None),
        ("2024年1月借的，判决还没下来", "2024年1月", "2024-01-01/2024-01-31", None),
        ("判决2027年1月生效", "2027年1月", "2027-01-01/2027-01-31", None),
    ],
)
def test_the_month_a_decision_took_effect(text: str, words: str, span: str, month: date | None) -> None:
    first, _, last = span.partition("/")
    at = text.index(words)
    entity = {"entity": "date_range", "value": {"from": first, "to": last}, "start": at, "end": at + len(words)}
    assert month_of_effect(Answer(text, "ask_law", entities=(entity,)), TODAY) == month


def heard(text: str, *said: tuple[str, str]) -> DebtDays:
    """Days of a message whose days the bot has read, each by its words; a month or year as its first and last day."""
    entities: list[dict[str, Any]] = []
    for words, value in said:
        first, _, last = value.partition("/")
        kind = "date_range" if last else "date"
        meant: Any = {"from": first, "to": last} if last else first
        at = text.index(words)
        entities.append({"entity": kind, "value": meant, "start": at, "end": at + len(words)})
    return debt_days(Answer(text, "ask_law", entities=tuple(entities)), TODAY)


MAY = ("may 2021", "2021-05-01/2021-05-31")


@pytest.mark.parametrize(
    ("days", "due"),
    [
        (heard("lent in may 2021 and should pay back in one year", MAY, ("in one year", "2027-11-24")), "2022-05-01"),
        (heard("borrowed in may 2021, to be repaid within 18 months", MAY, ("18 months", "2028-05-24")), "2022-11-01"),
        (heard("borrowed in may 2021, he said he would repay after two years", MAY), "2023-05-01"),
        (heard("2021年5月3日借给他的，说好一年还，还能告吗", ("2021年5月3日", "2021-05-03")), "2022-05-03"),
        (heard("2021年5月31日借嘅，讲好半年内还清", ("2021年5月31日", "2021-05-31")), "2021-11-30"),
        (heard("2020年2月29日借的，借期一年，时效过了吗", ("2020年2月29日", "2020-02-29")), "2021-02-28"),
        (heard("说好一年还，还能告吗"), None),  # nobody said from when
        (heard("should pay back in one year, too late?", ("in one year", "2027-11-24")), None),
        (heard("2021年5月3日借的，三年没还了", ("2021年5月3日", "2021-05-03")), None),
        (heard("2021年5月3日借的，两年前说好还的", ("2021年5月3日", "2021-05-03"), ("两年前", "2024-11-24")), None),
        (heard("it was due two years ago", ("two years ago", "2024-11-24")), None),
        (heard("22年5月3日到期，时效过了吗", ("22年5月3日", "2022-05-03")), "2022-05-03"),
        (heard("借条上还款日是2027年3月1日", ("2027年3月1日", "2027-03-01")), "2027-03-01"),
        (heard("约定5月3日前还", ("5月3日", "2027-05-03")), "2026-05-03"),
    ],
)  # fmt: skip
def test_a_stretch_of_time_counts_from_the_loan_and_is_no_day(days: DebtDays, due: str | None) -> None:
    assert days.due == (date.fromisoformat(due) if due else None)


@pytest.mark.parametrize(
    ("text", "lent", "due", "renewed"),
    [
        ("借条写的还款日是2023年3月1日，诉讼时效到哪天", None, "2023-03-01", []),
        ("他2020年5月1日说好还钱的，我从来没催过，现在还能告吗", None, "2020-05-01", []),
        ("货款2021年8月10日到期，2023年6月5日他还过一点，时效什么时候到", None, "2021-08-10", ["2023-06-05"]),
        ("2019年1月2日借的，2020年1月2日應還，2022年3月4日我發微信催過", "2019-01-02", "2020-01-02", ["2022-03-04"]),
        ("lent on 2021-03-01, due on 2022-03-01 and he paid on 2023-05-06", "2021-03-01", "2022-03-01", ["2023-05-06"]),
        ("2021年3月1日借给他五万，2024年5月1日没催过", "2021-03-01", None, []),
        ("2021年3月1日他搬家了", None, None, []),
        ("他答应2022年5月1日还，2023年5月2日还了两万", None, "2022-05-01", ["2023-05-02"]),
    ],
)  # fmt: skip
def test_each_day_is_what_its_clause_says(text: str, lent: str | None, due: str | None, renewed: list[str]) -> None:
    days = told(text)
    assert (days.lent and days.lent.isoformat(), days.due and days.due.isoformat()) == (lent, due)
    assert [day.isoformat() for day in days.renewed] == renewed


@pytest.mark.parametrize("text", ["时效过了吗", "而家仲告唔告得到佢", "is it too late to sue", "最晚哪天起诉"])
def test_limitation_is_asked_for(text: str) -> None:
    assert asks_limitation(text)


@pytest.mark.parametrize("text", ["欠我工资，时效多久", "利息一共多少", "how do I sue him"])
def test_other_periods_and_other_questions_are_not_this_one(text: str) -> None:
    assert not asks_limitation(text)


def test_two_sums_are_no_principal() -> None:
    two = tuple({"entity": "money", "value": {"amount": amount, "currency": "CNY"}} for amount in ("100.00", "50.00"))
    assert principal_in(Answer("借了100，还了50", "ask_law", entities=two[:1])) == (Decimal("100.00"), "CNY")
    assert principal_in(Answer("借了100，还了50", "ask_law", entities=two)) is None


@pytest.mark.parametrize(
    ("due", "renewals", "until", "late"),
    [
        ("2023-03-01", [], "2026-03-01", None),
        ("2020-05-01", [], "2023-05-01", None),
        ("2021-08-10", ["2023-06-05"], "2026-06-05", None),
        ("2020-02-29", [], "2023-02-28", None),
        ("2020-01-02", ["2022-03-04", "2024-12-31"], "2027-12-31", None),
        ("2019-01-02", ["2022-03-04"], "2022-01-02", "2022-03-04"),
        ("2023-03-01", ["2022-12-01"], "2026-03-01", None),
    ],
)
def test_three_years_run_from_the_due_day_or_the_last_renewal_in_time(
    due: str, renewals: list[str], until: str, late: str | None
) -> None:
    found = limitation_period(date.fromisoformat(due), map(date.fromisoformat, renewals))
    assert found.until.isoformat() == until
    assert (found.too_late and found.too_late.isoformat()) == late


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        ("2020-08-20", "3.85"), ("2021-12-19", "3.85"), ("2021-12-20", "3.80"), ("2022-08-21", "3.70"),
        ("2023-08-20", "3.55"), ("2023-08-21", "3.45"), ("2024-10-20", "3.35"), ("2025-05-19", "3.10"),
        ("2026-11-24", "3.00"),
    ],
)  # fmt: skip
def test_the_rate_of_a_day_is_the_newest_published_by_then(day: str, rate: str) -> None:
    assert lpr_on(date.fromisoformat(day)) == Decimal(rate)


def test_no_rate_is_told_of_a_day_before_the_page_begins() -> None:
    with pytest.raises(ValueError, match="2019"):
        lpr_on(date(2019, 1, 1))


@pytest.mark.parametrize(
    ("agreed", "lent", "until", "parts"),
    [
        ("36", "2021-03-01", "2026-11-24", [("15.40", 2094, "441747.95")]),
        ("12", "2021-03-01", "2026-11-24", [("12", 2094, "344219.18")]),
        ("24", "2022-06-01", "2023-06-01", [("14.80", 365, "74000.00")]),
        ("30", "2019-05-01", "2026-11-24", [("24", 477, "156821.92"), ("12.00", 2287, "375945.21")]),
        ("18", "2018-01-01", "2019-01-01", [("18", 365, "90000.00")]),
    ],
)
def test_interest_is_reckoned_with_the_cap_of_its_time(
    agreed: str, lent: str, until: str, parts: list[tuple[str, int, str]]
) -> None:
    found = stretches(Decimal(agreed), date.fromisoformat(lent), date.fromisoformat(until))
    assert [(one.yearly, one.days, one.interest(Decimal(500_000))) for one in found] == [
        (Decimal(rate), days, Decimal(sum_)) for rate, days, sum_ in parts
    ]


def test_interest_runs_forward_only() -> None:
    with pytest.raises(ValueError, match="forward"):
        stretches(Decimal(12), date(2026, 1, 1), date(2026, 1, 1))
