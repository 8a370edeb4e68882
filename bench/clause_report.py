"""Quality of reading arbitration clauses: `python -m bench.clause_report [--show]`, in the services' environment.

Prints the share that is right by table and by kind; the held-out table is the one that counts. With `--show` also what
went wrong in the tables the rules were made with; the held-out ones are never shown, so that they stay unseen.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from backend.arbitration.clause_check.check import check_clause
from backend.shared.yaml_pages import read_yaml

TABLES = Path(__file__).resolve().parents[1] / "tests" / "arbitration"
SEEN = ("clauses.yml", "clauses_earlier.yml")
HELD_OUT = "clauses_held_out.yml"
TARGET = 0.97


@dataclass(frozen=True)
class Judged:
    """A clause, what it is, and what it was taken for."""

    text: str
    is_: str
    read_as: str

    @property
    def right(self) -> bool:
        """Return True if it was read as what it is."""
        return self.is_ == self.read_as


def judge(table: str) -> list[Judged]:
    """Return every clause of a table with what the check makes of it."""
    rows = read_yaml(TABLES / table)
    return [Judged(row["say"], row["is"], check_clause(row["say"]).outcome) for row in rows]


def share(judged: list[Judged]) -> float:
    """Return the share that is right."""
    return sum(one.right for one in judged) / len(judged)


def main() -> int:
    """Print the report; exit code 1 below the target on the held-out table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="also what went wrong in the tables that were seen")
    options = parser.parse_args()
    started = time.perf_counter()
    tables = {name: judge(name) for name in (*SEEN, HELD_OUT)}
    clauses = sum(map(len, tables.values()))
    milliseconds = (time.perf_counter() - started) * 1000 / clauses
    for name, judged in tables.items():
        print(f"{name:24} {sum(one.right for one in judged):3}/{len(judged):3}  {share(judged):6.1%}")
        if options.show and name in SEEN:
            for one in judged:
                if not one.right:
                    print(f"    {one.is_} read as {one.read_as}: {one.text}")
    wrong = Counter(one.is_ for judged in tables.values() for one in judged if not one.right)
    kinds = Counter(one.is_ for judged in tables.values() for one in judged)
    print("by kind: " + ", ".join(f"{kind} {kinds[kind] - wrong[kind]}/{kinds[kind]}" for kind in sorted(kinds)))
    print(f"{clauses} clauses, {milliseconds:.1f} ms each; target {TARGET:.0%} on {HELD_OUT}")
    return 0 if share(tables[HELD_OUT]) >= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
