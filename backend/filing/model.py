"""A case as a person brings it and as the court keeps it: parties, claims, evidence, statuses. Pure.

Only first-instance civil and commercial cases are brought this way (SPC cross-border filing rules (2021) Art. 2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from backend.shared.wording import Words

PartyKind = Literal["person", "organisation"]
ForWhom = Literal["self", "relative", "organisation"]
CaseStatus = Literal[
    "draft", "submitting", "under_review", "approved", "defects", "registered", "refused", "returned", "withdrawn"
]
DeadlineKind = Literal["cure", "fee", "appeal"]
ExtensionState = Literal["asked", "granted", "refused"]
RequestKind = Literal["file", "supplement", "extend", "withdraw", "decide"]

OWN_WORDS = "own_words"
"""Key of `Complaint.elements` under which the person's own words stand that no sentence holds, a line each: they are in
another language and need a translation (SPC21-7)."""

STATUS_NAMES: Mapping[CaseStatus, Words] = {
    "draft": Words("待提交", "Not submitted yet"),
    "submitting": Words("提交中", "Being submitted"),
    "under_review": Words("待审核", "Waiting for the court's review"),
    "approved": Words("审核通过", "Accepted on review"),
    "defects": Words("审核不通过（待补正）", "Corrections needed"),
    "registered": Words("已立案", "Registered"),
    "refused": Words("不予立案", "Not accepted"),
    "returned": Words("已退回", "Returned"),
    "withdrawn": Words("已撤回", "Withdrawn"),
}
"""Names as the People's Court online service gives them; returned and withdrawn are ours."""

LIVE: frozenset[CaseStatus] = frozenset({"submitting", "under_review", "approved", "defects"})
"""Statuses in which the person may still withdraw the filing."""


@dataclass(frozen=True, slots=True)
class Party:
    """A plaintiff or a defendant.

    Args:
        kind: a person or an organisation.
        name: as in the document or the registration papers.
        address: domicile or habitual residence, as written.
        region: ISO country code of it (``CN``, ``HK``, ``CA`` …), empty if unknown.
        district: code of the Jiangmen court district it lies in, empty elsewhere.
        phone, document_number: tokens of the vault or plain numbers; opened only for court and documents.
        document_type: ``passport``, ``hk_macao_id`` …, see `backend.identity.eligibility`.
        sex, birth_date, ethnicity, occupation, employer, nationality: of a person, as far as known.
        representative, representative_title: who acts for an organisation.
        email: an electronic address, as far as known.
        co_plaintiff: id of an invited co-plaintiff who gives their own particulars; empty for everybody else.
    """

    kind: PartyKind
    name: str
    address: str = ""
    region: str = ""
    district: str = ""
    phone: str = ""
    document_type: str = ""
    document_number: str = ""
    sex: str = ""
    birth_date: date | None = None
    ethnicity: str = ""
    nationality: str = ""
    occupation: str = ""
    employer: str = ""
    representative: str = ""
    representative_title: str = ""
    email: str = ""
    co_plaintiff: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One piece of evidence: a kept file, where it comes from and what it proves (evidence rules Art. 19)."""

    file_id: str
    name: str
    source: str = ""
    purpose: str = ""
    sha256: str = ""
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class ServiceAddress:
    """Address at which the court's papers reach the plaintiff (送达地址确认).

    Args:
        electronic: consent to service by e-mail or telephone; an electronic address in a pleading is consent (Online
            Litigation Rules Art. 29), so it is only given on purpose.
    """

    recipient: str
    address: str
    phone: str = ""
    email: str = ""
    electronic: bool = False


@dataclass(frozen=True, slots=True)
class Agent:
    """The agent for the suit, if one is appointed already (CPL (2023) Art. 61)."""

    name: str
    firm: str = ""
    licence_number: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """Everything a filing says (CPL (2023) Art. 124).

    Args:
        cause: code of ``causes/<cause>.yml``, or ``other``.
        cause_name: the cause as the complaint names it, e.g. 民间借贷纠纷.
        claims: each one sentence, in order.
        amount: in `currency`, None without an amount.
        elements: the cause's questions by key, answers as the person gave them.
        court: code of one of the eight courts of Jiangmen.
        court_reason: why it was proposed, as the person was told.
        signed_on: the day it is handed in, Beijing's calendar.
        authority: by what the person acts for a relative or an organisation (power of attorney, parenthood, office
            held), in their own words; required then (CPL-61).
        spoken: the language spoken for the plaintiff at the hearing, in Chinese; empty for Mandarin, or if not said.
        interpreter: they want somebody who interprets (CPL-273).
    """

    for_whom: ForWhom
    mediation_first: bool
    cause: str
    cause_name: str
    plaintiffs: tuple[Party, ...]
    defendants: tuple[Party, ...]
    claims: tuple[str, ...]
    facts: str
    court: str
    service_address: ServiceAddress
    court_reason: str = ""
    amount: Decimal | None = None
    currency: str = "CNY"
    elements: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[EvidenceItem, ...] = ()
    agent: Agent | None = None
    signed_on: date | None = None
    authority: str = ""
    spoken: str = ""
    interpreter: bool = False


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One change of a case: which status it came to, when, and what the court said with it."""

    status: CaseStatus
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A filing as we know it.

    Args:
        case_id: ours; also the idempotency key of the filing (the draft's id).
        filing_number: the court platform's receipt number, once it has one.
        case_number: e.g. ``（2026）粤0703民初123号``, once registered.
        defects: what has to be corrected, told once (SPC21 Art. 9).
        deadline: last day of the clock that runs for the person (cure, fee, appeal), Beijing's calendar.
        decision_due: last working day on which the court decides (SPC21 Art. 9).
        reason: why it was refused or returned.
        deadline_for: which clock `deadline` is of.
        provisional: a day shown lies in a year whose holidays are not published yet (HOL-2027).
        extension: what became of a request for more time, None if there was none.
        waiting: what was asked of the court and is not answered yet.
        with_mediator: it is being mediated.
        stands_still: the court's days to decide do not run meanwhile.
        paper_kept: the complaint is still with us, so that it can be shown; later only the court has it.
        abroad: every plaintiff's address lies outside mainland China, as the complaint says.
    """

    case_id: str
    person_id: str
    status: CaseStatus
    cause: str
    cause_name: str
    court: str
    created_at: datetime
    updated_at: datetime
    plaintiff_names: tuple[str, ...] = ()
    defendant_names: tuple[str, ...] = ()
    filing_number: str | None = None
    case_number: str | None = None
    defects: tuple[str, ...] = ()
    deadline: date | None = None
    decision_due: date | None = None
    extended: bool = False
    reason: str | None = None
    fee: Decimal | None = None
    timeline: tuple[TimelineEntry, ...] = ()
    deadline_for: DeadlineKind | None = None
    provisional: bool = False
    extension: ExtensionState | None = None
    waiting: tuple[RequestKind, ...] = ()
    paper_kept: bool = False
    with_mediator: bool = False
    stands_still: bool = False
    abroad: bool = False
