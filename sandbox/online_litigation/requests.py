"""Requests the platform accepts, as `openapi.yaml` states them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints


def _written(value: Any) -> Any:
    """A day or moment is a text; a number is not taken for seconds."""
    if value is not None and not isinstance(value, str):
        raise ValueError("a day or a moment is a text")
    return value


Day = Annotated[date, BeforeValidator(_written)]
Moment = Annotated[AwareDatetime, BeforeValidator(_written)]

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Text = Annotated[str, StringConstraints(max_length=2000)]
LongText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40_000)]
Reference = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_:.-]{1,64}$")]
CallbackUrl = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$", max_length=500)]
Link = Annotated[str, StringConstraints(pattern=r"^https://[^\s/?#@]+[^\s]*$", max_length=500)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Amount = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,13}\.[0-9]{2}$")]


class Strict(BaseModel):
    """Unknown fields are refused, so that a misspelt one cannot pass unseen."""

    model_config = ConfigDict(extra="forbid", strict=False)


class PartyBody(Strict):
    """A plaintiff or a defendant, as far as known."""

    kind: Literal["person", "organisation"]
    name: Name
    address: Text = ""
    region: Text = ""
    phone: Text = ""
    document_type: Text = ""
    document_number: Text = ""
    sex: Text = ""
    birth_date: Day | None = None
    ethnicity: Text = ""
    nationality: Text = ""
    occupation: Text = ""
    employer: Text = ""
    representative: Text = ""
    representative_title: Text = ""
    email: Text = ""


class AgentBody(Strict):
    """Agent of the plaintiff in the suit."""

    name: Name
    firm: Text = ""
    licence_number: Text = ""
    phone: Text = ""


class ServiceAddressBody(Strict):
    """Address at which papers reach the plaintiff."""

    recipient: Name
    address: Name
    phone: Text = ""
    email: Text = ""
    electronic: bool = False


class FileBody(Strict):
    """A file that has arrived, by its hash."""

    sha256: Sha256
    name: Name
    mime: Name


class EvidenceBody(FileBody):
    """A piece of evidence: where it comes from and what it proves."""

    source: Text = ""
    purpose: Text = ""


class NewFiling(Strict):
    """A complaint with what belongs to it."""

    reference: Reference
    submitted_at: Moment
    court: Name
    cause: Name
    acting_for: Literal["self", "relative", "organisation"]
    authority: Text = ""
    mediation_first: bool
    hearing_language: Text = ""
    interpreter: bool = False
    plaintiffs: list[PartyBody] = Field(min_length=1, max_length=50)
    defendants: list[PartyBody] = Field(min_length=1, max_length=50)
    agent: AgentBody | None = None
    claims: list[LongText] = Field(min_length=1, max_length=100)
    facts: LongText
    amount: Amount | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "CNY"
    service_address: ServiceAddressBody
    signed_on: Day | None = None
    evidence: list[EvidenceBody] = Field(default=[], max_length=500)
    callback_url: CallbackUrl


class NewSupplement(Strict):
    """Corrections or further papers."""

    submitted_at: Moment
    note: Annotated[str, StringConstraints(max_length=20_000)] = ""
    files: list[FileBody] = Field(default=[], max_length=500)


class ExtensionWish(Strict):
    """A request for more time."""

    reason: Annotated[str, StringConstraints(max_length=20_000)] = ""
    asked_at: Moment


class WithdrawalWish(Strict):
    """A filing taken back."""

    reason: Annotated[str, StringConstraints(max_length=20_000)] = ""


class DecisionWish(Strict):
    """Decision of an officer of the court at a desk of the client's."""

    decision: Literal[
        "pass", "defects", "register", "refuse", "return", "grant_extension", "refuse_extension", "fee_notice"
    ]
    officer: Reference
    sequence: Annotated[int, Field(ge=1, strict=True)]
    defects: list[LongText] = Field(default=[], max_length=100)
    reason: Annotated[str, StringConstraints(max_length=4000)] = ""
    case_number: Annotated[str, StringConstraints(max_length=64)] = ""
    fee: Amount | None = None


class HearingWish(Strict):
    """A hearing that an officer at a desk of the client's has fixed, moved or called off."""

    sequence: Annotated[int, Field(ge=0, strict=True)]
    status: Literal["scheduled", "cancelled"]
    starts_at: Moment
    ends_at: Moment
    kind: Literal["in_person", "online", "asynchronous"]
    place: Name
    officer: Reference
    judge: Name | None = None
    room_url: Link | None = None
    check_url: Link | None = None
    reason: Annotated[str, StringConstraints(max_length=300)] | None = None


class AsynchronousWish(Strict):
    """An application for an asynchronous hearing, condition by condition."""

    application: Reference
    asked_at: Moment
    procedure: Literal["summary", "ordinary", "unsure"]
    difficulty: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
    agreement: Literal["agreed", "not_asked", "against"]
    exchange: Literal["undisputed", "disputed", "not_yet", "unsure"]


class StatementWish(Strict):
    """Statement a party posts in a window."""

    stage: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,40}$")]
    posted_at: Moment
    text: Annotated[str, StringConstraints(max_length=20_000)] = ""
    files: list[FileBody] = Field(default=[], max_length=500)


class AnsweredClaim(Strict):
    """Answer of a defendant to one claim."""

    claim: LongText
    stance: Literal["admit", "deny", "partly"]
    reason: Annotated[str, StringConstraints(max_length=40_000)] = ""


class AnswerEvidence(Strict):
    """A piece of evidence of an answer; its file has arrived before, or there is none."""

    name: Name
    source: Text = ""
    purpose: Text = ""
    file: FileBody | None = None


class NewAnswer(Strict):
    """A defendant's written answer."""

    reference: Reference
    case_number: Name
    court: Text = ""
    plaintiffs: list[Name] = Field(default=[], max_length=20)
    defendants: list[PartyBody] = Field(min_length=1, max_length=20)
    claims: list[AnsweredClaim] = Field(min_length=1, max_length=20)
    facts: Annotated[str, StringConstraints(max_length=40_000)] = ""
    evidence: list[AnswerEvidence] = Field(default=[], max_length=50)
    signed_on: Day | None = None
    submitted_at: Moment


class ObjectionWish(Strict):
    """Another court, or that the suit is dismissed."""

    grounds: list[
        Literal["domicile", "performance", "agreement", "exclusive", "level", "arbitration", "foreign", "no_link"]
    ] = Field(min_length=1, max_length=8)
    court_wanted: Text = ""


class MoreTimeWish(Strict):
    """More time to answer, or for evidence."""

    term: Literal["answer", "evidence"]
    domicile: Literal["china", "abroad", "unknown"] = "unknown"
    evidence_until: Day | None = None
    days: Annotated[int, Field(ge=1, le=180, strict=True)] | None = None
    until: Day | None = None


class OnlineWish(Strict):
    """A hearing by video: from where, when it suits, by what."""

    hearing_on: Day | None = None
    place: Text = ""
    zone: Text = ""
    hours: Literal["morning", "afternoon", "any"] = "any"
    platform: Text = ""
    ready: Literal["ready", "not_yet"] | None = None


class MediationWish(Strict):
    """Mediation by the court: what the defendant would agree to, and how they take part."""

    offer: Annotated[str, StringConstraints(max_length=40_000)] = ""
    attends: Literal["video", "agent", "court"] | None = None


class CounterclaimWish(Strict):
    """Counterclaim of the defendant in the same suit."""

    claims: list[LongText] = Field(min_length=1, max_length=20)
    amount: Amount | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "CNY"
    link: Literal["relation", "cause", "facts"] | None = None
    evidence: list[Name] = Field(default=[], max_length=50)


class NewPetition(Strict):
    """Petition of a defendant beside the answer: one wish of the five."""

    reference: Reference
    case_number: Name
    court: Text = ""
    plaintiffs: list[Name] = Field(default=[], max_length=20)
    petitioners: list[PartyBody] = Field(min_length=1, max_length=20)
    received_on: Day | None = None
    reason: Annotated[str, StringConstraints(max_length=40_000)] = ""
    objection: ObjectionWish | None = None
    extension: MoreTimeWish | None = None
    online: OnlineWish | None = None
    mediation: MediationWish | None = None
    counterclaim: CounterclaimWish | None = None
    signed_on: Day | None = None
    submitted_at: Moment
    callback_url: CallbackUrl | None = None

    @property
    def wishes(self) -> list[str]:
        """List which of the five it has."""
        kinds = ("objection", "extension", "online", "mediation", "counterclaim")
        return [name for name in kinds if getattr(self, name) is not None]
