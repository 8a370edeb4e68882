"""Telephone numbers as people write them, read by the country of who writes. Pure.

A number with its country code is what it says. Eleven digits from 13 to 19 are a mainland mobile wherever somebody is.
Anything else is a number of the country the person is in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import phonenumbers

_MAINLAND_MOBILE = re.compile(r"1[3-9]\d{9}")
_NORTH_AMERICAN_GROUPS = re.compile(r"1[\s.-]?(?:\(\d{3}\)|[\s.-]\d{3})[\s.-]?\d{3}[\s.-]\d{4}")
"""1-416-555-0134 is grouped otherwise than 138 0013 8000."""
_WITH_CODE = re.compile(r"\s*(?:\+|00)\s?[1-9]")
_NORTH_AMERICA = 1


@dataclass(frozen=True, slots=True)
class Telephone:
    """A number that can be called.

    Args:
        e164: with its country code.
        assumed: True if the code was not written but follows from where the person is.
    """

    e164: str
    assumed: bool = False


def read_telephone(written: str, country: str = "") -> Telephone | None:
    """Return the number that is meant, or None where no such number exists.

    Args:
        written: with or without country code, blanks, brackets, hyphens.
        country: ISO 3166 code of the country whose numbers are written without a code; empty if unknown.
    """
    if _WITH_CODE.match(written):
        found = _valid(re.sub(r"^\s*00", "+", written), None)
        return Telephone(found) if found else None
    if is_mainland_mobile(written, country):
        return Telephone(f"+86{_digits(written)}")
    if _may_be_american(written, country or "CN"):
        return None
    if (found := _valid(written, country or "CN")) is not None:
        return Telephone(found, assumed=True)
    digits = _digits(written)
    code_forgotten = _valid(f"+{digits}", None) if len(digits) > _LONGEST_LOCAL else None
    mainland = _valid(written, "CN")
    return Telephone(code_forgotten or mainland or "", assumed=True) if code_forgotten or mainland else None


def with_code_of(number: str, country: str) -> Telephone | None:
    """Return a number with the code of another country in the place of its own, or None where none such exists.

    Args:
        number: with its country code, or as it is written in that country.
        country: ISO 3166 code of the country, or its calling code ("+1").
    """
    region = phonenumbers.region_code_for_country_code(int(country[1:])) if country.startswith("+") else country
    try:
        local = phonenumbers.format_number(phonenumbers.parse(number, region), phonenumbers.PhoneNumberFormat.NATIONAL)
    except phonenumbers.NumberParseException:
        return None
    found = _valid(_digits(local), region) or _valid(_digits(local).lstrip("0"), region)
    return Telephone(found, assumed=True) if found else None


def _may_be_american(written: str, country: str) -> bool:
    """Return True if ten digits of North America would be read as a landline without its leading zero, as few write it.

    "416-555-0100" told by somebody who has not said to be in Toronto is no number of Jinzhou: it is asked.
    """
    digits = _digits(written)
    if len(digits) != _AMERICAN or digits.startswith(("0", "1")) or _is_american(country):
        return False
    here = _valid(written, country)
    return here in (None, f"+86{digits}") and _valid(digits, "US") is not None


def _is_american(country: str) -> bool:
    return phonenumbers.country_code_for_region(country) == _NORTH_AMERICA


_AMERICAN = 10
"""Digits of a number in North America."""
_LONGEST_LOCAL = 9
"""Digits; with more, a country code without its plus may be among them ("852 9123 4567")."""


def is_mainland_mobile(written: str, country: str = "") -> bool:
    """Return True if a number is a mainland mobile without its code; North Americans group theirs otherwise."""
    if not _MAINLAND_MOBILE.fullmatch(_digits(written)):
        return False
    return not (country and _is_american(country) and _NORTH_AMERICAN_GROUPS.fullmatch(written.strip()))


def has_code(written: str) -> bool:
    """Return True if a number is written with its country code."""
    return bool(_WITH_CODE.match(written))


_HIDDEN, _SHOWN_END = 4, 4
"""Digits of a number that are hidden, and that are shown at its end."""


def shortened_number(e164: str) -> str:
    """Return a telephone number with four digits of its middle hidden: ``+141****0198`` can be checked by its owner.

    A short one shows its country code and its last four digits: ``+507****4567``.
    """
    try:
        code = f"+{phonenumbers.parse(e164).country_code}"
    except phonenumbers.NumberParseException:
        code = ""
    national = e164.removeprefix(code)
    return f"{code}{national[: -_SHOWN_END - _HIDDEN]}****{national[-_SHOWN_END:]}"


def country_of(e164: str) -> str:
    """Return the ISO 3166 code of the country a number belongs to, empty if unknown."""
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(e164)) or ""
    except phonenumbers.NumberParseException:
        return ""


def _valid(written: str, country: str | None) -> str | None:
    try:
        number = phonenumbers.parse(written, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _digits(written: str) -> str:
    return re.sub(r"\D", "", written)
