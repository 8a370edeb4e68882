"""Passport numbers by country: what looks otherwise is looked at once more, and nothing is refused by a table."""

from __future__ import annotations

import pytest

from backend.identity.document_numbers import check_number
from backend.identity.passport_numbers import SHAPES_FILE, looks_like_passport
from backend.shared.countries import countries, country_code
from backend.shared.yaml_pages import read_yaml

USUAL = {
    "US": ["540038741", "A12345678"], "CA": ["AB123456", "P123456AA"], "GB": ["123456789"],
    "AU": ["N1234567", "PA1234567"], "NZ": ["LA123456"], "MY": ["A12345678", "h12345678"], "SG": ["E1234567N"],
    "ID": ["B1234567", "X1234567"], "VN": ["C1234567", "P01234567"], "PH": ["P1234567A"], "TH": ["AA1234567"],
    "JP": ["TR1234567"], "KR": ["M12345678", "M123A4567"], "FR": ["12AB34567"], "DE": ["C01X00T47"],
    "IT": ["YA1234567"], "NL": ["NW1234567"], "BR": ["FZ123456"], "IN": ["T1234567"],
    "CN": ["EA1234567", "E12345678", "G12345678"],
}  # fmt: skip


@pytest.mark.parametrize(("country", "number"), [(code, one) for code, numbers in USUAL.items() for one in numbers])
def test_the_usual_numbers_of_a_country_raise_no_question(country: str, number: str) -> None:
    check_number("passport", number)
    assert looks_like_passport(number, country)


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("US", "A123456789"), ("美国", "54003874"), ("American", "5400387411"), ("CA", "12345678"), ("GB", "AB123456"),
        ("马来西亚", "1234567890"), ("CN", "H12345678"), ("VN", "123456789"), ("法国", "1234567890"),
    ],
)  # fmt: skip
def test_a_number_unlike_those_of_its_country_is_looked_at_once_more(country: str, number: str) -> None:
    assert not looks_like_passport(number, country)


@pytest.mark.parametrize("country", ["", "FJ", "斐济", "nowhere", "外国"])
def test_a_country_of_which_nothing_is_known_is_not_doubted(country: str) -> None:
    assert looks_like_passport("ZZZ999", country)


def test_every_row_is_of_a_country_and_says_when_it_was_looked_at() -> None:
    page = read_yaml(SHAPES_FILE)
    assert set(page["shapes"]) <= set(countries())
    assert page["checked"] < page["review"]
    assert all(row.get("seen") or row.get("recall") for row in page["shapes"].values())


@pytest.mark.parametrize(
    ("name", "code"), [("美国", "US"), ("USA", "US"), ("american", "US"), ("英国", "GB"), ("越南", "VN"), ("xx", "")]
)
def test_a_country_is_found_by_the_names_people_give_it(name: str, code: str) -> None:
    assert country_code(name) == code
