"""After the sum: what is really paid and when, what halves it, how much is taken off, what comes back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from backend.filing.fees.court_fee import Fee
from backend.filing.fees.currency import to_fen
from backend.filing.fees.rates import FeeKind, HalfGround, load_fee_table
from backend.shared.wording import Words

Outcome = Literal["not_accepted", "dismissed", "mediated", "withdrawn", "summary", "deemed_withdrawn"]

LEAST_REDUCTION = Decimal("0.30")
"""A reduction takes off at least this share (FEE-44)."""

_WHEN: dict[FeeKind, tuple[bool, str, str]] = {
    "appeal": (True, "pay_on_appeal", "FEE-22"),
    "preservation": (True, "pay_on_request", "FEE-14.2"),
    "arbitration_review": (True, "pay_on_request", "FEE-14.5"),
    "counterclaim": (True, "pay_with_counterclaim", "FEE-22"),
    "ruling_appeal": (False, "pay_nothing", "FEE-8"),
    "jurisdiction_objection": (False, "pay_if_rejected", "FEE-13.6"),
    "recognition": (True, "pay_with_recognition", "FEE-20"),
    "divorce_recognition": (True, "pay_with_recognition", "REC-DIV"),
    "enforcement": (False, "pay_after_enforcement", "FEE-20"),
}
_HALVING_OUTCOME: dict[Outcome, HalfGround] = {
    "mediated": "mediation", "withdrawn": "withdrawal", "summary": "summary",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Prepayment:
    """Prepayment of a fee: if anything is due in advance, when, and by which rule."""

    needed: bool
    text: Words
    rule: str


def charged(fee: Fee, grounds: Collection[HalfGround]) -> Decimal:
    """Return what is charged in the end: half if any ground applies, never a quarter (FEE-15, FEE-16, FEE-INT206).

    Args:
        fee: the full fee; a counterclaim's is halved already and stays as it is.
        grounds: everything that happened, in any number.
    """
    return fee.halved if set(grounds) & set(fee.half_grounds) else fee.total


def prepayment(kind: FeeKind, *, wages: bool = False) -> Prepayment:
    """Return whether and when a fee is paid in advance (FEE-20, FEE-22; the day itself: `clocks.fee_deadline`).

    Args:
        wages: True if the suit is for unpaid wages, which need no prepayment.
    """
    notes = load_fee_table().notes
    if wages and kind == "labour":
        return Prepayment(False, notes["prepay_wages"], "FEE-20")
    needed, note, rule = _WHEN.get(kind, (True, "prepay", "FEE-22"))
    return Prepayment(needed, notes[note], rule)


def most_after_reduction(total: Decimal) -> Decimal:
    """Return the most that is left to pay once a reduction is granted: 70 per cent, to the fen (FEE-44)."""
    return to_fen(total * (1 - LEAST_REDUCTION))


def refund(fee: Fee, outcome: Outcome) -> Decimal:
    """Return what comes back of a fee paid in full (FEE-27, FEE-15, FEE-16); due by `clocks.refund_due`.

    All of it if the suit is not accepted or is dismissed without a judgment; half if it is mediated, withdrawn or heard
    in summary procedure; nothing if it counts as withdrawn (FEE-INT213), which is not a withdrawal by choice.
    """
    if outcome in ("not_accepted", "dismissed"):
        return fee.total
    ground = _HALVING_OUTCOME.get(outcome)
    return fee.total - charged(fee, {ground} if ground else set())


def difference(paid: Fee, now: Fee) -> Decimal:
    """Return what is paid on top after a claim was raised, or below 0 what comes back after it was cut (FEE-21).

    A cut counts only before the court's inquiry has ended.
    """
    return now.total - paid.total
