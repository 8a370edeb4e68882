"""Particulars in one line: sex, birthday, papers, address and telephone, however the birthday is put."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.filing.readers.owners import Sides
from actions.filing.readers.particulars_told import particulars_told
from actions.filing.readers.party_details import without_birth
from tests.filing.test_particulars_along import DOCUMENT, PHONE, read

LINES = [
    ("女,1979年4月12日生", "1979-04-12", "1979年4月12日", "female"),
    ("女，1979年4月12日生", "1979-04-12", "1979年4月12日", "female"),
    ("女,1986年3月8号", "1986-03-08", "1986年3月8号", "female"),
    ("男，1975年5月20日生", "1975-05-20", "1975年5月20日", "male"),
    ("F, born 12 April 1979", "1979-04-12", "12 April 1979", "female"),
    ("M, 12 April 1979", "1979-04-12", "12 April 1979", "male"),
    ("女，生日系1990年1月2號", "1990-01-02", "1990年1月2號", "female"),
    ("男，1968年7月1日出生", "1968-07-01", "1968年7月1日", "male"),
    ("male, date of birth 3 May 1982", "1982-05-03", "3 May 1982", "male"),
    ("我是女的，1979年4月12日生的", "1979-04-12", "1979年4月12日", "female"),
]


@pytest.mark.parametrize("question", ["plaintiff_1_particulars", "plaintiff_1_sex", "plaintiff_1_birth_date"])
@pytest.mark.parametrize(("line", "day", "words", "sex"), LINES)
def test_the_birthday_stands_beside_the_sex(question: str, line: str, day: str, words: str, sex: str) -> None:
    found = read(question, line, day, words)
    told = {**found.also, question: found.value}
    assert told["plaintiff_1_birth_date"] == day
    assert told["plaintiff_1_sex"] == sex


@pytest.mark.parametrize(("line", "day", "words", "sex"), LINES)
def test_all_that_is_told_in_the_line_is_kept(line: str, day: str, words: str, sex: str) -> None:
    whole = f"{line}，{DOCUMENT}，12 Queen Street, Toronto，{PHONE}"
    found = read("plaintiff_1_particulars", whole, day, words)
    assert found.also["plaintiff_1_birth_date"] == day
    assert found.also["plaintiff_1_sex"] == sex
    assert found.also["plaintiff_1_document_number"] == DOCUMENT
    assert found.also["plaintiff_1_phone"] == PHONE
    assert found.also["plaintiff_1_address"]["text"] == "12 Queen Street, Toronto"


@pytest.mark.parametrize(
    ("line", "day", "words"),
    [
        ("女，2021年3月2日借给他的", "2021-03-02", "2021年3月2日"),
        ("male, we married on 3 May 2012", "2012-05-03", "3 May 2012"),
        ("男，2018年3月来的加拿大，2020年5月1日入职", "2020-05-01", "2020年5月1日"),
    ],
)
def test_the_day_of_a_deed_is_no_birthday(line: str, day: str, words: str) -> None:
    found = read("plaintiff_1_sex", line, day, words)
    assert "plaintiff_1_birth_date" not in found.also


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        (f"梁美娟 {PHONE} 1958年7月12日", "1958年7月12日", "梁美娟"),
        (f"Mary Leung, {DOCUMENT}, 12 July 1958", "12 July 1958", "Mary Leung"),
        (f"甄美蓮 女 加拿大 {DOCUMENT} 1958年7月12日", "1958年7月12日", "甄美蓮"),
    ],
)
def test_a_name_a_number_and_a_birthday_are_whoever_writes(text: str, day: str, name: str) -> None:
    start = text.index(day)
    said = Answer(
        text, "inform", entities=({"entity": "date", "value": "1958-07-12", "start": start, "end": start + len(day)},)
    )
    told = particulars_told(said, Sides(names={"plaintiff": (), "defendant": ()}))
    assert told["plaintiff_1_name"] == name and told["plaintiff_1_birth_date"] == "1958-07-12"
    assert "plaintiff_1_phone" not in told
    assert without_birth(said) is None
