"""Court fee, exact to the fen, with the sum in words, step by step.

The scales are data (`fees/rates.yml`); here is only how they are applied. Fen are rounded once, half a fen
upwards, on the one step that has less than a fen (`fees/steps.py`), so the steps always add up to the total.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from backend.filing.fees.currency import (
    YUAN,
    ExchangeRates,
    checked_amount,
    in_yuan,
    load_exchange_rates,
    rate_of,
    to_fen,
)
from backend.filing.fees.rates import (
    DERIVED,
    AmountWanted,
    CauseEntry,
    Charge,
    FeeKind,
    HalfGround,
    KindEntry,
    Tariff,
    load_fee_table,
)
from backend.filing.fees.steps import FeeStep, charge_step, tariff_steps, yuan_number
from backend.shared.errors import Refused
from backend.shared.wording import Words

__all__ = [
    "Fee", "FeeChoice", "FeeKind", "FeeStep", "choose_fee_kind", "court_fee", "court_fee_in_currency", "in_yuan",
    "mixed_claims_fee",
]  # fmt: skip


_AMOUNT_OF_A_KIND: dict[FeeKind, AmountWanted] = {"property": "needed", "divorce": "part"}


@dataclass(frozen=True, slots=True)
class Fee:
    """A court fee.

    Args:
        total: yuan, exact to the fen.
        rule: id of the rule that decides the kind, e.g. ``FEE-13.1``.
        halved: what is left if one of `half_grounds` comes true; the total where nothing halves it.
        half_grounds: what may halve it, once only (FEE-15, FEE-16, FEE-INT206).
        range: the national range of the charge by the case, where there is one.
        estimate: True if an exchange rate or an open range stands in it.
        note: what has to be said with it.
    """

    kind: FeeKind
    total: Decimal
    steps: tuple[FeeStep, ...]
    rule: str
    halved: Decimal
    half_grounds: tuple[HalfGround, ...] = ()
    range: tuple[Decimal, Decimal] | None = None
    estimate: bool = False
    note: tuple[Words, ...] = ()

    @property
    def cite(self) -> Words:
        """The rule as it is cited to a person: statute, version, article."""
        return load_fee_table().cites[self.rule]


@dataclass(frozen=True, slots=True)
class FeeChoice:
    """Choice of the fee's kind for a cause.

    Args:
        needs: facts still missing, ``amount`` or ``property_amount``.
        alternative: another kind the court might take, with the doubt in `note`.
    """

    kind: FeeKind
    needs: tuple[str, ...] = ()
    alternative: FeeKind | None = None
    note: tuple[Words, ...] = ()


def court_fee(
    kind: FeeKind,
    amount: Decimal | int | None = None,
    *,
    property_amount: Decimal | int | None = None,
    damages: Decimal | int | None = None,
    of: FeeKind = "property",
) -> Fee:
    """Return the fee of one case or request (Measures on Litigation Costs, State Council Order 481, Arts. 13-18).

    Args:
        kind: what is charged; `choose_fee_kind` finds it from a cause.
        amount: yuan at stake; for an appeal only the contested part (FEE-17). None without an amount.
        property_amount: of a divorce, the property to be divided (FEE-13.2a); `amount` does as well.
        damages: of a personality-rights case (FEE-13.2b); `amount` does as well.
        of: for an appeal or a counterclaim, the kind of the case it belongs to.

    Raises:
        Refused: ``filing_fee_amount_needed``, ``filing_amount_impossible``.
        ValueError: an argument that does not belong to the kind.
    """
    case = of if kind in DERIVED else kind
    entry = load_fee_table().kinds.get(case)
    if entry is None or (kind in DERIVED and not entry.halves):
        raise ValueError(f"no such kind of fee: {kind} of {of}")
    given = _one_amount(case, amount, property_amount, damages)
    fee = _first_fee(case, entry, None if given is None else checked_amount(given))
    if kind == "appeal":
        return _appeal(fee)
    return _counterclaim(fee) if kind == "counterclaim" else fee


def mixed_claims_fee(property_amounts: Iterable[Decimal | int], other_claims: int = 0) -> Fee:
    """Return the fee of several claims in one suit (Interpretation of the CPL (2022) Art. 201, FEE-INT201).

    Property claims are added up and charged by the property tariff; claims without property beside them are free, and
    without any property claim they count once, however many.

    Args:
        property_amounts: yuan of each property claim.
        other_claims: how many claims are not about property.
    """
    amounts = [checked_amount(one) for one in property_amounts]
    if other_claims < 0 or not (amounts or other_claims):
        raise ValueError("no claims to charge")
    fee = court_fee("property", sum(amounts, Decimal())) if amounts else court_fee("other_non_property")
    several = len(amounts) + other_claims > 1
    return replace(fee, rule="FEE-INT201", note=(_note("mixed"), *fee.note)) if several else fee


def court_fee_in_currency(
    kind: FeeKind, amount: Decimal | int, currency: str, rates: ExchangeRates | None = None, of: FeeKind = "property"
) -> Fee:
    """Return the fee of an amount in any currency; a converted one is an estimate and says at which rate (FEE-55).

    Args:
        rates: an operator's table; by default `exchange_rates.yml`.

    Raises:
        Refused: as `court_fee`, and ``filing_currency_unknown``.
    """
    if currency == YUAN:
        return court_fee(kind, amount, of=of)
    table = rates or load_exchange_rates()
    money, yuan = rate_of(currency, table), in_yuan(amount, currency, rates=table)
    fee = court_fee(kind, yuan, of=of)
    facts = {"amount": yuan_number(checked_amount(amount)), "yuan": yuan_number(yuan)}
    facts["rate"] = f"{round(money.rate, 6).normalize():f}"
    day = Words(f"{table.day.year}年{table.day.month}月{table.day.day}日", table.day.isoformat())
    said = Words(
        _note("foreign_currency").zh.format(name=money.name.zh, day=day.zh, source=table.source.zh, **facts),
        _note("foreign_currency").en.format(name=money.code, day=day.en, source=table.source.en, **facts),
    )
    return replace(fee, estimate=True, note=(said, *fee.note))


def choose_fee_kind(
    cause: str,
    *,
    amount: Decimal | int | None = None,
    without_amount: bool = False,
    kind: FeeKind | None = None,
) -> FeeChoice:
    """Return the kind of fee a cause of action takes, and which fact is still missing.

    Args:
        cause: code of a cause; one that is not on the page is taken as ``other``.
        amount: yuan at stake, None if not told yet; 0 is taken as `without_amount`.
        without_amount: True once the person has said that no sum of money is claimed.
        kind: what the cause's own page finds by the answers (property after a divorce, a shareholder's right to know),
            which goes before the table's.
    """
    causes = load_fee_table().causes
    entry = causes.get(cause, causes["other"])
    if kind and kind != entry.kind:
        entry = CauseEntry(kind, _AMOUNT_OF_A_KIND.get(kind, "never"), None, None)
    note = (_note(entry.doubt),) if entry.doubt else ()
    if amount == 0:
        amount, without_amount = None, True
    if entry.amount == "never" or amount is not None:
        return FeeChoice(entry.kind, (), entry.alternative, note)
    if entry.amount == "part":
        return FeeChoice(entry.kind, () if without_amount else ("property_amount",), entry.alternative, note)
    if without_amount:
        return FeeChoice("other_non_property", (), entry.alternative, (*note, _note("no_amount")))
    return FeeChoice(entry.kind, ("amount",), entry.alternative, note)


def _one_amount(kind: FeeKind, amount: Any, property_amount: Any, damages: Any) -> Any:
    """The amount that counts; a divorce has property, a personality-rights case damages, and each only one."""
    if (property_amount is not None and kind != "divorce") or (damages is not None and kind != "personality"):
        raise ValueError(f"{kind} has no such amount")
    given = [one for one in (amount, property_amount, damages) if one is not None]
    if len(given) > 1:
        raise ValueError("one amount decides, two were given")
    return given[0] if given else None


def _first_fee(kind: FeeKind, entry: KindEntry, amount: Decimal | None) -> Fee:
    charge, tariff = entry.charge, entry.tariff
    if charge is not None and not entry.charge_with_amount and not amount:
        amount = None  # "0 yuan" is a person's way of saying that no money is claimed
    by_amount = tariff_steps(tariff, amount) if tariff is not None and amount is not None else ()
    charged = charge if charge is not None and (entry.charge_with_amount or not by_amount) else None
    by_case = (charge_step(charged),) if charged else ()
    if not by_case + by_amount:
        raise Refused("filing_fee_amount_needed")
    steps = by_case + by_amount
    total = sum((step.amount for step in steps), Decimal("0.00"))
    return Fee(
        kind=kind,
        total=total,
        steps=steps,
        rule=_rule(kind, charge, tariff, amount),
        halved=to_fen(total / 2) if entry.halves else total,
        half_grounds=entry.halves,
        range=charged.range if charged else None,
        estimate=bool(charged and charged.range and not charged.guangdong),
        note=(*_charge_notes(charged), *((_note("half"),) if entry.halves else ())),
    )


def _rule(kind: FeeKind, charge: Charge | None, tariff: Tariff | None, amount: Decimal | None) -> str:
    """FEE-INT201 where a claim of another kind brings an amount; else the rule of the kind's own line."""
    if kind == "other_non_property" and amount is not None:
        return "FEE-INT201"
    return charge.rule if charge else (tariff.rule if tariff else "")


def _charge_notes(charge: Charge | None) -> tuple[Words, ...]:
    """Guangdong's figure with its doubt and the national range beside it (FEE-GD)."""
    if charge is None or charge.range is None:
        return ()
    low, high = (yuan_number(limit) for limit in charge.range)
    among = _note("range")
    among = Words(among.zh.format(low=low, high=high), among.en.format(low=low, high=high))
    return (_note("guangdong" if charge.guangdong else "highest"), among)


def _appeal(first: Fee) -> Fee:
    """The fee of an appeal: as at first instance, on the contested part; no summary procedure halves it (FEE-17)."""
    grounds = tuple(one for one in first.half_grounds if one != "summary")
    kept = tuple(one for one in first.note if one != _note("half"))
    halving = (_note("half_on_appeal"),) if grounds else ()
    return replace(
        first, kind="appeal", rule="FEE-17", half_grounds=grounds, note=(_note("contested"), *kept, *halving),
        halved=first.halved if grounds else first.total,
    )  # fmt: skip


def _counterclaim(first: Fee) -> Fee:
    """The fee of a counterclaim heard together: half, and never halved again (FEE-17, FEE-INT206)."""
    less = first.total - first.halved
    text = Words(
        f"反诉与本诉合并审理，减半：减去{yuan_number(less)}元",
        f"heard together with the claim, half: {yuan_number(less)} yuan less",
    )
    kept = tuple(one for one in first.note if one != _note("half"))
    return replace(
        first, kind="counterclaim", rule="FEE-17", total=first.halved, half_grounds=(),
        steps=(*first.steps, FeeStep(text, -less)), note=(_note("halved_already"), *kept),
    )  # fmt: skip


def _note(name: str) -> Words:
    return load_fee_table().notes[name]
