"""Ends of a wish in a message, where the next begins.

Sentence ends always part a message. A comma, a space between Chinese words and joining words ("and", 还有, 顺便, 同埋)
part it only where both sides ask, wish or act: "my brother and I" is one thing, "how long does it take, and do I need
a lawyer" two. Nothing is parted inside a quotation or brackets, nor inside what a reader has found to be one value.
The words are in `clause_words.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from opencc import OpenCC

MOST_CLAUSES = 8
LONGEST_PARTED = 5_000
"""Characters of a message that are looked at; channels accept no more."""
_WORDS_OF_DEED, _SIGNS_OF_DEED = 3, 4
"""Words, or signs, from which a piece behind a comma is something to do and no name that begins like it (约翰)."""

Stretch = tuple[int, int]
"""Start and end of a part of the text."""

_QUOTED = re.compile(
    r"“[^”]*”|「[^」]*」|『[^』]*』|《[^》]*》|\"[^\"\n]*\"|‘[^’\n]*’|\([^()\n]*\)|（[^（）\n]*）|⟦[^⟦⟧]*⟧"
)
_HIDDEN = "▢"
_END = re.compile(r"[。！？!?；;\n．]+[”」』\"')）]*|\.{1,2}(?![.\w])")
_COMMA = r"\s*(?:[,，、~～—–]|…+|\.{3,}|-{2,})\s*"
_SPACE = r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])"
_AFTER_QUESTION = r"(?<=[吗嗎])(?=[^\W_])"
_WORD_BEFORE_STOP = re.compile(r"([^\W\d_](?:\.?[^\W\d_])*)$")
_SHORTEST = 2
"""Letters without which a stretch is no clause."""


class Boundaries:
    """The boundaries of clauses, by the words of one file."""

    def __init__(self, words: dict[str, Any]) -> None:
        """Prepares the expressions.

        Args:
            words: Content of `clause_words.yml`.
        """
        self._to_simplified = OpenCC("t2s").convert
        self._abbreviation = re.compile(rf"(?:{'|'.join(words['abbreviations'])}|[a-z])", re.IGNORECASE)
        self._soft = re.compile(
            rf"(?P<comma>{_COMMA})?(?:(?P<turn>{_joining(words['turns'])})|(?P<join>{_joining(words['joins'])}))"
            rf"|{_COMMA}|{_SPACE}|{_AFTER_QUESTION}",
            re.IGNORECASE,
        )
        self._counts = re.compile("|".join(words["counts"]), re.IGNORECASE)
        self._fillers = re.compile(f"(?:{'|'.join(words['fillers'])})+", re.IGNORECASE)
        self._asks = _Kind(words["asks"])
        self._wishes = _Kind(words["wishes"])
        self._acts = _Kind(words["acts"])
        self._bare = re.compile("|".join(words["bare"]), re.IGNORECASE)

    @classmethod
    @lru_cache(maxsize=1)
    def shared(cls) -> Boundaries:
        """Returns the boundaries of this process, read at the first call."""
        return cls(yaml.safe_load(Path(__file__).with_name("clause_words.yml").read_text("utf-8")))

    def part(self, text: str, whole: Iterable[Stretch] = ()) -> list[Stretch]:
        """Parts a message.

        Args:
            text: The message as written.
            whole: Stretches inside which nothing is parted: names, places, dates, amounts.

        Returns:
            The clauses in their order, at most `MOST_CLAUSES`, without the marks around them. One if nothing is parted.
        """
        seen = _QUOTED.sub(lambda found: _HIDDEN * len(found.group()), text[:LONGEST_PARTED])
        # Simplified has a character for each of Traditional; where it should not, the original is looked at.
        simplified = self._to_simplified(seen)
        seen = simplified if len(simplified) == len(seen) else seen
        closed = {place for start, end in whole for place in range(start + 1, end)}
        clauses = [
            clause
            for sentence in self._sentences(seen, closed)
            for clause in self._wishes_of(seen, sentence, closed)
            if _is_worded(seen[slice(*clause)])
        ]
        return self._few(seen, clauses)

    def is_bare(self, clause: str) -> bool:
        """Tells whether a clause is a question that names no subject ("how much?"), so that it hangs on another."""
        clause = self._to_simplified(clause).strip(" ,，、。.!！?？¿¡;；")
        opening = self._fillers.match(clause)
        return self._bare.fullmatch(clause, opening.end() if opening else 0) is not None

    def _sentences(self, text: str, closed: set[int]) -> Iterator[Stretch]:
        """Yields the sentences, each without its end mark unless that tells a question."""
        start = 0
        for end in _END.finditer(text):
            if closed.intersection(range(end.start(), end.end())) or self._is_abbreviation(text, end):
                continue
            yield _trimmed(text, start, end.end())
            start = end.end()
        yield _trimmed(text, start, len(text))

    def _is_abbreviation(self, text: str, end: re.Match[str]) -> bool:
        """Tells whether a full stop belongs to the word before it, or to a number."""
        if not end.group().startswith("."):
            return False
        word = _WORD_BEFORE_STOP.search(text[max(0, end.start() - 12) : end.start()])
        ends_all = not text[end.end() :].strip()
        return not ends_all and word is not None and self._abbreviation.fullmatch(word[1]) is not None

    def _wishes_of(self, text: str, sentence: Stretch, closed: set[int]) -> Iterator[Stretch]:
        """Yields the parts of one sentence that want something of their own."""
        start, stop = sentence
        places = [place for place in self._soft.finditer(text, start, stop) if not _inside(place, closed)]
        if places and places[0].start() == start and self._opens(places[0], text):
            start = places.pop(0).end()
        counted = [place.end() for place in places if self._counts.match(text, place.end())]
        listed = len(counted) + (self._counts.match(text, start) is not None) > 1
        # Each piece is read once, however long the message: what stands before a place is the sum of its pieces.
        said = self._said(text[start : places[0].start()] if places else "")
        for place, following in zip_longest(places, [later.start() for later in places[1:]], fillvalue=stop):
            after = self._said(text[place.end() : following])
            wish = self._wishes.says(place.group(), self._fillers)
            next_of_list = listed and place.end() in counted
            meet = next_of_list or _meet(said, place, after._replace(wishes=after.wishes or wish))
            meet = meet or (said.wishes and self._does_next(text[place.end() : following], after))
            if _is_worded(text[start : place.start()]) and meet:
                yield _trimmed(text, start, place.start())
                goes_on = after.wishes or (said.wishes and after.acts)  # one "want" for all of "to …, book … and …"
                start, said = place.start() if wish else place.end(), after._replace(wishes=goes_on)
            else:
                said = Said(*(one or other for one, other in zip(said, after, strict=True)))
        yield _trimmed(text, start, stop)

    def _opens(self, place: re.Match[str], text: str) -> bool:
        """Tells whether a joining word only ties a sentence to the one before ("And who pays?"; 还有，…)."""
        if self._wishes.says(place.group(), self._fillers):
            return False
        return place["turn"] is not None or (
            place["join"] is not None and text[place.end() : place.end() + 1] in " ,，"
        )

    def _does_next(self, piece: str, said: Said) -> bool:
        """Tells whether a piece is the next thing to do of a row of wishes ("I want to …, book a notary and …")."""
        is_more = len(piece.split()) >= _WORDS_OF_DEED if piece.isascii() else len(piece.strip()) >= _SIGNS_OF_DEED
        return said.acts and not said.asks and is_more

    def _said(self, piece: str) -> Said:
        """Reads a piece between two places."""
        return Said(*(kind.says(piece, self._fillers) for kind in (self._asks, self._wishes, self._acts)))

    def _few(self, text: str, clauses: Sequence[Stretch]) -> list[Stretch]:
        """Joins what only tells, then what is too much, so that few clauses remain."""
        few: list[Stretch] = []
        for clause in clauses:
            tells = (
                len(clauses) > MOST_CLAUSES and few and not (self._wants(text, few[-1]) or self._wants(text, clause))
            )
            if tells or len(few) == MOST_CLAUSES:
                few[-1] = (few[-1][0], clause[1])
            else:
                few.append(clause)
        return few

    def _wants(self, text: str, clause: Stretch) -> bool:
        """Tells whether a clause asks or wishes."""
        said = text[slice(*clause)]
        return (
            "?" in said
            or "？" in said
            or self._asks.says(said, self._fillers)
            or self._wishes.says(said, self._fillers)
        )


class Said(NamedTuple):
    """Tells whether a piece of a message asks, wishes, or begins with something to do."""

    asks: bool
    wishes: bool
    acts: bool


class _Kind:
    """One kind of words: found anywhere, or only where a clause begins."""

    def __init__(self, words: dict[str, list[str]]) -> None:
        self._anywhere = re.compile("|".join(words.get("anywhere", ())) or r"(?!)", re.IGNORECASE)
        self._opening = re.compile("|".join(words.get("opening", ())) or r"(?!)", re.IGNORECASE)

    def says(self, clause: str, fillers: re.Pattern[str]) -> bool:
        """Tells whether a clause has such a word."""
        clause = clause.strip(" ,，、。.!！?？¿¡;；")
        if self._anywhere.search(clause):
            return True
        opening = fillers.match(clause)
        return self._opening.match(clause, opening.end() if opening else 0) is not None


def _meet(before: Said, place: re.Match[str], after: Said) -> bool:
    """Tells whether two wishes meet at a place."""
    if place["turn"]:
        # "Could you also" goes on, ", also" turns to something else.
        return any(after) and (place["comma"] is not None or not place["turn"].isascii())
    if place["join"]:
        return any(before) and any(after)
    return (before.asks and after.asks) or (before.wishes and after.wishes and not after.asks)


def _inside(place: re.Match[str], closed: set[int]) -> bool:
    """Tells whether a place lies inside a value."""
    return bool(closed.intersection(range(place.start(), max(place.end(), place.start() + 1))))


def _joining(words: Iterable[str]) -> str:
    """Returns an expression of joining words; those of letters stand apart from other letters."""
    longest_first = sorted((word for line in words for word in line.split("|")), key=len, reverse=True)
    return "|".join(rf"(?<![a-z]){word}(?![a-z])" if word[0].isascii() else word for word in longest_first)


def _is_worded(text: str) -> bool:
    """Tells whether there are letters or digits enough for a clause."""
    worded = (character for character in text if character.isalnum() or character == _HIDDEN)
    return sum(1 for _ in islice(worded, _SHORTEST)) == _SHORTEST


def _trimmed(text: str, start: int, end: int) -> Stretch:
    """Returns a stretch without the spaces and commas around it."""
    while start < end and (text[start].isspace() or text[start] in ",，、;；。.!！~～—–…"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",，、;；~～—–"):
        end -= 1
    return start, end
