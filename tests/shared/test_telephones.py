"""A telephone number without its country code belongs to the country of who writes it."""

from __future__ import annotations

import pytest

from backend.shared.private_numbers import find_private
from backend.shared.telephones import Telephone, country_of, read_telephone, shortened_number, with_code_of

LOCAL = [
    ("(416) 555-0134", "CA", "+14165550134"), ("416 555 0134", "CA", "+14165550134"),
    ("416.555.0134", "US", "+14165550134"),
    ("1-416-555-0134", "CA", "+14165550134"), ("1 (416) 555-0134", "US", "+14165550134"),
    ("604-555-0199", "CA", "+16045550199"),
    ("016-234 5678", "MY", "+60162345678"), ("03-2142 8495", "MY", "+60321428495"),
    ("9123 4567", "HK", "+85291234567"),
    ("91234567", "HK", "+85291234567"), ("94371234", "HK", "+85294371234"),
    ("2803 1234", "HK", "+85228031234"),
    ("9123 4567", "SG", "+6591234567"), ("6612 3456", "MO", "+85366123456"),
    ("0912 345 678", "TW", "+886912345678"),
    ("07911 123456", "GB", "+447911123456"), ("020 7946 0958", "GB", "+442079460958"),
    ("0412 345 678", "AU", "+61412345678"),
    ("(02) 9876 5432", "AU", "+61298765432"), ("021 123 4567", "NZ", "+64211234567"),
    ("0412 5551234", "VE", "+584125551234"),
    ("0212-555-1234", "VE", "+582125551234"), ("6123-4567", "PA", "+50761234567"),
    ("06 12 34 56 78", "FR", "+33612345678"),
    ("0917 123 4567", "PH", "+639171234567"), ("0812-3456-7890", "ID", "+6281234567890"),
    ("090-1234-5678", "JP", "+819012345678"),
    ("11 91234-5678", "BR", "+5511912345678"), ("081 234 5678", "TH", "+66812345678"),
    ("0750-3503322", "CN", "+867503503322"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "country", "number"), LOCAL)
def test_a_local_number_gets_the_code_of_the_country(written: str, country: str, number: str) -> None:
    assert read_telephone(written, country) == Telephone(number, assumed=True)


MAINLAND = ["13800138000", "138 0013 8000", "138-0013-8000", "199 1234 5678", "1380013 8000"]


@pytest.mark.parametrize("written", MAINLAND)
@pytest.mark.parametrize("country", ["CA", "US", "GB", "AU", "MY", "HK", "VE", "CN", ""])
def test_eleven_digits_from_13_to_19_are_a_mainland_mobile_everywhere(written: str, country: str) -> None:
    found = read_telephone(written, country)
    assert found is not None and found.e164.startswith("+861") and not found.assumed


WITH_CODE = [
    ("+86 138 0013 8000", "+8613800138000"), ("00852 9123 4567", "+85291234567"),
    ("+852 9123 4567", "+85291234567"),
    ("0086 138 0013 8000", "+8613800138000"), ("+1 416 555 0134", "+14165550134"),
    ("0044 7911 123456", "+447911123456"),
    ("+60 16-234 5678", "+60162345678"), ("+58 412 5551234", "+584125551234"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "number"), WITH_CODE)
@pytest.mark.parametrize("country", ["CA", "HK", ""])
def test_a_number_with_its_code_is_what_it_says(written: str, number: str, country: str) -> None:
    assert read_telephone(written, country) == Telephone(number)


@pytest.mark.parametrize(
    ("written", "country"),
    [
        ("12345", "CA"),
        ("9123 456", "HK"),
        ("+1 416", ""),
        ("0000000", "VE"),
        ("416-555-0100", "CN"),
        ("4165550100", "PA"),
    ],
)
def test_what_nobody_can_call_is_no_number(written: str, country: str) -> None:
    assert read_telephone(written, country) is None


@pytest.mark.parametrize(
    ("number", "country", "meant"),
    [
        ("+864165550100", "CA", "+14165550100"), ("+864165550100", "+1", "+14165550100"),
        ("+85291234567", "SG", "+6591234567"), ("+867503503322", "CA", None), ("+61412345678", "GB", None),
    ],
)  # fmt: skip
def test_another_country_code_keeps_the_number(number: str, country: str, meant: str | None) -> None:
    assert with_code_of(number, country) == (Telephone(meant, assumed=True) if meant else None)


def test_a_code_without_its_plus_is_understood_abroad() -> None:
    assert read_telephone("852 9123 4567", "CN") == Telephone("+85291234567", assumed=True)


@pytest.mark.parametrize(
    ("text", "country", "kept"),
    [
        ("我的电话 020 7946 0958", "GB", "02079460958"),
        ("07911 123456", "GB", "07911123456"),
        ("call me at 016-234 5678", "MY", "0162345678"),
        ("138 0013 8000", "GB", "+8613800138000"),
        ("00852 9123 4567", "CA", "+85291234567"),
    ],
)
def test_the_inbox_guesses_no_country_where_the_writers_is_known(text: str, country: str, kept: str) -> None:
    assert [(one.kind, one.value) for one in find_private(text, country)] == [("phone", kept)]


@pytest.mark.parametrize("text", ["2021年3月5日", "12:30", "借了150000元", "03/04/1975", "0.05", "2026-12-02"])
def test_days_sums_and_hours_stay_in_sight(text: str) -> None:
    assert find_private(text, "GB") == []


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+14165550198", "+141****0198"),
        ("+447911123456", "+4479****3456"),
        ("+85291234567", "+852****4567"),
        ("+5071234567", "+507****4567"),
    ],
)
def test_four_digits_of_a_number_are_hidden_and_its_owner_can_check_the_rest(number: str, shown: str) -> None:
    assert shortened_number(number) == shown


def test_the_country_of_a_number_is_known() -> None:
    assert country_of("+584125551234") == "VE"
