"""The contents of a paper as far as they could be read: an empty value was not read, and is asked. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal, get_args

from backend.shared.wording import Words

CourtKind = Literal[
    "summons", "notice", "complaint", "judgment", "ruling", "service_record", "fee_notice", "correction_notice"
]
"""Papers of a court, and the complaint it sends on."""
ProofKind = Literal["iou", "contract", "transfer"]
"""Papers that prove something."""
OwnKind = Literal["power", "passport", "identity_card", "travel_document_form", "notarial_form", "appointment_form"]
"""Papers of the person's own that have a place of their own here."""
PaperKind = CourtKind | ProofKind | OwnKind
KIND_NAMES: Mapping[PaperKind, Words] = {
    "summons": Words("传票", "summons (传票)"),
    "notice": Words("应诉通知书", "notice to respond (应诉通知书)"),
    "complaint": Words("起诉状", "complaint (起诉状)"),
    "judgment": Words("判决书", "judgment (判决书)"),
    "ruling": Words("裁定书", "ruling (裁定书)"),
    "service_record": Words("送达回证", "proof of service (送达回证)"),
    "fee_notice": Words("交费通知书", "notice to pay the court's fee (交费通知书)"),
    "correction_notice": Words("补正通知书", "notice to correct a filing (补正通知书)"),
    "power": Words("授权委托书", "power of attorney (授权委托书)"),
    "iou": Words("借条、欠条", "IOU (借条)"),
    "contract": Words("合同、协议", "contract (合同)"),
    "transfer": Words("转账凭证", "record of a transfer (转账凭证)"),
    "travel_document_form": Words("护照、旅行证申请表", "application for a passport or Travel Document"),
    "notarial_form": Words("公证、认证申请表", "application for a notarial act or legalisation"),
    "appointment_form": Words("使领馆预约单", "appointment at a Chinese mission"),
    "passport": Words("护照", "passport"),
    "identity_card": Words("身份证、通行证", "identity card or travel permit"),
}
COURT_KINDS: frozenset[PaperKind] = frozenset(get_args(CourtKind))
PROOF_KINDS: frozenset[PaperKind] = frozenset(get_args(ProofKind))
OWN_KINDS: frozenset[PaperKind] = frozenset(get_args(OwnKind))
MISSION_KINDS: frozenset[PaperKind] = frozenset({"power", "travel_document_form", "notarial_form", "appointment_form"})
"""Forms of a mission, and the power of attorney that is made there."""
Standing = Literal["", "open", "final"]
"""A decision's own words that it can be appealed against, or that it is the last one."""
Channel = Literal["", "bank", "phone"]
"""Ways of a transfer: by a bank, or by WeChat or Alipay."""
ContractKind = Literal["", "lease", "sale", "labour"]
"""Kinds of contracts that are read, besides a loan's."""
OtherPaper = Literal["foreign", "not_civil", "appeal", "enforcement", "other"]
"""Papers that are none of ours: of a court elsewhere, of another kind of case, of a later instance, of no court."""


Side = Literal["plaintiff", "defendant"]
"""Sides of a suit."""


@dataclass(frozen=True, slots=True)
class PartyOnPaper:
    """A party of a complaint as it stands there; what is not written is empty.

    Args:
        kind: ``person`` or ``organisation``.
        sex: ``male`` or ``female``.
        birth_date: in ISO form.
        background: nation and occupation.
        representative: of an organisation.
        phone, document_number: without blanks and dashes.
    """

    side: Side
    name: str
    kind: str = ""
    sex: str = ""
    birth_date: str = ""
    background: str = ""
    representative: str = ""
    address: str = ""
    phone: str = ""
    document_number: str = ""


@dataclass(frozen=True, slots=True)
class PlaceOnPaper:
    """Place of a value that was read.

    Args:
        page: counted from 1.
        box: left, top, right and bottom as parts of the width and height of the picture as it was sent.
    """

    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PaperContents:
    """The contents of a paper.

    Args:
        kinds: the papers in the file, in their order.
        case_number: in its usual form, （2026）粤0781民初123号.
        summoned: who a summons calls.
        paper_date: the date the paper bears; never the day it was received.
        served_on: the day of receipt, only where a proof of service names it.
        hearing_time: ``09:30`` in Beijing.
        event: for what a summons calls, 开庭 say.
        answer_days: the time to answer that a notice names, and `appeal_days` the time to appeal of a judgment.
        standing: of a judgment or ruling; empty where it says neither.
        orders: what a decision orders, each in the court's words.
        fee: yuan to pay, of a notice to pay the court's fee.
        due_days: the days from receipt that a notice to pay or to correct gives, and `due_on` the day it names instead.
        lenders: of an IOU or a loan contract, with its `borrowers` and `guarantors`; never who only witnessed it.
        principal: the sum borrowed, ``150000.00 CNY``; `owed` the sum that a paper says is owed (欠条), which may be no
            loan.
        lent_on: the day of the loan, and `repay_on` the day it is due.
        term_told: True where that day follows from a term (借期一年), and stands on no paper.
        rate: the interest as it is written; `interest_free` where the paper says that there is none.
        payer, payee: of a transfer, with the sum `paid`, the day `paid_on`, the `remark` and the `channel`, ``bank`` or
            ``phone``.
        contract: what a contract that is no loan's is about; `first_party` are its landlords, sellers or employers,
            `second_party` its tenants, buyers or workers.
        starts_on: the day a lease begins, `monthly` its rent, `place` the house; `job` the work of an employment.
        purpose: of a form of a mission or a power of attorney, as the adviser on powers calls it, and `made_at` the
            place of the mission, else of whoever signs, as it is written.
        parties: of a complaint, with what it says of each; its `facts`, the sum in dispute (`amount`), and its
            `agent`, a lawyer's name, firm and licence.
        blanks: parts of a complaint in which something is left to be filled in ("XXXX").
        complaints: how many different complaints the file holds.
        contradicts: fields for which the paper itself says two things, in figures and in capital numerals, say.
        places: where each value that was read stands, by field.
        unclear: fields of which something was seen, but not surely enough to be told.
        is_recognised: True where words were recognised in a picture, and not written in the file.
        pages: of the file, and `pages_read` how many of them were read.
    """

    kinds: tuple[PaperKind, ...] = ()
    court: str = ""
    case_number: str = ""
    plaintiffs: tuple[str, ...] = field(default=(), repr=False)
    defendants: tuple[str, ...] = field(default=(), repr=False)
    summoned: str = field(default="", repr=False)
    cause: str = ""
    claims: tuple[str, ...] = field(default=(), repr=False)
    paper_date: date | None = None
    served_on: date | None = None
    hearing_on: date | None = None
    hearing_time: str = ""
    hearing_place: str = ""
    event: str = ""
    answer_days: int | None = None
    appeal_days: int | None = None
    standing: Standing = ""
    orders: tuple[str, ...] = field(default=(), repr=False)
    fee: Decimal | None = None
    due_days: int | None = None
    due_on: date | None = None
    lenders: tuple[str, ...] = field(default=(), repr=False)
    borrowers: tuple[str, ...] = field(default=(), repr=False)
    guarantors: tuple[str, ...] = field(default=(), repr=False)
    principal: str = ""
    owed: str = ""
    lent_on: date | None = None
    repay_on: date | None = None
    term_told: bool = False
    rate: str = ""
    interest_free: bool = False
    payer: str = field(default="", repr=False)
    payee: str = field(default="", repr=False)
    paid: str = ""
    paid_on: date | None = None
    channel: Channel = ""
    remark: str = field(default="", repr=False)
    contract: ContractKind = ""
    first_party: tuple[str, ...] = field(default=(), repr=False)
    second_party: tuple[str, ...] = field(default=(), repr=False)
    starts_on: date | None = None
    monthly: str = ""
    place: str = field(default="", repr=False)
    job: str = ""
    purpose: str = ""
    made_at: str = ""
    parties: tuple[PartyOnPaper, ...] = field(default=(), repr=False)
    facts: str = field(default="", repr=False)
    amount: str = ""
    agent: tuple[str, ...] = field(default=(), repr=False)
    blanks: tuple[str, ...] = ()
    complaints: int = 0
    contradicts: tuple[str, ...] = ()
    places: Mapping[str, PlaceOnPaper] = field(default_factory=lambda: MappingProxyType({}))
    unclear: tuple[str, ...] = ()
    other: OtherPaper | None = None
    is_recognised: bool = False
    pages: int = 1
    pages_read: int = 1

    @property
    def told(self) -> Mapping[str, Any]:
        """The values that were read, by field."""
        return {one.name: value for one in fields(self) if one.name in READ and (value := getattr(self, one.name))}

    def to_json(self) -> dict[str, Any]:
        """Return JSON values, days in ISO form."""
        plain = {one.name: _plain(getattr(self, one.name)) for one in fields(self) if one.name != "places"}
        places = {name: {"page": one.page, "box": list(one.box)} for name, one in self.places.items()}
        return plain | {"places": places}


READ = (
    "court", "case_number", "plaintiffs", "defendants", "summoned", "cause", "claims", "paper_date", "served_on",
    "hearing_on", "hearing_time", "hearing_place", "event", "answer_days", "appeal_days", "standing",
    "orders", "fee", "due_days", "due_on", "lenders", "borrowers", "guarantors", "principal", "owed", "lent_on",
    "repay_on", "term_told", "rate", "interest_free", "payer", "payee", "paid", "paid_on", "channel", "remark",
    "contract", "first_party", "second_party", "starts_on", "monthly", "place", "job",
    "purpose", "made_at", "parties", "facts", "amount", "agent", "blanks", "complaints",
)  # fmt: skip
"""The fields whose values stand on the paper."""


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, PartyOnPaper):
        return asdict(value)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
