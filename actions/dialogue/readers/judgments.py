"""Decisions of courts and tribunals outside the mainland, as they are spoken of in a message. Pure.

"Can a US court judgment be enforced in Jiangmen" is about a decision from outside; a judgment of Jiangmen's court is
ours, wherever the person is. The name nearest to the decision within one clause tells whose it is; where that is only
the court's own ("the High Court", of which there are many), nobody knows, and it has to be asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from actions.answers import Answer
from actions.dialogue.readers.court_names import (
    ANYWHERE,
    FOREIGN,
    KINDS_EN,
    KINDS_ZH,
    MAINLAND,
    OUTSIDE,
    court_names,
)
from actions.dialogue.readers.phrases import read_page
from actions.dialogue.readers.stays import Whose, stays
from actions.script import simplified
from backend.shared.gazetteer_files import read_rows

Origin = Literal["HK", "MO", "TW", "foreign", "unknown"]
Matter = Literal["divorce", "award", "judgment"]

REGIONS: tuple[Origin, ...] = ("HK", "MO", "TW")
_OPEN = (OUTSIDE, ANYWHERE)
_NEAR = 24
"""Characters between a name and the decision it may belong to."""
_OF_A_COURT = re.compile(rf"(?:{KINDS_ZH})*|(?:'s|[\s,]|{KINDS_EN})*")
_COURT_OF = re.compile(r"\s?(?:of|in|over in)\s(?:the\s)?")
"""Words between the name of a place and the court it has."""
_PRONOUN = "us"
_OF_PRONOUN = re.compile(r"\s(?:[a-z]+\s){0,2}(?:court|judg|divorce|award|arbitra|decree|order|tribunal)")
"""Words behind the pronoun's letters by which a country is meant, be it in small letters."""
_COURT_THERE = re.compile(
    r"\b(?:courts?|tribunal|division)\s(?:over )?(?:there|here)\b|\b(?:local|our) [a-z ]{0,12}courts?\b|"
    r"(?:那边|这边|呢边|嗰边|当地)"
)
"""A court of the place where somebody lives."""
_FROM = re.compile(r"\bfrom\s(?:the\s)?$")
"""Word before a place where something comes from or is done from: nothing is to be enforced there."""
_BREAK = re.compile(r"[，,。;；？?！!、\n]")
_NO_LETTER_BEFORE, _NO_LETTER_BEHIND = "(?<![a-z])", "(?![a-z])"


@dataclass(frozen=True, slots=True)
class OutsideDecision:
    """A decision from outside the mainland.

    Args:
        origin: the region whose arrangement applies, or ``foreign``; ``unknown`` where it has to be asked for.
        matter: what it decides.
    """

    origin: Origin
    matter: Matter


def outside_decision(answer: Answer) -> OutsideDecision | None:
    """The decision from outside the mainland that a message is about, or None.

    Args:
        answer: the message, with its names of places replaced by what they mean.
    """
    text = simplified(answer.text).casefold()
    where = _whose_decision(answer, text)
    return None if where in (None, MAINLAND) else OutsideDecision(_origin(str(where)), _matter(text))


def decision_kept_here(answer: Answer) -> bool:
    """Return True if a decision of the mainland is spoken of by its place, and no place abroad it should count in."""
    text = simplified(answer.text).casefold()
    return _whose_decision(answer, text) == MAINLAND and not names_elsewhere(answer)


def _whose_decision(answer: Answer, text: str) -> str | None:
    """Return the country whose decision is spoken of, by the name nearest to it; None where none is named."""
    names = _names(answer, text)
    near = [
        (gap, where)
        for start, end in _spans(text, "decision")
        for begin, until, where in names
        if (gap := _gap(text, (start, end), (begin, until))) is not None
    ]
    if not near:
        return None
    there = _COURT_THERE.search(text) is not None
    where = min(near, key=lambda found: found[0])[1]
    if where not in (*_OPEN, FOREIGN):
        return where
    besides = _told_besides(_names(answer, text, with_stays=there), text)
    certain = where == FOREIGN and not (there and besides in REGIONS)
    return where if besides is None or certain else besides


def origin_named(answer: Answer) -> Origin | Literal["CN", ""]:
    """Return whose court a message names that only answers whose it is: a region, ``foreign``, ``CN``; or nothing."""
    text = simplified(answer.text).casefold()
    told = {where for _, _, where in _names(answer, text) if where not in _OPEN}
    if told == {MAINLAND}:
        return MAINLAND
    return _origin(next(iter(told - {MAINLAND}))) if told else ""


def _names(answer: Answer, text: str, *, with_stays: bool = False) -> list[tuple[int, int, str]]:
    """Names that tell whose a court is, those of places first; where somebody only lives, is none.

    Where a place is known, the spelling of its name says nothing: Canada would be Pinyin.
    """
    places = [*_named_places(answer), *_adjectives(text, answer.text), *_divisions(text)]
    courts = [
        (start, end, where)
        for start, end, where in court_names(answer.text, text)
        if not any(begin <= start and end <= until for begin, until, _ in places)
    ]
    every = [*places, *courts, *_elsewhere(text), *_division_courts(text)]
    return [name for name in every if with_stays or not stays(text, name[0], name[1])]


def _told_besides(names: list[tuple[int, int, str]], text: str) -> str | None:
    """Return the place that stands at a court of a name used in many places, or the only one outside that is told."""
    courts = [*_spans(text, "court")]
    named_for = [
        where for begin, until, where in names if any(_is_named_for(one, (begin, until), text) for one in courts)
    ]
    if MAINLAND in named_for:
        return MAINLAND
    outside = {where for _, _, where in names if where not in (*_OPEN, MAINLAND, FOREIGN)} or {
        where for _, _, where in names if where == FOREIGN
    }
    return outside.pop() if len(outside) == 1 else None


def outside_court(answer: Answer) -> bool:
    """Return True if a court outside the mainland is named: a name from outside stands right at the court.

    Who only is outside ("我在国外收到法院传票") names no such court.
    """
    text = simplified(answer.text).casefold()
    return any(named - {MAINLAND, ANYWHERE} and MAINLAND not in named for named in _named_at_courts(answer, text))


def court_left_open(answer: Answer) -> bool:
    """Return True if the only court that is named may be anybody's ("the Family Court"), and nothing else says whose.

    A place of the mainland, or a number of a case there, is what else may say it.
    """
    text = simplified(answer.text).casefold()
    courts = _named_at_courts(answer, text)
    ours = {MAINLAND}.union(*courts) if answer.value("case_number") else set[str]().union(*courts)
    every = {where for _, _, where in _names(answer, text)}
    return any(courts) and ours == {ANYWHERE} and MAINLAND not in every


def names_elsewhere(answer: Answer) -> bool:
    """Return True if a place outside the mainland is named that is not only where the writer lives.

    Where a debtor lives counts: a judgment may be wanted to be enforced there.
    """
    return any(whose != "writer" for _, whose in _places_elsewhere(answer))


def judgment_taken_to(answer: Answer) -> Origin | Literal[""]:
    """Return the place outside where a judgment of the mainland is wanted to count; nothing for any other message."""
    text = simplified(answer.text).casefold()
    if _whose_decision(answer, text) != MAINLAND or _matter(text) == "award":
        return ""
    return next((_origin(where) for where, whose in _places_elsewhere(answer) if not whose), "")


def _places_elsewhere(answer: Answer) -> Iterator[tuple[str, Whose]]:
    """Yield the places outside the mainland that are named, each with whom it only tells the home of."""
    text = simplified(answer.text).casefold()
    names = _names(answer, text, with_stays=True)
    ours = [(start, end) for start, end, where in names if where == MAINLAND]
    for start, end, where in names:
        overlaps = any(begin < end and start < until for begin, until in ours)
        if where not in (MAINLAND, ANYWHERE) and not overlaps and not _FROM.search(text[:start]):
            yield where, stays(text, start, end)


def _named_at_courts(answer: Answer, text: str) -> list[set[str]]:
    """Owners of each court of a text, by the names that stand right at it."""
    names = _names(answer, text)
    return [
        {where for begin, until, where in names if _is_named_for(court, (begin, until), text)}
        for court in _spans(text, "court")
    ]


def _is_named_for(court: tuple[int, int], name: tuple[int, int], text: str) -> bool:
    if name[0] < court[1] and court[0] < name[1]:
        return True  # one word: 纽约州法院
    before, after = text[name[1] : court[0]], text[court[1] : name[0]]
    if name[1] <= court[0]:
        return _OF_A_COURT.fullmatch(before) is not None
    return _COURT_OF.fullmatch(after) is not None


def _gap(text: str, one: tuple[int, int], other: tuple[int, int]) -> int | None:
    """Characters between two spans of one clause; None if they are apart. Before the decision counts as nearer."""
    first, second = sorted((one, other))
    between = text[first[1] : second[0]]
    if _BREAK.search(between) or len(between) > _NEAR:
        return None
    if first == other and _OF_A_COURT.fullmatch(between):
        return 0  # "马来西亚的判决江门认吗": a name right before a decision is whose it is
    return 2 * len(between) + (1 if first == one else 0)


def _named_places(answer: Answer) -> Iterator[tuple[int, int, str]]:
    for entity in answer.entities:
        value = entity.get("value")
        if "start" not in entity:
            continue
        if entity.get("entity") == "country":
            yield entity["start"], entity["end"], str(value)
        elif entity.get("entity") == "place" and isinstance(value, Mapping) and value.get("country"):
            yield entity["start"], entity["end"], str(value["country"])
        elif entity.get("entity") == "court":
            yield entity["start"], entity["start"] + 1, MAINLAND


def _adjectives(text: str, written: str) -> Iterator[tuple[int, int, str]]:
    for country, words in _page()["adjectives"].items():
        for word in str(words).split():
            for found in _latin(word).finditer(text):
                start, end = found.span()
                if word != _PRONOUN or written[start:end].isupper() or _OF_PRONOUN.match(text[end:]):
                    yield start, end, country


def _divisions(text: str) -> Iterator[tuple[int, int, str]]:
    """A state or a province abroad by its name ("California", 安省), the longest where one holds another."""
    countries, patterns = _names_of_divisions()
    for pattern in patterns:
        yield from ((found.start(), found.end(), countries[found[0]]) for found in pattern.finditer(text))


@cache
def _names_of_divisions() -> tuple[Mapping[str, str], tuple[re.Pattern[str], ...]]:
    """Country by name, and the patterns of all names: one for each writing."""
    rows = [*read_rows("division_names.csv")]
    english = {row["division"].casefold(): row["country"] for row in rows}
    chinese = {name: row["country"] for row in rows for name in row["names_zh"].split("|") if name}
    patterns = (re.compile(f"{_NO_LETTER_BEFORE}{_any_of(english)}{_NO_LETTER_BEHIND}"), re.compile(_any_of(chinese)))
    return {**english, **chinese}, patterns


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def _elsewhere(text: str) -> Iterator[tuple[int, int, str]]:
    yield from ((start, end, FOREIGN) for start, end in _spans(text, "outside"))
    yield from ((*found.span(), ANYWHERE) for found in _COURT_THERE.finditer(text) if found[0].isascii())


def _division_courts(text: str) -> Iterator[tuple[int, int, str]]:
    """A court of a state or province that no list of cities holds (纽约州法院)."""
    provinces = "|".join(str(_page()["mainland_provinces"]).split())
    for word in str(_page()["division_courts"]).split():
        for found in re.finditer(rf"(?<![\u3400-\u9fff])([\u3400-\u9fff]{{1,6}}){word}", text):
            if not re.search(rf"(?:{provinces})省?$|[市县区]$", found[1]):
                yield found.start(1), found.end(1), FOREIGN


def _spans(text: str, kind: str) -> Iterator[tuple[int, int]]:
    words: Mapping[str, Any] = _page()[kind]
    for word in str(words["zh"]).split():
        yield from ((found.start(), found.end()) for found in re.finditer(re.escape(word), text))
    for word in str(words["en"]).split():
        yield from ((found.start(), found.end()) for found in _latin(word).finditer(text))


@cache
def _latin(word: str) -> re.Pattern[str]:
    return re.compile(f"{_NO_LETTER_BEFORE}{re.escape(word).replace('-', '[- ]')}{_NO_LETTER_BEHIND}")


def _origin(country: str) -> Origin:
    if country in _OPEN:
        return "unknown"
    return next((region for region in REGIONS if region == country), "foreign")


def _matter(text: str) -> Matter:
    if next(_spans(text, "divorce"), None):
        return "divorce"
    return "award" if next(_spans(text, "award"), None) else "judgment"


@cache
def _page() -> Mapping[str, Any]:
    return read_page("judgments")
