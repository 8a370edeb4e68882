"""Cities, countries and nationalities in a message.

A wrong city is worse than a question: a Chinese name must not cut a word in two (海地 in 上海地址), a small place needs
a word such as 在 or "in" before it, an English name its capital, and a name of two cities says so in `ambiguous`.
"""

from __future__ import annotations

import re

import jieba

from .cities import Cities
from .phrases import read_table
from .spans import Span

MOST_CANDIDATES = 100
_WORDS = {row["set"]: frozenset(row["words"].split(" ")) for row in read_table("words_not_places.csv")}
_LATIN = re.compile(r"[a-z][a-z.'-]*", re.ASCII)
_WHERE_ZH = re.compile(r"(?:在|喺|住|去|到|来自|由|从|响|系|往|回|于|是|:)$")
_WHERE_EN = re.compile(
    r"(?<![a-z])(?:in|at|from|near|to|around|outside|via|live|lives|living in|based in)\s(?:the\s)?$"
)
_TOWN_SUFFIX = re.compile("市|县|区|镇")
_COMPOUND = (
    "法院",
    "市",
    "区",
    "县",
    "人民",
    "公证",
    "中院",
    "仲裁",
    "人",
    "籍",
    "总领",
    "领事",
    "大使",
    "华人",
    "华侨",
    "时间",
    "居民",
)
_NATIONAL_ZH = re.compile(r"(?:国)?(?:籍华人|籍|公民|国籍|护照|人(?!民|身|员|生|大|口|际|类|工|家|力|事|寿|权))")
_NATIONAL_EN = re.compile(r"\s(?:citizens?|passports?|nationals?|nationality|citizenship)(?![a-z])")
_FAMILY = {"CN": "prc_mainland", "HK": "hk_macao_taiwan", "MO": "hk_macao_taiwan", "TW": "hk_macao_taiwan"}
_CITY_STATES = {"SG", "HK", "MO", "MC"}
_NEED_CAPITALS = {
    "us",
    "nz",
    "hk",
    "prc",
    "drc",
    "sf",
    "kl",
    "jb",
    "turkey",
    "jordan",
    "chad",
    "guinea",
    "mali",
    "jersey",
    "niger",
    "oman",
    "america",
    "the states",
    "wales",
}
_BIG, _MIDDLE, _SMALL = 300_000, 100_000, 15_000


class PlaceFinder:
    """Holds the gazetteer (about 40 MB) and finds its names."""

    def __init__(self) -> None:
        self.cities = Cities()
        self.countries: dict[str, str] = {}
        self.adjectives: dict[str, str] = {}
        for row in read_table("countries.csv"):
            for name in [*row["names_zh"].split("|"), *row["names_en"].split("|")]:
                if name:
                    self.countries.setdefault(name, row["iso2"])
            self.adjectives.update({word: row["iso2"] for word in row["adjectives_en"].split("|") if word})
        # First two characters of the Chinese names → the longest name that begins so.
        self._begins: dict[str, int] = {}
        for name in (*self.cities.by_name, *self.countries):
            if name[0] >= "㐀":
                self._begins[name[:2]] = max(len(name), self._begins.get(name[:2], 2))

    def find(self, text: str, original: str) -> list[Span]:
        """Every place, country and nationality in a folded text; `original` is the message as written."""
        found = self._chinese(text) + self._english(text, original)
        return self._nationalities(text, found)

    def _is_name(self, name: str) -> bool:
        return name in self.countries or name in self.cities.by_name

    def _chinese(self, text: str) -> list[Span]:
        found: list[Span] = []
        free, tried = 0, 0
        for start in range(len(text) - 1):
            longest = self._begins.get(text[start : start + 2]) if start >= free else None
            end = self._longest(text, start, longest) if longest else 0
            if not end:
                continue
            tried += 1
            span = self._chinese_span(text, start, end, found)
            if span:
                found.append(span)
                free = span.end
            if tried >= MOST_CANDIDATES:
                break
        return found

    def _longest(self, text: str, start: int, longest: int) -> int:
        ends = range(min(len(text), start + longest), start + 1, -1)
        return next((end for end in ends if self._is_name(text[start:end])), 0)

    def _chinese_span(self, text: str, start: int, end: int, before: list[Span]) -> Span | None:
        name = text[start:end]
        whole = text.strip(" .,。，!！") == name if len(text) < 20 else False
        if not whole and (name in _WORDS["chinese_common"] or _cuts_a_word(text, start, end)):
            return None
        country = self.countries.get(name)
        if country and country not in _CITY_STATES:
            return Span("country", country, start, end)
        if not (whole or self._believable(name, text, start, end)):
            return None
        said = before[-1].value if before and before[-1].kind == "country" and start - before[-1].end <= 1 else None
        place = (said and self.cities.place(name, said)) or self.cities.place(name)
        return Span("place", place, start, end + (text[end : end + 1] == "市" and not name.endswith("市")))

    def _believable(self, name: str, text: str, start: int, end: int) -> bool:
        """Whether a Chinese name in free text is large or distinct enough, or introduced as a place."""
        if self.cities.well_known(name):
            return True
        city = max(self.cities.by_name[name], key=lambda c: c.population)
        introduced = bool(_WHERE_ZH.search(text[max(0, start - 2) : start]) or _TOWN_SUFFIX.match(text, end))
        needed = (
            _SMALL
            if len(name) > 3
            else _MIDDLE
            if len(name) == 3
            else 10 * _MIDDLE
            if city.country in ("CN", "JP", "KP")
            else _BIG
        )
        return introduced or city.population >= needed

    def _english(self, text: str, original: str) -> list[Span]:
        tokens = list(_LATIN.finditer(text))
        found: list[Span] = []
        position = 0
        while position < len(tokens) and len(found) < MOST_CANDIDATES:
            span, used = self._english_at(text, original, tokens, position)
            if span:
                found.append(span)
            position += used
        return found

    def _english_at(
        self, text: str, original: str, tokens: list[re.Match[str]], position: int
    ) -> tuple[Span | None, int]:
        start = tokens[position].start()
        for count in range(min(6, len(tokens) - position), 0, -1):
            end = tokens[position + count - 1].end()
            for cut in (text[start:end], text[start:end].rstrip(".'-")):
                if cut in self.countries or cut in self.cities.by_name:
                    span = self._english_span(text, original, start, start + len(cut))
                    if span:
                        return span, count
                elif cut in self.adjectives and (tail := _NATIONAL_EN.match(text, start + len(cut))):
                    return Span("nationality", _FAMILY.get(self.adjectives[cut], "foreign"), start, tail.end()), count
        return None, 1

    def _english_span(self, text: str, original: str, start: int, end: int) -> Span | None:
        name = text[start:end]
        whole = len(text) < 60 and text.strip(" .,!") == name.strip(".")
        introduced = bool(_WHERE_EN.search(text[max(0, start - 14) : start]))
        capital = original[start].isupper() and (
            name not in _NEED_CAPITALS or len(name) > 4 or original[start:end].isupper()
        )
        country = self.countries.get(name)
        if country and country not in _CITY_STATES:
            usable = whole or capital or name not in _NEED_CAPITALS
            return Span("country", country, start, end) if usable else None
        if not (whole and name not in _WORDS["english_not_alone"]) and not self._named(
            name, text, original, (start, end), introduced, capital
        ):
            return None
        said = self._country_after(text, end)
        place = (said and self.cities.place(name, said)) or self.cities.place(name)
        return Span("place", place, start, end)

    def _named(self, name: str, text: str, original: str, at: tuple[int, int], introduced: bool, capital: bool) -> bool:
        """Whether an English name in free text is meant as a place."""
        common = name in _WORDS["english_common"] and not (introduced and capital)
        if common or (name in _NEED_CAPITALS and not capital):
            return False
        known = self.cities.well_known(name)
        size = max((c.population for c in self.cities.by_name[name]), default=0)
        if introduced:
            return capital or known or size >= _BIG
        if not capital or _beside_a_name(original, *at):
            return False
        return known or size >= (2 * _BIG if at[0] == 0 else _BIG) or self._country_after(text, at[1]) is not None

    def _country_after(self, text: str, end: int) -> str | None:
        following = re.match(r",?\s(?:the\s)?([a-z.]+(?:\s[a-z]+)?)", text[end : end + 30])
        if not following:
            return None
        words = following.group(1)
        return self.countries.get(words) or self.countries.get(words.split(" ")[0])

    def _nationalities(self, text: str, found: list[Span]) -> list[Span]:
        """美国公民 and US passport say a nationality, not where the person is."""
        result: list[Span] = []
        for span in found:
            country = span.value if span.kind == "country" else span.value["country"] if span.kind == "place" else None
            state = span.kind == "country" or country in _CITY_STATES
            tail = (_NATIONAL_ZH.match(text, span.end) or _NATIONAL_EN.match(text, span.end)) if state else None
            result.append(
                Span("nationality", _FAMILY.get(str(country), "foreign"), span.start, tail.end()) if tail else span
            )
        return result


def _beside_a_name(original: str, start: int, end: int) -> bool:
    """Whether another capitalised word stands next to it, as in a person's or company's name."""
    before = re.search(r"([A-Za-z][\w'-]*)\s$", original[max(0, start - 20) : start])
    after = re.match(r"\s([A-Z][a-z]+)", original[end : end + 20])
    return bool(after) or bool(
        before and before.group(1)[0].isupper() and before.group(1).lower() not in ("i", "hi", "hello")
    )


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    """Whether a short Chinese name begins or ends inside a word of the dictionary."""
    if end - start > 3:
        return False
    first = max(0, start - 6)
    position = first
    for word in jieba.cut(text[first : end + 6], HMM=False):
        last = position + len(word)
        if position < start < last:
            return True
        if position < end < last:
            return not (position == start and word[end - position :].startswith(_COMPOUND))
        position = last
    return False
