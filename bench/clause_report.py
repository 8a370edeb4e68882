"""Quality of reading arbitration clauses: `python -m bench.clause_report [--show]`, in the services' environment.

Prints the share that is right by table and by kind; the held-out tables are the ones that count. "False SCIA" is a
clause read as leading to SCIA that does not: the mistake that costs most. With `--show` also what went wrong in the
tables the rules were made with; the held-out ones are never shown, so that they stay unseen.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from backend.arbitration.clause_check.check import check_clause
from backend.arbitration.clause_check.model import NAMES_SCIA
from backend.shared.yaml_pages import read_yaml

TABLES = Path(__file__).resolve().parents[1] / "tests" / "arbitration"
SEEN = ("clauses.yml", "clauses_earlier.yml", "clauses_later.yml")
HELD_OUT = "clauses_held_out.yml"
HELD_OUT_LATER = "clauses_held_out_later.yml"
"""Written when the rules stood; what the first count said of it is in docs/measurements.md."""
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

    @property
    def falsely_scia(self) -> bool:
        """Return True if somebody would be sent to SCIA who has no clause for it."""
        return self.read_as in NAMES_SCIA and self.is_ not in NAMES_SCIA


def judge(table: str) -> list[Judged]:
    """Return every clause of a table with what the check makes of it."""
    rows = read_yaml(TABLES / table)
    return [Judged(row["say"], row["is"], check_clause(row["say"]).outcome) for row in rows]


def share(judged: list[Judged]) -> float:
    """Return the share that is right."""
    return sum(one.right for one in judged) / len(judged)


def main() -> int:
    """Print the report; exit code 1 below the target on a held-out table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="also what went wrong in the tables that were seen")
    options = parser.parse_args()
    started = time.perf_counter()
    tables = {name: judge(name) for name in (*SEEN, HELD_OUT, HELD_OUT_LATER)}
    clauses = sum(map(len, tables.values()))
    milliseconds = (time.perf_counter() - started) * 1000 / clauses
    for name, judged in tables.items():
        right, false = sum(one.right for one in judged), sum(one.falsely_scia for one in judged)
        print(f"{name:28} {right:3}/{len(judged):3}  {share(judged):6.1%}  false SCIA {false}")
        if options.show and name in SEEN:
            for one in judged:
                if not one.right:
                    print(f"    {one.is_} read as {one.read_as}: {one.text}")
    print(f"all: {by_kind([one for judged in tables.values() for one in judged])}")
    print(f"{HELD_OUT_LATER}: {by_kind(tables[HELD_OUT_LATER])}")
    print(f"{clauses} clauses, {milliseconds:.1f} ms each; target {TARGET:.0%} on the held-out tables")
    held_out = (tables[HELD_OUT], tables[HELD_OUT_LATER])
    return 0 if all(share(one) >= TARGET for one in held_out) else 1


def by_kind(judged: list[Judged]) -> str:
    """Return how many of each kind were right."""
    kinds, right = Counter(one.is_ for one in judged), Counter(one.is_ for one in judged if one.right)
    return ", ".join(f"{kind} {right[kind]}/{kinds[kind]}" for kind in sorted(kinds))


if __name__ == "__main__":
    sys.exit(main())
