"""Numbers of documents and telephones: whole or not, and of which kind. Pure.

A wrong digit is pointed out, never guessed: only the person can look at the document again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from backend.identity.model import DocumentType
from backend.shared.errors import Refused
from backend.shared.messages import Command
from backend.shared.telephones import read_telephone, with_code_of

NUMBER_HOLDS_BIRTHDAY = frozenset(
    {"resident_card", "household_register", "residence_permit", "permanent_resident_card"}
)
"""Documents whose number of 18 characters tells the birthday."""
DocumentKind = Literal["resident_card", "hongkong_card", "travel_document"]

_RESIDENT_CARD = re.compile(r"\d{17}[\dX]|\d{15}")
_HONGKONG_CARD = re.compile(r"(?P<letters>[A-Z]{1,2})(?P<digits>\d{6})\(?(?P<check>[\dA])\)?")
_TRAVEL_DOCUMENT = re.compile(r"(?=[A-Z]*\d)[A-Z0-9]{6,12}")
_MACAO_CARD = re.compile(r"[1578]\d{6}\(?\d\)?")
_TAIWAN_CARD = re.compile(r"[A-Z][12]\d{8}")
_HOME_RETURN_PERMIT = re.compile(r"[HM](?:\d{8}(?:\d{2})?|A\d{7})")
"""HA and MA with seven digits: for residents who are not Chinese citizens, since 2024-07-10."""
_PERMANENT_RESIDENT_CARD = re.compile(r"9\d{16}[\dX]")
"""Of a foreign permanent resident, since 2023-12-01: the first digit is 9, the last one checks as in GB 11643-1999."""
_EARLIER_PERMANENT_RESIDENT_CARD = re.compile(r"[A-Z]{3}\d{12}")
_COMPATRIOT_PERMIT = re.compile(r"\d{8}|[A-Z]\d{8}|\d{10}")
_REGISTRATION = re.compile(r"(?=.*\d)[A-Z0-9().]{3,40}")
_TAIWAN_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
"""In the order of their values, from 10 on."""


@dataclass(frozen=True, slots=True)
class CheckDocumentNumber(Command):
    """Look whether a document number is whole -> `DocumentKind`.

    Args:
        number: the number, or its token in the vault.

    Raises:
        Refused: ``document_check_digit`` (a digit is wrong), ``document_odd`` (no document looks like this).
    """

    person_id: str
    number: str


@dataclass(frozen=True, slots=True)
class CheckTelephone(Command):
    """Look whether a telephone number can be called -> ``str``, the token of the number with its country code.

    Args:
        number: the number, or its token in the vault.
        country: ISO 3166 code of where the person is, for a number without a code; empty if unknown.

    Raises:
        Refused: ``phone_odd``.
    """

    person_id: str
    number: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class ReadTelephoneAs(Command):
    """Give a telephone number that is kept the code of another country -> ``str``, the token of that number.

    Args:
        number: its token in the vault.
        country: ISO 3166 code of the country, or its calling code ("+1").

    Raises:
        Refused: ``phone_odd``: that country has no such number.
    """

    person_id: str
    number: str
    country: str


@dataclass(frozen=True, slots=True)
class CheckNumberOfDocument(Command):
    """Look whether a number is whole and belongs to this kind of document -> `DocumentType`.

    It is the kind given, or the card of a foreign permanent resident where a passport was expected.

    Args:
        document_type: as in `VerifyIdentity`.
        number: the number, or its token in the vault.

    Raises:
        Refused: ``document_check_digit``, ``identity_number_of_other_document``.
    """

    person_id: str
    document_type: DocumentType
    number: str


def plain(number: str) -> str:
    """Return a number in capitals without blanks, hyphens and strokes; full-width signs, brackets too, are narrow."""
    return re.sub(r"[\s\-/]", "", unicodedata.normalize("NFKC", number).upper())


def document_kind(number: str) -> DocumentKind:
    """Return what kind of document a number belongs to.

    Check digits: mainland resident card by GB 11643-1999 (python-stdnum), Hong Kong identity card by its weighted sum
    modulo 11. Passports and travel permits have none in the printed number.

    Raises:
        Refused: see `CheckDocumentNumber`.
    """
    bare = plain(number)
    if _RESIDENT_CARD.fullmatch(bare):
        return _resident_card(bare)
    if (card := _HONGKONG_CARD.fullmatch(bare)) and "(" in bare:
        return _hongkong_card(card)
    if card is not None and len(card["letters"]) == 1 and len(bare) == 8:
        return _hongkong_card(card) if _is_hongkong_card(card) else "travel_document"  # Vietnam's passports look so
    if _TRAVEL_DOCUMENT.fullmatch(bare.replace("(", "").replace(")", "")):
        return "travel_document"
    raise Refused("document_odd")


def check_number(document_type: DocumentType, number: str) -> None:
    """Accept a number that is whole and of this kind of document.

    The permits of Hong Kong, Macao and Taiwan residents and the household register carry a number by GB 11643-1999 like
    the resident card; a register has no number of its own, so the number of the person in it is meant.

    Raises:
        Refused: ``document_check_digit``, ``identity_number_of_other_document``.
    """
    if not _CHECKS[document_type](plain(number)):
        raise Refused("identity_number_of_other_document")


def kind_of_number(document_type: DocumentType, number: str) -> DocumentType:
    """Return the kind of document a number is of: the one expected, or the card that is shown for a passport.

    Raises:
        Refused: see `check_number`.
    """
    if document_type == "passport" and is_permanent_resident_card(number):
        return "permanent_resident_card"
    check_number(document_type, number)
    return document_type


def is_permanent_resident_card(number: str) -> bool:
    """Return True if a number is whole and of the mainland's card for permanent residents, of either edition."""
    bare = plain(number)
    if _EARLIER_PERMANENT_RESIDENT_CARD.fullmatch(bare):
        return True
    try:
        return _is_permanent_resident_number(bare)
    except Refused:
        return False


def birth_date_in(document_type: DocumentType, number: str) -> date | None:
    """Return the birthday a number by GB 11643-1999 holds, or None for other documents."""
    bare = plain(number)
    if document_type not in NUMBER_HOLDS_BIRTHDAY or len(bare) != 18:
        return None
    return date(int(bare[6:10]), int(bare[10:12]), int(bare[12:14]))


def check_telephone(number: str, country: str = "") -> str:
    """Return a number that can be called in E.164; without a code it is one of `country`, else of the mainland.

    Raises:
        Refused: ``phone_odd``.
    """
    found = read_telephone(number, country)
    if found is None:
        raise Refused("phone_odd")
    return found.e164


def telephone_of(number: str, country: str) -> str:
    """Return a number in E.164 with the code of a country in the place of its own.

    Raises:
        Refused: ``phone_odd``.
    """
    found = with_code_of(number, country)
    if found is None:
        raise Refused("phone_odd")
    return found.e164


def _is_hongkong_card(card: re.Match[str]) -> bool:
    try:
        _hongkong_card(card)
    except Refused:
        return False
    return True


def _resident_card(number: str) -> DocumentKind:
    """The card of before 1999 had 15 digits and no check digit; its date of birth still must be possible.

    The place in front is that of the first registration, often younger than the person: Taishan became 440781 in
    1992, Hong Kong 810000 in 1997. The library's own `validate` compares place and birthday and would turn people away.
    """
    try:
        ric.get_birth_date(number if len(number) == 18 else f"{number[:6]}19{number[6:]}0")
    except ValidationError as wrong:
        raise Refused("document_check_digit") from wrong
    if len(number) == 18 and ric.calc_check_digit(number) != number[-1]:
        raise Refused("document_check_digit")
    return "resident_card"


def _hongkong_card(card: re.Match[str]) -> DocumentKind:
    letters = card["letters"].rjust(2)
    values = [36 if letter == " " else ord(letter) - 55 for letter in letters] + [
        int(digit) for digit in card["digits"]
    ]
    total = sum(weight * value for weight, value in zip(range(9, 1, -1), values, strict=True))
    expected = "0123456789A"[-total % 11]
    if expected != card["check"]:
        raise Refused("document_check_digit")
    return "hongkong_card"


def _is_resident_number(number: str) -> bool:
    return bool(_RESIDENT_CARD.fullmatch(number)) and len(number) == 18 and bool(_resident_card(number))


def _is_permit_number(number: str) -> bool:
    return number.startswith(("810000", "820000", "830000")) and _is_resident_number(number)


def _is_permanent_resident_number(number: str) -> bool:
    if _EARLIER_PERMANENT_RESIDENT_CARD.fullmatch(number):
        return True
    return bool(_PERMANENT_RESIDENT_CARD.fullmatch(number)) and bool(_resident_card(number))


def _is_hk_macao_number(number: str) -> bool:
    card = _HONGKONG_CARD.fullmatch(number)
    return bool(_hongkong_card(card)) if card else bool(_MACAO_CARD.fullmatch(number))


def _is_taiwan_number(number: str) -> bool:
    """Letter and nine digits, the last a check digit (weighted sum modulo 10)."""
    if not _TAIWAN_CARD.fullmatch(number):
        return False
    value = _TAIWAN_LETTERS.index(number[0]) + 10
    digits = [value // 10, value % 10, *map(int, number[1:])]
    weights = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
    if sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % 10:
        raise Refused("document_check_digit")
    return True


def _shaped(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda number: bool(pattern.fullmatch(number))


_CHECKS: Mapping[DocumentType, Callable[[str], bool]] = {
    "passport": _shaped(_TRAVEL_DOCUMENT),
    "permanent_resident_card": _is_permanent_resident_number,
    "hk_macao_id": _is_hk_macao_number,
    "residence_permit": _is_permit_number,
    "home_return_permit": _shaped(_HOME_RETURN_PERMIT),
    "taiwan_id": _is_taiwan_number,
    "taiwan_compatriot_permit": _shaped(_COMPATRIOT_PERMIT),
    "resident_card": _is_resident_number,
    "household_register": _is_resident_number,
    "registration_papers": _shaped(_REGISTRATION),
}
