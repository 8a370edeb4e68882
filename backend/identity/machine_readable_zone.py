"""The machine-readable zone of passports (TD3) and cards (TD1): read, proven by its check digits, never guessed. Pure.

Source of every layout and of the check digit: ICAO Doc 9303, parts 3 (check digits 4.9), 4 (TD3) and 5 (TD1).

A check digit proves a repair only where the field's alphabet leaves one choice: a date holds digits, so "O" there can
only be "0", and the check digit then says whether it was. In a document number any character may stand, and about one
wrong guess in ten would satisfy the check digit; so there a repair also needs the issuer's own pattern or the same
number printed elsewhere on the page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Literal

from backend.identity.document_photo.zone_names import LETTER_FOR, names_in
from backend.identity.zone_codes import CODES, check_digit

Layout = Literal["TD1", "TD3"]

_AS_DIGIT = str.maketrans("OQDILZSBG", "000112586")
_TWINS = {"O": "0", "0": "O", "I": "1", "1": "I", "B": "8", "8": "B", "S": "5", "5": "S", "Z": "2", "2": "Z"}
_FILLERS = {"《": "<<", "«": "<<", "〈": "<", "＜": "<", "く": "<", "‹": "<"}
_LENGTHS: dict[Layout, tuple[int, int]] = {"TD3": (2, 44), "TD1": (3, 30)}
_SLACK = 4
"""Number of fillers up to which a reader may drop some from a line or add to it."""
_DIGITS_FROM = {"USA": 1, "CHN": 2, "GBR": 0}
"""Character from which the issuer's passport numbers hold digits only."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Contents of the zone; an empty value is one that could not be proven.

    `look_again` are the lines (counted from 1) that a person should compare with the document.
    """

    layout: Layout
    document_code: str
    issuer: str
    number: str
    nationality: str
    birth_date: date | None
    sex: str
    expires_on: date | None
    surname: str
    given_names: str
    look_again: tuple[int, ...]
    repaired: bool

    def expired(self, today: date) -> bool:
        """Tell whether the document's last day is over."""
        return self.expires_on is not None and self.expires_on < today


@dataclass(frozen=True, slots=True)
class _Checked:
    """A field that has a check digit: its text, put right where that is proven."""

    text: str
    proven: bool = False
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class _Raw:
    """The zone cut into its fields; `lines` are those of the names, the dates and the number, counted from 1."""

    layout: Layout
    head: str
    names: str
    number: _Checked
    nationality: str
    birth: _Checked
    sex: str
    expiry: _Checked
    agrees: bool
    """Verdict of the check digit over all fields."""
    lines: tuple[int, int, int]


def zone_text(text: str) -> str:
    """Return a read line in the zone's alphabet (A-Z, 0-9, "<"); what is foreign to it becomes "?"."""
    for seen, meant in _FILLERS.items():
        text = text.replace(seen, meant)
    return re.sub(r"[^A-Z0-9<]", "?", re.sub(r"\s", "", text).upper())


def read_zone(lines: Sequence[str], today: date, printed: Collection[str] = ()) -> Zone | None:
    """Find the zone among lines as an OCR or a person wrote them, from top to bottom.

    Args:
        lines: texts; blanks and misread fillers are allowed.
        today: decides the century of the two-digit year of birth.
        printed: other words of the page, which may prove a repaired number.

    Returns:
        The zone, with the lines to look at again where a check digit is wrong; None where there is none.
    """
    texts = [zone_text(line) for line in lines]
    for first, text in enumerate(texts):
        if re.match(r"P[A-Z<]", text) and (rows := _rows(texts[first:], "TD3")):
            return _passport(rows, today, printed)
        if re.match(r"[ACI1][A-Z0-9<]", text) and (rows := _rows(texts[first:], "TD1")):
            return _card(rows, today, printed)
    for text in texts:
        if _is_second_line_of_passport(text):
            return _passport(["P".ljust(44, "<"), _fit(text, 44)], today, printed)
    return None


def _is_second_line_of_passport(text: str) -> bool:
    data = _fit(text, 44)
    return bool(data) and _digits(data[13:19], data[19]).proven and _digits(data[21:27], data[27]).proven


def _rows(texts: Sequence[str], layout: Layout) -> list[str]:
    """The layout's lines at their exact length; empty where they are not that many or too short or long."""
    count, length = _LENGTHS[layout]
    rows = [_fit(text, length) for text in texts[:count]]
    # The names' line ends in fillers, so its end may be lost.
    if layout == "TD3" and "<" in texts[0] and len(texts[0]) > 5:
        rows[0] = texts[0][:length].ljust(length, "<")
    if layout == "TD1" and len(texts) >= 3 and "<" in texts[2]:
        rows[2] = texts[2][:length].ljust(length, "<")
    return rows if len(rows) == count and all(rows) else []


def _fit(text: str, length: int) -> str:
    """Give the longest run of fillers what the reader dropped or doubled; the check digits prove it afterwards."""
    wrong = length - len(text)
    runs = sorted(re.finditer("<{2,}", text), key=lambda run: -len(run.group()))
    if wrong == 0:
        return text
    if abs(wrong) > _SLACK or not runs or len(runs[0].group()) + wrong < 1:
        return ""
    return text[: runs[0].start()] + "<" * (len(runs[0].group()) + wrong) + text[runs[0].end() :]


def _passport(rows: Sequence[str], today: date, printed: Collection[str]) -> Zone:
    names, data = rows
    number = _number(data[:9], data[9], names[2:5], printed)
    birth, expiry = _digits(data[13:19], data[19]), _digits(data[21:27], data[27])
    whole = number.text.ljust(9, "<") + _digit(data[9]) + birth.text + _digit(data[19])
    whole += expiry.text + _digit(data[27]) + data[28:43]
    agrees = _agrees(whole, data[43])
    raw = _Raw("TD3", names[:5], names[5:], number, data[10:13], birth, data[20], expiry, agrees, (1, 2, 2))
    return _zone(raw, today, printed)


def _card(rows: Sequence[str], today: date, printed: Collection[str]) -> Zone:
    head, data, names = rows
    number = _card_number(head, printed)
    birth, expiry = _digits(data[:6], data[6]), _digits(data[8:14], data[14])
    first = head[5:]
    if number.repaired and head[14] != "<":
        first = number.text.ljust(9, "<") + _digit(head[14]) + head[15:]
    whole = first + birth.text + _digit(data[6]) + expiry.text + _digit(data[14]) + data[18:29]
    agrees = _agrees(whole, data[29])
    raw = _Raw("TD1", head[:5], names, number, data[15:18], birth, data[7], expiry, agrees, (3, 2, 1))
    return _zone(raw, today, printed)


def _card_number(head: str, printed: Collection[str]) -> _Checked:
    """A number longer than nine goes on in the optional data, its check digit last (Doc 9303-5, 4.2.2, note j)."""
    if head[14] != "<":
        return _number(head[5:14], head[14], head[2:5], printed)
    rest = head[15:].split("<")[0]
    return _number(head[5:14] + rest[:-1], rest[-1:] or "<", "", printed)


def _zone(raw: _Raw, today: date, printed: Collection[str]) -> Zone:
    surname, given, clear = names_in(raw.names, printed)
    nationality = _state(raw.nationality, raw.head[2:5])
    born = _birth_date(raw.birth.text, today) if raw.birth.proven else None
    ends = _date(raw.expiry.text, 2000) if raw.expiry.proven else None
    names_line, data_line, number_line = raw.lines
    doubts = {
        names_line: not clear,
        data_line: not (raw.agrees and nationality and born and ends),
    }
    doubts[number_line] = doubts.get(number_line, False) or not raw.number.proven
    return Zone(
        layout=raw.layout,
        document_code=raw.head[:2].replace("<", ""),
        issuer=_state(raw.head[2:5], raw.nationality),
        number=raw.number.text if raw.number.proven else "",
        nationality=nationality,
        birth_date=born,
        sex=raw.sex if raw.sex in "MF" else "",
        expires_on=ends,
        surname=surname,
        given_names=given,
        look_again=tuple(sorted(line for line, doubtful in doubts.items() if doubtful)),
        repaired=any(part.repaired for part in (raw.number, raw.birth, raw.expiry)),
    )


def _digit(character: str) -> str:
    return character.translate(_AS_DIGIT)


def _agrees(value: str, check: str) -> bool:
    """Return True if the check digit is the value's (weights 7, 3, 1 modulo 10); foreign characters never agree."""
    return re.fullmatch("[A-Z0-9<]+", value) is not None and check_digit(value) == _digit(check)


def _digits(value: str, check: str) -> _Checked:
    """A date's six digits, letters read as the digits they look like, if the check digit then proves them."""
    meant = value.translate(_AS_DIGIT)
    proven = re.fullmatch(r"\d{6}", meant) is not None and _agrees(meant, check)
    return _Checked(meant, True, meant != value) if proven else _Checked(value)


def _number(field: str, check: str, issuer: str, printed: Collection[str]) -> _Checked:
    """The document number, repaired only by the issuer's pattern or by what is printed (see the module's docstring)."""
    value = field.rstrip("<")
    start = _DIGITS_FROM.get(issuer, len(value))
    meant = value[:start] + value[start:].translate(_AS_DIGIT)
    fits = start >= len(value) or meant[start:].isdigit()
    if value and check != "<" and fits and _agrees(meant, check):
        return _Checked(meant, True, meant != value)
    bare = {re.sub(r"[^A-Z0-9]", "", text.upper()) for text in printed}
    found = {other for other in _alike(value) if other in bare and _agrees(other, check)}
    return _Checked(found.pop(), True, True) if len(found) == 1 else _Checked(value)


def _alike(value: str) -> Iterator[str]:
    """Every text that a reader could have taken for this one, at most 2 to the tenth."""
    choices = [letter + _TWINS.get(letter, "") for letter in value]
    if sum(len(choice) > 1 for choice in choices) <= 10:
        yield from ("".join(letters) for letters in product(*choices))


def _state(code: str, other: str) -> str:
    """A state's code in letters (Doc 9303-3, section 5); one with a misread letter only if the other field agrees."""
    bare = code.replace("<", "")
    meant = bare.translate(LETTER_FOR)
    return meant if meant in CODES and (meant == bare or meant == other.replace("<", "")) else ""


def _birth_date(digits: str, today: date) -> date | None:
    """The latest day with these digits that is not still to come."""
    born = _date(digits, 2000)
    return born if born is None or born <= today else _date(digits, 1900)


def _date(digits: str, century: int) -> date | None:
    try:
        return date(century + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    except ValueError:
        return None
