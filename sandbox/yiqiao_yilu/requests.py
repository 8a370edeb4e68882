"""The bodies the system accepts, as `openapi.yaml` states them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

Reference = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_:.-]{1,80}$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Short = Annotated[str, StringConstraints(max_length=200)]
Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$", max_length=500)]
Language = Literal["zh-Hans", "zh-Hant", "en"]
Tongue = Literal["mandarin", "cantonese", "english"]
Matter = Literal["debt", "trade", "house", "company", "estate", "family", "work", "injury", "neighbour", "other"]


class Strict(BaseModel):
    """Unknown fields are refused, so that a misspelt one cannot pass unseen."""

    model_config = ConfigDict(extra="forbid", strict=False)


class NewEnquiry(Strict):
    """A question for the litigation service centre; name, contact and the talk before only if they are shared."""

    reference: Reference
    number: Short
    question: Text
    name: Short = ""
    contact: Short = ""
    talk: Annotated[str, StringConstraints(max_length=20_000)] = ""
    language: Language
    asked_at: AwareDatetime
    callback_url: Address


class NewReply(Strict):
    """More from the person who asked."""

    text: Text


class NewDispute(Strict):
    """A dispute handed over with the consent of who tells it."""

    reference: Reference
    summary: Text
    wish: Literal["mediation", "negotiation", "advice"]
    matter: Matter = "other"
    name: Short = ""
    contact: Short = ""
    other_name: Short = ""
    other_contact: Short = ""
    held_in: Tongue = "mandarin"
    times: Annotated[str, StringConstraints(max_length=1000)] = ""
    language: Language
    consent: bool
    callback_url: Address


class ChosenMediator(Strict):
    """Somebody of the list who is asked to take a dispute."""

    mediator_id: Reference


class NewMediation(Strict):
    """A filed case that goes to a mediator before the court decides on it."""

    reference: Reference
    court: Short
    cause: Short
    parties: Annotated[list[Short], Field(min_length=1, max_length=20)]
    callback_url: Address


class Asking(Strict):
    """One side that asks a court to confirm an agreement."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    contact: Short = ""
    asked_at: AwareDatetime


class NewConfirmation(Strict):
    """An application of both sides to confirm the agreement they have signed."""

    reference: Reference
    number: Short
    court: Short
    matter: Matter
    effective_on: date
    applicants: Annotated[list[Asking], Field(min_length=2, max_length=2)]
    agreement_sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    callback_url: Address
