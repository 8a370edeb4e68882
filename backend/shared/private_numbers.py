"""Finds telephones, e-mail addresses, documents, cards and one-time codes in what people write, nothing else. Pure.

It errs towards privacy where a number can hardly be anything else, and towards reading where it is plainly a date, an
amount, a time or a case number: those must reach the bot as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

import phonenumbers
from stdnum import luhn

from backend.shared.documents_in_words import told_documents
from backend.shared.telephones import has_code, is_mainland_mobile, read_telephone
from backend.shared.telephones_in_words import told_telephones

Kind = Literal["phone", "email", "document", "card", "code", "location"]
"""A location is never found in a text: it comes as one (`Inbound.location`)."""

OFFICE_NUMBERS: tuple[Kind, ...] = ("phone", "email", "code")
"""Kinds of number an officer may write in clear: the court's own telephone and address are no secret."""

_DIGITS = str.maketrans("０１２３４５６７８９（）－＋Ｘｘ＠", "0123456789()-+Xx@")
_HIDDEN = "\x00"


@dataclass(frozen=True, slots=True)
class PrivateNumber:
    """One private number or address inside a text.

    Args:
        kind: what it is.
        start: first character.
        end: one past its last character.
        value: its normal form: E.164 for a valid telephone, an e-mail address with its domain in small letters; no
            separators, upper case for the others.
    """

    kind: Kind
    start: int
    end: int
    value: str


_CURRENCY = r"(?:美金|美元|港币|港幣|人民币|人民幣|RMB|CNY|USD|HKD)"
_MONEY_UNIT = rf"(?:元|块|圆|塊|万|萬|亿|億|{_CURRENCY}|dollars?|yuan)"
_PROTECTED = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[(（][12]\d{3}[)）]\s?[一-鿿]{1,2}\d{0,6}[一-鿿]{1,4}\d{1,8}(?:-\d+)?号?",  # a case number
        r"(?<![A-Za-z])(?:SCIA|CIETAC|HKIAC|SHIAC|GZAC)[-\s]?[A-Z]{0,4}[-\s]?(?:19|20)\d\d[-\s/]?\d{1,8}(?!\d)",
        r"(?<!\d)(?:19|20)\d\d\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}日?(?:[T\s]?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?(?!\d)",
        r"(?<![\dA-Za-z])(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[T\s]?[0-2]\d[0-5]\d(?:[0-5]\d)?)?(?![\dX])",
        r"(?<!\d)(?:19|20)\d\d\s?[-–~至到]\s?(?:19|20)\d\d(?!\d)",
        r"(?<!\d)\d{1,2}[:：]\d{2}(?:\s?[-–~至到]\s?\d{1,2}[:：]\d{2})?(?!\d)",
        r"[¥￥$€£]\s?\d[\d,]{0,30}(?:\.\d{1,9})?",
        rf"{_CURRENCY}\s?\d[\d,]{{0,30}}(?:\.\d{{1,9}})?(?!\d)",
        rf"(?<![\d,])\d[\d,]{{0,30}}(?:\.\d{{1,9}})?\s?{_MONEY_UNIT}",
        r"(?<![\d,])\d{1,3}(?:,\d{3}){1,8}(?:\.\d{1,9})?(?!\d)",
        r"(?<!\d)\d{1,18}\.\d{1,2}(?![\d.])",
    )
]

_START = r"(?<![0-9A-Za-z])"
_END = r"(?![0-9A-Za-z])"
_DOCUMENT_CUE = (
    r"(?:护照|護照|身份证|身份證|身分证|身分證|回乡证|回鄉證|通行证|通行證|台胞证|台胞證|居住证|居住證|居留证|居留證|证件|證件|"
    r"passport|identity card|id card|permit|document|(?<![A-Za-z])ID(?![A-Za-z]))"
    r"(?:号码|號碼|号|號|\s?numbers?|\s?no\.?|\s?#)?\s{0,3}(?:是|为|為|is|[:：=])?\s{0,3}"
)
_PHONE_CUE = (
    r"(?:电话|電話|手机|手機|联系方式|聯繫方式|联络|phone|mobile|cell|whatsapp|tel\b\.?|call me (?:at|on))"
    r"(?:号码|號碼|号|號|\s?numbers?|\s?no\.?)?\s{0,3}(?:是|为|為|is|[:：=])?\s{0,3}"
)
_GROUPED = r"\d(?:[ -]?\d)"

_EMAILS = [  # looked for before all else: "13800138000@qq.com" is no telephone
    re.compile(
        r"(?<![A-Za-z0-9._%+-])(?P<n>[A-Za-z0-9._%+-]{1,64}@"
        r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,24})(?![A-Za-z0-9-])"
    )
]
_RESIDENT_CARDS = [  # these hold a birthday, so they are looked for before dates are hidden
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_START}(?P<n>\d{{6}}[ -]?(?:18|19|20)\d{{6}}[ -]?\d{{3}}[\dX]){_END}",
        rf"{_START}(?P<n>\d{{17}}[\dX]){_END}",  # mistyped, but nothing else has this length
    )
]
_DOCUMENTS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_START}(?P<n>[1-9]\d{{7}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{{3}}){_END}",  # cards before 1999
        rf"{_START}(?P<n>[A-Z]{{1,2}}\d{{6}}\([\dA]\))",
        rf"{_START}(?P<n>[A-Z]{{1,2}}\d{{6,7}}[A-Z]?){_END}(?!-\d)",
        rf"{_START}(?P<n>[A-Z]\d{{8,10}}){_END}(?!-\d)",
        rf"{_START}(?P<n>\d/\d{{6}}/\d|\d{{7}}\(\d\))",
        rf"{_DOCUMENT_CUE}(?P<n>(?=[A-Z]*\d)[0-9A-Z]{{6,18}}){_END}",
        rf"{_DOCUMENT_CUE}(?P<n>[A-Z]{{1,2}} \d{{6,9}}){_END}",
        # In groups, as they are printed or read out; without a word for it only what no telephone looks like.
        rf"{_DOCUMENT_CUE}(?P<n>(?-i:[A-Z])(?:[ -]?(?-i:[A-Z])){{0,2}}(?:[ -]?\d){{6,9}}){_END}(?![ -]\d)",
        rf"{_DOCUMENT_CUE}(?P<n>\d{{3}}(?:[ -]\d{{2,3}}){{2}}){_END}(?![ -]\d)",
        rf"{_START}(?P<n>(?-i:[A-Z])[ -]?(?-i:[A-Z])(?:[ -]?\d){{7}}){_END}(?![ -]\d)",
    )
]
_CODE = r"[2-9A-HJ-NP-Z]{4}[ -]?[2-9A-HJ-NP-Z]{4}"
"""A one-time code: eight characters, none of 0, O, 1 and I (backend/identity)."""
_CODE_CUE = (
    r"(?:(?:绑定|綁定|连接|連接|連結|关联|關聯|配对|配對|一次性|邀请|邀請|调解|調解)[码碼]|(?:link(?:ing)?|pairing|binding|one-time)\s?code|\bcode)"
    r"\s{0,3}(?:是|为|為|係|系|is|[:：=])?\s{0,3}"
)
_CODES = [re.compile(pattern, re.IGNORECASE) for pattern in (rf"{_CODE_CUE}(?P<n>{_CODE}){_END}",)]
_ALONE_DOCUMENT, _ALONE_CODE, _ALONE_UNKNOWN = (  # nothing else in the whole message, beside marks and spaces
    re.compile(f"(?P<n>{pattern})", re.IGNORECASE)
    for pattern in (
        r"[A-Z]{1,2} \d{6,9}|\d{9}|\d{8}(?<!00)",  # eight digits: a permit or a telephone, if no round sum
        rf"(?=[^\d]*\d)(?=[^A-Z]*[A-Z]){_CODE}",
        r"(?=(?:[A-Z]*\d){3})(?=\d*[A-Z])[A-Z0-9]{7,10}",  # passports of many states look like this
    )
)
_ALONE = frozenset({_ALONE_DOCUMENT, _ALONE_CODE, _ALONE_UNKNOWN})
_LONGEST_ALONE = 12
_WORD = re.compile(r"\w+")
_LOCAL = re.compile(r"(?<![0-9A-Za-z.+])(?P<n>\(?0\d{1,4}\)?(?:[ .-]?\d{2,4}){2,3})(?![0-9A-Za-z])")
_IN_A_LIST = re.compile(r"(?<![^\s，,、;；:：])(?P<n>\d{7,9})(?![^\s，,、;；。])")
_LONGEST_OF_DIGITS = 9
"""Digits of the passports that have nothing but digits (the United States, the United Kingdom)."""
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_OLD_YEAR = r"(?:19\d\d|200\d)"
_OLD_DAY = (
    rf"(?:{_OLD_YEAR}\s?[-./年]\s?\d{{1,2}}\s?[-./月]\s?\d{{1,2}}日?|\d{{1,2}}[-./]\d{{1,2}}[-./]{_OLD_YEAR}|"
    rf"\d{{1,2}} {_MONTH},? {_OLD_YEAR}|{_MONTH} \d{{1,2}},? {_OLD_YEAR})"
)
_BIRTHDAY_IN_LIST = re.compile(
    r"(?:^|[，,、;；])\s{0,3}(?:(?:born(?: on)?|dob|生于|生於|出生)\s{0,3}[:：]?\s{0,3})?"
    rf"{_OLD_DAY}\s{{0,3}}(?=[，,、;；。.]|$)",
    re.IGNORECASE,
)
"""A day of a year long ago that stands alone between two commas: a birthday."""
_NAME_OR_SEX = r"(?:[\u3400-\u9fff·]{1,8}|[A-Za-z][A-Za-z'’-]{0,30})"
_LIST_WITH_BLANKS = re.compile(
    rf"(?=.{{8,90}}$)(?=(?:.*\s)?\d{{9}}(?<!000)(?:\s|$))(?=(?:.*\s)?{_OLD_DAY}(?:\s|$))"
    rf"(?:{_NAME_OR_SEX}|\d{{9}}|{_OLD_DAY})(?:\s{{1,3}}(?:{_NAME_OR_SEX}|\d{{9}}|{_OLD_DAY})){{1,7}}"
)
"""The same parted by blanks alone, where the whole message is such a list ("梁美娟 566778899 1958年7月12日")."""
_BESIDE_BIRTHDAY = re.compile(
    r"(?<![^\s，,、;；:：])(?P<n>\d{9}|(?=(?:[A-Z]{0,9}\d){5})(?=\d{0,9}[A-Z])[A-Z0-9]{7,10})(?![^\s，,、;；。])",
    re.IGNORECASE,
)
"""A figure of the form of a passport of whatever state: nine digits, or letters among the digits."""
_CARDS = [re.compile(rf"{_START}(?P<n>{_GROUPED}{{12,18}}){_END}")]
_PHONES = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![0-9+])(?P<n>(?:(?:\+|00)86[ -]?|86[ -])?1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?!\d)",
        r"(?<![0-9A-Za-z+])(?P<n>(?:\+|00)[1-9](?:[ \-.()]{0,2}\d){6,14})(?!\d)",
        r"(?<![0-9A-Za-z])(?P<n>(?:0\d{2,3}[ -]?|\(0\d{2,3}\) ?)[2-8]\d{6,7})(?!\d)",
        r"(?<![0-9A-Za-z])(?P<n>(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4})(?!\d)",
        r"(?<![0-9A-Za-z])(?P<n>[2-9]\d{3}[ -]\d{4})(?![0-9-])",
        rf"{_PHONE_CUE}(?P<n>\(?\d(?:[ \-.()]{{0,2}}\d){{5,14}})(?!\d)",
        r"(?<![0-9A-Za-z.])(?P<n>\d{10,15})(?![0-9A-Za-z.])",
    )
]


def find_private(text: str, country: str = "") -> list[PrivateNumber]:
    """Return the private numbers of a text, in order, none overlapping another.

    Amounts, dates, times, years and case numbers are never among them. Full-width digits are read like ASCII ones.

    Args:
        country: ISO 3166 code of where the writer is. A telephone without a country code then stays as it is written,
            for `telephones.read_telephone` to read where it is asked for; without a country it is guessed.
    """
    readable = text.translate(_DIGITS)
    hidden = _hide(readable, (match.span() for pattern in _PROTECTED for match in pattern.finditer(readable)))
    found = [PrivateNumber("document", start, end, number) for start, end, number in told_documents(hidden)]
    for kind, patterns, value in _SEARCHES:
        if kind == "phone":
            found += _told(hidden, country, found)
        if kind == "phone" and country:
            found += _local(hidden, country, found)
        for pattern in patterns:
            for match in _matches(pattern, readable if patterns in (_EMAILS, _RESIDENT_CARDS) else hidden):
                start, end = match.span("n")
                normal = _phone(match["n"], country) if kind == "phone" else value(match["n"])
                if normal and not any(start < other.end and other.start < end for other in found):
                    found.append(PrivateNumber(kind, start, end, normal))
    found += _beside_birthday(readable, hidden, found)
    found += _listed(hidden, country, found)
    return sorted(found, key=lambda number: number.start)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Find a pattern; one that must stand alone is held only against what is between the outer marks.

    (A pattern that skips those marks itself is tried again from each of them: five thousand blanks took a second.)
    """
    if pattern not in _ALONE:
        yield from pattern.finditer(text)
        return
    words = [word.span() for word in _WORD.finditer(text)]
    if words and words[-1][1] - words[0][0] <= _LONGEST_ALONE:
        match = pattern.fullmatch(text, words[0][0], words[-1][1])
        if match is not None:
            yield match


def _told(text: str, country: str, found: list[PrivateNumber]) -> list[PrivateNumber]:
    """Telephones whose digits, code or country are told in words."""
    return [
        PrivateNumber("phone", start, end, number)
        for start, end, number in told_telephones(text, country)
        if not any(start < other.end and other.start < end for other in found)
    ]


def _local(text: str, country: str, found: list[PrivateNumber]) -> list[PrivateNumber]:
    """Numbers in the groups only this country writes them in (07911 123456), which no general shape covers."""
    return [
        PrivateNumber("phone", match.start("n"), match.end("n"), re.sub(r"\D", "", match["n"]))
        for match in _LOCAL.finditer(text)
        if not any(match.start() < other.end and other.start < match.end() for other in found)
        and not has_code(match["n"])
        and read_telephone(match["n"], country) is not None
    ]


def _listed(text: str, country: str, found: list[PrivateNumber]) -> list[PrivateNumber]:
    """Bare figures between the commas of a list that holds a private number: where one is told, so is the other.

    "C668668(9)，香港九龙弥敦道100号，91234567": alone, such figures may be a sum; beside a document they are the
    telephone if this country has such telephones, and beside a telephone nine of them are the document.
    """
    listed: list[PrivateNumber] = []
    for match in _IN_A_LIST.finditer(text) if found else ():
        if any(match.start() < other.end and other.start < match.end() for other in found):
            continue
        kinds = {number.kind for number in (*found, *listed)}
        if "phone" not in kinds and country and read_telephone(match["n"], country) is not None:
            listed.append(PrivateNumber("phone", match.start("n"), match.end("n"), match["n"]))
        elif "document" not in kinds and len(match["n"]) == _LONGEST_OF_DIGITS:
            listed.append(PrivateNumber("document", match.start("n"), match.end("n"), match["n"]))
    return listed


def _beside_birthday(readable: str, text: str, found: list[PrivateNumber]) -> list[PrivateNumber]:
    """The passport in a list that holds a birthday: "HO CHI WAI, 523456789, 1968-03-05".

    Alone, nine digits may be a sum or a telephone, and letters with digits a contract's number; between the name and
    the birthday of somebody they are the number of their document.
    """
    listed = _BIRTHDAY_IN_LIST.search(readable) is not None or _LIST_WITH_BLANKS.fullmatch(readable.strip()) is not None
    if any(number.kind == "document" for number in found) or not listed:
        return []
    return [
        PrivateNumber("document", match.start("n"), match.end("n"), _document(match["n"]))
        for match in _BESIDE_BIRTHDAY.finditer(text)
        if not any(match.start("n") < other.end and other.start < match.end("n") for other in found)
    ][:1]


def _hide(text: str, spans: Iterator[tuple[int, int]]) -> str:
    characters = list(text)
    for start, end in spans:
        characters[start:end] = _HIDDEN * (end - start)
    return "".join(characters)


def _document(raw: str) -> str:
    return re.sub(r"[ \-()/]", "", raw).upper()


def _email(raw: str) -> str:
    name, _, domain = raw.rpartition("@")
    return f"{name}@{domain.lower()}"


def _card(raw: str) -> str:
    digits = re.sub(r"\D", "", raw)
    plausible = len(digits) >= 16 or (len(digits) >= 13 and digits[0] in "3456" and luhn.is_valid(digits))
    return digits if plausible else ""


def _phone(raw: str, country: str = "") -> str:
    digits = re.sub(r"[^\d+]", "", raw)
    if country and not has_code(raw) and not is_mainland_mobile(raw, country):
        return digits
    american = re.fullmatch(r"1?[2-9]\d{9}", digits) and not re.fullmatch(r"1[3-9]\d{9}", digits)
    readings = [(digits, "US")] if american else []
    for candidate, region in [*readings, (digits, "CN"), (f"+{digits}", None)]:
        try:
            number = phonenumbers.parse(candidate, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return digits


_SEARCHES: tuple[tuple[Kind, list[re.Pattern[str]], Callable[[str], str]], ...] = (
    ("email", _EMAILS, _email),
    ("document", _RESIDENT_CARDS, _document),
    ("document", [*_DOCUMENTS, _ALONE_DOCUMENT], _document),
    ("code", [*_CODES, _ALONE_CODE], _document),
    ("document", [_ALONE_UNKNOWN], _document),
    ("card", _CARDS, _card),
    ("phone", _PHONES, _phone),
)
