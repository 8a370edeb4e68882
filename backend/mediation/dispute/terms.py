"""Terms one side offers the other: a sum in a currency, by instalments, from a day, with words. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_DOWN, Decimal
from typing import Any, Literal

from backend.shared.calendar import months_later
from backend.shared.errors import Refused
from backend.shared.wording import Words, day, verbatim

Side = Literal["applicant", "respondent"]
By = Literal["applicant", "respondent", "mediator"]
OfferStatus = Literal["open", "sealed", "accepted", "countered", "declined", "taken_back", "expired"]
"""``sealed``: a blind first offer, which nobody but its maker sees until the other side's is in."""

SIDES: tuple[Side, Side] = ("applicant", "respondent")
MOST_INSTALMENTS = 60
LARGEST = Decimal(10) ** 12
LONGEST_WORDS = 1500
_CENT = Decimal("0.01")
CURRENCY_NAMES: Mapping[str, Words] = {
    "CNY": Words("元人民币", "yuan"),
    "HKD": Words("港元", "Hong Kong dollars"),
    "MOP": Words("澳门元", "patacas"),
    "TWD": Words("新台币元", "New Taiwan dollars"),
    "USD": Words("美元", "US dollars"),
    "CAD": Words("加元", "Canadian dollars"),
    "AUD": Words("澳元", "Australian dollars"),
    "NZD": Words("新西兰元", "New Zealand dollars"),
    "GBP": Words("英镑", "pounds"),
    "EUR": Words("欧元", "euros"),
    "SGD": Words("新加坡元", "Singapore dollars"),
    "MYR": Words("马来西亚林吉特", "ringgit"),
    "JPY": Words("日元", "yen"),
}


def other_side(side: Side) -> Side:
    """Return the side across the table."""
    return "respondent" if side == "applicant" else "applicant"


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of an offer.

    Args:
        amount: what is paid in all, or None where no money is meant.
        currency: ISO 4217.
        payer: who pays it.
        instalments: in how many parts, a month apart.
        first_on: the day of the first, or of the whole; Beijing's calendar.
        words: what else shall hold.
    """

    amount: Decimal | None = None
    currency: str = "CNY"
    payer: Side = "respondent"
    instalments: int = 1
    first_on: date | None = None
    words: str = field(default="", repr=False)

    def check(self, today: date) -> None:
        """Refuse what nobody could keep.

        Raises:
            Refused: ``dispute_offer_empty``, ``dispute_offer_amount_odd``, ``dispute_offer_instalments_odd`` with
                ``most``, ``dispute_offer_day_past``, ``dispute_offer_day_missing``, ``dispute_offer_long`` with
                ``most``, ``dispute_offer_currency_odd``.
        """
        if self.amount is None and not self.words.strip():
            raise Refused("dispute_offer_empty")
        if len(self.words) > LONGEST_WORDS:
            raise Refused("dispute_offer_long", most=LONGEST_WORDS)
        if self.amount is None:
            return
        if not _CENT <= self.amount <= LARGEST or self.amount != self.amount.quantize(_CENT):
            raise Refused("dispute_offer_amount_odd")
        if self.currency not in CURRENCY_NAMES:
            raise Refused("dispute_offer_currency_odd")
        if not 1 <= self.instalments <= MOST_INSTALMENTS or self.amount < _CENT * self.instalments:
            raise Refused("dispute_offer_instalments_odd", most=MOST_INSTALMENTS)
        if self.first_on is None:
            raise Refused("dispute_offer_day_missing")
        if self.first_on < today:
            raise Refused("dispute_offer_day_past")

    @property
    def schedule(self) -> tuple[tuple[date, Decimal], ...]:
        """Each payment with its day; the last one takes what does not divide, so that the sum is exact."""
        if self.amount is None or self.first_on is None:
            return ()
        part = (self.amount / self.instalments).quantize(_CENT, ROUND_DOWN)
        parts = [part] * (self.instalments - 1)
        days = [months_later(self.first_on, number) for number in range(self.instalments)]
        return tuple(zip(days, [*parts, self.amount - sum(parts, Decimal())], strict=True))

    def as_kept(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "amount": None if self.amount is None else str(self.amount), "currency": self.currency,
            "payer": self.payer, "instalments": self.instalments,
            "first_on": self.first_on.isoformat() if self.first_on else None, "words": self.words,
        }  # fmt: skip

    @classmethod
    def of_kept(cls, kept: Mapping[str, Any]) -> Terms:
        """Read what `as_kept` wrote."""
        amount, first_on = kept["amount"], kept["first_on"]
        return cls(
            Decimal(amount) if amount is not None else None, kept["currency"], kept["payer"], kept["instalments"],
            date.fromisoformat(first_on) if first_on else None, kept["words"],
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer as one side sees it.

    Args:
        number: counts the offers of a dispute.
        terms: None of a blind offer that is still closed to whoever looks.
        until: after which it can no longer be accepted.
        yes: the sides that have accepted it (a mediator's proposal needs both).
    """

    offer_id: str
    dispute_id: str
    number: int
    by: By
    status: OfferStatus
    terms: Terms | None
    until: datetime
    created_at: datetime
    yes: tuple[Side, ...] = ()


def money(amount: Decimal, currency: str, language: str) -> str:
    """Return a sum with its currency as people read it; nothing is ever converted."""
    figure = f"{amount:,.2f}".removesuffix(".00")
    name = CURRENCY_NAMES.get(currency, Words(currency, currency)).say(language)
    return f"{figure} {name}" if language == "en" else f"{figure}{name}"


def full_day(on: date, language: str) -> str:
    """Return a day with its year and weekday."""
    return f"{day(on, language)} {on.year}" if language == "en" else f"{on.year}年{day(on, language)}"


def in_words(terms: Terms, names: Mapping[Side, str], language: str) -> str:
    """Return terms as people read them.

    Args:
        names: what each side is called; the reader "you" where it is they who read.
    """
    lines = []
    if terms.amount is not None and terms.first_on is not None:
        payer, payee = names[terms.payer], names[other_side(terms.payer)]
        total = money(terms.amount, terms.currency, language)
        lines.append(Words(f"{payer}付给{payee} {total}", f"to be paid by {payer} to {payee}: {total}").say(language))
        lines.append(_when(terms, language))
    if terms.words.strip():
        lines.append(verbatim(terms.words.strip()))
    return "\n".join(lines)


def _when(terms: Terms, language: str) -> str:
    (first, part), *more = terms.schedule
    on = full_day(first, language)
    if not more:
        return Words(f"一次付清，最迟 {on}", f"all at once, by {on}").say(language)
    last = more[-1]
    each, rest = money(part, terms.currency, language), money(last[1], terms.currency, language)
    ends = full_day(last[0], language)
    same = last[1] == part
    zh = f"分 {terms.instalments} 期，每月一期，每期 {each}，第一期 {on}，最后一期 {ends}"
    en = f"{terms.instalments} monthly instalments of {each}, the first on {on}, the last on {ends}"
    if not same:
        zh, en = f"{zh}（{rest}）", f"{en} ({rest})"
    return Words(zh, en).say(language)
