"""Quality and cost of reading papers: `python -m bench.paper_report [--show]`, in the services' environment.

Reads the drawn and distorted papers of `tests/paper_reader/paper_set.py` through the real worker. Of the facts a last
day hangs on (kind, number, hearing, days, fee), and those a filing takes from an IOU or a slip, each is right, refused
or wrong; exit code 1 where more than two in a hundred are wrong, of all or of the deadlines told, or fewer than four in
five right. Prints seconds and
memory, and keeps them in bench/results/paper_report.json.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from backend.paper_reader.contents.agreement import read_contents
from backend.paper_reader.contents.model import PaperContents
from backend.paper_reader.pages.reader import PageTextReader
from backend.shared.errors import Refused
from cli.process_use import memory_mb, processor_seconds
from tests.paper_reader.paper_set import OTHERS, PAPERS, PROOFS, TODAY, WAYS

RESULTS = Path(__file__).resolve().parent / "results"
RIGHT_OR_REFUSED, RIGHT = 0.98, 0.80
"""Least shares of the facts."""
DEADLINES = ("hearing_on", "hearing_time", "answer_days", "appeal_days", "due_days", "standing")
"""Facts a last day follows from at once."""
DEADLINES_RIGHT = 0.98
"""Least share of the deadlines that were told, and not left to a question."""


def measure(*, show: bool) -> Mapping[str, Any]:
    """Return what came of every fact, and what the reading cost."""
    reader = PageTextReader(seconds=180, queue_seconds=300)
    judged: Counter[str] = Counter()
    by_fact: dict[str, Counter[str]] = {}
    seconds, processor = [], []
    for paper in (*PAPERS, *PROOFS):
        content, began, worked = paper.draw(), time.monotonic(), processor_seconds(reader.worker_pid)
        seen = _read(reader, content)
        seconds.append(time.monotonic() - began)
        processor.append(processor_seconds(reader.worker_pid) - worked)
        for fact, verdict in paper.judge(seen):
            judged[verdict] += 1
            by_fact.setdefault(fact, Counter())[verdict] += 1
            if show and verdict != "right":
                told = getattr(seen, fact) if seen is not None else "the whole paper"
                print(f"  {verdict:<8}{paper.name}: {fact} {told!r} for {paper.facts[fact]!r}")
    kinds = {kind: _kind_read(reader, draw()) for kind, draw in OTHERS.items()}
    peak = memory_mb(reader.worker_pid, "VmHWM")
    reader.close()
    return {
        "papers": len(PAPERS) + len(PROOFS), "facts": dict(judged),
        "by_fact": {name: dict(one) for name, one in by_fact.items()},
        "kinds": kinds, "processor_seconds_median": round(statistics.median(processor[1:]), 2),
        "processor_seconds_worst": round(max(processor[1:]), 2),
        "seconds_median": round(statistics.median(seconds[1:]), 2),
        "seconds_worst": round(max(seconds[1:]), 2), "peak_mb": peak,
    }  # fmt: skip


def _read(reader: PageTextReader, content: bytes) -> PaperContents | None:
    try:
        return read_contents(reader.read(content), TODAY)
    except Refused:
        return None


def _kind_read(reader: PageTextReader, page: Any) -> list[str]:
    seen = _read(reader, WAYS["flat"](page))
    return list(seen.kinds) if seen is not None else []


def main() -> int:
    """Print the report; exit code 1 below the goals."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", action="store_true", help="print every fact that is not right")
    measured = measure(show=parser.parse_args().show)
    facts = Counter(measured["facts"])
    total = facts.total()
    safe, right = 1 - facts["wrong"] / total, facts["right"] / total
    print(f"\npaper report: {measured['papers']} papers, {total} facts")
    print(f"  right {facts['right']} ({right:.1%}), refused {facts['refused']}, wrong {facts['wrong']}")
    print(f"  right or refused {safe:.1%} (goal {RIGHT_OR_REFUSED:.0%}), right {right:.1%} (goal {RIGHT:.0%})")
    for fact, counted in measured["by_fact"].items():
        print(
            f"  {fact:<14}"
            + "  ".join(f"{verdict} {counted.get(verdict, 0)}" for verdict in ("right", "refused", "wrong"))
        )
    told = Counter[str]()
    for fact in DEADLINES:
        told.update(measured["by_fact"].get(fact, {}))
    sure = told["right"] + told["wrong"]
    print(f"  deadlines told {sure}, right {told['right'] / sure:.1%} (goal {DEADLINES_RIGHT:.0%})")
    print("  " + ", ".join(f"{kind}: {'right' if kind in read else read}" for kind, read in measured["kinds"].items()))
    for what in ("seconds", "processor_seconds"):
        print(f"  a page: {measured[f'{what}_median']} {what} (worst {measured[f'{what}_worst']})")
    print(f"  the worker at its peak: {measured['peak_mb']} MB\n")
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "paper_report.json").write_text(json.dumps(measured, indent=2) + "\n")
    named = all(kind in read for kind, read in measured["kinds"].items())
    in_time = told["right"] >= DEADLINES_RIGHT * sure
    return 0 if safe >= RIGHT_OR_REFUSED and right >= RIGHT and named and in_time else 1


if __name__ == "__main__":
    sys.exit(main())
