"""Compare every citation of the law library with a corpus of statutes: `python -m bench.law_citations FOLDER`.

The corpus is the operator's: a folder as `yiqiaotong laws import` takes it, or a zip of one. For each source of each
entry the title, the article and the version in force on the day the source names are looked up. Only an entry that
says it was written from memory (``confidence: recall``, with its doubt) may cite what the corpus lacks. Prints what
does not hold; the exit status is 1 where anything does not. Nothing of the corpus is kept.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from backend.protection.model import LawEntry, Source
from backend.protection.next_pages import every_answer
from backend.shared.numerals import number_in
from backend.statutes.law_names import in_force_from
from backend.statutes.model import Number, Version
from backend.statutes.readers.markdown import BrokenFile, ParsedStatute, parse_statute
from backend.statutes.shelf import Edition, Shelf

LONGEST_WAIT = timedelta(days=400)
"""Days from the passing of a version to its day in force, where its own text does not say that day."""
Verdict = Literal["found", "no_law", "no_version", "no_article", "superseded"]
"""``found``: the article is in the version that came into force on that day; ``no_law``: the title is not in the
corpus; ``no_version``: no version began on that day; ``no_article``: the version has no such article; ``superseded``:
it is there, but a later version was in force when the entry was checked."""
_NUMERAL = "[零〇一二三四五六七八九十百千]+"
_NUMBERS = re.compile(rf"第({_NUMERAL})条(?:之({_NUMERAL}))?|({_NUMERAL})$")
_POINT = re.compile(rf"^\s*({_NUMERAL})、", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Compared:
    """A source of an entry, with what the corpus says of it."""

    entry: LawEntry
    source: Source
    verdict: Verdict

    @property
    def holds(self) -> bool:
        """Return True if the entry claims no more than is known."""
        return self.verdict == "found" or self.entry.confidence == "recall"


class Corpus:
    """Statutes at hand, by title, version and article.

    Args:
        statutes: as they were read, each with its file's name.
    """

    def __init__(self, statutes: Sequence[tuple[str, ParsedStatute]]) -> None:
        self._articles: dict[str, set[Number]] = {}
        versions = []
        for name, one in statutes:
            self._articles[name] = {article.number for article in one.articles}
            began = in_force_from(one.title, one.passed_on) or one.effective_on
            versions.append(Version(name, one.title, one.part, one.passed_on, began, len(one.articles), name))
        self._shelf = Shelf(versions)

    def verdict(self, source: Source, checked: date) -> Verdict:
        """Return what the corpus says of a source that was checked on a day."""
        title = self._shelf.title_of(source.law)
        if not self._shelf.editions(title):
            return "no_law"
        current = self._shelf.edition_on(title, checked)
        edition = current if source.since is None else self._begun_on(title, source.since)
        if edition is None or self._shelf.newer(title, checked) is not None:
            return "no_version"
        if (number := number_of(source.article)) is not None and not any(
            number in self._articles[book.version_id] for book in edition
        ):
            return "no_article"
        ended = self._shelf.ended(title, checked)
        return "found" if edition == current and ended is None else "superseded"

    def _begun_on(self, title: str, since: date) -> Edition | None:
        """The version that came into force on a day: its text says so, or it had been passed not long before."""
        for edition in reversed(self._shelf.editions(title)):
            book = edition[0]
            if since in (book.effective_on, book.passed_on):
                return edition
            is_silent = book.effective_on is None and book.passed_on is not None
            if is_silent and book.passed_on <= since <= book.passed_on + LONGEST_WAIT:  # type: ignore[operator]
                return edition
        return None


def number_of(article: str) -> Number | None:
    """Return the number of an article, or of a point, in the law's numerals; None where a whole text is meant."""
    found = _NUMBERS.match(article)
    return Number(number_in(found[1] or found[3]), number_in(found[2]) if found[2] else 0) if found else None


def read_corpus(place: Path) -> Corpus:
    """Return the statutes below a folder, or in a zip of one; what is no statute is left out."""
    if place.is_file():
        with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(place) as packed:
            packed.extractall(folder)
            return Corpus(list(_statutes(Path(folder))))
    return Corpus(list(_statutes(place)))


def _statutes(folder: Path) -> Iterator[tuple[str, ParsedStatute]]:
    for path in sorted(folder.rglob("*.md")):
        try:
            text = path.read_text("utf-8-sig")
        except UnicodeDecodeError:
            continue
        for written in (text, _points_as_articles(text)):
            try:
                yield path.relative_to(folder).as_posix(), parse_statute(written, path.name)
            except BrokenFile:
                continue
            break


def _points_as_articles(text: str) -> str:
    """A text whose points (一、) are written as articles, each once and in order: an arrangement or a notice."""
    wanted = 1

    def written(found: re.Match[str]) -> str:
        nonlocal wanted
        if number_in(found[1]) != wanted:
            return found[0]
        wanted += 1
        return f"第{found[1]}条 "

    return _POINT.sub(written, text)


def compare(library: Mapping[str, LawEntry], corpus: Corpus) -> list[Compared]:
    """Return every source of a library with what the corpus says of it."""
    return [
        Compared(entry, source, corpus.verdict(source, entry.checked))
        for entry in library.values()
        for source in entry.sources
    ]


def main() -> int:
    """Compare, print, and return the exit status."""
    options = argparse.ArgumentParser(prog="python -m bench.law_citations", description=__doc__.split("\n")[0])
    options.add_argument("corpus", type=Path, help="a folder of Markdown statutes, or a zip of one")
    options.add_argument("--show", action="store_true", help="print what is not in the corpus, too")
    given = options.parse_args()
    if not given.corpus.exists():
        print(f"{given.corpus} is no folder and no zip", file=sys.stderr)
        return 2
    compared = compare(every_answer(), read_corpus(given.corpus))
    counts = Counter(one.verdict for one in compared)
    print(f"{len(compared)} citations: " + ", ".join(f"{counts[name]} {name}" for name in sorted(counts)))
    absent = Counter(one.source.law for one in compared if one.verdict == "no_law")
    print(f"{len(absent)} titles are not in the corpus")
    for one in compared:
        if not one.holds or (given.show and one.verdict != "found"):
            source, mark = one.source, "" if one.holds else "  FAULT"
            print(
                f"{one.verdict:12} {one.entry.topic}.{one.entry.entry_id} ({one.entry.confidence}): "
                f"{source.law} {source.article} since {source.since}{mark}"
            )
    faults = sum(not one.holds for one in compared)
    print(f"{faults} claim that an article was read and are not borne out")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
