"""Names of the courts in each language."""

from __future__ import annotations

from datetime import date

import pytest

from backend.defence.announcements import suit_title
from backend.defence.model import Suit
from backend.shared.courts import COURTS, name_in


@pytest.mark.parametrize(
    ("name", "language", "told"),
    [
        (COURTS["xinhui"].name.zh, "en", COURTS["xinhui"].name.en),
        (COURTS["xinhui"].name.zh, "zh-Hans", COURTS["xinhui"].name.zh),
        (COURTS["xinhui"].name.en, "zh-Hans", COURTS["xinhui"].name.zh),
        ("广州互联网法院", "en", "广州互联网法院"),
        ("", "en", ""),
    ],
)
def test_a_court_of_ours_is_called_as_the_language_has_it(name: str, language: str, told: str) -> None:
    assert name_in(name, language) == told


def test_a_defendant_who_writes_english_hears_the_courts_english_name() -> None:
    suit = Suit(COURTS["xinhui"].name.zh, "", (), date(2026, 11, 20), "unknown", None)
    assert COURTS["xinhui"].name.en in suit_title(suit, "en") and "法院" not in suit_title(suit, "en")
