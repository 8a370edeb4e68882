"""The fee tables of ``fees.yml``: what an amount in dispute costs by a table, to the yuan. Pure.

Rules: ARB-FEE-SCIA, ARB-FEE-1995. Which table counts for a case is the secretariat's to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Bracket:
    """One bracket: what begins above an amount.

    Args:
        above: yuan.
        percent: of what lies above it.
        fixed: charged once, for the first yuan.
    """

    above: Decimal
    percent: Decimal
    fixed: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class FeeTable:
    """A published table.

    Args:
        as_of: the day of the source.
        source: who published it.
        registration: paid once beside the fee.
        least: the fee is never less.
        brackets: in rising order.
    """

    as_of: date
    source: Words
    registration: Decimal
    least: Decimal
    brackets: Sequence[Bracket]

    def fee(self, amount: Decimal) -> Decimal:
        """Return the fee for an amount in dispute in yuan, without what is paid once beside it."""
        total = sum((self._part(place, amount) for place in range(len(self.brackets))), Decimal(0))
        return max(self.least, total).quantize(Decimal(1), ROUND_HALF_UP)

    def _part(self, place: int, amount: Decimal) -> Decimal:
        bracket = self.brackets[place]
        if amount <= bracket.above:
            return Decimal(0)
        end = self.brackets[place + 1].above if place + 1 < len(self.brackets) else amount
        return bracket.fixed + (min(amount, end) - bracket.above) * bracket.percent / _HUNDRED


@cache
def fee_tables() -> Mapping[str, FeeTable]:
    """Return the tables by name."""
    page: Mapping[str, Mapping[str, Any]] = read_yaml(Path(__file__).with_name("fees.yml"))
    return {name: _table(entry) for name, entry in page.items()}


def _table(entry: Mapping[str, Any]) -> FeeTable:
    brackets = [
        Bracket(Decimal(one["above"]), Decimal(one["percent"]), Decimal(one.get("fixed", 0)))
        for one in entry["brackets"]
    ]
    source = Words(entry["source"]["zh"], entry["source"]["en"])
    return FeeTable(entry["as_of"], source, Decimal(entry["registration"]), Decimal(entry["least"]), brackets)
