"""The fee of an arbitration: by a table the operator imported, else by old reposts told as such, else the contact.

Rules: ARB-FEE-SCIA, ARB-FEE-1995.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from actions.arbitration.telling import contact
from actions.dialogue.turn import Turn
from backend.arbitration.commands import Fee, FeesFor
from backend.arbitration.fee_tables import reposted_tables
from backend.shared.wording import Words

Told = tuple[str, Mapping[str, Any]]


async def fee_facts(turn: Turn, amount: Decimal | None, currency: str = "CNY") -> Told:
    """Return the utterance of the fee with its facts: by imported tables alone, else the secretariat's contact."""
    if amount is None:
        return "utter_arbitration_fee_how", await contact(turn)
    fees: tuple[Fee, ...] = await turn.do(FeesFor(amount, currency))
    if not fees:
        return "utter_arbitration_fee_ask", {"amount": _sum(amount, currency), **await contact(turn)}
    lines = "\n".join(_line(one, turn.language) for one in fees)
    return "utter_arbitration_fee_published", {"amount": _sum(amount, currency), "lines": lines, **await contact(turn)}


async def fee_estimate(turn: Turn, amount: Decimal | None, currency: str = "CNY") -> Told:
    """Return the same for who only asks: without an imported table the old reposts are told, and as old."""
    utter, facts = await fee_facts(turn, amount, currency)
    if utter != "utter_arbitration_fee_ask" or amount is None or currency != "CNY":
        return utter, facts
    tables = reposted_tables()
    foreign, low, high = tables["foreign"], tables["domestic_low"], tables["domestic_high"]
    return "utter_arbitration_fee", {
        **facts,
        "amount": _yuan(amount),
        "foreign": _yuan(foreign.fee(amount)),
        "registration": _yuan(foreign.registration),
        "low": _yuan(low.fee(amount)),
        "high": _yuan(high.fee(amount)),
        "foreign_day": foreign.as_of.isoformat(),
        "foreign_source": foreign.source.say(turn.language),
        "domestic_source": low.source.say(turn.language),
    }


def _line(one: Fee, language: str) -> str:
    said = Words(
        f"• {one.name_zh}：{one.fee:,.0f}，另交立案费 {one.registration:,.0f}（{one.source_zh}，{one.as_of}）",
        f"• {one.name_en}: {one.fee:,.0f}, and {one.registration:,.0f} for registration ({one.source_en}, {one.as_of})",
    )
    return said.say(language)


def _sum(amount: Decimal, currency: str) -> str:
    return f"{amount:,.0f} {currency}"


def _yuan(amount: Decimal) -> str:
    return f"{amount:,.0f}"
