"""Kept days as sentences hold them."""

from __future__ import annotations

import pytest

from backend.shared.wording import kept_day


@pytest.mark.parametrize(
    ("kept", "chinese", "english"),
    [
        ("2022-02-06", "2022年2月6日", "6 February 2022"),
        ("2022年2月", "2022年2月", "February 2022"),
        ("2022年", "2022年", "2022"),
        ("2022年13月", None, None),
        ("大概2019年春节", None, None),
        ("E2022", None, None),
    ],
)
def test_a_kept_day_month_or_year_is_said_in_both_languages(
    kept: str, chinese: str | None, english: str | None
) -> None:
    assert (kept_day(kept, "zh"), kept_day(kept, "en")) == (chinese, english)
