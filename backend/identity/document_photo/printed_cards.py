"""Cards and permits known by their print: resident card and residence permit, Hong Kong card, the two permits. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from backend.identity.document_numbers import document_kind
from backend.identity.document_photo.reading import DocumentType, PhotoReading
from backend.paper_reader.pages.lines import PageText, TextLine
from backend.shared.errors import Refused

_AS_DIGIT = str.maketrans("OQDILlZSB|", "0001112581")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff·]{2,15}")
_LATIN_NAME = re.compile(r"[A-Z][A-Z' \-]*,\s?[A-Z][A-Z' \-,]*", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)(\d{4})[.\-/年](\d{1,2})[.\-/月](\d{1,2})")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{2})-(\d{2})-(\d{4})(?!\d)")
_RESIDENT = re.compile(r"(?<![0-9A-Za-z])[0-9OQDILlZSB|]{17}[0-9OQDILlZSB|Xx](?![0-9A-Za-z])")
_HONGKONG = re.compile(r"(?<![A-Z])([A-Z]{1,2})([0-9OQDILZSB]{6})\(([0-9AOILZSB])\)")
_PERMIT_NUMBER = {
    "home_return_permit": re.compile(r"(?<![A-Z0-9])[HM]\d{8}(?:\d{2})?(?!\d)"),
    "taiwan_compatriot_permit": re.compile(r"(?<![A-Z0-9.\-])\d{8}(?![\d.])"),
}
_LABELS = (
    "姓名",
    "性别",
    "性別",
    "民族",
    "出生",
    "住址",
    "公民身份",
    "证件",
    "有效",
    "签发",
    "簽發",
    "通行证",
    "身份",
    "香港",
    "机关",
    "次数",
)


def read_printed(page: PageText) -> PhotoReading | None:
    """Return the fields of the card or permit that the print shows, None where it shows none we know."""
    whole = "".join(line.text.replace(" ", "") for line in page.lines)
    if "来往内地通行证" in whole or "來往內地通行證" in whole:
        return _permit(page, "home_return_permit")
    if "来往大陆通行证" in whole or "來往大陸通行證" in whole:
        return _permit(page, "taiwan_compatriot_permit")
    if _is_hongkong_card(whole):
        return _hongkong_card(page)
    if re.search("公民身[份分]号码|公民身[份分]證?号", whole) or ("住址" in whole and "姓名" in whole):
        return _resident_card(page)
    return None


def _is_hongkong_card(whole: str) -> bool:
    known = "永久性居民身份證" in whole or "IDENTITYCARD" in whole.upper() or "香港居民身份證" in whole
    return known or ("身份" in whole and _HONGKONG.search(whole) is not None)


def _resident_card(page: PageText) -> PhotoReading:
    """Front of the card: the number itself holds date of birth and sex (GB 11643-1999), so print need not agree first.

    Residence permits of people from Hong Kong, Macao and Taiwan look the same; their numbers begin with 81, 82, 83.
    """
    found = [hit.group() for line in page.lines for hit in _RESIDENT.finditer(line.text.replace(" ", ""))]
    number = next((whole for seen in found if (whole := _whole_resident_number(seen))), "")
    kind: DocumentType = "residence_permit" if number[:2] in ("81", "82", "83") else "resident_card"
    name = _after(page, "姓名") or _after(page, "名")
    return PhotoReading(
        document_type=kind,
        full_name=name,
        full_name_zh=name,
        document_number=number,
        birth_date=ric.get_birth_date(number) if number else _day(_after(page, "出生")),
        sex=("M" if int(number[16]) % 2 else "F") if number else _sex(_after(page, "性别")),
        nationality="CHN",
        problems=() if number and name else ("photo_number_odd",) if not number else ("photo_name_unclear",),
    )


def _whole_resident_number(seen: str) -> str:
    """The number with letters read as the digits they look like, if its check digit (ISO 7064 MOD 11-2) proves it.

    The district is not looked up: tables of districts know too few of those that were renamed or merged.
    """
    number = seen[:17].translate(_AS_DIGIT) + seen[17].translate(_AS_DIGIT).upper()
    try:
        ric.get_birth_date(number)
    except ValidationError:
        return ""
    return number if ric.calc_check_digit(number) == number[17] else ""


def _hongkong_card(page: PageText) -> PhotoReading:
    texts = [line.text.replace(" ", "") for line in page.lines]
    hits = [hit for text in texts for hit in _HONGKONG.finditer(text)]
    number = next((whole for hit in hits if (whole := _whole_hongkong_number(hit))), "")
    latin = _latin_name(page.lines)
    born = next((hit for text in texts if (hit := _DAY_FIRST.fullmatch(text))), None)
    return PhotoReading(
        document_type="hk_macao_id",
        full_name=latin or _han_name(page.lines),
        full_name_zh=_han_name(page.lines),
        document_number=number,
        birth_date=_real_day(int(born[3]), int(born[2]), int(born[1])) if born else None,
        sex=_sex(" ".join(line.text for line in page.lines if len(line.text) < 6)),
        problems=() if number else ("photo_number_odd",),
    )


def _whole_hongkong_number(hit: re.Match[str]) -> str:
    check = hit[3] if hit[3] == "A" else hit[3].translate(_AS_DIGIT)
    number = f"{hit[1]}{hit[2].translate(_AS_DIGIT)}({check})"
    try:
        document_kind(number)
    except Refused:
        return ""
    return number


def _permit(page: PageText, kind: Literal["home_return_permit", "taiwan_compatriot_permit"]) -> PhotoReading:
    """Print of both permits: a name in Chinese and in letters, and a period of validity whose second day counts."""
    texts = [line.text.replace(" ", "") for line in page.lines]
    number = next((hit.group() for text in texts if (hit := _PERMIT_NUMBER[kind].search(text))), "")
    days = [[found for hit in _DAY.finditer(text) if (found := _real_day(*map(int, hit.groups())))] for text in texts]
    periods = [pair for pair in days if len(pair) == 2]
    single = [pair[0] for pair in days if len(pair) == 1]
    name = _han_name(page.lines)
    return PhotoReading(
        document_type=kind,
        full_name=_latin_name(page.lines) or name,
        full_name_zh=name,
        document_number=number,
        birth_date=min(single, default=None),
        sex=_sex(" ".join(text for text in texts if len(text) < 6)),
        nationality="CHN",
        expires_on=periods[0][1] if periods else None,
        problems=() if number else ("photo_number_odd",),
    )


def _after(page: PageText, label: str) -> str:
    """Return what stands behind a label: in the same line, or in the nearest line to its right."""
    for line in page.lines:
        text = line.text.replace(" ", "")
        if text == label:
            right = [other for other in page.lines if _right_of(other, line)]
            return min(right, key=lambda other: other.left).text.strip() if right else ""
        if text.startswith(label):
            return text[len(label) :]
    return ""


def _right_of(other: TextLine, line: TextLine) -> bool:
    return (
        other.left > line.left + line.height and abs(other.middle - line.middle) < max(line.height, other.height) * 0.6
    )


def _han_name(lines: Iterable[TextLine]) -> str:
    texts = [line.text.replace(" ", "") for line in lines]
    named = [text.removeprefix("姓名") for text in texts]
    return next((text for text in named if _HAN_NAME.fullmatch(text) and not any(word in text for word in _LABELS)), "")


def _latin_name(lines: Iterable[TextLine]) -> str:
    """A name in letters, surname first with a comma as both places print it; returned without the comma."""
    found = next((line.text.strip() for line in lines if _LATIN_NAME.fullmatch(line.text.strip())), "")
    return re.sub(r"\s+", " ", found.replace(",", " ", 1)).strip()


def _sex(text: str) -> Literal["F", "M", ""]:
    if "女" in text or re.search(r"\bF\b", text):
        return "F"
    return "M" if "男" in text or re.search(r"\bM\b", text) else ""


def _day(text: str) -> date | None:
    hit = _DAY.search(text.replace(" ", ""))
    return _real_day(*map(int, hit.groups())) if hit else None


def _real_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
