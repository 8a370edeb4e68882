"""Names of places, countries and nationalities in a message.

What a name means the legal map decides; here it is only found. A name that is none is worse than one overlooked: a
Chinese one must not cut a word in two (海地 in 上海地址), a small place needs a word such as 在 or "in" before it, an
English name its capital.
"""

from __future__ import annotations

import re

import jieba

from .phrases import read_table
from .place_names import PlaceNames, beginnings, name_key, without_marks
from .spans import Span
from .treaties import is_treaty

MOST_CANDIDATES = 100
MOST_WORDS = 10
_WORDS = {row["set"]: frozenset(row["words"].split(" ")) for row in read_table("words_not_places.csv")}
_LATIN = re.compile(r"[a-zßæœþøłđıðəʻ][a-zßæœþøłđıðəʻ.'-]*")
_WHERE_ZH = re.compile(r"(?:在|喺|住|去|到|来自|由|从|响|系|往|回|于|是|:)$")
_WHERE_EN = re.compile(
    r"(?<![a-z])(?:in|at|from|near|to|around|outside|via|live|lives|living in|based in)\s(?:the\s)?$"
)
_WHERE_BEFORE_LATIN = re.compile(r"(?:在|喺|住|去|到|来自|响|飞|搬到|回到)\s?$")
"""Chinese words before a name in Latin letters that is a place's; 是 and 由 stand before people's, too."""
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
_NATIONAL_LEAD_EN = re.compile(r"(?<![a-z])(?:passports?|nationality|citizenship)(?: is|:| -)? $")
"""Before an adjective of nationality, as learners put it ("passport british", "nationality: Italian")."""
_LONGEST_LEAD = 16
_CLOCK = re.compile(r"(?:市|本地|当地)?的?时间(?!不|都|很|太|够|长|短)|(?:'s)?\s(?:local )?time(?![a-z])")
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
_FIRST_A_STATE = {"georgia"}
"""Names of countries that in English are first of all another country's state: the map asks about them."""
_SPELT_BY_SOUND = 3
"""Signs from which a foreign name is spelt by its sound, sign by sign."""
_SOUND = re.compile(r"里(?![面边头外])|[尼亚斯特德尔拉罗托维姆克](?!别|价|殊|定|洲|区|服|隆|快|产|意|色|地|州)")
"""A sign by which such a name goes on."""
_BIG, _MIDDLE, _SMALL = 300_000, 100_000, 15_000


class PlaceFinder:
    """Holds the names of the gazetteer and finds them."""

    def __init__(self) -> None:
        self.names = PlaceNames()
        self.countries: dict[str, str] = {}
        self.adjectives: dict[str, str] = {}
        for row in read_table("countries.csv"):
            names = {name_key(name) for name in (*row["names_zh"].split("|"), *row["names_en"].split("|"))}
            self.countries.update(dict.fromkeys(names - _FIRST_A_STATE - {""}, row["iso2"]))
            self.adjectives.update({word: row["iso2"] for word in row["adjectives_en"].split("|") if word})
        self._begins = beginnings((*self.names.known, *self.countries, *self.adjectives))

    def find(self, text: str, original: str) -> list[Span]:
        """Every place, country and nationality in a folded text; `original` is the message as written."""
        found = self._chinese(without_marks(text), original) + self._english(text, original)
        return self._clocks(text, self._nationalities(text, found))

    def _clocks(self, text: str, found: list[Span]) -> list[Span]:
        """北京时间 and Toronto time name a clock: nobody says by them where anything is."""
        result: list[Span] = []
        for span in found:
            named = span.kind in ("place", "country") and _CLOCK.match(text, span.end)
            if not named:
                result.append(span)
                continue
            said = text[span.start : span.end]
            value = span.value if span.kind == "place" else {"said": said, "country": str(span.value)}
            result.append(Span("clock", value, span.start, named.end()))
        return result

    def _is_name(self, name: str) -> bool:
        return name in self.countries or name in self.names.known

    def _chinese(self, text: str, original: str) -> list[Span]:
        found: list[Span] = []
        free, tried = 0, 0
        for start in range(len(text) - 1):
            may_begin = start >= free and text[start] >= "㐀"
            longest = self._begins.get(text[start : start + 2]) if may_begin else None
            end = self._longest(text, start, longest) if longest else 0
            if not end:
                continue
            tried += 1
            span = self._chinese_span(text, original, start, end, found)
            if span:
                found.append(span)
                free = span.end
            if tried >= MOST_CANDIDATES:
                break
        return found

    def _longest(self, text: str, start: int, longest: int) -> int:
        ends = range(min(len(text), start + longest), start + 1, -1)
        return next((end for end in ends if self._is_name(text[start:end])), 0)

    def _chinese_span(self, text: str, original: str, start: int, end: int, before: list[Span]) -> Span | None:
        name = text[start:end]
        whole = len(text) < 20 and name_key(text) == name
        words = {name, text[start : end + 1]}  # 大城 is Ayutthaya, but 大城市 any large city
        common = words & _WORDS["chinese_common"] or is_treaty(name, text, start, end)
        if name in _WORDS["chinese_not_alone"] if whole else common or _cuts_a_word(text, start, end):
            return None
        country = self.countries.get(name)
        if country and country not in _CITY_STATES:
            return Span("country", country, start, end)
        if not (whole or self._believable(name, text, start, end)) or self._goes_on(name, text, end):
            return None
        said = before[-1].value if before and before[-1].kind == "country" and start - before[-1].end <= 1 else None
        end += text[end : end + 1] == "市" and name[-1] != "市"
        return self._place(name, original, start, end, said)

    def _place(self, name: str, original: str, start: int, end: int, said: str | None) -> Span:
        """A place: its name as it was written, and the country said beside it if that has a place of the name."""
        known = self.names.known.get(name)
        country = said if known and said in known.countries else self.countries.get(name)
        return Span("place", {"said": original[start:end], "country": country or ""}, start, end)

    def _believable(self, name: str, text: str, start: int, end: int) -> bool:
        """Tell whether a Chinese name in free text is large or distinct enough, or introduced as a place."""
        known = self.names.known[name]
        if known.listed:
            return True
        introduced = bool(_WHERE_ZH.search(text[max(0, start - 2) : start]) or _TOWN_SUFFIX.match(text, end))
        needed = (
            _SMALL
            if len(name) > 3
            else _MIDDLE
            if len(name) == 3
            else 10 * _MIDDLE
            if known.countries[0] in ("CN", "JP", "KP")
            else _BIG
        )
        return introduced or known.people >= needed

    def _goes_on(self, name: str, text: str, end: int) -> bool:
        """Tell whether a small foreign place's name is but the beginning of one we do not know (阿库雷 of 阿库雷里)."""
        known = self.names.known.get(name)
        small = known is not None and not known.listed and known.people < 10 * _MIDDLE
        return small and len(name) >= _SPELT_BY_SOUND and _SOUND.match(text, end) is not None

    def _english(self, text: str, original: str) -> list[Span]:
        tokens = list(_LATIN.finditer(text))
        found: list[Span] = []
        keys = _Keys()
        position = 0
        while position < len(tokens) and len(found) < MOST_CANDIDATES:
            span, used = self._english_at(text, original, tokens, position, keys)
            if span:
                found.append(span)
            position += used
        return found

    def _english_at(
        self, text: str, original: str, tokens: list[re.Match[str]], position: int, keys: _Keys
    ) -> tuple[Span | None, int]:
        start = tokens[position].start()
        if keys[tokens[position].group()].partition(" ")[0] not in self._begins:
            return None, 1
        for count in range(min(MOST_WORDS, len(tokens) - position), 0, -1):
            cut = _without_last_mark(text[start : tokens[position + count - 1].end()])
            if self._is_name(name := keys[cut]):
                span = self._english_span(name, text, original, start, start + len(cut))
                if span:
                    return span, count
                if count > 1 and self._ends_in_a_country(name):
                    return None, count  # Port of Spain is not Spain
            elif cut in self.adjectives and (tail := _NATIONAL_EN.match(text, start + len(cut))):
                return Span("nationality", _FAMILY.get(self.adjectives[cut], "foreign"), start, tail.end()), count
            elif cut in self.adjectives and _NATIONAL_LEAD_EN.search(text[max(0, start - _LONGEST_LEAD) : start]):
                return Span("nationality", _FAMILY.get(self.adjectives[cut], "foreign"), start, start + len(cut)), count
        return None, 1

    def _english_span(self, name: str, text: str, original: str, start: int, end: int) -> Span | None:
        whole = len(text) < 60 and name_key(text) == name
        introduced = bool(_WHERE_EN.search(text[max(0, start - 14) : start])) or (
            _WHERE_BEFORE_LATIN.search(text[max(0, start - 4) : start]) is not None
            and name not in _WORDS["english_not_alone"]
            and not _beside_a_name(original, start, end)
        )
        capital = original[start].isupper() and (
            name not in _NEED_CAPITALS or len(name) > 4 or original[start:end].isupper()
        )
        country = self.countries.get(name)
        if country and country not in _CITY_STATES:
            usable = whole or capital or name not in _NEED_CAPITALS
            return Span("country", country, start, end) if usable else None
        if not whole and is_treaty(name, text, start, end):
            return None
        if not (whole and name not in _WORDS["english_not_alone"]) and not self._named(
            name, text, original, (start, end), introduced, capital
        ):
            return None
        return self._place(name, original, start, end, self._country_after(text, end))

    def _ends_in_a_country(self, name: str) -> bool:
        """Tell whether a longer name has that of a country for its last word."""
        return name not in self.countries and name.rpartition(" ")[2] in self.countries

    def _named(self, name: str, text: str, original: str, at: tuple[int, int], introduced: bool, capital: bool) -> bool:
        """Tell whether an English name in free text is meant as a place."""
        common = name in _WORDS["english_common"] and not (introduced and capital)
        if common or (name in _NEED_CAPITALS and not capital):
            return False
        size, _, listed, spelling = self.names.known[name]
        if introduced:
            return capital or (not spelling and (listed or size >= _BIG))
        if not capital or spelling or _beside_a_name(original, *at):
            return False
        return listed or size >= (2 * _BIG if at[0] == 0 else _BIG) or self._country_after(text, at[1]) is not None

    def _country_after(self, text: str, end: int) -> str | None:
        following = re.match(r",?\s(?:the\s)?([a-z.]+(?:\s[a-z]+)?)", text[end : end + 30])
        if not following:
            return None
        words = following.group(1)
        return self.countries.get(name_key(words)) or self.countries.get(name_key(words.split(" ")[0]))

    def _nationalities(self, text: str, found: list[Span]) -> list[Span]:
        """美国公民 and US passport say a nationality, not where the person is."""
        result: list[Span] = []
        for span in found:
            country = self._only_country(text[span.start : span.end]) if span.kind == "place" else span.value
            state = span.kind == "country" or country in _CITY_STATES
            tail = (_NATIONAL_ZH.match(text, span.end) or _NATIONAL_EN.match(text, span.end)) if state else None
            result.append(
                Span("nationality", _FAMILY.get(str(country), "foreign"), span.start, tail.end()) if tail else span
            )
        return result

    def _only_country(self, written: str) -> str | None:
        """The country of all places of a name; a city state's own name is one of them."""
        name = name_key(written)
        known = self.names.known.get(name)
        countries = known.countries if known else ()
        return self.countries.get(name) or (countries[0] if len(countries) == 1 else None)


class _Keys(dict):
    """The lookup keys of one text's names: a word said a thousand times is folded once, and forgotten with the text."""

    def __missing__(self, folded: str) -> str:
        key = self[folded] = name_key(folded)
        return key


def _without_last_mark(name: str) -> str:
    """A name without the full stop of its sentence; an abbreviation (u.s.) keeps its own."""
    bare = name.rstrip(".'-")
    return name if "." in bare else bare


def _beside_a_name(original: str, start: int, end: int) -> bool:
    """Tell whether another capitalised word stands next to it, as in a person's or company's name."""
    before = re.search(r"([A-Za-z][\w'-]*)\s$", original[max(0, start - 20) : start])
    after = re.match(r"\s([A-Z][a-z]+)", original[end : end + 20])
    return bool(after) or bool(
        before and before.group(1)[0].isupper() and before.group(1).lower() not in ("i", "hi", "hello")
    )


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    """Tell whether a short Chinese name begins or ends inside a word of the dictionary."""
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
