"""A statute as a Markdown file: title, dates, chapters, and lines that begin with 第…条. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from backend.shared.numerals import NUMERAL, number_in
from backend.shared.plain_text import plain
from backend.statutes.model import Number

MOST_CHARACTERS = 3_000_000
_NUMBER = rf"[{NUMERAL}]+|\d{{1,4}}"
_ARTICLE = re.compile(
    rf"^(?:\*\*)?第\s*({_NUMBER})\s*条(?:\s*之\s*({_NUMBER}))?(?:\*\*)?(?=[\s　:：]|[^\s规的之和、至])\s*"
)
_HEADING = re.compile(r"^(#{1,6})\s*(.+?)\s*#*$")
_PART = re.compile(rf"^(?:第[{NUMERAL}]+编\s*)?(\S{{1,8}}编|总\s*则|分\s*则|附\s*则)$")
_DAY = re.compile(r"(\d{4})\s*(?:年|-|\.)\s*(\d{1,2})\s*(?:月|-|\.)\s*(\d{1,2})\s*日?")
_IN_FORCE = re.compile(r"(?:施行|实施|生效|effective)", re.IGNORECASE)
_OWN_START = re.compile(
    r"(?:本法|本条例|本规定|本解释|本办法|本规则|本法典|本安排)[^。]{0,12}自\s*(\d{4})年(\d{1,2})月(\d{1,2})日起(?:施行|实施|生效)"
)
_END_OF_HEAD = "<!-- INFO END"
_SPACE = re.compile(r"[ \t\u3000\u200b]+")
_DATE_IN_NAME = re.compile(r"\((\d{4})-(\d{2})-(\d{2})\)|（(\d{4})-(\d{2})-(\d{2})）")
_NO_TEXT = re.compile(r"[\u200b\ufeff\s]*")


class BrokenFile(Exception):
    """A file that is no statute; the message says why in one sentence."""


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """One article as it stands in the file."""

    number: Number
    heading: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ParsedStatute:
    """A file read: its title, the book it holds or nothing, its days, its articles in order."""

    title: str
    part: str
    passed_on: date | None
    effective_on: date | None
    articles: Sequence[ParsedArticle] = field(repr=False)


def parse_statute(text: str, name: str) -> ParsedStatute:
    """Read a statute.

    Args:
        text: the whole file.
        name: the file's name, whose date in brackets is the day it was passed.

    Raises:
        BrokenFile: no title, no article, an article twice, or too long.
    """
    if len(text) > MOST_CHARACTERS:
        raise BrokenFile("it is longer than any statute")
    head, lines = _head_and_body(text.replace("\ufeff", ""))
    titles = [found[2] for line in head if (found := _HEADING.match(line)) and len(found[1]) <= 2]
    if not titles:
        raise BrokenFile("it has no title (a first line that begins with #)")
    articles = list(_articles(lines))
    if not articles:
        raise BrokenFile("it has no line that begins with 第…条")
    _check_once(articles)
    passed_on = _passed_on(name, head)
    part = next((one for one in titles[1:] if _PART.match(one)), "")
    return ParsedStatute(_tidy(titles[0]), _tidy(part), passed_on, _effective_on(head, articles, passed_on), articles)


def _head_and_body(text: str) -> tuple[list[str], list[str]]:
    """The lines before the articles and those from there on; a marked head ends at its mark."""
    lines = [_SPACE.sub(" ", line).strip() for line in text.splitlines()]
    marked = next((at for at, line in enumerate(lines) if line.startswith(_END_OF_HEAD)), None)
    first = next((at for at, line in enumerate(lines) if _ARTICLE.match(line)), len(lines))
    end = first if marked is None or marked > first else marked
    return lines[:end], lines[end:]


def _articles(lines: Sequence[str]) -> Iterator[ParsedArticle]:
    chapter: dict[int, str] = {}
    number: Number | None = None
    heading, said = "", [""]
    for line in lines:
        if _NO_TEXT.fullmatch(line) or line.startswith("<!--"):
            continue
        if found := _HEADING.match(line):
            level = len(found[1])
            chapter = {depth: words for depth, words in chapter.items() if depth < level} | {level: _tidy(found[2])}
            if number is not None:
                yield ParsedArticle(number, heading, "\n".join(said))
                number = None
            continue
        begun = _ARTICLE.match(line)
        if begun and (value := number_in(plain(begun[1]))):
            if number is not None:
                yield ParsedArticle(number, heading, "\n".join(said))
            number = Number(value, number_in(plain(begun[2])) if begun[2] else 0)
            heading, said = " ".join(chapter.values()), [line[begun.end() :].strip()]
        elif number is not None:
            said = [*said, line] if said != [""] else [line]
    if number is not None:
        yield ParsedArticle(number, heading, "\n".join(said))


def _check_once(articles: Sequence[ParsedArticle]) -> None:
    seen: set[Number] = set()
    for one in articles:
        if one.number in seen:
            raise BrokenFile(f"it holds article {one.number.code} twice")
        seen.add(one.number)


def _passed_on(name: str, head: Sequence[str]) -> date | None:
    if found := _DATE_IN_NAME.search(name):
        return _day([part for part in found.groups() if part])
    days = [day for line in head if not _IN_FORCE.search(line) for day in _days(line)]
    return max(days, default=None)


def _effective_on(head: Sequence[str], articles: Sequence[ParsedArticle], passed_on: date | None) -> date | None:
    """The day the head names, else the day the last articles name unless an amendment was passed after it."""
    named = [day for line in head if _IN_FORCE.search(line) for day in _days(line)]
    closing = [_day(list(found)) for one in articles[-3:] for found in _OWN_START.findall(one.text)]
    days = [day for day in (*named, *closing) if day is not None and (passed_on is None or day >= passed_on)]
    return max(days, default=None)


def _days(line: str) -> list[date]:
    return [day for found in _DAY.findall(line) if (day := _day(list(found))) is not None]


def _day(parts: Sequence[str]) -> date | None:
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", text).strip().replace("总 则", "总则").replace("附 则", "附则").replace("分 则", "分则")
