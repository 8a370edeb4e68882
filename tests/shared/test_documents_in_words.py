"""Numbers of documents told sign by sign are found and never stand in clear; days, sums and telephones are none."""

from __future__ import annotations

import pytest

from backend.shared.private_numbers import find_private


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("C六六八六六八九", "C6686689"),
        ("香港身份证 C六六八六六八九", "C6686689"),
        ("我張身份證係C六六八六六八括號九", "C6686689"),
        ("C668668括号九", "C6686689"),
        ("G A three oh two nine two two", "GA302922"),
        ("my passport is G A three oh two nine two two", "GA302922"),
        ("E B 一二三四五六七", "EB1234567"),
        ("身份证四四零七零五一九四八零七一二零零二X", "44070519480712002X"),
        ("身份证号码是四四零七零五一九四八零七一二零零二三", "440705194807120023"),
        ("passport number one two three four five six seven eight nine", "123456789"),
    ],
)
def test_a_document_told_in_words_is_found(text: str, number: str) -> None:
    assert [(one.kind, one.value) for one in find_private(text, "HK")] == [("document", number)]


@pytest.mark.parametrize(
    "text",
    [
        "二零二三年五月三号",
        "A座一二三四五六",
        "第A一二三四五六七号房",
        "护照一二三四五六七八年到期",
        "案号（2026）粤0781民初123号",
        "passport expires in two thousand twenty-nine",
        "I paid one two three",
    ],
)
def test_days_houses_and_cases_told_in_words_are_no_document(text: str) -> None:
    assert [one for one in find_private(text, "HK") if one.kind == "document"] == []


def test_a_document_and_a_telephone_told_in_words_are_told_apart() -> None:
    found = find_private("身份证K一二三四五六七电话九一二三四五六七", "HK")
    assert [(one.kind, one.value) for one in found] == [("document", "K1234567"), ("phone", "+85291234567")]


def test_a_word_behind_a_number_in_figures_stays_a_word() -> None:
    assert [one.value for one in find_private("D00000000，一定要保密", "HK")] == ["D00000000"]
