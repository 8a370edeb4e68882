"""From read lines to fields, without any picture: what is taken over, what is put right, what the person is asked."""

from __future__ import annotations

from datetime import date

import pytest

from backend.identity.document_photo.fields import read_fields
from backend.identity.document_photo.reading import PhotoReading
from backend.paper_reader.pages.lines import PageText, TextLine
from tests.identity.drawn_documents import passport_lines

TODAY = date(2026, 11, 24)


def page(*rows: str, zone: tuple[str, ...] = ()) -> PageText:
    """Lines under each other; "|" divides what stands side by side."""
    lines = [
        TextLine(text, 400.0 * column, 50.0 * row, 400.0 * column + 300, 50.0 * row + 40)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts.split("|"))
    ]
    return PageText(tuple(lines), zone)


def read(*rows: str, zone: tuple[str, ...] = ()) -> PhotoReading:
    return read_fields(page(*rows, zone=zone), TODAY)


def resident_card(number: str) -> PhotoReading:
    return read("姓名|黄美玲", "性别|女|民族|汉", "出生|1948年7月12日", "住址|江门市蓬江区", f"公民身份号码|{number}")


def test_a_resident_card_gives_what_its_number_holds() -> None:
    card = resident_card("440703194807120028")
    assert (card.document_type, card.full_name_zh, card.document_number) == (
        "resident_card",
        "黄美玲",
        "440703194807120028",
    )
    assert (card.birth_date, card.sex, card.nationality, card.problems) == (date(1948, 7, 12), "F", "CHN", ())


def test_letters_in_a_resident_number_are_put_right_where_the_check_digit_proves_it() -> None:
    assert resident_card("44O7O3I94807I20028").document_number == "440703194807120028"


def test_a_wrong_digit_in_a_resident_number_is_pointed_out() -> None:
    card = resident_card("440703194807120027")
    assert (card.document_number, card.problems) == ("", ("photo_number_odd",))


def test_a_residence_permit_looks_like_a_resident_card_with_a_number_of_its_own() -> None:
    assert resident_card("81000019480712002X").document_type == "residence_permit"


def test_a_resident_card_without_a_legible_name_asks_for_the_name() -> None:
    card = read("住址|江门市蓬江区", "公民身份号码|440703194807120028")
    assert (card.full_name, card.problems) == ("", ("photo_name_unclear",))


HONG_KONG = ("香港永久性居民身份證", "黃美玲", "WONG, Mei Ling", "出生日期 Date of Birth", "12-07-1948|女 F")


def test_a_hong_kong_card_is_read_and_does_not_expire() -> None:
    card = read(*HONG_KONG, "A123456(3)")
    assert (card.document_type, card.document_number, card.full_name) == ("hk_macao_id", "A123456(3)", "WONG Mei Ling")
    assert (card.birth_date, card.sex, card.expires_on, card.problems) == (date(1948, 7, 12), "F", None, ())


@pytest.mark.parametrize(("seen", "meant"), [("A12345G(3)", ""), ("A1Z3456(3)", "A123456(3)"), ("A123457(3)", "")])
def test_a_hong_kong_number_is_put_right_only_where_proven(seen: str, meant: str) -> None:
    card = read(*HONG_KONG, seen)
    assert card.document_number == meant
    assert bool(card.problems) != bool(meant)


@pytest.mark.parametrize(
    ("title", "number", "kind"),
    [
        ("港澳居民来往内地通行证", "H12345678", "home_return_permit"),
        ("台湾居民来往大陆通行证", "12345678", "taiwan_compatriot_permit"),
    ],
)
def test_a_permit_is_read_from_print(title: str, number: str, kind: str) -> None:
    seen = read(title, "姓名", "黄美玲", "WONG, MEI LING", "1948.07.12|女", "2021.03.16-2031.03.15", number)
    assert (seen.document_type, seen.document_number, seen.check) == (kind, number, "printed")
    assert (seen.birth_date, seen.expires_on, seen.full_name_zh) == (date(1948, 7, 12), date(2031, 3, 15), "黄美玲")


def test_an_expired_document_says_so_and_still_gives_its_fields() -> None:
    seen = read("港澳居民来往内地通行证", "黄美玲", "2011.03.16-2021.03.15", "H12345678")
    assert (seen.document_number, seen.problems) == ("H12345678", ("document_expired",))


def test_a_passport_is_read_from_its_zone() -> None:
    seen = read("WONG", "MEI LING MARY", zone=passport_lines())
    assert (seen.document_type, seen.check, seen.full_name) == ("passport", "mrz", "WONG MEI LING MARY")
    assert (seen.document_number, seen.problems) == ("540038741", ())


def test_a_passports_doubtful_line_is_named_and_its_fields_left_empty() -> None:
    first, second = passport_lines()
    seen = read("WONG", "MEI LING MARY", zone=(first, second.replace("480712", "480713")))
    assert (seen.birth_date, seen.document_number, seen.problems) == (None, "540038741", ("photo_look_at_line_2",))


def test_a_page_of_something_else_is_unreadable() -> None:
    assert read("Menu", "Dim sum", "12.50").problems == ("photo_unreadable",)
