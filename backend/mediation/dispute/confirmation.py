"""Judicial confirmation as the courts' system is asked for it: both sides' application, and its refusals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, Protocol

from backend.mediation.dispute.model import Application, Matter
from backend.shared.courts import INTERMEDIATE, read_place
from backend.shared.wording import Words

CourtNews = Literal["accepted", "not_accepted", "confirmed", "rejected"]
"""Decisions of a court: whether it accepts the application, and its ruling."""
REFUSALS: Mapping[str, str] = {
    "agreement_damaged": "dispute_court_paper",
    "agreement_missing": "dispute_court_paper",
    "confirmation_late": "dispute_court_late",
    "confirmation_not_taken": "dispute_court_not_here",
}
"""The system's refusal codes, each with our reason."""
REASONS: Mapping[str, Words] = {
    "dispute_court_paper": Words("系统说没有收到完整的协议", "it says it has not got the whole agreement"),
    "dispute_court_late": Words("系统说超过了30天", "it says the 30 days are over"),
    "dispute_court_not_here": Words("系统说这类协议不由它收", "it says it does not take such an agreement"),
    "dispute_court_unclear": Words("系统的答复看不懂", "its answer cannot be understood"),
    "dispute_court_gone": Words("线上递交已经停用", "applying online has been switched off"),
}
"""Reasons of an application that did not get into the system, as people read them."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One side that asks; its numbers opened."""

    name: str = field(repr=False)
    contact: str = field(repr=False)
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class AskedConfirmation:
    """An application of both sides as it is handed in.

    Args:
        number: of the agreement.
        court: code of the basic court both propose.
        agreement: the sealed paper, else the one without a seal.
    """

    reference: str
    number: str
    court: str
    matter: Matter
    effective_on: date
    applicants: tuple[Asking, Asking]
    agreement: bytes = field(repr=False)


class ConfirmingCourts(Protocol):
    """The courts' system. The same may be asked again under the same key.

    Raises Refused (a value of `REFUSALS`), PlatformUnavailable or PlatformRejected.
    """

    def apply(self, key: str, asked: AskedConfirmation) -> str:
        """Hand an application in, and return its receipt's number."""
        ...


def court_asked(application: Application) -> str | None:
    """Return the code of the basic court an application goes to; None where the place that was told names none."""
    found = read_place(application.place).court if application.place else None
    return found if found != INTERMEDIATE else None
