"""Names of courts and whose they are by them, where no place the map knows stands there (``court_names.yml``). Pure.

"The Superior Court of Contra Costa County" is foreign, "the High Court" is outside the mainland and may be Hong Kong's,
"the Family Court" may be anybody's, and so may that of a place nobody here has heard of. 人民法院 and a court of a name
in Pinyin are the mainland's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from actions.dialogue.readers.localities import countries_named
from actions.dialogue.readers.phrases import read_page

FOREIGN: Final = ""
"""Of a foreign country, be it known which or not."""
OUTSIDE: Final = "outside"
"""Of Hong Kong, Macao, Taiwan or a foreign country: nobody knows which."""
ANYWHERE: Final = "anywhere"
"""Of any place, the mainland with it."""
MAINLAND: Final = "CN"
_CHINA: Final = frozenset({"CN", "HK", "MO", "TW"})
Named = tuple[int, int, str]
"""A name in a text: its place, and whose the court is."""
_KINDS: Final = {"foreign": FOREIGN, "outside": OUTSIDE, "anywhere": ANYWHERE}
_SYLLABLE: Final = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ong|ing|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|"
    r"iu|in|ua|uo|ui|un|ue|[aoeiuv])"
)
_PINYIN: Final = re.compile(rf"(?:{_SYLLABLE}){{1,4}}")
_PLACE: Final = r"[A-Z][\w'’-]+(?: (?:of |de |la )?[A-Z][\w'’-]+){0,3}"
_BEFORE_COURT: Final = re.compile(rf"(?P<name>{_PLACE}) [Cc]ourts?\b")
_BEHIND_COURT: Final = re.compile(
    rf"\b(?:[Cc]ourts?|[Tt]ribunal|[Ll]andgericht|[Aa]mtsgericht)(?: (?:in|of|de|du|for))?(?: the)? (?P<name>{_PLACE})"
)
_SMALL: Final = r"[a-z][a-z'-]+"
_COURT_IN_SMALL: Final = re.compile(
    rf"\bcourts?\s(?:(?P<in>in)|of|at)\s(?P<the>the\s)?(?P<name>{_SMALL}(?:\s{_SMALL}){{0,2}})"
)
_KINDS_OF_COURT: Final = r"(?:(?:high|supreme|superior|district|county|family|city|civil|local|state)\s)*"
_COURT_AFTER_SMALL: Final = re.compile(rf"(?P<name>{_SMALL}(?:\s{_SMALL})??)\s{_KINDS_OF_COURT}courts?\b")
_SHORTEST_NAME: Final = 4
"""Letters of the shortest word in small letters that is taken for the name of a place nobody knows."""
_PARTS: Final = re.compile(r"[\w'’-]+")
_KIND_WORDS: Final = r"(?:州|省|郡|市|县|区|地区)?(?:地方|高等|最高|上诉|家事|民事)?(?:法院|法庭)"
KINDS_ZH: Final = r"[的之嘅州省市县郡区\s]|地方|高等|最高|上诉|联邦|家事|家庭|民事|小额|那边|这边|呢边|嗰边|当地"
KINDS_EN: Final = "superior|supreme|district|high|county|state|federal|family|small claims|provincial|local|civil|city"
"""Words that may stand between a place and the court it has."""
_HYPHEN: Final = re.escape("-")


def court_names(text: str, folded: str) -> Iterator[Named]:
    """Yield the names of courts with whose they are, in a text.

    Args:
        text: as it was written, whose capitals tell a name.
        folded: the same in Simplified characters and small letters.
    """
    yield from _mainland(folded)
    yield from _of_state_cities(folded)
    yield from _by_kind(folded)
    yield from _by_sound(folded)
    yield from _by_capitals(text)
    yield from _in_small_letters(folded)


def _by_kind(folded: str) -> Iterator[Named]:
    for kind, whose in _KINDS.items():
        for found in _words(kind).finditer(folded):
            yield found.start(), found.end(), whose


def _mainland(folded: str) -> Iterator[Named]:
    for key in ("mainland", "mainland_en"):
        for found in _listed(key).finditer(folded):
            yield found.start(), found.end(), MAINLAND


def _of_state_cities(folded: str) -> Iterator[Named]:
    """The court of a mainland city or prefecture ending in 州 (滁州法院), which is no state abroad."""
    for found in _zhou().finditer(folded):
        yield found.start(), found.end(), MAINLAND


def _by_sound(folded: str) -> Iterator[Named]:
    """A court behind a name that is spelt by its sound (克尼特费尔德法院): of a place abroad, most likely."""
    for found in _sounding().finditer(folded):
        name = found["name"]
        if not any(one in name for one in str(_page()["mainland_by_sound"]).split()):
            yield found.start("name"), found.end("name"), ANYWHERE


def _by_capitals(text: str) -> Iterator[Named]:
    """A court of a place written in capitals that is neither Pinyin nor a word before a court."""
    for pattern in (_BEFORE_COURT, _BEHIND_COURT):
        for found in pattern.finditer(text):
            name = [one for one in _PARTS.findall(found["name"].casefold().replace("’", "'")) if one not in _no_names()]
            if not name:
                continue
            pinyin = all(_PINYIN.fullmatch(one) for one in name)
            yield found.start("name"), found.end("name"), MAINLAND if pinyin else ANYWHERE


def _in_small_letters(folded: str) -> Iterator[Named]:
    """A court "in graz" or "of knittelfeld": of the country of a place that is known, else anybody's; no Pinyin."""
    for found in _COURT_IN_SMALL.finditer(folded):
        words, start = found["name"].split(), found.start("name")
        places = (" ".join(words[:length]) for length in range(len(words), 0, -1))
        known = next(((one, whose) for one in places if (whose := _whose_place(one)) is not None), None)
        if known is not None:
            yield start, start + len(known[0]), known[1]
        elif found["in"] and not found["the"] and _may_be_name(words[0]):
            yield start, start + len(words[0]), ANYWHERE
    for found in _COURT_AFTER_SMALL.finditer(folded):
        words = found["name"].split()
        names = (" ".join(words[first:]) for first in range(len(words)) if words[first] not in _no_names())
        if (whose := next((one for name in names if (one := _whose_place(name)) is not None), None)) is not None:
            yield found.start("name"), found.end("name"), whose


def _whose_place(name: str) -> str | None:
    """Return the country of a place, `FOREIGN` of several abroad, `ANYWHERE` of others; None if it is not known."""
    countries = countries_named(name)
    if len(countries) > 1:
        return ANYWHERE if countries & _CHINA else FOREIGN
    return next(iter(countries), None)


def _may_be_name(word: str) -> bool:
    """Return True if a word may name a place nobody here has heard of, and is no Pinyin."""
    is_word = word in _no_names() or word in _no_small_names()
    return len(word) >= _SHORTEST_NAME and not is_word and _PINYIN.fullmatch(word) is None


@cache
def _words(kind: str) -> re.Pattern[str]:
    words: Mapping[str, Any] = _page()[kind]
    return _any_of((*str(words["zh"]).split(), *str(words["en"]).split()))


@cache
def _listed(key: str) -> re.Pattern[str]:
    return _any_of(tuple(str(_page()[key]).split()))


@cache
def _zhou() -> re.Pattern[str]:
    names = "|".join(sorted(str(_page()["zhou"]).split(), key=len, reverse=True))
    return re.compile(rf"(?:{names})州(?:市|自治州)?[^，。,；;\s]{{0,6}}?法[院庭]")


@cache
def _sounding() -> re.Pattern[str]:
    page = _page()
    sound, sure = str(page["sounds"]), str(page["sounds_sure"])
    return re.compile(rf"(?P<name>(?=[{sound}{sure}]*[{sure}])[{sound}{sure}]{{3,9}})(?:的|那边的?)?{_KIND_WORDS}")


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of words; one in letters stands alone, its hyphens being blanks."""
    spelt = (
        f"(?<![a-z]){re.escape(word).replace(_HYPHEN, '[- ]')}(?![a-z])" if word[0].isascii() else re.escape(word)
        for word in sorted(words, key=len, reverse=True)
    )
    return re.compile("|".join(spelt))


@cache
def _no_names() -> frozenset[str]:
    return frozenset(str(_page()["no_names"]).split())


@cache
def _no_small_names() -> frozenset[str]:
    return frozenset(str(_page()["no_small_names"]).split())


@cache
def _page() -> Mapping[str, Any]:
    return read_page("court_names")
