"""Recognition of a town, a division or a country by the project's gazetteer. Pure: read once from its files."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from actions.dialogue.readers.phrases import Tokens, tokens
from actions.script import simplified
from backend.shared.courts import read_place
from backend.shared.gazetteer_files import read_rows

_HAN = re.compile(r"[\u3400-\u9fff]")
_SMALL_WORDS = frozenset({"the", "of", "in", "at", "near", "city", "and"})
_BESIDE = re.compile(r"(?:国|省|州|市|县|区|镇|乡|埠|的|内|附近|那边)")
_CODE = re.compile(r"[a-z]{2,3}|\d{4,6}|[a-z]\d[a-z]\s?\d[a-z]\d", re.IGNORECASE)


def is_locality(text: str) -> bool:
    """Return True if a text is made of names of places and nothing else ("加拿大多伦多", "Vancouver BC", "恩平")."""
    plain = simplified(text).strip(" 。.，,")
    if not plain:
        return False
    if _HAN.search(plain):
        return _all_known(plain)
    words = [word for word in tokens(_without_accents(plain)) if word not in _SMALL_WORDS]
    return bool(words) and _covered(tuple(words))


def _without_accents(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def _all_known(plain: str) -> bool:
    bare = "".join(plain.split())
    ends = {0}
    for end in range(1, len(bare) + 1):
        for start in sorted(ends):
            part = bare[start:end]
            if part in _han_names() or (start and _BESIDE.fullmatch(part)):
                ends.add(end)
                break
    reading = read_place(bare)
    known_court = bool(reading.court) and len(bare) <= 4
    return len(bare) in ends or known_court


def _covered(words: Tokens) -> bool:
    ends = {0}
    for end in range(1, len(words) + 1):
        for start in sorted(ends):
            part = words[start:end]
            code = start and len(part) == 1 and _CODE.fullmatch(part[0])
            if " ".join(part) in _latin_names() or code:
                ends.add(end)
                break
    return len(words) in ends


@cache
def _han_names() -> frozenset[str]:
    names = {name for row in read_rows("countries.csv") for name in (row["name_zh"], *row["names_zh"].split("|"))}
    names |= {name for row in read_rows("division_names.csv") for name in row["names_zh"].split("|")}
    for table in ("cities.csv.gz", "usual_names.csv", "towns.csv"):
        names |= {name for row in read_rows(table) for name in row["names_zh"].split("|")}
    names |= {row["name"] for row in read_rows("aliases.csv") if _HAN.search(row["name"])}
    common = next(row["words"] for row in read_rows("words_not_places.csv") if row["set"] == "chinese_common")
    return frozenset(name for name in names if len(name) > 1) - frozenset(common.split()) | _REGIONS


_REGIONS = frozenset(
    "中国 内地 大陆 五邑 四邑 江门 新会 台山 开平 恩平 鹤山 蓬江 江海 广东 "  # noqa: SIM905
    "香港 九龙 新界 澳门 台湾 广州 深圳 北京 上海".split()
)


def countries_named(text: str) -> frozenset[str]:
    """Return the countries that have a place of a name in Latin letters, in small letters or not."""
    return _latin_countries().get(" ".join(tokens(_without_accents(text))), frozenset())


@cache
def _latin_names() -> frozenset[str]:
    return frozenset(_latin_countries())


@cache
def _latin_countries() -> Mapping[str, frozenset[str]]:
    """The countries of each name in Latin letters."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for row in read_rows("countries.csv"):
        for name in (row["name_en"].casefold(), *row["names_en"].split("|")):
            named[name].add(row["iso2"])
    for table in ("cities.csv.gz", "towns.csv"):
        for row in read_rows(table):
            named[" ".join(tokens(_without_accents(row["name"])))].add(row["country"])
    for row in read_rows("division_names.csv"):
        named[" ".join(tokens(row["division"]))].add(row["country"])
    words = {row["set"]: row["words"].split() for row in read_rows("words_not_places.csv")}
    common = {*words["english_common"], *words["english_not_alone"]}
    return {name: frozenset(countries) for name, countries in named.items() if name not in common}
