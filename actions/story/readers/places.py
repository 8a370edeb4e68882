"""Places of a story: what the bot has read, with the street, the town and the number that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from actions.story.mentions import Entities, Mention
from backend.shared.courts import COURTS

_IN = r"[^\s，。,.的在有是我他她你们借做间了和与个家把将被给过就也都还欠年月日元块万千百住来去到从跟向同打开买卖租里边]"
_STREET = re.compile(
    rf"(?:市|县|省|区)?(?:{_IN}{{0,8}}?(?:街道|镇|乡|村|圩|大道|路|街|巷|里弄|区|县|市|州|邨|屋苑|花园|花苑|新村|小区|广场|大厦|苑|工业区|工业园|经济社)"
    r"|\d+(?:-\d+)?(?:号|巷|栋|座|幢|楼|室|单元|房|弄|门牌)"
    r"|[一二三四五六七八九十]+(?:号|楼|座|栋|巷)"
    r"|(?<=[楼座栋号])[a-zA-Z]?\d{2,5}[a-zA-Z]?(?![年月日\d]))+"
)
_LATIN_STREET = re.compile(
    r"(?:(?:Flat|Unit|Room|Apt\.?|No\.?|Block|Suite) ?[\w-]+,? )*\d+[A-Za-z]?(?:-\d+)? (?:[A-Z][\w'.-]* ){1,4}"
    r"(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Drive|Dr\.?|Lane|Ln\.?|Boulevard|Blvd\.?|Way|Crescent|Court|Place|Terrace|Highway)(?!\w)"
)
_LATIN_TAIL = re.compile(r"(?:,? (?:in )?[A-Z][\w'-]*(?: [A-Z][\w'-]*)?(?: (?:District|Town|City|County))?){0,3}")
_SHORT = 4
_CALLED = re.compile(r"(?:我叫|我系|我是|他叫|她叫|佢叫|名叫|姓名[是:：]?)$")
_ONE_MORE = re.compile(r"[\u3400-\u9fff](?=[，。,、；;\s]|$)")
_CAPITAL = re.compile(r" [A-Z][a-z]+(?! (?:Road|Street|Avenue))")
_TOWN_BEFORE = re.compile(r"\b(?:in|at|near|from) (?P<town>[A-Z][a-z]+(?: [A-Z][a-z]+)?, )$")


def places_in(text: str, plain: str, entities: Entities) -> Iterator[Mention]:
    """The places of a text; names that follow one another are one place, an address goes on to its end."""
    yield from _latin_addresses(text)
    heard = [e for e in entities if e.get("entity") in ("place", "country") and "start" in e and not _in_name(text, e)]
    known = sorted([*heard, *_local(plain, heard)], key=lambda e: int(e["start"]))
    at = 0
    while at < len(known):
        start, end = int(known[at]["start"]), int(known[at]["end"])
        country = _country(known[at])
        at += 1
        while True:
            end = _further(plain, end)
            if at < len(known) and int(known[at]["start"]) < end:
                end = max(end, int(known[at]["end"]))
                at += 1
                continue
            if at < len(known) and _is_near(text, end, int(known[at]["start"])):
                end, country = int(known[at]["end"]), country or _country(known[at])
                at += 1
                continue
            break
        start = _earlier(text, start)
        yield Mention("place", {"text": text[start:end], "country": country}, start, end)


@cache
def _names_of_here() -> re.Pattern[str]:
    """The districts of Jiangmen, and their towns where a word for a town follows."""
    districts = {name for court in COURTS.values() for name in (court.district.zh.rstrip("市区"), *court.names)}
    towns = {town for court in COURTS.values() for town in court.towns}
    first = "|".join(sorted((d for d in districts if d and not d.isascii()), key=len, reverse=True))
    second = "|".join(sorted(map(re.escape, towns), key=len, reverse=True))
    return re.compile(rf"(?:江门市?)?(?:{first})(?:{second})?|(?:{second})(?=镇|街道)|江门市?")


def _local(plain: str, heard: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Places of Jiangmen the bot has passed over, or has read only a part of ("台山台城")."""
    for found in _names_of_here().finditer(plain):
        inside = [e for e in heard if int(e["start"]) <= found.start() and int(e["end"]) >= found.end()]
        if not inside:
            yield {"entity": "place", "value": {"country": "CN"}, "start": found.start(), "end": found.end()}


def _in_name(text: str, entity: Mapping[str, Any]) -> bool:
    """Return True if a short place is the beginning of somebody's name ("Ho Wing Keung", "我叫罗美娟")."""
    start, end = int(entity["start"]), int(entity["end"])
    if _CALLED.search(text[:start]) and end - start <= _SHORT and _ONE_MORE.match(text, end):
        return True
    return end - start <= _SHORT and text[start:end].isascii() and _CAPITAL.match(text, end) is not None


def _earlier(text: str, start: int) -> int:
    """Find where a place begins that names its town before what the bot knows ("a shop in Shahu, Enping")."""
    town = _TOWN_BEFORE.search(text[:start])
    return town.start("town") if town else start


def _further(plain: str, end: int) -> int:
    street = _STREET.match(plain, end)
    return street.end() if street else end


def _is_near(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return between in ("", "省", "市", "区") or (bool(re.fullmatch(r",? ", between)) and text[end - 1].isascii())


def _country(entity: Mapping[str, object]) -> str:
    value = entity.get("value")
    if isinstance(value, Mapping):
        return str(value.get("country") or "")
    return str(value) if entity.get("entity") == "country" else ""


def _latin_addresses(text: str) -> Iterator[Mention]:
    for found in _LATIN_STREET.finditer(text):
        tail = _LATIN_TAIL.match(text, found.end())
        end = tail.end() if tail else found.end()
        yield Mention("place", {"text": text[found.start() : end], "country": ""}, found.start(), end)


_HOUSE = re.compile(
    r"[\u3400-\u9fff]\s?\d{1,4}-\d{1,4}(?:-\d{1,4})?$|"
    r"\d+(?:-\d+)?\s?(?:号|號|室|楼|樓|栋|座|单元|房)|[路街巷道村邨苑]|花园|花園|小区|大厦|^\d+ |"
    r"\b(?:street|st|avenue|ave|road|rd|drive|lane|jalan|lorong|blk|block|flat|unit)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:^|[\s\u3400-\u9fff])(?:\d{1,5}[A-Za-z]? [A-Z][a-z]{2,}|[A-Z][a-z]{2,} \d{1,5}[A-Za-z]?)(?=$|[\s,，])"
)
"""A house's number before or behind a street whose name has no word for one ("3300 Kingsway", "Calle Mayor 10")."""


def is_address(text: str) -> bool:
    """Return True if a place is told down to the street, the village or the house."""
    return _HOUSE.search(text) is not None or _NUMBERED.search(text) is not None
