"""Numbers, promises and words of an enquiry."""

from __future__ import annotations

from datetime import date

import pytest

from backend.enquiries.model import LONGEST_TEXT, number_of, promised_until, question_of, reply_due, words_of
from backend.shared.calendar import BEIJING
from backend.shared.errors import Refused


def test_a_number_tells_office_year_and_count() -> None:
    assert number_of("arbitration", 2026, 1) == "ZC-2026-0001"
    assert number_of("litigation_service", 2027, 12345) == "SF-2027-12345"


@pytest.mark.parametrize(
    ("asked", "days", "due"),
    [
        (date(2026, 11, 24), 3, date(2026, 11, 27)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 9, 30), 3, date(2026, 10, 10)),
    ],
)
def test_a_promise_counts_working_days_and_not_the_day_of_the_question(asked: date, days: int, due: date) -> None:
    assert reply_due(asked, days) == due


def test_a_promised_day_ends_with_the_offices_day_in_beijing() -> None:
    until = promised_until(date(2026, 11, 27))
    assert until.tzinfo is BEIJING and (until.hour, until.minute) == (18, 0)


@pytest.mark.parametrize("text", ["", "  ", "？", "在吗"])
def test_a_question_that_says_nothing_is_asked_for_again(text: str) -> None:
    with pytest.raises(Refused, match="enquiry_question_short"):
        question_of(text)


def test_words_are_kept_to_a_length_and_never_empty() -> None:
    assert len(words_of("长" * 9000)) == len(question_of("长" * 9000)) == LONGEST_TEXT
    with pytest.raises(Refused, match="enquiry_words_missing"):
        words_of(" \n ")
