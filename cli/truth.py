"""`yiqiaotong truth`: what every fact the house tells rests on, what is older than its limit, what rests on memory.

Exit code 1 if something is told as certain though it rests on memory, or without source, date or day of review; with
`--strict` also if something is overdue.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cli.truth_tables import Fact

_FEW = 12
"""Lines of a list that are printed without `--all`."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    parser.add_argument("--all", action="store_true", help="print every line of the lists")
    parser.add_argument("--json", action="store_true", help="print every fact, a JSON object a line")
    parser.add_argument("--strict", action="store_true", help="exit with 1 if something is overdue, too")
    parser.add_argument("--on", type=date.fromisoformat, default=None, help="as if it were that day (YYYY-MM-DD)")


def command(options: argparse.Namespace) -> int:
    """Print the report."""
    from cli.truth_tables import all_facts

    facts, today = all_facts(), options.on or date.today()
    if options.json:
        for fact in facts:
            print(json.dumps(asdict(fact), ensure_ascii=False, default=str))
    else:
        print("\n".join(report(facts, today, None if options.all else _FEW)))
    return int(bool(too_sure(facts) or incomplete(facts) or (options.strict and overdue(facts, today))))


def overdue(facts: Iterable[Fact], today: date) -> list[Fact]:
    """Return the facts whose day of review is over, the longest overdue first."""
    late = [fact for fact in facts if fact.review is not None and fact.review < today]
    return sorted(late, key=lambda fact: fact.review or today)


def from_memory(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts that nobody has seen in a source."""
    return [fact for fact in facts if fact.confidence == "recall"]


def too_sure(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts from memory that no doubt is on record for."""
    return [fact for fact in from_memory(facts) if not fact.doubted]


def undated(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts of which nobody wrote down when they were seen."""
    return [fact for fact in facts if fact.seen is None and fact.confidence != "recall"]


def incomplete(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts told without a doubt that lack source, date, confidence or day of review."""
    return [
        fact
        for fact in facts
        if not fact.doubted and not (fact.source and fact.seen and fact.review and fact.confidence != "unknown")
    ]


def overdue_by_table(facts: Iterable[Fact], today: date) -> dict[str, int]:
    """Return how many facts are overdue in each table that has any, the most first."""
    counts = Counter(fact.table for fact in overdue(facts, today))
    return dict(counts.most_common())


def report(facts: Sequence[Fact], today: date, few: int | None) -> list[str]:
    """Return the lines of the report: a table of tables, then the lists.

    Args:
        few: how many lines of each list; None for all.
    """
    lines = [f"{'table':24}{'facts':>7}{'source':>8}{'dated':>7}{'memory':>8}{'doubt told':>12}{'overdue':>9}"]
    for table in dict.fromkeys(fact.table for fact in facts):
        lines.append(_row(table, [fact for fact in facts if fact.table == table], today))
    lines.append(_row("all", facts, today))
    lists = (
        ("Older than its limit", overdue(facts, today)),
        ("From memory, and no doubt on record", too_sure(facts)),
        ("Without source, date or review, and no doubt on record", incomplete(facts)),
        ("From memory, told with its doubt", [fact for fact in from_memory(facts) if fact.doubted]),
        ("Nobody wrote down when it was seen", undated(facts)),
    )
    for title, found in lists:
        lines += ["", f"{title}: {len(found)}", *(_line(fact) for fact in found[:few])]
        if few is not None and len(found) > few:
            lines.append(f"  … {len(found) - few} more (--all)")
    return lines


def _row(title: str, facts: Sequence[Fact], today: date) -> str:
    memory = from_memory(facts)
    counts = (
        len(facts), sum(bool(fact.source) for fact in facts), sum(fact.seen is not None for fact in facts), len(memory),
        sum(fact.doubted for fact in memory), len(overdue(facts, today)),
    )  # fmt: skip
    widths = (7, 8, 7, 8, 12, 9)
    return f"{title:24}" + "".join(f"{count:>{width}}" for count, width in zip(counts, widths, strict=True))


def _line(fact: Fact) -> str:
    seen = f"seen {fact.seen}" if fact.seen else "undated"
    due = f", review by {fact.review}" if fact.review else ""
    return f"  {fact.table} · {fact.key}: {fact.confidence}, {seen}{due}"
