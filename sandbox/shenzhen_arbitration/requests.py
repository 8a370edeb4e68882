"""Requests the system accepts, as `openapi.yaml` states them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Short = Annotated[str, StringConstraints(max_length=200)]
Long = Annotated[str, StringConstraints(max_length=20000)]
Reference = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_:.-]{1,80}$")]
CallbackUrl = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$", max_length=500)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Amount = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,13}(\.[0-9]{1,2})?$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class Strict(BaseModel):
    """Unknown fields are refused, so that a misspelt one cannot pass unseen."""

    model_config = ConfigDict(extra="forbid", strict=False)


class NewParty(Strict):
    """A side."""

    kind: Literal["person", "organisation"]
    name: Name
    address: Short = ""
    phone: Short = ""
    email: Short = ""
    representative: Short = ""


class NamedFile(Strict):
    """A file that was sent before."""

    name: Short
    sha256: Sha256


class NewApplication(Strict):
    """An application for arbitration."""

    reference: Reference
    submitted_at: AwareDatetime
    callback_url: CallbackUrl
    applicants: list[NewParty] = Field(min_length=1, max_length=10)
    respondents: list[NewParty] = Field(min_length=1, max_length=10)
    agent: Short = ""
    clause: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
    contract: Short = ""
    seat: Short = ""
    claims: list[Annotated[str, StringConstraints(min_length=1, max_length=20000)]] = Field(min_length=1, max_length=20)
    amount: Amount | None = None
    currency: Currency = "CNY"
    facts: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20000)]
    evidence: list[NamedFile] = Field(default=[], max_length=30)
    note: Long = ""
    language: Short = ""
    arbitrators: Literal["one", "three", "rules"] = "rules"
    arbitrator: Short = ""
    procedure: Literal["ordinary", "expedited", "rules"] = "rules"


class NewSupplement(Strict):
    """A correction."""

    note: Long = ""
    files: list[NamedFile] = Field(default=[], max_length=30)
    submitted_at: AwareDatetime


class NewAnswer(Strict):
    """A respondent's answer, with their objection and their counterclaim."""

    reference: Reference
    submitted_at: AwareDatetime
    callback_url: CallbackUrl
    number: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    applicants: list[Short] = Field(default=[], max_length=10)
    respondents: list[NewParty] = Field(min_length=1, max_length=10)
    received_on: date | None = None
    agent: Short = ""
    position: Long = ""
    objection: Long = ""
    counterclaims: list[Annotated[str, StringConstraints(min_length=1, max_length=20000)]] = Field(
        default=[], max_length=20
    )
    counterclaim_amount: Amount | None = None
    counterclaim_currency: Currency = "CNY"
    counterclaim_reasons: Long = ""
    arbitrator: Short = ""
    evidence: list[NamedFile] = Field(default=[], max_length=30)
    note: Long = ""


class KnownCase(Strict):
    """A case somebody else began, from behind the counter: who may answer in it, and whether answers are taken."""

    number: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    respondents: list[str] = Field(min_length=1)
    takes_answers: bool = True


class NewPayment(Strict):
    """A payment that is reported: its sum as the payer says, and its slips."""

    amount: Amount | None = None
    currency: Currency = "CNY"
    paid_on: date | None = None
    note: Long = ""
    files: list[NamedFile] = Field(default=[], max_length=30)
    submitted_at: AwareDatetime


class NewWithdrawal(Strict):
    """The wish to withdraw an application; nobody has to give a reason."""

    reason: Long = ""
    submitted_at: AwareDatetime


class Decision(Strict):
    """Decision of the secretariat, from behind the counter."""

    kind: Literal[
        "defect", "accepted", "tribunal", "hearing", "award", "not_accepted", "paid", "unpaid", "withdrawn", "goes_on"
    ]
    reference: str = ""
    text: str = ""
    due: date | None = None
    amount: Decimal | None = None
    currency: Currency = "CNY"
    arbitrators: list[str] = []
    start: AwareDatetime | None = None
    place: str = ""
    award_on: date | None = None
