"""Estimate of a case's fee at the court, from as much as the person has told; says what is still missing for it."""

from __future__ import annotations

from dataclasses import dataclass

from backend.filing.commands import EstimateCourtFee
from backend.filing.fees.court_fee import Fee, choose_fee_kind, court_fee, court_fee_in_currency
from backend.filing.fees.currency import ExchangeRates, in_yuan
from backend.filing.fees.rates import FeeKind
from backend.shared.errors import Refused
from backend.shared.wording import Words


@dataclass(frozen=True, slots=True)
class FeeEstimate:
    """An estimate; the court's own notice counts.

    Args:
        kind: the kind of fee it is reckoned as.
        fee: the fee, None while the amount is missing.
        needs: ``amount``, or ``property_amount``, which may still raise the fee shown.
        alternative: another kind the court might take.
        note: what has to be said with it, beside the fee's own notes.
    """

    kind: FeeKind
    fee: Fee | None
    needs: tuple[str, ...] = ()
    alternative: FeeKind | None = None
    note: tuple[Words, ...] = ()


class EstimateCourtFeeHandler:
    """Reckons fees.

    Args:
        rates: an operator's exchange rates, or None for those of the table.
    """

    def __init__(self, rates: ExchangeRates | None = None) -> None:
        self._rates = rates

    def __call__(self, command: EstimateCourtFee) -> FeeEstimate:
        """Return the estimate; see `commands.EstimateCourtFee`."""
        if command.kind is not None:
            return self._of_kind(command.kind, command)
        yuan = None if command.amount is None else in_yuan(command.amount, command.currency, rates=self._rates)
        choice = choose_fee_kind(command.cause, amount=yuan)
        fee = None if "amount" in choice.needs else self._fee(choice.kind, command)
        return FeeEstimate(choice.kind, fee, choice.needs, choice.alternative, choice.note)

    def _of_kind(self, kind: FeeKind, command: EstimateCourtFee) -> FeeEstimate:
        try:
            return FeeEstimate(kind, self._fee(kind, command))
        except Refused as refused:
            if refused.reason != "filing_fee_amount_needed":
                raise
            return FeeEstimate(kind, None, ("amount",))

    def _fee(self, kind: FeeKind, command: EstimateCourtFee) -> Fee:
        if not command.amount:
            return court_fee(kind, command.amount, of=command.of)
        return court_fee_in_currency(kind, command.amount, command.currency, self._rates, command.of)
