"""Document and telephone numbers: right ones pass, a wrong digit is pointed out, nothing is guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.identity.document_numbers import check_number, check_telephone, document_kind, is_permanent_resident_card
from backend.shared.errors import Refused

RIGHT = {
    "11010519491231002X": "resident_card",
    "AB987654(3)": "hongkong_card",
    "A123456(3)": "hongkong_card",
    "A123456（3）": "hongkong_card",
    "Ａ１２３４５６（３）": "hongkong_card",
    "C123456(9)": "hongkong_card",
    "E12345678": "travel_document",
    "EJ1234567": "travel_document",
    "AB123456": "travel_document",
    "H1234567890": "travel_document",
}


@pytest.mark.parametrize(("number", "kind"), RIGHT.items())
def test_a_right_number_is_recognised(number: str, kind: str) -> None:
    assert document_kind(number) == kind


@pytest.mark.parametrize("number", ["110105194912310021", "A123456(4)", "11010519491331002X"])
def test_a_wrong_digit_is_pointed_out(number: str) -> None:
    with pytest.raises(Refused, match="document_check_digit"):
        document_kind(number)


@pytest.mark.parametrize("number", ["12", "陈国强", "ABCDEFGH", "", "1" * 40])
def test_what_is_no_document_number_is_said_so(number: str) -> None:
    with pytest.raises(Refused, match="document_odd"):
        document_kind(number)


@given(st.integers(0, 16), st.integers(1, 9))
def test_any_single_wrong_digit_of_a_resident_card_is_noticed(place: int, shift: int) -> None:
    number = "11010519491231002X"
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    with pytest.raises(Refused):
        document_kind(wrong)


@pytest.mark.parametrize("number", ["+14165550123", "13800138000", "+852 9123 4567", "+58 412-1234567"])
def test_a_telephone_that_can_be_called_is_accepted(number: str) -> None:
    assert check_telephone(number).startswith("+")


@pytest.mark.parametrize("number", ["12345", "+1 416", "电话", "+999123456789"])
def test_a_telephone_that_cannot_be_called_is_refused(number: str) -> None:
    with pytest.raises(Refused, match="phone_odd"):
        check_telephone(number)


@pytest.mark.parametrize("number", ["H12345678", "M12345678", "H1234567890", "HA1234567", "MA7654321", "ha1234567"])
def test_a_home_return_permit_of_either_kind_is_accepted(number: str) -> None:
    check_number("home_return_permit", number)


@pytest.mark.parametrize("number", ["HA123456", "KA1234567", "HB1234567", "H1234567"])
def test_what_is_no_home_return_permit_is_said_so(number: str) -> None:
    with pytest.raises(Refused, match="identity_number_of_other_document"):
        check_number("home_return_permit", number)


@pytest.mark.parametrize("number", ["B1234567", "C1234568", "E9876543", "AB1234567"])
def test_a_letter_and_seven_digits_that_are_no_hong_kong_card_are_a_passport(number: str) -> None:
    """Passports of Indonesia, Viet Nam and Australia look so; nobody of those countries is told of a wrong digit."""
    assert document_kind(number) == "travel_document"
    check_number("passport", number)


@pytest.mark.parametrize("number", ["A123456(4)", "B123456(9)"])
def test_brackets_say_that_a_hong_kong_card_is_meant_so_a_wrong_digit_is_pointed_out(number: str) -> None:
    with pytest.raises(Refused, match="document_check_digit"):
        document_kind(number)


CARDS = ["932682198501010017", "900001199001010017", "USA110012345678", "can 3101 0012 3456"]


@pytest.mark.parametrize("number", CARDS)
def test_the_card_of_a_foreign_permanent_resident_is_known_by_its_number(number: str) -> None:
    assert is_permanent_resident_card(number)
    check_number("permanent_resident_card", number)


@pytest.mark.parametrize("number", ["932682198501010018", "11010519491231002X", "AB987654", "900000199913450017", ""])
def test_what_is_no_card_of_a_foreign_permanent_resident_is_not_taken_for_one(number: str) -> None:
    assert not is_permanent_resident_card(number)


def test_a_wrong_digit_of_a_foreign_permanent_residents_card_is_pointed_out() -> None:
    with pytest.raises(Refused, match="document_check_digit"):
        check_number("permanent_resident_card", "932682198501010018")
