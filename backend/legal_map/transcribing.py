"""Learns from the gazetteer's pairs of names which letters each Chinese character stands for; writes
`data/transcription.csv`.

    python -m backend.legal_map.transcribing

A foreign name is transcribed from left to right, a character for one to four letters, so the alignment is monotone and
is learned by expectation maximisation (a hidden Markov model without order). Run it when the gazetteer has changed.
"""

from __future__ import annotations

import csv
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from backend.legal_map.folding import fold, is_chinese
from backend.legal_map.gazetteer import DATA, load_gazetteer
from backend.legal_map.sounds import is_written_by_sound

LONGEST_PIECE = 4
ROUNDS = 8
_LEAST_TIMES, _LEAST_PART = 1.0, 0.01
_START = 1e-4
"""Worth of an alignment nobody has seen yet."""

Pair = tuple[str, str]
"""Chinese characters, Latin letters."""

Weights = Mapping[str, Mapping[str, float]]
Counted = dict[str, dict[str, float]]


def pairs() -> Iterator[Pair]:
    """Yield the Chinese and Latin names of foreign cities, letters only."""
    for name, cities in load_gazetteer().by_name.items():
        if len(name) < 2 or not all(map(is_chinese, name)):
            continue
        for city in filter(is_written_by_sound, cities):
            letters = letters_of(city.place.name)
            if len(name) <= len(letters) <= LONGEST_PIECE * len(name):
                yield name, letters


def letters_of(name: str) -> str:
    """Return a Latin name without anything but its letters."""
    return "".join(filter(str.isalpha, fold(name)))


def learn(known: Sequence[Pair], rounds: int = ROUNDS) -> Weights:
    """Return for each character the parts in which it stands for each piece of letters."""
    parts: Weights = {}
    for _ in range(rounds):
        counted: Counted = defaultdict(lambda: defaultdict(float))
        for characters, letters in known:
            _count(characters, letters, parts, counted)
        parts = {one: _shares(pieces) for one, pieces in counted.items()}
    return parts


def _count(characters: str, letters: str, parts: Weights, counted: Counted) -> None:
    """Add a pair's expected alignments (forward-backward)."""
    ahead = _forward(characters, letters, parts)
    turned = {one: {piece[::-1]: part for piece, part in parts.get(one, {}).items()} for one in set(characters)}
    back = _forward(characters[::-1], letters[::-1], turned)
    total = ahead[len(characters)][len(letters)]
    if total <= 0:
        return
    for at, one in enumerate(characters):
        for start, piece, weight in _pieces(one, letters, parts):
            after = back[len(characters) - at - 1][len(letters) - start - len(piece)]
            share = ahead[at][start] * weight * after / total
            if share > 1e-3:
                counted[one][piece] += share


def _forward(characters: str, letters: str, parts: Weights) -> list[list[float]]:
    table = [[0.0] * (len(letters) + 1) for _ in range(len(characters) + 1)]
    table[0][0] = 1.0
    for at, one in enumerate(characters):
        for start, piece, weight in _pieces(one, letters, parts):
            table[at + 1][start + len(piece)] += table[at][start] * weight
    return table


def _pieces(one: str, letters: str, parts: Weights) -> Iterator[tuple[int, str, float]]:
    known = parts.get(one, {})
    for start in range(len(letters)):
        for size in range(1, LONGEST_PIECE + 1):
            if start + size <= len(letters):
                piece = letters[start : start + size]
                yield start, piece, known.get(piece, _START)


def _shares(pieces: Mapping[str, float]) -> dict[str, float]:
    total = sum(pieces.values())
    return {piece: times / total for piece, times in pieces.items()}


def main() -> int:
    """Learn and write."""
    known = tuple(pairs())
    parts = learn(known)
    often = Counter(one for characters, _ in known for one in characters)
    rows = [(one, _written(parts[one], often[one])) for one in sorted(parts)]
    with (DATA / "transcription.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["character", "pieces"])
        writer.writerows(row for row in rows if row[1])
    print(f"{len(known)} pairs of names, {len(parts)} characters")
    return 0


def _written(parts: Mapping[str, float], times: int) -> str:
    """The pieces seen often enough, each with its cost (minus the natural logarithm of its part)."""
    kept = [(piece, part) for piece, part in parts.items() if part >= _LEAST_PART and part * times >= _LEAST_TIMES]
    ranked = sorted(kept, key=lambda pair: (-pair[1], pair[0]))
    return " ".join(f"{piece}:{abs(math.log(part)):.1f}" for piece, part in ranked)


if __name__ == "__main__":
    sys.exit(main())
