"""A known birthday stays unless it is told by its word; a day that makes a child of whoever sues is asked about."""

from __future__ import annotations

from typing import Any

import pytest

from actions.dialogue.commands import ConfirmSlot
from tests.filing.one_message import LOAN, after, commands

BIRTH, ASKED = "plaintiff_1_birth_date", "private_lending_last_asked_on"
KNOWN = {**LOAN, BIRTH: "1968-04-02", ASKED: "2024年6月"}
Told = tuple[str, str, Any]


def day(words: str, iso: str) -> Told:
    return ("date", words, iso)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("15 June 2024", "2024-06-15"),
        ("2024年6月15日", "2024-06-15"),
        ("2024年6月15號", "2024-06-15"),
        ("June 15, 2024", "2024-06-15"),
        ("2024-06-15", "2024-06-15"),
    ],
)
def test_a_bare_day_makes_the_known_month_exact_and_is_no_other_birthday(text: str, iso: str) -> None:
    made = after(commands(text, "plaintiff_1_particulars", KNOWN, day(text, iso)), KNOWN)
    assert (made[BIRTH], made[ASKED]) == ("1968-04-02", iso)


@pytest.mark.parametrize("text", ["3 May 1980", "1980年5月3日", "1980年5月3號"])
def test_a_bare_day_of_nothing_known_changes_no_birthday(text: str) -> None:
    made = after(commands(text, "plaintiff_1_particulars", KNOWN, day(text, "1980-05-03")), KNOWN)
    assert (made[BIRTH], made[ASKED]) == ("1968-04-02", "2024年6月")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "no!! my birthday is 2 april 1968, 15 june 2024 is the day I ask the money",
            (day("2 april 1968", "1968-04-02"), day("15 june 2024", "2024-06-15")),
        ),
        (
            "不对，我生日是1968年4月2日，2024年6月15日是我催款的日子",
            (day("1968年4月2日", "1968-04-02"), day("2024年6月15日", "2024-06-15")),
        ),
        (
            "唔係呀，我1968年4月2號出世，2024年6月15號係我追數嗰日",
            (day("1968年4月2號", "1968-04-02"), day("2024年6月15號", "2024-06-15")),
        ),
        (
            "I was born on 2 April 1968, I last asked him on 15 June 2024",
            (day("2 April 1968", "1968-04-02"), day("15 June 2024", "2024-06-15")),
        ),
        (
            "我是1968年4月2日出生的，2024年6月15日最后一次催他",
            (day("1968年4月2日", "1968-04-02"), day("2024年6月15日", "2024-06-15")),
        ),
    ],
)
@pytest.mark.parametrize("question", ["plaintiff_1_sex", "plaintiff_1_phone", "private_lending_written"])
def test_a_birthday_told_by_its_word_and_the_other_day_are_both_put_right(
    text: str, days: tuple[Told, ...], question: str
) -> None:
    known = {**KNOWN, BIRTH: "2024-06-15"}
    made = after(commands(text, question, known, *days), known)
    assert (made[BIRTH], made[ASKED]) == ("1968-04-02", "2024-06-15")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("他是1970年5月1日出生的", (day("1970年5月1日", "1970-05-01"),)),
        ("我儿子2015年3月1日出生", (day("2015年3月1日", "2015-03-01"),)),
        ("his birthday is 1 May 1970", (day("1 May 1970", "1970-05-01"),)),
        ("佢1970年5月1號出世", (day("1970年5月1號", "1970-05-01"),)),
        ("2021年3月1日借给他的", (day("2021年3月1日", "2021-03-01"),)),
    ],
)
def test_the_day_of_somebody_or_something_else_is_no_birthday(text: str, days: tuple[Told, ...]) -> None:
    assert after(commands(text, "plaintiff_1_phone", KNOWN, *days), KNOWN)[BIRTH] == "1968-04-02"


@pytest.mark.parametrize(
    ("text", "iso", "asked"),
    [
        ("15 June 2024", "2024-06-15", True),
        ("2010年1月1日", "2010-01-01", True),
        ("2009年12月31號", "2009-12-31", True),
        ("1968年4月2日", "1968-04-02", False),
        ("2 April 1968", "1968-04-02", False),
        ("2008年11月30日", "2008-11-30", False),
    ],
)
def test_a_day_that_makes_a_child_is_asked_about(text: str, iso: str, asked: bool) -> None:
    made = commands(text, BIRTH, LOAN, day(text, iso))
    assert any(isinstance(one, ConfirmSlot) for one in made) is asked
    assert (after(made, LOAN).get(BIRTH) == iso) is not asked


@pytest.mark.parametrize(
    ("text", "words", "iso", "kept"),
    [
        ("女，2015年3月1日出生", "2015年3月1日", "2015-03-01", "2015-03-01"),
        ("男，2024年6月15日", "2024年6月15日", "2024-06-15", None),
        ("male, 15 June 2024", "15 June 2024", "2024-06-15", None),
        ("男，1968年4月2日", "1968年4月2日", "1968-04-02", "1968-04-02"),
        ("男，1968年4月2號", "1968年4月2號", "1968-04-02", "1968-04-02"),
    ],
)
def test_a_childs_birthday_among_particulars_is_asked_for_by_itself(
    text: str, words: str, iso: str, kept: str | None
) -> None:
    made = after(commands(text, "plaintiff_1_particulars", LOAN, day(words, iso)), LOAN)
    assert made.get(BIRTH) == kept
    assert made["plaintiff_1_sex"] in ("male", "female")


@pytest.mark.parametrize(
    ("text", "words", "month"),
    [
        ("2022年3月，哪天不记得了", "2022年3月", 3),
        ("2022年3月", "2022年3月", 3),
        ("March 2022", "March 2022", 3),
        ("係2022年11月", "2022年11月", 11),
    ],
)
def test_a_bare_month_makes_the_known_year_exact(text: str, words: str, month: int) -> None:
    known = {**LOAN, "private_lending_lent_on": "2022年", "private_lending_due_on": "2024年6月"}
    span = {"from": f"2022-{month:02}-01", "to": f"2022-{month:02}-{31 if month == 3 else 30}"}
    made = after(commands(text, "private_lending_written", known, ("date_range", words, span)), known)
    assert made["private_lending_lent_on"] == f"2022年{month}月"


def test_a_month_of_another_year_makes_nothing_exact() -> None:
    known = {**LOAN, "private_lending_lent_on": "2022年", "private_lending_due_on": "2024年6月"}
    span = {"from": "2023-03-01", "to": "2023-03-31"}
    made = after(commands("2023年3月", "private_lending_written", known, ("date_range", "2023年3月", span)), known)
    assert (made["private_lending_lent_on"], made["private_lending_due_on"]) == ("2022年", "2024年6月")
