"""Questions about statutes in a message: which article, in force on which day, or a text whose citations are checked.

Pure. A law that is only mentioned in a story asks nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, Literal

from backend.shared.plain_text import plain
from backend.shared.yaml_pages import read_yaml
from backend.statutes.model import Citation
from backend.statutes.readers.citations import law_named, read_all, read_citations

Wish = Literal["", "ask_statute", "check_citations"]
LONGEST_QUESTION: Final = 160
"""Characters; a longer message tells a story or pastes a paper."""
TOLD: Final = frozenset({"utter_statute_article"})
INVITED: Final = frozenset({"utter_statute_check_invitation"})
_FEW: Final = 2
"""Signs beside an article that make no sentence."""
_NEAR: Final = 60
_DAY = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})\s*(?:年|-|/|\.)\s*(?:(?P<m>\d{1,2})\s*(?:月|-|/|\.)\s*(?:(?P<d>\d{1,2})[日号]?)?)?"
)
_YEAR_EN = re.compile(
    r"\b(?:in|on|of|as of|back in|during|since)\s+(?P<y>(?:19|20)\d{2})(?:-(?P<m>\d{2})-(?P<d>\d{2}))?\b", re.IGNORECASE
)
_EDITION = re.compile(r"^\s*(?:修正|修订|版)")
_NO_WORDS = re.compile(r"[\W_\d]+")


@dataclass(frozen=True, slots=True)
class StatuteQuestion:
    """A question about statutes.

    Args:
        articles: those that are named; without a law where it is the one spoken of.
        law: the law that is named without an article.
        on: the day that is named, or None.
        step: 1 for the next article, -1 for the one before, 0 for none.
        about_force: whether it asks if a law is in force.
    """

    articles: Sequence[Citation] = ()
    law: str = ""
    on: date | None = None
    step: int = 0
    about_force: bool = False


def outright(text: str, said_before: Collection[str]) -> Wish:
    """Return the intent a message has by its words alone, nothing where it is no question about statutes.

    Args:
        said_before: names of the utterances before it, by which an article without a law is understood.
    """
    if not text:
        return ""
    if wants_check(text) or (INVITED & set(said_before) and read_citations(text)):
        return "check_citations"
    return "ask_statute" if question_of(text, in_context=bool(TOLD & set(said_before))) else ""


def wants_check(text: str) -> bool:
    """Return True if a message wishes the citations in it, or in what comes, to be checked."""
    ends = f"{text[:_NEAR]}\n{text[-_NEAR:]}" if len(text) > 2 * _NEAR else text
    if not _said("check", ends):
        return False
    if _said("cited", ends):
        return len(text) <= _NEAR or bool(read_citations(text))
    return len(read_citations(text)) > (0 if _says_here(ends) else 2)


def _says_here(text: str) -> bool:
    """Return True if the wish stands apart from the text it is about: at the end, or before a colon."""
    said = plain(text).strip().lower()
    return any(found.end() >= len(said) - 6 or said[found.end() : found.end() + 12].find("：") >= 0
               for found in _pattern("check").finditer(said))  # fmt: skip


def question_of(text: str, *, in_context: bool) -> StatuteQuestion | None:
    """Return what a message asks about statutes, None where it asks nothing of that kind.

    Args:
        in_context: whether an article was just told, so that "第1128条呢", "下一条" and "2019年呢" mean its law.
    """
    if len(text) > LONGEST_QUESTION:
        return None
    articles = [one for one in read_all(text) if one.law or in_context]
    rest, on = _rest_of(text, articles), day_in(text)
    if articles:
        asked = _said("says", rest) or _said("force", rest) or _is_little(rest)
        return StatuteQuestion(articles, on=on) if asked else None
    named = law_named(text)
    if named is not None and _said("force", text) and not named.is_foreign:
        return StatuteQuestion(law=named.law, on=on, about_force=True)
    if not in_context:
        return None
    step = 1 if _said("next", text) else -1 if _said("previous", text) else 0
    little = len(_NO_WORDS.sub("", rest)) <= 12 or (rest.isascii() and len(rest) <= _NEAR)
    if little and (step or (on is not None and _said("says", text))):
        return StatuteQuestion(on=on, step=step)
    return None


def day_in(text: str) -> date | None:
    """Return the day a question names: a day, the end of a month, or the end of a year."""
    said = plain(text)
    for found in (*_DAY.finditer(said), *_YEAR_EN.finditer(said)):
        if _EDITION.match(said[found.end() :]):
            continue
        year, month, day = int(found["y"]), int(found["m"] or 12), int(found["d"] or 0)
        return _day(year, month, day)
    return None


def searched(text: str) -> bool:
    """Return True if a message looks for articles by what they are about."""
    return _said("about_texts", text)


def _day(year: int, month: int, day: int) -> date | None:
    for last in (day,) if day else (31, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return None


def _rest_of(text: str, articles: Sequence[Citation]) -> str:
    """A message without the articles it names and without their laws."""
    said = plain(text)
    for one in sorted(articles, key=lambda article: -article.start):
        said = f"{said[: one.start]} {said[one.end :]}"
    for name in sorted({plain(one.law) for one in articles if one.law}, key=len, reverse=True):
        said = said.replace(f"《{name}》", " ").replace(name, " ")
    return said


def _is_little(rest: str) -> bool:
    """Return True if hardly a word is left of a message."""
    left = _pattern("fillers").sub("", rest.lower())
    return len(_NO_WORDS.sub("", left)) <= _FEW


def _said(act: str, text: str) -> bool:
    return _pattern(act).search(plain(text).lower()) is not None


@cache
def _pattern(act: str) -> re.Pattern[str]:
    page: Mapping[str, Mapping[str, Sequence[str]]] = read_yaml(Path(__file__).with_name("asked.yml"))
    chinese = page[act]["zh"]
    english = [rf"\b{re.escape(words)}\b" for words in page[act]["en"]]
    return re.compile("|".join([*chinese, *english]))
