"""Buildings and landmarks by which a courier finds people where no street has a number: a mall, a market, a mosque.

"Dubai Dragon Mart A12", "opposite Al Noor mosque, Sharjah", "菜市场对面". Only beside a town that is known do they
make an address; alone they are anybody's. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from actions.dialogue.readers.localities import is_locality
from actions.dialogue.readers.phrases import read_page, words_of

_HAN = re.compile(r"[\u3400-\u9fff]")
_NO_NUMBER = re.compile(
    r"[\s,，(（]*(?:但是?|不过)?(?:没有?|冇|无|沒有?)(?:街道?|路)?的?(?:[门門]牌|街名|路名|[楼樓][号號]|[编編][号號])[号號]?码?[)）]?(?=$|[\s,，。.;；])|"
    r"[\s,，(]*\b(?:but |there(?:'s| is) )?(?:no|without(?: a)?) (?:street |house |door |building |unit )*"
    r"(?:numbers?|names?)(?: (?:there|here|on it))?[)]?(?=$|[\s,，。.;；])",
    re.IGNORECASE,
)
"""Remarks that a street or a house has no number or name: they are no part of an address."""
_BEHIND_HAN = re.compile(r"^.{2,}(?:[对對]面|旁[边邊]|隔壁|附近|[后後]面|前面|[楼樓]上|斜[对對]面)$")
_NUMBER = re.compile(r"#?[A-Za-z]{0,2}[-/]?\d{1,5}[A-Za-z]?(?:[-/]\d{1,4}[A-Za-z]?){0,3}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_WORDS, _LONGEST = 8, 80
_TOWN_WORDS, _QUARTER_WORDS = 3, 4
"""Most words of a town's name, and of a quarter together with its town."""


def without_missing_numbers(text: str) -> str:
    """Return a text without the remarks that a street or a house has no number ("没有门牌", "no street number")."""
    return _NO_NUMBER.sub("", text).strip(" ,，") if _NO_NUMBER.search(text) else text


def is_at_town(text: str) -> bool:
    """Return True if a text is a known town with a building and its number, in any order ("Shop 5 China Mall Accra").

    Args:
        text: a piece of an address in Latin letters.
    """
    words = text.replace(",", " ").split()
    lengths = range(min(_TOWN_WORDS, len(words) - 1), 0, -1)
    ways = [way for n in lengths for way in ((words[:n], words[n:]), (words[-n:], words[:-n]))]
    return not _HAN.search(text) and any(
        is_locality(" ".join(town)) and leads_to_town(" ".join(rest)) for town, rest in ways
    )


def is_in_town(text: str) -> bool:
    """Return True if a text is a quarter and the known town it lies in ("Deira Dubai")."""
    words = text.split()
    capitals = all(word[:1].isupper() for word in words)
    return 2 <= len(words) <= _QUARTER_WORDS and capitals and is_locality(words[-1])


def leads_to_town(piece: str) -> bool:
    """Return True if a piece before a town names a building with its number, or a landmark."""
    words = piece.strip().split()
    if is_beside(piece):
        return True
    if not words or len(words) > _MOST_WORDS or len(piece) > _LONGEST or _HAN.search(piece):
        return False
    numbers = {word for word in words if _NUMBER.fullmatch(word) and not _YEAR.fullmatch(word)}
    names = {word for word in words if word[:1].isupper() and word[1:2].isalpha()}
    plain = {word.casefold().strip(".") for word in words if word not in numbers | names}
    sums = _words("money") & {word.casefold() for word in words}
    return bool(numbers and names) and plain <= _words("small_words") and not sums


def is_beside(piece: str) -> bool:
    """Return True if a piece names a landmark by which a house is found ("opposite Al Noor mosque", "菜市场对面")."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", piece.strip()) if not unicodedata.combining(one))
    begins = any(plain.casefold().startswith(f"{word} ") for word in _words("beside"))
    return len(plain) <= _LONGEST and (begins or _BEHIND_HAN.match(piece.strip()) is not None)


@cache
def _words(entry: str) -> frozenset[str]:
    """The words of an entry of the page of addresses."""
    return frozenset(words_of(read_page("addresses")[entry]))
