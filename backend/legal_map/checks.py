"""What is wrong with a row somebody wants to bring onto the map, in words that say how to put it right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from zoneinfo import available_timezones

import phonenumbers
from opening_hours import validate

from backend.legal_map.model import Point
from backend.legal_map.rows import CONFIDENCES, KINDS, Row
from backend.legal_map.whereabouts import countries_around
from backend.shared.countries import countries

_ID = re.compile(r"[a-z0-9][a-z0-9-]{1,63}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_SHORT_NUMBER = re.compile(r"\d{3,6}")
_PHONES = ("phone", "consular_phone", "emergency_phone")
_HOURS = ("office_hours", "chancery_hours")


def problems_of(row: Row) -> Iterator[str]:
    """Yield every reason to refuse a row, each a sentence."""
    for check in (_identity, _place, _telephones, _hours, _links):
        yield from check(row)


def _identity(row: Row) -> Iterator[str]:
    if not _ID.fullmatch(row["id"]):
        yield f"id {row['id']!r}: use small letters, digits and hyphens, at most 64"
    if row["kind"] not in KINDS:
        yield f"kind {row['kind']!r} is none of: {', '.join(KINDS)}"
    if not (row["name_zh"] or row["name_en"]):
        yield "a name is missing (name_zh or name_en)"
    if row["confidence"] not in CONFIDENCES:
        yield f"confidence {row['confidence']!r} is none of: {', '.join(CONFIDENCES)}"


def _place(row: Row) -> Iterator[str]:
    if row["country"] not in countries():
        yield f"country {row['country']!r} is no ISO 3166-1 code of two capital letters"
        return
    if row["tz"] and row["tz"] not in available_timezones():
        yield f"tz {row['tz']!r} is no time zone"
    point = point_of(row)
    if point is None:
        yield f"lat {row['lat']!r} and lon {row['lon']!r} are no position in degrees"
    elif (there := countries_around(point)) and row["country"] not in there:
        yield f"the position {row['lat']}, {row['lon']} is in {' or '.join(sorted(there))}, not in {row['country']}"


def point_of(row: Row) -> Point | None:
    """Return the row's position, or None if it is none on earth."""
    try:
        point = Point(float(row["lat"]), float(row["lon"]))
    except ValueError:
        return None
    return point if abs(point.lat) <= 90 and abs(point.lon) <= 180 else None


def _telephones(row: Row) -> Iterator[str]:
    for column in _PHONES:
        for number in re.split(r"\s*[;/]\s*", row[column]) if row[column] else ():
            if not _is_telephone(number, row["country"]):
                yield f"{column} {number!r} is no telephone number (write +country-area-number)"


def _is_telephone(number: str, country: str) -> bool:
    if _SHORT_NUMBER.fullmatch(number):
        return True
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, country))
    except phonenumbers.NumberParseException:
        return False


def _hours(row: Row) -> Iterator[str]:
    is_valid: Callable[[str], bool] = validate
    for column in _HOURS:
        if row[column] and not is_valid(row[column]):
            yield f"{column} {row[column]!r} is not written as OpenStreetMap opening_hours"


def _links(row: Row) -> Iterator[str]:
    if row["email"] and not _EMAIL.fullmatch(row["email"]):
        yield f"email {row['email']!r} is no address"
    if row["website"] and not row["website"].startswith(("http://", "https://")):
        yield f"website {row['website']!r} does not begin with http:// or https://"
