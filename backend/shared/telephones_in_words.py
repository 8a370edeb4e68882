"""Telephones whose digits or whose country people tell in words: "一三六 0307 5521", "92234417 係香港號". Pure.

Only what is a valid number is one: a run of digits with its country code but without the plus, or with a country or a
code that the same message names. Sums, days and years are seldom valid anywhere and are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import phonenumbers

from backend.shared.gazetteer_files import read_rows
from backend.shared.telephones import is_mainland_mobile

HAN_DIGITS = "零〇一二三四五六七八九幺"
_HAN_VALUES = str.maketrans(HAN_DIGITS, "00123456789" + "1")
DIGIT_WORDS = {
    "zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9",
}  # fmt: skip
"""Digits as they are told one by one, in Chinese and in English."""
_DIGIT = rf"[0-9{HAN_DIGITS}]"
_RUN = re.compile(
    rf"(?<![0-9A-Za-z+.,{HAN_DIGITS}十百千])(?<!\b[A-Za-z] )(?P<n>{_DIGIT}(?:[ \-.·()]{{0,2}}{_DIGIT}){{6,15}})"
    rf"(?![ \-.·]{{0,2}}{_DIGIT}|[A-Za-z十百千万萬亿億年月日号號元块塊蚊岁歲]|[,.]\d|\s?(?:万|萬|元|块|塊))"
)
_WITH_CODE = re.compile(r"(?:\+\s?|00)[1-9](?:[ \-.()]{0,2}\d)*")
"""A number that is written with its code, which is read elsewhere."""
_NORTH_AMERICAN = re.compile(rf"{_DIGIT}{{3}}[ .-]{_DIGIT}{{3}}[ .-]{_DIGIT}{{4}}")
_WORD = rf"(?:{'|'.join(DIGIT_WORDS)})"
_SPELLED = re.compile(rf"(?<![A-Za-z])(?P<n>{_WORD}(?:[ ,-]{{1,2}}{_WORD}){{6,14}})(?![A-Za-z])", re.IGNORECASE)
_CODE = re.compile(
    r"(?:前面加(?:个|個)?|加(?:个|個|上)?|国家号|國家號|区号|區號|国码|國碼|code|código|codigo|prefix|so)"
    r"\s{0,2}(?:是|係|系|为|為|is|:|：)?\s{0,2}(?:加|\+)?\s?(?P<code>[1-9]\d{0,2})(?!\d)"
    r"|(?<!\d)(?P<first>[1-9]\d{0,2})\s{0,2}(?:是|係|系)?(?:国家号|國家號|区号|區號|国码|國碼)",
    re.IGNORECASE,
)
_FEWEST_WITH_CODE = 10
_FEWEST_SPELLED = 9
"""Digits told one by one in words, all of them, from which they are somebody's number in whatever country; eight may be
a day."""
_CHINA = "CN"
_MAINLAND = ("国内", "國內", "内地", "內地", "大陆", "大陸", "mainland")
_OF_A_PERSON = (
    r"\s?(?:的|嘅)?\s?(?:护照|護照|国籍|國籍|籍|公民|永久居民|永居|绿卡|綠卡|枫叶卡|楓葉卡|身份证|身份證|居留|签证|簽證|人(?!民币|民幣)|"
    r"passports?\b|citizens?\b|citizenship\b|nationals?\b|nationality\b|id\b|visas?\b|residents?\b|green card\b)"
)
_ORIGIN = r"(?:国籍|國籍|nationality|citizen of|national of|passport of|born in)\s?(?:是|为|為|系|係|is|:|：)?\s?"
_MORE_NAMES = {
    "澳門": "MO", "秘魯": "PE", "紐西蘭": "NZ", "新西蘭": "NZ", "馬來西亞": "MY", "大馬": "MY", "菲律賓": "PH",
    "澳洲": "AU", "澳大利亞": "AU", "美國": "US", "英國": "GB", "法國": "FR", "德國": "DE", "泰國": "TH", "印尼": "ID",
    "brasil": "BR", "méxico": "MX", "perú": "PE", "españa": "ES", "panamá": "PA",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """Digits that may be a telephone, where they stand, whether words told them or all of them (`spelled`), and whether
    they are grouped as in America.
    """

    start: int
    end: int
    digits: str
    in_words: bool
    american: bool = False
    spelled: bool = False


def told_telephones(text: str, country: str = "") -> Iterator[tuple[int, int, str]]:
    """Yield where a telephone stands and its number with the country code.

    Args:
        text: what may hold days and sums; where these were taken out, something else stands in their place.
        country: ISO 3166 code of where the writer is; what is a number there as it stands is left to others.
    """
    runs = list(_runs(text))
    code = _told_code(text) if runs else ""
    named = "" if not runs or code else _named_country(text)
    for run in runs:
        if number := _number(run, code, named, country):
            yield run.start, run.end, number


def digits_in(told: str) -> str:
    """Return the digits that are told one by one, in figures or in words ("一三六", "oh two nine")."""
    found = re.findall(r"\d|[a-z]+", told.translate(_HAN_VALUES).casefold())
    return "".join(DIGIT_WORDS.get(one, one if one.isdigit() else "") for one in found)


def _runs(text: str) -> Iterator[Run]:
    with_code = [found.span() for found in _WITH_CODE.finditer(text)]
    for found in _RUN.finditer(text):
        written = found["n"]
        if any(start < found.end() and found.start() < end for start, end in with_code):
            continue
        digits = digits_in(written)
        single = re.fullmatch(rf"{_DIGIT}(?:\W{_DIGIT})+", written) is not None
        in_words = single or any(sign in HAN_DIGITS for sign in written)
        spelled = re.search(r"[0-9]", written) is None
        yield Run(*found.span("n"), digits, in_words, _is_american(written), spelled)
    for found in _SPELLED.finditer(text):
        digits = digits_in(found["n"])
        yield Run(*found.span("n"), digits, in_words=True, spelled=True)


def _is_american(written: str) -> bool:
    return _NORTH_AMERICAN.fullmatch(written) is not None


def _number(run: Run, code: str, named: str, country: str) -> str:
    if code:
        region = phonenumbers.region_code_for_country_code(int(code))
        return _valid(run.digits, region) or _valid(f"+{run.digits}", None)
    if is_mainland_mobile(run.digits) and not run.in_words and not run.american:
        return ""
    if named and (number := _valid(run.digits, named)):
        return number
    if run.american:
        return run.digits if run.in_words else ""
    own = _valid(run.digits, country) if country else ""
    if not (own and country != _CHINA) and (mobile := _mainland_mobile(run.digits)):
        return mobile
    with_code = _valid(f"+{run.digits.removeprefix('00')}", None) if len(run.digits) >= _FEWEST_WITH_CODE else ""
    if own and with_code != own:
        return own if run.in_words and (country != _CHINA or run.digits.startswith("0")) else ""
    found = with_code if run.digits[0] != "0" or run.digits.startswith("00") else ""
    return found or (run.digits if run.spelled and len(run.digits) >= _FEWEST_SPELLED else "")


def _mainland_mobile(digits: str) -> str:
    """A mainland mobile told in words; eleven digits that no network there has may be of America ("one six four …")."""
    return _valid(f"+86{digits}", None) if is_mainland_mobile(digits) else ""


def _told_code(text: str) -> str:
    """The country code a message names beside the number ("前面加852", "código 55"); nothing where it names none."""
    found = _CODE.search(text)
    code = (found["code"] or found["first"]) if found is not None else ""
    return code if code and phonenumbers.region_code_for_country_code(int(code)) != phonenumbers.UNKNOWN_REGION else ""


def _named_country(text: str) -> str:
    """The one country a message names; nothing where it names none or several.

    The country of somebody's passport, nationality or origin is not that of their telephone ("中国护照，电话 416 …").
    """
    folded = _of_a_person().sub(" ", text.casefold())
    if any(word in folded for word in _MAINLAND):
        return "CN"
    codes = {_names()[found] for found in _any_name().findall(folded)}
    return codes.pop() if len(codes) == 1 else ""


@cache
def _names() -> dict[str, str]:
    names = dict(_MORE_NAMES)
    for row in read_rows("countries.csv"):
        said = [
            row["name_zh"],
            row["name_en"],
            *f"{row['names_zh']}|{row['names_en']}|{row['adjectives_en']}".split("|"),
        ]
        names.update({one.casefold(): row["iso2"] for one in said if len(one) > (3 if one.isascii() else 1)})
    return names


@cache
def _any_name() -> re.Pattern[str]:
    return re.compile(_every_name())


@cache
def _of_a_person() -> re.Pattern[str]:
    """A country that says what somebody is or holds, not where their telephone is."""
    return re.compile(rf"(?:{_every_name()}|{'|'.join(_MAINLAND)}){_OF_A_PERSON}|{_ORIGIN}(?:{_every_name()})")


@cache
def _every_name() -> str:
    every = sorted(_names(), key=len, reverse=True)
    return "|".join(rf"\b{re.escape(one)}\b" if one.isascii() else re.escape(one) for one in every)


def _valid(written: str, country: str | None) -> str:
    try:
        number = phonenumbers.parse(written, country)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
