"""Checks of a row somebody wants to bring onto the map, in words that say how to put it right.

A file's rows and what an officer types at the desk are judged alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import available_timezones

import phonenumbers
from opening_hours import validate

from backend.legal_map.lawyers import COLUMNS, unknown_codes
from backend.legal_map.model import Point
from backend.legal_map.rows import CONFIDENCES, KINDS, Row
from backend.legal_map.whereabouts import countries_around, place_at
from backend.shared.countries import countries
from backend.shared.wording import Words

_ID = re.compile(r"[a-z0-9][a-z0-9-]{1,63}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_SHORT_NUMBER = re.compile(r"\d{3,6}")
_PHONES = ("phone", "consular_phone", "emergency_phone")
_HOURS = ("office_hours", "chancery_hours")

_MAINLAND = "CN"

Twin = tuple[str, str, str]
"""Kind, country and name: two rows that agree in all three are one institution."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Reason why a value is not taken.

    Args:
        column: whose value it is; empty for the row as a whole.
        reason: a sentence that says how to put it right.
    """

    column: str
    reason: Words


def faults_of(row: Row) -> Iterator[Fault]:
    """Yield every reason to refuse a row."""
    for check in (_identity, _place, _side, _telephones, _hours, _links, _credit, _closing, _of_lawyers):
        yield from check(row)


def completed(row: Row) -> dict[str, str]:
    """Return a row whose missing time zone is that of its position."""
    point = None if row["tz"] else point_of(row)
    return {**row, **({"tz": place_at(point).timezone} if point else {})}


def twin_of(row: Row) -> Twin:
    """Return what makes two rows one institution."""
    return row["kind"], row["country"], row.get("name_zh") or row.get("name_en", "")


def double_of(row: Row, twins: Mapping[Twin, str]) -> Iterator[Fault]:
    """Yield that a row is on the map already under another id.

    Args:
        twins: the id of each institution there is.
    """
    other = twins.get(twin_of(row), row["id"])
    if other != row["id"]:
        name = row["name_zh"] or row["name_en"]
        yield Fault("", Words(f"地图上已经有“{name}”，编号 {other}", f"{name} is on the map already as {other}"))


def point_of(row: Row) -> Point | None:
    """Return the row's position, or None if it is none on earth."""
    try:
        point = Point(float(row["lat"]), float(row["lon"]))
    except ValueError:
        return None
    return point if abs(point.lat) <= 90 and abs(point.lon) <= 180 else None


def _identity(row: Row) -> Iterator[Fault]:
    if not _ID.fullmatch(row["id"]):
        yield _fault(
            "id", row, "只能用小写字母、数字和连字符，最多 64 个", "use small letters, digits and hyphens, at most 64"
        )
    if row["kind"] not in KINDS:
        yield _fault("kind", row, f"不是可选的种类：{'、'.join(KINDS)}", f"is none of: {', '.join(KINDS)}")
    if not (row["name_zh"] or row["name_en"]):
        yield Fault("name_zh", Words("没有名称（中文或英文）", "a name is missing (name_zh or name_en)"))
    if row["confidence"] not in CONFIDENCES:
        yield _fault("confidence", row, "不是可选的可靠程度", f"is none of: {', '.join(CONFIDENCES)}")


def _place(row: Row) -> Iterator[Fault]:
    if row["country"] not in countries():
        yield _fault(
            "country",
            row,
            "不是国家或地区代码（ISO 3166-1，两个大写字母）",
            "is no ISO 3166-1 code of two capital letters",
        )
        return
    if row["tz"] and row["tz"] not in available_timezones():
        yield _fault("tz", row, "不是时区（如 America/Toronto）", "is no time zone")
    point = point_of(row)
    position = f"{row['lat']}, {row['lon']}"
    if point is None:
        words = Words(
            f"纬度、经度 {position} 不是地球上的位置",
            f"lat {row['lat']!r} and lon {row['lon']!r} are no position in degrees",
        )
        yield Fault("lat", words)
    elif (there := countries_around(point)) and row["country"] not in there:
        found = sorted(there)
        zh = f"位置 {position} 在 {'、'.join(found)}，不在 {row['country']}"
        yield Fault("lat", Words(zh, f"the position {position} is in {' or '.join(found)}, not in {row['country']}"))


def _side(row: Row) -> Iterator[Fault]:
    """Yield that a kind which is only in mainland China, or only outside it, stands on the other side."""
    inside = row["country"] == _MAINLAND
    if row["kind"] == "judicial_bureau" and not inside:
        yield Fault(
            "country", Words("司法局是内地的机关，这里要填 CN", "a judicial bureau is in mainland China: write CN")
        )
    if row["kind"] == "overseas_contact_point" and inside:
        zh = "海外联络点不在内地，请填它所在的国家或地区"
        yield Fault("country", Words(zh, "an overseas contact point is not in mainland China: write where it is"))


def _telephones(row: Row) -> Iterator[Fault]:
    for column in _PHONES:
        for number in re.split(r"\s*[;/]\s*", row[column]) if row[column] else ():
            if not _is_telephone(number, row["country"]):
                zh = f"{number!r} 不是电话号码（写成 +国家码-区号-号码，几个用分号隔开）"
                yield Fault(
                    column, Words(zh, f"{column} {number!r} is no telephone number (write +country-area-number)")
                )


def _is_telephone(number: str, country: str) -> bool:
    if _SHORT_NUMBER.fullmatch(number):
        return True
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, country))
    except phonenumbers.NumberParseException:
        return False


def _hours(row: Row) -> Iterator[Fault]:
    is_valid: Callable[[str], bool] = validate
    for column in _HOURS:
        if row[column] and not is_valid(row[column]):
            zh = "看不懂，请写成 Mo-Fr 09:00-12:00,14:00-17:00 这样（OpenStreetMap 的 opening_hours）"
            yield _fault(column, row, zh, "is not written as OpenStreetMap opening_hours")


def _links(row: Row) -> Iterator[Fault]:
    if row["email"] and not _EMAIL.fullmatch(row["email"]):
        yield _fault("email", row, "不是邮箱地址", "is no address")
    if row["website"] and not row["website"].startswith(("http://", "https://")):
        yield _fault("website", row, "要以 http:// 或 https:// 开头", "does not begin with http:// or https://")


def _credit(row: Row) -> Iterator[Fault]:
    if row["photo"] and not (row["photo_author"] and row["photo_licence"]):
        en = "photo has no credit: photo_author and photo_licence are needed"
        yield Fault("photo_author", Words("照片要写明作者和许可，否则不能用", en))


def _of_lawyers(row: Row) -> Iterator[Fault]:
    for column, known in COLUMNS.items():
        if odd := unknown_codes(column, row.get(column, "")):
            zh = f"{'、'.join(odd)} 不是可选的代码：{'、'.join(known)}（几个用分号隔开）"
            yield Fault(
                column, Words(zh, f"{column} {', '.join(odd)} is none of: {', '.join(known)} (semicolons between)")
            )


def _closing(row: Row) -> Iterator[Fault]:
    closed = row.get("closed_on", "")
    try:
        is_day = not closed or bool(date.fromisoformat(closed))
    except ValueError:
        is_day = False
    if not is_day:
        yield _fault("closed_on", row, "不是日期（如 2026-11-26）", "is no day (write 2026-11-26)")


def _fault(column: str, row: Row, zh: str, en: str) -> Fault:
    value = row.get(column, "")
    colon = ":" if column == "id" else ""
    return Fault(column, Words(f"{value!r} {zh}", f"{column} {value!r}{colon} {en}"))
