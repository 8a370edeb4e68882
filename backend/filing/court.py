"""Port to the court's platform, in filing's own words; `backend/platforms/online_litigation.py` speaks it.

Every answer and every piece of news is a whole report of how a filing stands, numbered, so that whatever gets lost or
comes late, the newest report alone is enough.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, Protocol

from backend.filing.model import Complaint

CourtStatus = Literal["under_review", "approved", "defects", "registered", "refused", "returned", "withdrawn"]

REFUSALS = {
    "court_unknown": "filing_court_unknown",
    "outside_scope": "filing_outside_scope",
    "identity_refused": "filing_identity_refused",
    "duplicate_filing": "filing_duplicate",
    "not_found": "filing_case_unknown",
    "supplement_not_open": "filing_supplement_not_open",
    "cure_period_over": "filing_cure_period_over",
    "extension_not_open": "filing_extension_not_open",
    "extension_already": "filing_extension_already",
    "already_registered": "filing_withdraw_registered",
    "already_over": "filing_withdraw_over",
    "decision_impossible": "filing_decision_impossible",
    "case_number_taken": "filing_case_number_taken",
}
"""The platform's refusal codes, each with the tail of the utterance that says it."""


@dataclass(frozen=True, slots=True)
class CourtReport:
    """Standing of a filing with the court.

    Args:
        filing_number: the platform's receipt number.
        sequence: counts the filing's changes; a report with a smaller one is older.
        at: when it came to stand so.
        received_on, cured_on: days the court had the filing, and its correction; Beijing's calendar, as all days.
        defects: what has to be corrected, in the court's words; told once (SPC21-9).
        defects_told_on: the day they were told.
        extension: what became of the request for more time.
        cure_by: the last day to correct, where the court names one itself; it goes before our reckoning.
        reason: why it was refused or returned, in the court's words.
        decided_on: the day a refusal was served.
        fee, fee_noticed_on: yuan to pay, and the day that was told.
    """

    filing_number: str
    status: CourtStatus
    sequence: int
    at: datetime
    received_on: date
    cured_on: date | None = None
    case_number: str | None = None
    defects: tuple[str, ...] = ()
    defects_told_on: date | None = None
    extension: Literal["asked", "granted", "refused"] | None = None
    cure_by: date | None = None
    reason: str | None = None
    decided_on: date | None = None
    fee: Decimal | None = None
    fee_noticed_on: date | None = None


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file the court already has by its hash, as a filing or a supplement names it."""

    sha256: str
    name: str
    mime: str
    source: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class CourtFiling:
    """A filing as the court needs it: personal data in clear, so it lives only for the call.

    Args:
        reference: our id, by which the court's news names it.
        submitted_at: when the person handed it in, whenever it arrives.
    """

    reference: str
    submitted_at: datetime
    complaint: Complaint = field(repr=False)
    evidence: tuple[SentFile, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Supplement:
    """Corrections or further papers, as the court needs them."""

    submitted_at: datetime
    note: str = field(repr=False)
    files: tuple[SentFile, ...] = field(default=(), repr=False)


DecisionKind = Literal[
    "pass", "defects", "register", "refuse", "return", "grant_extension", "refuse_extension", "fee_notice"
]


@dataclass(frozen=True, slots=True)
class Decision:
    """Decision of an officer of the court on a filing, as the platform is told.

    Args:
        officer: who decides, by the desk's id.
        sequence: how the filing stood when it was decided; the platform refuses what was decided on an older state.
        defects: for ``defects``: all of them, told once (SPC21-9).
        reason: for ``refuse`` and ``return``; the person reads it.
        case_number: for ``register``.
        fee: yuan, for ``register`` (then the notice goes with it) and ``fee_notice``.
    """

    kind: DecisionKind
    officer: str
    sequence: int
    defects: tuple[str, ...] = ()
    reason: str = ""
    case_number: str = ""
    fee: Decimal | None = None


class CourtPlatform(Protocol):
    """The court's platform. Each change carries a key; the same key again has the same effect and answer.

    Every method raises Refused (with one of our reasons), PlatformUnavailable or PlatformRejected.
    """

    def has_evidence(self, sha256: str) -> bool:
        """Return True if the whole file with this hash arrived earlier."""
        ...

    def send_evidence(self, sha256: str, content: bytes) -> None:
        """Send a file; the court checks it against its hash."""
        ...

    def file(self, key: str, filing: CourtFiling) -> CourtReport:
        """Hand a filing in, once its files are there."""
        ...

    def supplement(self, key: str, filing_number: str, supplement: Supplement) -> CourtReport:
        """Hand corrections or further papers in."""
        ...

    def ask_extension(self, key: str, filing_number: str, reason: str, asked_at: datetime) -> CourtReport:
        """Ask for more time to correct."""
        ...

    def withdraw(self, key: str, filing_number: str, reason: str) -> CourtReport:
        """Take the filing back."""
        ...

    def decide(self, key: str, filing_number: str, decision: Decision) -> CourtReport:
        """Hand in what an officer has decided."""
        ...

    def look_up(self, filing_number: str) -> CourtReport:
        """Return how it stands."""
        ...


@dataclass(frozen=True, slots=True)
class Claimant:
    """Person verified behind an account (SPC21-4).

    Args:
        organisation: True if the account is an organisation's.
        names: its names in every script that was verified.
    """

    organisation: bool
    names: tuple[str, ...]
