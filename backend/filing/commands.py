"""Orders and questions of filing, from a person or the court. Pure values; `service.py` says who carries each out.

Everything of a case is only ever for its owner: to others it is ``filing_case_unknown``, as if it did not exist.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from backend.contracts.filing import CaseOfCourt as CaseOfCourt
from backend.contracts.filing import RegisteredCases as RegisteredCases
from backend.filing.court import CourtReport
from backend.filing.fees.rates import FeeKind
from backend.filing.jurisdiction.proposal import Facts
from backend.filing.model import Complaint
from backend.shared.messages import Command

PaperKind = Literal[
    "complaint_pdf", "complaint_docx", "element_complaint_docx", "evidence_list_pdf", "service_address_pdf"
]


@dataclass(frozen=True, slots=True)
class EstimateCourtFee(Command):
    """Question for what the court would charge -> `fee_estimate.FeeEstimate`.

    Args:
        kind: kind of fee, or None to find it from `cause`.
        cause: code of a cause, ``other`` if unknown.
        amount: in `currency`; None if not told, 0 for a claim without an amount.
        currency: ISO code; another than CNY makes it an estimate (FEE-55).
        of: for an appeal or a counterclaim, the kind of the case it belongs to.

    Raises:
        Refused: ``filing_amount_impossible``, ``filing_currency_unknown``.
    """

    kind: FeeKind | None = None
    cause: str = "other"
    amount: Decimal | None = None
    currency: str = "CNY"
    of: FeeKind = "property"


@dataclass(frozen=True, slots=True)
class ProposeCourt(Command):
    """Question for the court of Jiangmen, with reasons -> `jurisdiction.proposal.Proposal`; the court decides."""

    facts: Facts


@dataclass(frozen=True, slots=True)
class DescribeCause(Command):
    """A cause of action with its questions -> `causes.guides.Cause`; Refused ``filing_cause_unknown``."""

    cause: str


@dataclass(frozen=True, slots=True)
class PreviewComplaint(Command):
    """Show the complaint before it is filed, marked as a draft -> ``bytes``.

    It is kept, sealed, under the draft's id, so that a file link about that draft can show every paper of it.

    Raises:
        Refused: ``filing_text_too_long``; ``filing_case_unknown`` for a draft id of somebody else's.
    """

    draft_id: str
    person_id: str
    complaint: Complaint = field(repr=False)
    format: Literal["pdf", "docx"] = "pdf"


@dataclass(frozen=True, slots=True)
class ForeseeDefects(Command):
    """Question for what a court would send back of a complaint -> tuple of ``foreseen.model.Finding``, gravest first.

    It decides nothing and keeps nothing; whoever wants to hand in all the same does.
    """

    person_id: str
    complaint: Complaint = field(repr=False)


@dataclass(frozen=True, slots=True)
class FilingPaper(Command):
    """A paper of a case or of a draft that was previewed -> ``bytes``; a draft's are marked as such.

    Args:
        subject_id: the case's id, which is the draft's.

    Raises:
        Refused: ``filing_case_unknown``; ``filing_paper_gone`` once only the court has it; ``filing_no_element_form``.
    """

    subject_id: str
    person_id: str
    kind: PaperKind
    language: str = "zh-Hans"


@dataclass(frozen=True, slots=True)
class FileCase(Command):
    """Hand a complaint in -> `Case`. The same `request_id` (the draft's id) twice gives the same case.

    While the court's platform is away, or large files are still on their way, the case is ``submitting``; the person
    is written to once the court has it. Numbers and telephones may be tokens of the vault.

    Raises:
        Refused: ``filing_not_verified``, ``filing_plaintiff_not_you``, ``filing_authority_needed``,
            ``filing_incomplete``, ``filing_court_unknown``, ``filing_cause_unknown``, ``filing_text_too_long``,
            ``filing_amount_impossible``, ``filing_currency_unknown``, ``file_unknown``, ``filing_case_unknown``
            (somebody else's id), or what the platform refused: see `court.REFUSALS`.
        PlatformRejected: the platform answered outside its contract; the same request may be tried again.
    """

    request_id: str
    person_id: str
    complaint: Complaint = field(repr=False)


@dataclass(frozen=True, slots=True)
class MyCases(Command):
    """The person's cases, newest first -> ``list[Case]`` (without timelines)."""

    person_id: str


@dataclass(frozen=True, slots=True)
class OneCase(Command):
    """One's own case with its timeline -> `Case`; Refused ``filing_case_unknown``."""

    case_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class FindMyCase(Command):
    """One's own case by case number or receipt number, in any width of brackets and digits -> `Case`.

    Raises:
        Refused: ``filing_case_unknown``, the same whether nobody or somebody else has that number.
    """

    person_id: str
    number: str


@dataclass(frozen=True, slots=True)
class SupplementCase(Command):
    """Hand in corrections or further papers -> `Case` (``waiting`` holds ``supplement`` until the court has them).

    With defects open it is the cure, and the court's 7 working days start anew the next day (SPC21-9, ONL-9).

    Raises:
        Refused: ``filing_supplement_empty``, ``filing_supplement_not_open``, ``filing_supplement_registered``,
            ``file_unknown``, ``filing_case_unknown``, or the platform's.
    """

    request_id: str
    person_id: str
    case_id: str
    note: str = field(default="", repr=False)
    file_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskForExtension(Command):
    """Ask for 30 days in all instead of 15 -> `Case` (SPC21-9; the extension by recall, the court decides).

    Raises:
        Refused: ``filing_extension_not_open``, ``filing_extension_already``, ``filing_extension_too_late``,
            ``filing_case_unknown``, or the platform's.
    """

    request_id: str
    person_id: str
    case_id: str
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class WithdrawCase(Command):
    """Take a filing back before it is registered -> `Case`.

    Raises:
        Refused: ``filing_withdraw_registered`` (then only the judge can allow it), ``filing_withdraw_over``,
            ``filing_case_unknown``, or the platform's.
    """

    request_id: str
    person_id: str
    case_id: str
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class RecordCourtNews(Command):
    """News that the court told by itself -> True when it was new, False when it was heard before.

    Args:
        event_id: the platform's id of the message; the same id again changes nothing.
        kind: what happened, for the log.
        case_id: our id.
        report: how the filing stands now; an older one than is known changes nothing.

    Raises:
        Refused: ``filing_case_unknown``.
    """

    event_id: str
    kind: str
    case_id: str
    report: CourtReport
