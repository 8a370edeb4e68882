"""The figures that pages tell of the facts: each is what the report counts today, so that none grows old unseen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pytest

from cli.install import ROOT
from cli.truth import from_memory, overdue, undated
from cli.truth_tables import all_facts

FACTS = all_facts()
MEASURED = (ROOT / "docs/measurements.md").read_text("utf-8")
TOLD = (ROOT / "docs/truth.md").read_text("utf-8")
_OVERDUE = re.compile(r"^\| overdue on (\d{4}-\d{2}-\d{2}) \(.+\) \| ([\d,]+) \|$", re.MULTILINE)


def _figures() -> Mapping[str, tuple[int, ...]]:
    memory = from_memory(FACTS)
    return {
        "looked at": (len(FACTS),),
        "from memory; of these told with their doubt": (len(memory), sum(fact.doubted for fact in memory)),
        "without a date; of these not from memory either": (
            sum(fact.seen is None for fact in FACTS), len(undated(FACTS)),
        ),
    }  # fmt: skip


@pytest.mark.parametrize(("name", "figures"), _figures().items())
def test_the_page_of_measurements_says_what_the_report_counts(name: str, figures: tuple[int, ...]) -> None:
    line = f"| {name} | {'; '.join(f'{figure:,}' for figure in figures)} |"
    assert line in MEASURED.splitlines(), f"docs/measurements.md has another line than: {line}"


def test_what_is_overdue_is_told_with_its_day() -> None:
    [(day, count)] = _OVERDUE.findall(MEASURED)
    assert count == f"{len(overdue(FACTS, date.fromisoformat(day))):,}"


def test_the_page_about_truth_says_how_many_values_of_the_map_have_no_day() -> None:
    without = {
        table: sum(fact.table == table for fact in undated(FACTS)) for table in ("institutions", "consular districts")
    }
    row = (
        f"| {without['institutions']} telephones, addresses and hours without a day; "
        f"{without['consular districts']} rows of districts drawn by elimination or by a page without a day |"
    )
    assert row in TOLD, f"docs/truth.md has another row than: {row}"
