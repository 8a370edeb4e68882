"""Every way that is open can be chosen; one that is not booked here ends with what to do there, and nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest

from actions.notarization.elsewhere import NOT_BOOKED, case_of
from backend.notarization.model import BOOKABLE_ROUTES

HERE = {"name": "x", "timezone": "x"}


@pytest.mark.parametrize(
    ("answers", "case"),
    [
        (
            {"matter": "power_of_attorney", "nationality": "foreign", "city": {**HERE, "country": "AU"}},
            {"paper": "property_power", "place": "AU/", "passport": "foreign", "residence": "there"},
        ),
        (
            {"matter": "declaration", "nationality": "prc_mainland", "city": {**HERE, "country": "US"}},
            {"paper": "declaration", "place": "US/", "passport": "prc", "residence": "there"},
        ),
        (
            {"matter": "power_of_attorney", "nationality": "hk_macao_taiwan", "city": {**HERE, "country": "HK"}},
            {"paper": "property_power", "place": "HK/", "passport": "hk", "residence": "there"},
        ),
        ({"matter": "birth", "nationality": "prc_mainland", "city": {**HERE, "country": "CA"}}, None),
        ({"matter": "power_of_attorney", "nationality": "foreign"}, None),
    ],
)
def test_the_adviser_is_asked_of_the_same_circumstances(answers: dict[str, Any], case: dict[str, str] | None) -> None:
    assert case_of(answers) == case


def test_what_is_not_booked_here_is_no_route_of_a_booking() -> None:
    assert not NOT_BOOKED & set(BOOKABLE_ROUTES)
