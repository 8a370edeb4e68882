"""Steps after an application to SCIA: corrections, a report of a payment, the withdrawal. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from backend.shared.json_values import as_json_values

StepKind = Literal["correction", "payment", "withdrawal"]
StepState = Literal["open", "done", "refused", "answered"]


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file that goes along; `sha256` of its bytes."""

    file_id: str
    name: str = field(repr=False)
    sha256: str


@dataclass(frozen=True, slots=True)
class Sent:
    """Result of a step.

    Args:
        note: words that go along; of a withdrawal the reason, which nobody has to give.
        files: of a payment its slips.
        amount: paid, in `currency`, as the person says; None where they do not.
        paid_on: the day they paid.
    """

    note: str = field(default="", repr=False)
    files: tuple[EvidenceFile, ...] = ()
    amount: Decimal | None = None
    currency: str = "CNY"
    paid_on: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was sent, and where it is.

    Args:
        state: ``open`` while it is on its way, ``done`` once SCIA's system has it, ``refused`` where it would not,
            ``answered`` once the secretariat has said what becomes of it.
        reason: of a refusal, as the tail of an utterance.
        at: when the person confirmed it.
    """

    kind: StepKind
    state: StepState
    at: datetime
    sent: Sent
    reason: str = ""


def sent_json(sent: Sent) -> dict[str, Any]:
    """Return what a step brings as JSON values."""
    plain: dict[str, Any] = as_json_values(asdict(sent))
    return plain


def sent_from(kept: Mapping[str, Any]) -> Sent:
    """Return what a step brings of JSON values; a correction of before payments has no sum."""
    amount, paid_on = kept.get("amount"), kept.get("paid_on")
    return Sent(
        kept["note"],
        tuple(EvidenceFile(**one) for one in kept["files"]),
        None if amount is None else Decimal(amount),
        kept.get("currency", "CNY"),
        None if paid_on is None else date.fromisoformat(paid_on),
    )
