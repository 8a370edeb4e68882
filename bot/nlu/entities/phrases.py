"""Find the legal words of `bot/nlu/terms` (matters, causes, routes, courts, institutions, languages, nationalities).

A blank spaCy pipeline with a PhraseMatcher over one token per Chinese character and per Latin word: a phrase is found
wherever it stands, a Latin word never inside another. Words outside the gazetteer all become one token, so that the
vocabulary does not grow with what people write.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from .folding import fold
from .spans import Span

GAZETTEER = Path(__file__).resolve().parents[3] / "gazetteer"
"""Terms of places; the services read it, too."""
TERMS = Path(__file__).parent.parent / "terms"
"""Terms that this bot alone reads."""
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[^\s\-_]", re.ASCII)
# A video hearing or mediation is no route of notarization.
_OTHER_BUSINESS = re.compile(r"见证|开庭|庭审|调解|仲裁|立案|hearing|witness|court|mediation|arbitration")
_NOTARY = re.compile(r"公证|notar")
MOST_PHRASES = 300
_OTHER = "·"
_BOTH = ("notarization_matter", "cause")
Reading = tuple[str, object]


def read_table(name: str, folder: Path = GAZETTEER) -> Iterator[dict[str, str]]:
    """The rows of one CSV file of the gazetteer, or of another folder; packed ones end in ``.gz``."""
    opened = gzip.open if name.endswith(".gz") else open
    with opened(folder / name, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _rows() -> Iterator[tuple[list[Reading], str]]:
    """Meaning of each row of the term files, and its phrases."""
    for row in read_table("legal_terms.csv", TERMS):
        kinds = _BOTH if row["entity"] == "both" else ("masked" if row["entity"] == "none" else row["entity"],)
        yield [(kind, row["value"]) for kind in kinds], row["phrases"]
    for row in read_table("courts.csv", TERMS):
        yield [("court", row["value"])], row["phrases"]
    for row in read_table("institutions.csv", TERMS):
        yield [("institution", {"id": row["id"], "name": row["name"], "kind": row["kind"]})], row["phrases"]


class PhraseFinder:
    """Holds the matcher; loading takes a fraction of a second, finding a fraction of a millisecond."""

    def __init__(self) -> None:
        self._vocab = spacy.blank("zh").vocab
        self._matcher = PhraseMatcher(self._vocab)
        self._meanings: dict[str, list[Reading]] = {}
        self._known: set[str] = set()
        for number, (readings, phrases) in enumerate(_rows()):
            self._add(f"row{number}", readings, phrases.split("|"))
        self._whole = {
            phrase: (row["entity"], row["value"])
            for row in read_table("whole_message_terms.csv", TERMS)
            for phrase in row["phrases"].split("|")
        }

    def _add(self, key: str, readings: list[Reading], phrases: list[str]) -> None:
        words = [_WORD.findall(fold(phrase)) for phrase in phrases if phrase]
        for phrase in words:
            self._known.update(phrase)
        self._meanings[key] = readings
        self._matcher.add(key, [Doc(self._vocab, words=phrase) for phrase in words])

    def find(self, text: str) -> list[Span]:
        """Every phrase in a folded text, overlaps included."""
        tokens = list(_WORD.finditer(text))
        if not tokens:
            return []
        doc = Doc(self._vocab, words=[m.group() if m.group() in self._known else _OTHER for m in tokens])
        found: list[Span] = []
        for key, first, last in islice(self._matcher(doc), MOST_PHRASES):
            start, end = tokens[first].start(), tokens[last - 1].end()
            found += [Span(kind, value, start, end) for kind, value in self._meanings[self._vocab.strings[key]]]
        if _OTHER_BUSINESS.search(text) and not _NOTARY.search(text):
            found = [span for span in found if span.kind != "notarization_route"]
        return found + self._whole_message(text)

    def _whole_message(self, text: str) -> list[Span]:
        stripped = text.strip(" .,!?。，！？吧啦呀")
        meaning = self._whole.get(stripped)
        if not meaning:
            return []
        start = text.index(stripped)
        return [Span(meaning[0], meaning[1], start, start + len(stripped))]
