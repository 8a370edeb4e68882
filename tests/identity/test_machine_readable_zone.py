"""The machine-readable zone: the specimens of ICAO Doc 9303, and what a wrong character may and may not become."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backend.identity.machine_readable_zone import Zone, read_zone
from backend.identity.zone_codes import CODES, check_digit
from tests.identity.drawn_documents import passport_lines

TODAY = date(2026, 11, 24)
SPECIMEN = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
CARD_SPECIMEN = ("I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<")
VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CHECKED = [*range(10), *range(13, 20), *range(21, 28)]
"""Positions in a passport's second line that a field's own check digit covers, that digit included."""


def read(*lines: str, printed: tuple[str, ...] = ()) -> Zone:
    zone = read_zone(lines, TODAY, printed)
    assert zone is not None
    return zone


def value(character: str) -> int:
    return 0 if character == "<" else VALUES.index(character)


def test_the_passport_specimen_is_read() -> None:
    zone = read(*SPECIMEN)
    assert (zone.number, zone.surname, zone.given_names) == ("L898902C3", "ERIKSSON", "ANNA MARIA")
    assert (zone.birth_date, zone.expires_on, zone.sex) == (date(1974, 8, 12), date(2012, 4, 15), "F")
    assert (zone.nationality, zone.look_again, zone.repaired) == ("UTO", (), False)


def test_the_card_specimen_is_read() -> None:
    zone = read(*CARD_SPECIMEN)
    assert (zone.layout, zone.number, zone.surname, zone.look_again) == ("TD1", "D23145890", "ERIKSSON", ())
    assert (zone.birth_date, zone.expires_on) == (date(1974, 8, 12), date(2012, 4, 15))


def test_a_number_longer_than_nine_goes_on_in_the_optional_data() -> None:
    zone = read("I<UTOD23145890<7349<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", CARD_SPECIMEN[2])
    assert (zone.number, zone.look_again) == ("D23145890734", ())


def test_expiry_is_judged_by_the_day_given() -> None:
    zone = read(*SPECIMEN)
    assert not zone.expired(date(2012, 4, 15))
    assert zone.expired(date(2012, 4, 16))


@given(st.sampled_from(CHECKED), st.sampled_from(VALUES + "<"))
def test_a_wrong_character_is_pointed_out_or_put_right_never_guessed(place: int, wrong: str) -> None:
    """Characters whose values differ by ten are the same to ICAO's check digit; in a number nobody can tell them."""
    first, second = SPECIMEN
    assume(place >= 10 or value(wrong) % 10 != value(second[place]) % 10)
    zone, right = read(first, second[:place] + wrong + second[place + 1 :]), read(*SPECIMEN)
    fields = [(zone.number, right.number), (zone.birth_date, right.birth_date), (zone.expires_on, right.expires_on)]
    assert all(found in (meant, "", None) for found, meant in fields)
    assert zone.look_again or all(found == meant for found, meant in fields)


@given(st.integers(1, 9), st.sampled_from(VALUES + "<"))
def test_an_american_passports_digits_are_never_taken_for_others(place: int, wrong: str) -> None:
    """Its pattern proves what the check digit alone does not: after the first character there are digits only."""
    first, second = passport_lines()
    assume(not (place == 9 and wrong == "<"))
    zone = read(first, second[:place] + wrong + second[place + 1 :])
    assert (zone.number, zone.look_again) in (("540038741", ()), ("", (2,)))


@pytest.mark.parametrize(("seen", "meant"), [("O", "0"), ("I", "1"), ("B", "8")])
def test_a_letter_among_an_american_passports_digits_is_put_right(seen: str, meant: str) -> None:
    first, second = passport_lines()
    zone = read(first, second[0] + second[1:9].replace(meant, seen) + second[9:])
    assert (zone.number, zone.repaired, zone.look_again) == ("540038741", True, ())


def test_a_letter_in_a_date_is_put_right_because_the_check_digit_proves_it() -> None:
    first, second = passport_lines(born="480810")
    zone = read(first, second.replace("480810", "4BOB1O"))
    assert (zone.birth_date, zone.repaired, zone.look_again) == (date(1948, 8, 10), True, ())


def test_a_confused_number_needs_the_same_number_in_print() -> None:
    misread = SPECIMEN[1].replace("L898902C3", "LB98902C3")
    assert (read(SPECIMEN[0], misread).number, read(SPECIMEN[0], misread).look_again) == ("", (2,))
    printed = ("ERIKSSON", "ANNA MARIA", "L898902C3")
    assert read(SPECIMEN[0], misread, printed=printed).number == "L898902C3"


def test_fillers_that_the_reader_lost_are_given_back() -> None:
    first, second = passport_lines()
    zone = read(first.rstrip("<"), second.replace("<" * 14, "<" * 12))
    assert (zone.number, zone.expires_on, zone.look_again) == ("540038741", date(2030, 3, 15), ())


def test_a_name_is_sure_only_if_the_page_prints_it() -> None:
    first, second = passport_lines()
    lost = first.replace("MEI<LING<MARY", "MEI<LING<MAR")
    assert read(lost, second, printed=("WONG", "MEILINGMARY")).given_names == "MEI LING MARY"
    assert read(lost, second, printed=("WONG", "SOMEBODY ELSE")).look_again == (1,)
    assert read(first, second, printed=("WONG", "MEILINGMARY")).given_names == "MEI LING MARY"


def test_words_that_cannot_be_told_apart_are_not_guessed() -> None:
    """The lost I may have ended the first word or begun the second, and the print's blanks are lost too."""
    first, second = passport_lines(name="WONG<<ME<LNG<MARY")
    assert read(first, second, printed=("WONG", "MEILINGMARY")).look_again == (1,)
    assert read(first, second, printed=("WONG", "MEI LING MARY")).given_names == "MEI LING MARY"


def test_a_lost_filler_is_known_from_the_prints_blank() -> None:
    first, second = passport_lines(name="WONG<<MEILING<MARY")
    assert read(first, second, printed=("WONG", "MEI LING MARY")).given_names == "MEI LING MARY"


def test_the_second_line_alone_is_enough_for_all_but_the_name() -> None:
    zone = read("smudge", passport_lines()[1])
    assert (zone.number, zone.look_again) == ("540038741", (1,))


@pytest.mark.parametrize(
    ("born", "year"), [("260101", 2026), ("261125", 1926), ("480712", 1948), ("010101", 2001), ("270101", 1927)]
)
def test_a_year_of_birth_is_the_latest_that_is_not_still_to_come(born: str, year: int) -> None:
    zone = read(*passport_lines(born=born))
    assert zone.birth_date is not None
    assert zone.birth_date.year == year


@given(st.lists(st.text(max_size=60), max_size=6))
def test_no_text_makes_it_fall_over(lines: list[str]) -> None:
    read_zone(lines, TODAY, lines)


def test_a_page_without_a_zone_has_none() -> None:
    assert read_zone(["PASSPORT", "UNITED STATES OF AMERICA", "WONG"], TODAY) is None


@pytest.mark.parametrize(
    ("field", "digit"),
    [
        ("520727", "3"),
        ("AB2134<<<", "5"),
        ("L898902C3", "6"),
        ("740812", "2"),
        ("120415", "9"),
        ("ZE184226B<<<<<", "1"),
    ],
)
def test_check_digits_are_those_of_the_examples_in_doc_9303(field: str, digit: str) -> None:
    assert check_digit(field) == digit


def test_who_issues_documents_is_known_by_three_letters_and_germany_by_one() -> None:
    assert {"CHN", "HKG", "MAC", "TWN", "CAN", "GBR", "GBN", "XXA", "XXB", "RKS", "D"} <= CODES
    assert [code for code in CODES if len(code) != 3] == ["D"]
    assert not {"ENG", "XYZ", "CN", ""} & CODES
