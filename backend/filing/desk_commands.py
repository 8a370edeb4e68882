"""Orders and questions of an officer of the court: the queue, one case whole, a paper, a decision. Pure values.

Who may ask is the desk's business (`backend/desk`); here a court's code narrows what is found, so that an officer of
one court never sees another's cases: to them they are ``filing_case_unknown``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from backend.filing.court import DecisionKind
from backend.filing.model import Case, CaseStatus, Complaint
from backend.shared.messages import Command

FOR_THE_COURT: tuple[CaseStatus, ...] = ("under_review", "approved", "defects")
"""Filings in which the court, or the person for the court, still has something to do."""

DECIDED_FROM: Mapping[DecisionKind, tuple[CaseStatus, ...]] = {
    "pass": ("under_review",),
    "defects": ("under_review",),
    "register": ("under_review", "approved"),
    "refuse": ("under_review", "approved", "defects"),
    "return": ("under_review", "approved", "defects"),
    "grant_extension": ("defects",),
    "refuse_extension": ("defects",),
    "fee_notice": ("approved", "registered"),
}
"""Statuses from which an officer may take each decision."""


@dataclass(frozen=True, slots=True)
class DeskDecision:
    """Decision of an officer and what became of it.

    Args:
        state: ``open`` while the platform has not answered, ``done``, ``refused`` or ``rejected``.
        reason: why it came to nothing, the tail of an utterance.
    """

    at: datetime
    state: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class DeskSupplement:
    """Corrections or further papers of the person; empty once they are erased with the complaint."""

    at: datetime
    state: str
    note: str = field(default="", repr=False)
    file_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeskCase:
    """A filing as an officer sees it.

    Args:
        case: as its owner sees it, with the timeline.
        sequence: how it stands with the court; a decision names it.
        complaint: None once it is erased; numbers in it are tokens of the vault.
        told_on: the day defects were told; they are told once (SPC21-9).
        may: what can be decided now.
        decision_waits: a decision is on its way to the platform.
    """

    case: Case
    sequence: int
    complaint: Complaint | None = field(repr=False)
    told_on: date | None
    supplements: tuple[DeskSupplement, ...]
    decisions: tuple[DeskDecision, ...]
    may: frozenset[DecisionKind]
    decision_waits: bool


@dataclass(frozen=True, slots=True)
class FilingFigures:
    """A day at the filing counter.

    Args:
        filed: filings handed in on that day.
        decided: filings decided on that day for the first time.
        median_hours: from handing in to the first decision, of all decided in the last 30 days; None without any.
        waiting: filings that wait for the court now.
        late: of them those whose last day has passed.
    """

    filed: int
    decided: int
    median_hours: float | None
    waiting: int
    late: int


@dataclass(frozen=True, slots=True)
class FilingQueue(Command):
    """Filings at the court, the soonest due first -> ``list[Case]``.

    Args:
        court: code of the officer's court; empty for all.
        over: those that are over instead, the newest first.
    """

    court: str = ""
    over: bool = False


@dataclass(frozen=True, slots=True)
class SearchFilings(Command):
    """Filings by number, or by a name of a party or of the cause -> ``list[Case]``, at most 50."""

    text: str
    court: str = ""


@dataclass(frozen=True, slots=True)
class OneFiling(Command):
    """One filing whole -> `DeskCase`; Refused ``filing_case_unknown``, the same for another court's."""

    case_id: str
    court: str = ""


@dataclass(frozen=True, slots=True)
class CountFilings(Command):
    """The figures of a court -> `FilingFigures`."""

    court: str = ""


@dataclass(frozen=True, slots=True)
class DecideFiling(Command):
    """An officer's decision -> `DeskCase`. The same `request_id` twice is the same decision.

    It goes to the court's platform at once, and again while that is away; the person is told once it stands there.

    Args:
        officer: ``o_…``, for the audit log and the platform.
        sequence: how the filing stood when the officer decided.
        defects: for ``defects``: all of them, each a sentence the person reads (SPC21-9: told once).
        ground: for ``refuse``: a key of ``refusal_grounds.yml`` (SPC21-10).
        reason: for ``return``, and what is added to a ground: the person reads it.
        case_number: for ``register``: of the case's own court and of this year.
        fee: yuan; for ``register`` and ``fee_notice``.

    Raises:
        Refused: ``filing_case_unknown``, ``filing_changed_meanwhile``, ``filing_decision_impossible``,
            ``filing_decision_waits``, ``filing_defects_told``, ``filing_defects_missing``, ``filing_ground_missing``,
            ``filing_reason_missing``, ``filing_case_number_odd``, ``filing_case_number_taken``, ``filing_fee_odd``.
        PlatformRejected: the platform answered outside its contract.
    """

    request_id: str
    officer: str
    case_id: str
    decision: DecisionKind
    sequence: int
    court: str = ""
    defects: tuple[str, ...] = ()
    ground: str = ""
    reason: str = field(default="", repr=False)
    case_number: str = ""
    fee: Decimal | None = None
