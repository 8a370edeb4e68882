"""A day on which an amended statute came into force is told with its doubt where it was written from memory."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from backend.statutes.records import _version
from backend.statutes.wording import version_words


def words(title: str, passed_on: date | None, effective_on: date | None, language: str = "zh-Hans") -> str:
    row = SimpleNamespace(
        version_id=1, title=title, part="", passed_on=passed_on, effective_on=effective_on, articles=3, source="x"
    )  # fmt: skip
    return version_words(_version(row), language)


@pytest.mark.parametrize(
    ("title", "passed_on", "effective_on", "doubted"),
    [
        ("中华人民共和国民事诉讼法", date(2023, 9, 1), date(2024, 1, 1), True),
        ("中华人民共和国公司法", date(2023, 12, 29), date(2024, 7, 1), True),
        ("中华人民共和国民法典", date(2020, 5, 28), date(2021, 1, 1), False),
        ("中华人民共和国民事诉讼法", date(2023, 9, 1), None, False),
        ("中华人民共和国民事诉讼法", None, date(2024, 1, 1), False),
    ],
)
def test_only_what_was_remembered_is_doubted(
    title: str, passed_on: date | None, effective_on: date | None, doubted: bool
) -> None:
    assert ("凭记忆" in words(title, passed_on, effective_on)) is doubted
    assert ("from memory" in words(title, passed_on, effective_on, "en")) is doubted
