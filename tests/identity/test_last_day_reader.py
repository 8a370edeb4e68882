"""The last day of the document is read from the words that tell it, and from no other day of a message."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from actions.answers import Answer
from actions.identity.readers.days_told import in_year, last_day
from actions.identity.readers.document_words import OTHER, documents_named
from actions.identity.readers.expiry_words import Expiry, read_expiry, without_days
from backend.shared.yaml_pages import read_yaml
from tests.legal_map.what_the_bot_reads import read_by_the_bot

PAGE: Mapping[str, Any] = read_yaml(Path(__file__).with_name("last_days_told.yml"))
TODAY, NOW = date(2026, 11, 24), {"now": "2026-11-24T09:00:00+08:00", "timezone": "Europe/London"}
CARDS = frozenset({"hk_macao_id", "taiwan_id", "resident_card"})
APART = [
    ("李小红，护照2031年5月3日到期", "李小红，护照"),
    ("1950年5月1日，签发日期2021年3月3日", "1950年5月1日，"),
    ("Mary Wong, expires 3 March 2027, born 3 May 1950", "Mary Wong, , born 3 May 1950"),
]
BARE = ["5月3日", "2031年5月3日", "1950年5月1日", "生日5月3日", "2033年5月3日"]


@cache
def _entities() -> Mapping[str, Any]:
    texts = (
        [one["say"] for one in PAGE["told"]]
        + PAGE["none"]
        + PAGE["over"]
        + [one["say"] for one in PAGE["odd"]]
        + [text for text, _ in APART]
        + BARE
    )
    return dict(zip(texts, read_by_the_bot(texts, NOW), strict=True))


def _message(text: str) -> Answer:
    return Answer.from_message({"text": text, "intent": {"name": "inform"}, "entities": _entities()[text]})


def _read(text: str, **more: Any) -> Expiry | None:
    return read_expiry(_message(text), TODAY, "GB", **more)


@pytest.mark.parametrize("told", PAGE["told"], ids=[one["say"] for one in PAGE["told"]])
def test_the_last_day_is_read_with_its_document(told: Mapping[str, str]) -> None:
    read = _read(told["say"])
    assert read is not None
    named = {"card": CARDS}.get(told.get("of", ""), frozenset({told["of"]}) if "of" in told else frozenset())
    assert (read.value, read.of) == (told["value"], named)


@pytest.mark.parametrize("text", PAGE["none"])
def test_what_only_sounds_like_it_is_no_last_day_of_the_document(text: str) -> None:
    read = _read(text)
    assert read is None or (not read.is_over and (not read.value or read.of == {OTHER}))


@pytest.mark.parametrize("text", PAGE["over"])
def test_a_document_may_be_said_to_have_expired_without_the_day(text: str) -> None:
    read = _read(text)
    assert read is not None
    assert (read.is_over, read.value) == (True, "")


def test_half_of_the_sentences_only_sound_like_it() -> None:
    assert len(PAGE["told"]) + len(PAGE["none"]) >= 60
    assert len(PAGE["none"]) >= len(PAGE["told"])


@pytest.mark.parametrize("told", PAGE["odd"], ids=[one["say"] for one in PAGE["odd"]])
def test_a_day_that_does_not_exist_is_pointed_at(told: Mapping[str, str]) -> None:
    read = _read(told["say"])
    assert read is not None
    assert (read.odd, read.value) == (told["odd"], "")


@pytest.mark.parametrize(("text", "left"), APART)
def test_what_a_message_tells_besides_is_left_without_these_days(text: str, left: str) -> None:
    message = _message(text)
    read = read_expiry(message, TODAY, "GB")
    assert read is not None
    rest = without_days(message, read)
    assert rest.text == left
    assert all(rest.text[one["start"] : one["end"]] == one["text"] for one in rest.entities)


@pytest.mark.parametrize(
    ("text", "more", "value"),
    [
        ("5月3日", {"asked": "lately", "year": "2031"}, "2031-05-03"),
        ("2031年5月3日", {"asked": "lately", "year": "2031"}, "2031-05-03"),
        ("2033年5月3日", {"asked": "lately", "year": "2031"}, "2033-05-03"),
        ("2033年5月3日", {"asked": "lately"}, "2033-05-03"),
        ("1950年5月1日", {"asked": "lately"}, None),
        ("1950年5月1日", {"asked": "lately", "year": "2031"}, None),
        ("生日5月3日", {"asked": "lately", "year": "2031"}, None),
        ("1950年5月1日", {"asked": "now"}, "1950-05-01"),
        ("2031年5月3日", {}, None),
    ],
)  # fmt: skip
def test_a_bare_day_counts_only_where_it_was_asked_for(text: str, more: Mapping[str, str], value: str | None) -> None:
    read = _read(text, **more)
    assert (read.value if read is not None else None) == value


@pytest.mark.parametrize(
    ("value", "day"),
    [("2031-05-03", (2031, 5, 3)), ("2031-05", (2031, 5, 31)), ("2028-02", (2028, 2, 29)), ("2031", (2031, 12, 31))],
)
def test_a_month_and_a_year_end_on_their_last_day(value: str, day: tuple[int, int, int]) -> None:
    assert last_day(value) == date(*day)


@pytest.mark.parametrize(
    ("value", "moved"), [("2031-05-03", "2032-05-03"), ("2031-05", "2032-05"), ("2028-02-29", "2032-02-29")]
)
def test_another_year_keeps_month_and_day(value: str, moved: str) -> None:
    assert in_year(value, "2032") == moved
    assert in_year("2028-02-29", "2031") == "2031"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("护照和签证", ["passport", OTHER]),
        ("外国人永久居留身份证", ["permanent_resident_card"]),
        ("permanent resident card", [OTHER]),
        ("residence permit", ["residence_permit"]),
        ("i have an idea", []),
    ],
)
def test_documents_are_told_apart_by_their_names(text: str, kinds: list[str]) -> None:
    assert [min(one) for one in documents_named(text)] == kinds
