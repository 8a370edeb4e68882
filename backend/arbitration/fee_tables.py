"""Fee tables: what an amount in dispute costs by a dated page of tables. Pure.

Rules: ARB-FEE-SCIA, ARB-FEE-1995. Which table counts for a case is the secretariat's to say. The page that comes
with the house (``reposted_fees.yml``) holds older reposts and is told as such; the operator imports the published one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from backend.shared.errors import Refused
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

_HUNDRED = Decimal(100)
MOST_BRACKETS, MOST_TABLES, LONGEST_SOURCE = 40, 10, 300
_FIRST_DAY = date(1995, 1, 1)


@dataclass(frozen=True, slots=True)
class Bracket:
    """One bracket: what begins above an amount.

    Args:
        above: in the table's currency.
        percent: of what lies above it.
        fixed: charged once, for the first unit.
    """

    above: Decimal
    percent: Decimal
    fixed: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class FeeTable:
    """A published table.

    Args:
        title: for which cases it is.
        as_of: the day of the source.
        source: who published it.
        registration: paid once beside the fee.
        least: the fee is never less.
        brackets: in rising order.
        currency: of all its sums; an amount in another one has no fee by it.
    """

    title: Words
    as_of: date
    source: Words
    registration: Decimal
    least: Decimal
    brackets: Sequence[Bracket]
    currency: str = "CNY"

    def fee(self, amount: Decimal) -> Decimal:
        """Return the fee for an amount in dispute, without what is paid once beside it."""
        total = sum((self._part(place, amount) for place in range(len(self.brackets))), Decimal(0))
        return max(self.least, total).quantize(Decimal(1), ROUND_HALF_UP)

    def _part(self, place: int, amount: Decimal) -> Decimal:
        bracket = self.brackets[place]
        if amount <= bracket.above:
            return Decimal(0)
        end = self.brackets[place + 1].above if place + 1 < len(self.brackets) else amount
        return bracket.fixed + (min(amount, end) - bracket.above) * bracket.percent / _HUNDRED


@cache
def reposted_tables() -> Mapping[str, FeeTable]:
    """Return the older reposts that come with the house, by name."""
    return read_tables(read_yaml(Path(__file__).with_name("reposted_fees.yml")), date.max)


def read_tables(page: Any, today: date) -> Mapping[str, FeeTable]:
    """Return the tables of a page by name.

    Args:
        page: as YAML gives it.
        today: no table was published after it.

    Raises:
        Refused: ``arbitration_fees_odd`` with ``where``: what is missing or cannot be.
    """
    if not isinstance(page, Mapping) or not 0 < len(page) <= MOST_TABLES:
        raise Refused("arbitration_fees_odd", where="page")
    return {str(name): _table(str(name), entry, today) for name, entry in page.items()}


def _table(name: str, entry: Any, today: date) -> FeeTable:
    try:
        brackets = tuple(
            Bracket(Decimal(str(one["above"])), Decimal(str(one["percent"])), Decimal(str(one.get("fixed", 0))))
            for one in entry["brackets"]
        )
        table = FeeTable(
            _words(entry["title"]), entry["as_of"], _words(entry["source"]), Decimal(str(entry["registration"])),
            Decimal(str(entry["least"])), brackets, str(entry.get("currency", "CNY")),
        )  # fmt: skip
    except (KeyError, TypeError, AttributeError, InvalidOperation) as odd:
        raise Refused("arbitration_fees_odd", where=f"{name}: {type(odd).__name__} {odd}"[:120]) from odd
    if (fault := _fault(table, today)) is not None:
        raise Refused("arbitration_fees_odd", where=f"{name}: {fault}")
    return table


def _fault(table: FeeTable, today: date) -> str | None:
    if not isinstance(table.as_of, date) or not _FIRST_DAY <= table.as_of <= today:
        return "as_of"
    if not 0 < len(table.source.zh) <= LONGEST_SOURCE or not table.source.en:
        return "source"
    if not 0 < len(table.brackets) <= MOST_BRACKETS or table.brackets[0].above != 0:
        return "brackets"
    edges = [one.above for one in table.brackets]
    if edges != sorted(set(edges)) or any(not 0 <= one.percent <= _HUNDRED or one.fixed < 0 for one in table.brackets):
        return "brackets"
    return "registration, least" if table.registration < 0 or table.least < 0 else None


def _words(entry: Mapping[str, str]) -> Words:
    return Words(str(entry["zh"]), str(entry["en"]))
