"""Numbers of documents and telephones: whole or not, and of which kind. Pure.

A wrong digit is pointed out, never guessed: only the person can look at the document again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

import phonenumbers
from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from backend.shared.errors import Refused
from backend.shared.messages import Command

DocumentKind = Literal["resident_card", "hongkong_card", "travel_document"]

_RESIDENT_CARD = re.compile(r"\d{17}[\dX]|\d{15}")
_HONGKONG_CARD = re.compile(r"(?P<letters>[A-Z]{1,2})(?P<digits>\d{6})\(?(?P<check>[\dA])\)?")
_TRAVEL_DOCUMENT = re.compile(r"(?=[A-Z]*\d)[A-Z0-9]{6,12}")


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
    """Look whether a telephone number can be called -> its E.164 form is not returned, only accepted (None).

    Raises:
        Refused: ``phone_odd``.
    """

    person_id: str
    number: str


def document_kind(number: str) -> DocumentKind:
    """Return what kind of document a number belongs to.

    Check digits: mainland resident card by GB 11643-1999 (python-stdnum), Hong Kong identity card by its weighted sum
    modulo 11. Passports and travel permits have none in the printed number.

    Raises:
        Refused: see `CheckDocumentNumber`.
    """
    plain = re.sub(r"[\s\-/]", "", number.upper())
    if _RESIDENT_CARD.fullmatch(plain):
        return _resident_card(plain)
    if (card := _HONGKONG_CARD.fullmatch(plain)) and ("(" in plain or (len(card["letters"]) == 1 and len(plain) == 8)):
        return _hongkong_card(card)
    if _TRAVEL_DOCUMENT.fullmatch(plain.replace("(", "").replace(")", "")):
        return "travel_document"
    raise Refused("document_odd")


def _resident_card(number: str) -> DocumentKind:
    """The card of before 1999 had 15 digits and no check digit; its place and date of birth still must be possible."""
    try:
        ric.validate(number) if len(number) == 18 else ric.get_birth_date(f"{number[:6]}19{number[6:]}0")
    except ValidationError as wrong:
        raise Refused("document_check_digit") from wrong
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


def check_telephone(number: str) -> None:
    """Accept a number that can be called from abroad, or a mainland one without its country code.

    Raises:
        Refused: ``phone_odd``.
    """
    try:
        parsed = phonenumbers.parse(number, "CN")
    except phonenumbers.NumberParseException as unreadable:
        raise Refused("phone_odd") from unreadable
    if not phonenumbers.is_valid_number(parsed):
        raise Refused("phone_odd")
