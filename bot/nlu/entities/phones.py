"""Telephone numbers and e-mail addresses.

A number with + or a mainland mobile is taken anywhere; any other run of digits only beside a word for telephone or as
the whole message, and only when `phonenumbers` calls it valid where the person is, in mainland China or in Hong Kong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import phonenumbers

from .spans import Span

MOST_CANDIDATES = 20
_INTERNATIONAL = re.compile(r"(?:\+|(?<![\d.])00)\s?\d[\d\s().-]{5,20}\d(?!\d)", re.ASCII)
_MOBILE = re.compile(r"(?<![\d.+-])1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?![\d-])", re.ASCII)
_LANDLINE = re.compile(r"(?<![\d.+-])\(?0\d{2,3}\)?[\s-]?\d{7,8}(?![\d-])", re.ASCII)
_LOCAL = re.compile(r"(?<![\d.+a-z-])\(?\d[\d\s().-]{5,16}\d(?![\da-z])", re.ASCII)
_CUE = re.compile(
    r"(?:电话|手机|手提|号码|联系方式|联络|微信|whatsapp|phone|mobile|cell|tel|call|call me at|number"
    r"|致电|打俾我|打畀我)"
    r"(?:号码?|number|no|is|at|on|係|是|系|为|[:.\s]){0,4}$"
)
_EMAIL = re.compile(
    r"(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}(?![a-z0-9-])", re.ASCII
)


def to_e164(written: str, region: str | None) -> str | None:
    """The E.164 form of a telephone number as written, or None when it is not valid in that region (ISO 3166 code)."""
    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return None
    valid = phonenumbers.is_valid_number(number)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if valid else None


def _first_valid(written: str, regions: Sequence[str | None]) -> str | None:
    return next((found for found in (to_e164(written, region) for region in regions) if found), None)


def _candidates(text: str, regions: Sequence[str]) -> Iterator[tuple[re.Match[str], Sequence[str | None]]]:
    for match in _INTERNATIONAL.finditer(text):
        yield match, [None]
    for pattern in (_MOBILE, _LANDLINE):
        for match in pattern.finditer(text):
            yield match, ["CN"]
    for match in _LOCAL.finditer(text):
        whole = match.group() == text.strip()
        if whole or _CUE.search(text[max(0, match.start() - 24) : match.start()]):
            yield match, [*regions, "CN", "HK"]


def find_phones(text: str, regions: Sequence[str] = ()) -> list[Span]:
    """Telephone numbers in a folded text as E.164; `regions` are tried first for numbers without a country code."""
    found: list[Span] = []
    for count, (match, where) in enumerate(_candidates(text, regions)):
        if count >= MOST_CANDIDATES:
            break
        written = re.sub(r"^00", "+", match.group())
        number = _first_valid(written, where)
        if number:
            found.append(Span("phone", number, match.start(), match.end()))
    return found


def find_emails(text: str) -> list[Span]:
    """E-mail addresses in a folded text, in small letters."""
    return [Span("email", m.group(), m.start(), m.end()) for m in _EMAIL.finditer(text)]
