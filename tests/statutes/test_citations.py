"""Articles are read as people and papers cite them, and what only looks like one is not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from backend.shared.numerals import in_chinese, number_in
from backend.statutes.model import Citation
from backend.statutes.readers.citations import law_named, read_all, read_citations

ROWS = [line.split("\t") for line in Path(__file__).with_name("citations.tsv").read_text("utf-8").splitlines()]


def shown(one: Citation) -> str:
    """A citation as the table writes it: law:number/paragraph/item@edition, ! for another place's law."""
    parts = "".join(f"/{part}" for part in (one.paragraph, one.item) if part)
    edition = f"@{one.edition}" if one.edition else ""
    law = one.law.replace("《", "《")
    return f"{law or '?'}:{one.number.code}{parts}{edition}{'!' if one.is_foreign else ''}"


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_a_citation_is_read_as_it_is_written(text: str, expected: str) -> None:
    assert " ".join(shown(one) for one in read_all(text)) == expected


def test_the_table_is_as_long_as_it_must_be() -> None:
    assert len(ROWS) >= 80


def test_the_clauses_of_a_contract_that_names_a_law_are_not_the_laws() -> None:
    text = "甲乙双方根据《民法典》第四百六十九条订立如下协议：\n第一条 房屋坐落台山。\n第二条 租金每月三千元。"
    assert [shown(one) for one in read_citations(text)] == ["民法典:469"]


def test_words_in_quotation_marks_belong_to_the_article_before_them() -> None:
    text = "《民法典》第577条规定：“一方不履行义务的，应当承担违约责任。”第585条规定，当事人可以约定违约金。"
    first, second = read_citations(text)
    assert (first.quoted, first.literal) == ("一方不履行义务的，应当承担违约责任。", True)
    assert (second.quoted, second.literal) == ("当事人可以约定违约金", False)


def test_words_quoted_far_behind_belong_to_nobody() -> None:
    text = "按民法典第577条办理。" + "后来大家都同意了，" * 12 + "他说“我一定会把钱还给你的”。"
    assert [one.quoted for one in read_citations(text)] == [""]


@pytest.mark.parametrize("number", [1, 10, 11, 20, 101, 110, 111, 1001, 1010, 1100, 1127, 9999])
def test_a_number_is_written_and_read_as_laws_do(number: int) -> None:
    assert number_in(in_chinese(number)) == number


@pytest.mark.parametrize(
    ("said", "number"),
    [("一千一百二十七", 1127), ("一一二七", 1127), ("十五", 15), ("两百", 200), ("", 0), ("万", 0), ("12345", 0)],
)
def test_a_number_people_type_is_read(said: str, number: int) -> None:
    assert number_in(said) == number


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("我想看看民法典", "民法典"),
        ("The Civil Code of China", "Civil Code"),
        ("《公司法》和劳动法", "劳动法"),
        ("今天天气好", None),
    ],
)
def test_the_last_law_named_is_known_without_an_article(text: str, law: str | None) -> None:
    named = law_named(text)
    assert (named.law if named else None) == law


def test_five_thousand_signs_and_three_hundred_citations_take_no_time() -> None:
    text = "、".join(f"民法典第{number}条" for number in range(1, 301)) + "。" + "甲方应当付款。" * 300
    started = time.process_time()
    found = read_citations(text)
    assert len(found) == 300
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "text", ["", " ", "第条", "第" * 3000, "《" * 3000, "第零条", "第99999条", "（" * 2000 + "第1条", "条" * 5000]
)
def test_nonsense_is_no_citation_and_takes_no_time(text: str) -> None:
    started = time.process_time()
    assert read_citations(text) == []
    assert time.process_time() - started < 3
