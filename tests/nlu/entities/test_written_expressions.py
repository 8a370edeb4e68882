"""Every expression in the tables is read into exactly the entities written beside it, and into nothing else."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from bot.nlu.entities.folding import fold
from tests.nlu.entities.expression_tables import TABLES, Row, all_rows, read, rows, shown

LEAST = {
    "dates": 90,
    "money": 40,
    "case_numbers": 15,
    "documents": 20,
    "phones": 15,
    "numbers": 15,
    "words": 40,
    "nothing": 40,
}


@pytest.mark.parametrize(
    ("table", "row"), all_rows(), ids=lambda value: value.text if isinstance(value, Row) else str(value)
)
def test_expression_has_exactly_this_meaning(table: str, row: Row) -> None:
    assert shown(read(row.text)) == row.expected


@pytest.mark.parametrize("table", TABLES)
def test_table_is_large_and_has_no_row_twice(table: str) -> None:
    texts = [row.text for row in rows(table)]
    assert len(texts) >= LEAST[table]
    assert [text for text, times in Counter(texts).items() if times > 1] == []


def test_dates_are_written_in_all_four_varieties() -> None:
    varieties = Counter(row.variety for row in rows("dates"))
    assert all(varieties[variety] >= 10 for variety in "stce")


@pytest.mark.parametrize("row", rows("nothing"), ids=lambda row: row.text)
def test_a_sentence_without_values_stays_empty_inside_a_longer_one(row: Row) -> None:
    assert shown(read(f"嗯，{row.text}。")) == ""


@pytest.mark.parametrize("row", [row for row in rows("dates") if row.variety in "stc"], ids=lambda row: row.text)
def test_traditional_and_folded_spelling_mean_the_same(row: Row) -> None:
    plain = [(e["entity"], e["value"]) for e in read(fold(row.text)) if e["entity"] != "invalid_date"]
    assert plain == [(e["entity"], e["value"]) for e in read(row.text) if e["entity"] != "invalid_date"]


def values(text: str, kind: str, **metadata: str) -> list[Any]:
    return [entity["value"] for entity in read(text, **metadata) if entity["entity"] == kind]


def test_the_number_of_a_company_is_no_money() -> None:
    assert values("UEN 201912345K", "money") == []
    assert values("I lent him 50k", "money") == [{"amount": "50000.00", "currency": "CNY"}]


def test_the_same_moment_is_another_day_elsewhere() -> None:
    assert values("明天", "date", timezone="America/Los_Angeles") == ["2026-11-24"]
    assert values("明天", "date", timezone="Pacific/Auckland") == ["2026-11-25"]


def test_an_unknown_zone_is_read_as_beijing_time() -> None:
    assert values("明天", "date", timezone="Nowhere/Atlantis") == ["2026-11-25"]


@pytest.mark.parametrize(
    ("zone", "day"),
    [("America/New_York", "2027-03-12"), ("Australia/Sydney", "2026-12-03"), ("Asia/Manila", "2027-03-12")],
)
def test_in_english_the_order_of_day_and_month_follows_the_place(zone: str, day: str) -> None:
    assert values("see you on 3/12", "date", timezone=zone) == [day]


def test_in_chinese_the_month_comes_first_everywhere() -> None:
    assert values("改到3/12", "date", timezone="Australia/Sydney") == ["2027-03-12"]


def test_a_broken_clock_in_the_metadata_is_no_crash() -> None:
    assert len(values("明天", "date", now="yesterday-ish")) == 1


def test_a_local_number_is_read_in_the_persons_country() -> None:
    assert values("call me at 604-555-0199", "phone", timezone="America/Vancouver") == ["+16045550199"]
    assert values("my phone is 0412 345 678", "phone", timezone="Australia/Sydney") == ["+61412345678"]


@pytest.mark.parametrize(
    ("written", "country"),
    [("美國奧克蘭", "US"), ("奥克兰", ""), ("London, Canada", "CA"), ("法国奥克兰", ""), ("London, China", "")],
)
def test_a_place_goes_with_the_country_said_beside_it_where_that_has_one_of_the_name(
    written: str, country: str
) -> None:
    assert [place["country"] for place in values(written, "place")] == [country]


def test_a_place_is_told_as_it_was_written() -> None:
    assert values("我喺溫哥華", "place") == [{"said": "溫哥華", "country": ""}]
    assert values("I live in Saint-Étienne", "place") == [{"said": "Saint-Étienne", "country": ""}]


def test_a_spelling_of_another_language_is_a_place_only_as_the_whole_answer_or_behind_in() -> None:
    assert values("Firenze", "place") == [{"said": "Firenze", "country": ""}]
    assert values("I live in Firenze", "place") == [{"said": "Firenze", "country": ""}]
    assert values("please ask Firenze about it", "place") == []


def spans_of(text: str) -> list[tuple[str, str]]:
    return [(entity["entity"], text[entity["start"] : entity["end"]]) for entity in read(text)]


def test_spans_point_into_the_message_as_written() -> None:
    text = "我想约下周三下午三点，喺江門市五邑公證處做委託書公證，電話１３８００１３８０００"
    expected = [
        ("datetime", "下周三下午三点"),
        ("institution", "江門市五邑公證處"),
        ("notarization_matter", "委託書"),
        ("phone", "１３８００１３８０００"),
    ]
    assert spans_of(text) == expected


def test_raw_text_is_kept_beside_the_value() -> None:
    entity: dict[str, Any] = read("改到32號")[0]
    assert (entity["value"], entity["text"]) == ("32號", "32號")
