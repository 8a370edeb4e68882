"""Measure the search for follow-ups on pages of them: `python -m bench.follow_ups`, in the services' environment.

Each page is measured as the house answers, by the links of the entry told first, and by the search alone. Prints what
is told right and wrong, offered right and wrong, and left unknown; `--show` prints what went wrong. The exit status is
1 where the held-out page misses a goal, by the links or without them.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from backend.protection.commands import FindNext, WarmUpLaw
from backend.protection.handlers import LawLibrary
from backend.protection.library_pages import law_library
from backend.protection.model import Finding
from backend.protection.retrieval.follow_up_search import FollowUpSearch
from backend.protection.retrieval.law_search import LawSearch, refusals

ROOT = Path(__file__).resolve().parents[1]
TUNING = ROOT / "bench" / "law" / "follow_ups.txt"
HELD_OUT = ROOT / "tests" / "protection" / "held_out_follow_ups.txt"
TARGETS = {"told_right": 0.28, "right_at_all": 0.75, "told_wrong": 0.03}
"""Shares of the held-out page: told outright and right, and told or offered right, at least; told wrong, at most."""
SAME, NONE = "same", "none"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up with what it should come to.

    Args:
        told: the entry told before.
        wanted: entries meant; ``same``: the entry told says it; ``none``: the library does not hold it.
    """

    told: str
    wanted: frozenset[str]
    question: str
    text: str

    def is_right(self, name: str) -> bool:
        """Return True if an entry is one that is meant."""
        return name in self.wanted or (SAME in self.wanted and name == self.told)

    @property
    def is_held(self) -> bool:
        """Return True if the library holds what is meant."""
        return bool(self.wanted - {NONE})


def read_follow_ups(path: Path) -> Iterator[FollowUp]:
    """Return every follow-up of a page."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            told, wanted, question, text = line.split("|")
            yield FollowUp(told, frozenset(wanted.split(",")), question, text)


class Finds(Protocol):
    """A search for follow-ups."""

    def find(self, told: str, question: str, text: str) -> Finding:
        """Return what a follow-up comes to."""


class LinkedSearch:
    """The links of the entry told, and the search for follow-ups behind them, as the house asks them.

    Args:
        library: the library's handlers.
        search: the search for follow-ups.
    """

    def __init__(self, library: LawLibrary, search: FollowUpSearch) -> None:
        self._library, self._search = library, search

    def find(self, told: str, question: str, text: str) -> Finding:
        """Return the entry a link leads to, else what the search finds."""
        found = self._library.find_next(FindNext((told,), text))
        if found is None:
            return self._search.find(told, question, text)
        return Finding(found.entry, (found.entry,), belief=1.0, is_sure=True)


def judge(one: FollowUp, finding: Finding) -> str:
    """Return what became of a follow-up."""
    if finding.entry is not None:
        return "told_right" if one.is_right(finding.entry.entry_id) else "told_wrong"
    offered = [entry.entry_id for entry in finding.candidates]
    is_right = SAME in one.wanted or NONE in one.wanted or any(one.is_right(name) for name in offered)
    first = offered and one.is_right(offered[0])
    if finding.is_likely:
        return "likely_right" if first else "likely_wrong"
    if not offered:
        return "unknown_right" if NONE in one.wanted else "unknown_wrong"
    return "offered_right" if is_right else "offered_wrong"


def measure(page: Sequence[FollowUp], search: Finds) -> tuple[Mapping[str, float], list[str]]:
    """Return the figures of a page, and a line for each follow-up that went wrong."""
    found = [(one, search.find(one.told, one.question, one.text)) for one in page]
    judged = [(one, finding, judge(one, finding)) for one, finding in found]
    count = Counter(name for _, _, name in judged)
    figures: dict[str, float] = {name: count[name] / len(page) for name in sorted(count)}
    figures["told_right"], figures["told_wrong"] = count["told_right"] / len(page), count["told_wrong"] / len(page)
    figures["right_at_all"] = sum(count[f"{how}_right"] for how in ("told", "likely", "offered", "unknown")) / len(page)
    figures["follow_ups"] = len(page)
    wrong = [
        f"{name} {finding.belief:.2f} {one.question} | {one.text}  wanted {sorted(one.wanted)[:3]}"
        f"  found {finding.entry.entry_id if finding.entry else [entry.entry_id for entry in finding.candidates]}"
        for one, finding, name in judged
        if name.endswith("wrong")
    ]
    return figures, wrong


def missed(figures: Mapping[str, float]) -> list[str]:
    """Return the goals that figures miss."""
    least = [name for name in ("told_right", "right_at_all") if figures[name] < TARGETS[name]]
    return [*least, *(["told_wrong"] if figures["told_wrong"] > TARGETS["told_wrong"] else [])]


def main() -> int:
    """Measure, print; return the exit status."""
    options = argparse.ArgumentParser(prog="python -m bench.follow_ups", description=__doc__.split("\n")[0])
    options.add_argument("--show", action="store_true", help="print every follow-up that went wrong")
    given = options.parse_args()
    search = FollowUpSearch(LawSearch(law_library(), refusals(), ROOT / "models"))
    library = LawLibrary(ROOT / "models")
    library.warm_up(WarmUpLaw())
    short: list[str] = []
    ways: dict[str, Finds] = {"linked": LinkedSearch(library, search), "alone": search}
    for path, how in ((path, how) for path in (TUNING, HELD_OUT) for how in ways):
        figures, wrong = measure(list(read_follow_ups(path)), ways[how])
        print(path.name, how, "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
        if given.show:
            print("\n".join(wrong))
        if path == HELD_OUT:
            short += [f"{name} ({how})" for name in missed(figures)]
    if short:
        print(f"missed: {', '.join(short)}")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
