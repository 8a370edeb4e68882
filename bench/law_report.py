"""Measure the law search on questions it has never seen: `python -m bench.law_report`, in the services' environment.

Prints what is right first and among three, what is told outright and wrong, what is refused, and how long it takes;
with `--show` every question that went wrong. Writes bench/results/law.json. The exit status is 1 where a goal of
quality is missed; the time is only reported, since it hangs on what else the machine does.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from backend.protection.library_pages import law_library
from backend.protection.model import Finding
from backend.protection.next_pages import every_answer
from backend.protection.retrieval.law_search import LawSearch, language_of, refusals

ROOT = Path(__file__).resolve().parents[1]
HELD_OUT = ROOT / "tests" / "protection" / "held_out.txt"
CONTRASTS = ROOT / "tests" / "protection" / "contrasts.txt"
"""Pairs of questions that share words and need different answers."""
OPPOSITES = ROOT / "tests" / "protection" / "held_out_opposites.txt"
"""A second page of held-out questions, written later and by opposites; what was found on it has been mended since."""
RESULTS = ROOT / "bench" / "results" / "law.json"
TARGETS = {
    "right_first": 0.80,
    "right_in_three": 0.92,
    "certain_but_wrong": 0.02,
    "wrong_of_told": 0.02,
    "unanswerable_refused": 0.95,
    "others_answered": 0.02,
    "p95_ms": 30.0,
}
_CANTONESE = frozenset("喺咗嘅唔冇佢哋啲嗰㗎咩嚟俾畀揸咪邊")
"""Characters only a question in Cantonese is written with."""
_OF_PAGES = (
    "questions",
    "right_first",
    "right_in_three",
    "told_outright",
    "certain_but_wrong",
    "told",
    "wrong_of_told",
)
_AT_MOST = frozenset({"certain_but_wrong", "wrong_of_told", "others_answered", "p95_ms"})
_OF_TIME = frozenset({"p95_ms"})


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what it should come to.

    Args:
        wanted: ids of entries, or one of ``refused <kind>``, ``unknown``, ``other``.
    """

    wanted: frozenset[str]
    text: str

    @property
    def variety(self) -> str:
        """Variety it is written in: ``en``, ``yue`` or ``zh``."""
        if language_of(self.text) == "en":
            return "en"
        return "yue" if _CANTONESE & set(self.text) else "zh"

    @property
    def is_answerable(self) -> bool:
        """Return True if an entry answers it."""
        return not self.is_refused and not self.wanted & {"unknown", "other"}

    @property
    def is_refused(self) -> bool:
        """Return True if nobody can answer it from a library."""
        return any(name.startswith("refused ") for name in self.wanted)


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with what it came to, the names ranked first, the milliseconds it took, and those of the processor."""

    question: Question
    finding: Finding
    names: Sequence[str]
    took: float
    computed: float = 0.0

    @property
    def is_first(self) -> bool:
        """Return True if a right entry stands first."""
        return self.names[0] in self.question.wanted

    @property
    def is_among_three(self) -> bool:
        """Return True if a right entry is among the first three."""
        return bool(self.question.wanted & set(self.names[:3]))

    @property
    def is_told(self) -> bool:
        """Return True if something is told outright to a question of law."""
        return self.finding.entry is not None and self.question.wanted != {"other"}

    @property
    def is_told_wrong(self) -> bool:
        """Return True if what is told outright is no answer; to what is no question of law, only if that is sure."""
        told = self.finding.entry
        if told is None or (self.question.wanted == {"other"} and not self.finding.is_sure):
            return False
        return told.entry_id not in self.question.wanted

    @property
    def is_refused(self) -> bool:
        """Return True if nothing is told or offered: refused by its kind, or said not to be known."""
        return self.finding.entry is None and (self.finding.refusal is not None or not self.finding.candidates)


def read_held_out(path: Path = HELD_OUT) -> Iterator[Question]:
    """Return every question of a page."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            wanted, text = line.split("|", 1)
            yield Question(frozenset(name.strip() for name in wanted.split(",")), text.strip())


def judge(search: LawSearch, question: Question) -> Judged:
    """Ask one question as the house does."""
    start, begun = time.perf_counter(), time.thread_time()
    finding = search.find(question.text)
    took, computed = (time.perf_counter() - start) * 1000, (time.thread_time() - begun) * 1000
    names = search.rank(question.text).names
    return Judged(
        question, finding, [name if name in search.library else f"refused {name}" for name in names[:5]], took, computed
    )


def measure(judged: Sequence[Judged]) -> dict[str, float]:
    """Return the figures; ``wrong_of_told`` is the share of what is told outright that is wrong."""
    ours = [one for one in judged if one.question.is_answerable]
    refused = [one for one in judged if one.question.is_refused]
    others = [one for one in judged if one.question.wanted == {"other"}]
    asked = [one for one in judged if one.question.wanted != {"other"}]
    took, computed = sorted(one.took for one in judged), sorted(one.computed for one in judged)
    return {
        "questions": len(judged),
        "right_first": _share(one.is_first for one in ours),
        "right_in_three": _share(one.is_among_three for one in ours),
        "told_outright": _share(one.finding.entry is not None for one in ours),
        "told_or_offered_right": _share(
            one.is_first if one.finding.entry is not None else bool(one.finding.candidates) and one.is_among_three
            for one in ours
        ),
        "certain_but_wrong": _share(one.is_told_wrong for one in asked),
        "told": sum(one.is_told for one in asked),
        "wrong_of_told": _share(one.is_told_wrong for one in asked if one.is_told),
        "unanswerable_refused": _share(one.is_refused for one in refused),
        "unanswerable_told": _share(one.is_told_wrong for one in refused),
        "right_kind_of_refusal": _share(one.is_first for one in refused),
        "others_answered": _share(one.is_told_wrong for one in others),
        "p50_ms": statistics.median(took),
        "p95_ms": took[int(len(took) * 0.95)],
        "p95_processor_ms": computed[int(len(computed) * 0.95)],
    }


def by_variety(judged: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """Return the figures of each variety that do not hang on a handful of questions."""
    found = {name: [one for one in judged if one.question.variety == name] for name in ("zh", "yue", "en")}
    return {name: {key: measure(ones)[key] for key in _OF_PAGES} for name, ones in found.items() if ones}


def main() -> int:
    """Measure, print and write; return the exit status."""
    options = argparse.ArgumentParser(prog="python -m bench.law_report", description=__doc__.split("\n")[0])
    options.add_argument("--show", action="store_true", help="print every question that went wrong")
    options.add_argument("--due", action="store_true", help="only list the entries that are due for review")
    given = options.parse_args()
    if given.due:
        due = [entry for entry in every_answer().values() if entry.review <= date.today()]
        print("\n".join(f"{entry.review}  {entry.topic}  {entry.entry_id}" for entry in due) or "nothing is due")
        return 0
    start = time.perf_counter()
    search = LawSearch(law_library(), refusals(), ROOT / "models")
    search.find("诉讼时效是几年")
    print(f"{len(search.library)} entries, ready after {time.perf_counter() - start:.1f} s")
    judged = [judge(search, question) for question in read_held_out()]
    found = measure(judged)
    for name, value in found.items():
        print(f"  {name:24} {value:8.3f}{_goal(name, value)}")
    pairs = [judge(search, question) for question in read_held_out(CONTRASTS)]
    opposites = [judge(search, question) for question in read_held_out(OPPOSITES)]
    contrasts, second = _of_page(pairs), _of_page(opposites)
    print("  pairs", "  ".join(f"{name} {value:.3f}" for name, value in contrasts.items()))
    print("  opposites", "  ".join(f"{name} {value:.3f}" for name, value in second.items()))
    varieties = by_variety(judged)
    for variety, figures in varieties.items():
        print(f"  {variety:4}", "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    for one in [*judged, *pairs, *opposites] if given.show else ():
        if one.is_told_wrong or not (one.is_first or one.question.wanted & {"other", "unknown"}):
            mark = "told" if one.finding.entry is not None else f"{one.finding.belief:.2f}"
            print(
                f"{mark:5} {one.question.text}  wanted {sorted(one.question.wanted)[:3]}  found {list(one.names[:3])}"
            )
    RESULTS.parent.mkdir(exist_ok=True)
    rounded: dict[str, Any] = {name: round(value, 4) for name, value in found.items()}
    rounded["varieties"] = {
        variety: {name: round(value, 4) for name, value in figures.items()} for variety, figures in varieties.items()
    }
    rounded["pairs"] = {name: round(value, 4) for name, value in contrasts.items()}
    rounded["opposites"] = {name: round(value, 4) for name, value in second.items()}
    RESULTS.write_text(json.dumps(rounded, indent=1) + "\n", "utf-8")
    if short := missed(found):
        print(f"missed: {', '.join(short)}")
    return 1 if short else 0


def missed(found: Mapping[str, float]) -> list[str]:
    """Return the goals of quality that figures miss."""
    return [name for name in TARGETS if name not in _OF_TIME and not _is_met(name, found[name])]


def _of_page(judged: Sequence[Judged]) -> dict[str, float]:
    """The figures of a page beside the first."""
    figures = measure(judged)
    return {name: figures[name] for name in _OF_PAGES}


def _is_met(name: str, value: float) -> bool:
    return value <= TARGETS[name] if name in _AT_MOST else value >= TARGETS[name]


def _goal(name: str, value: float) -> str:
    if (goal := TARGETS.get(name)) is None:
        return ""
    return f"   goal {goal}  {'met' if _is_met(name, value) else 'missed'}"


def _share(ones: Iterable[bool]) -> float:
    told = list(ones)
    return sum(told) / len(told) if told else 0.0


if __name__ == "__main__":
    sys.exit(main())
