"""Requests the office accepts, as `openapi.yaml` states them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Route = Literal["in_person", "remote_video"]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Reference = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_:.-]{1,64}$")]
CallbackUrl = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$", max_length=500)]


class Strict(BaseModel):
    """Unknown fields are refused, so that a misspelt one cannot pass unseen."""

    model_config = ConfigDict(extra="forbid", strict=False)


class Applicant(Strict):
    """Applicant, as far as it takes to prepare the file and to call back."""

    name: Text
    document_number: Text
    phone: Text
    nationality: Literal["prc_mainland", "hk_macao_taiwan", "foreign"]


class NewAppointment(Strict):
    """A booking."""

    reference: Reference
    matter: Text
    route: Route
    slot_id: Text
    applicant: Applicant
    use_place: Literal["china", "abroad"]
    whereabouts: Literal["jiangmen", "china", "hk_macao_taiwan", "abroad"]
    stay_basis: Literal["days_180", "residence_permit", "long_term_visa", "none"]
    note: str = Field(default="", max_length=2000)
    callback_url: CallbackUrl


class NewSlot(Strict):
    """A slot to move to, or to be restored at."""

    slot_id: Text


class NewWaitingEntry(Strict):
    """A wish for a place on a full day; the office learns nothing about the person until there is one."""

    reference: Reference
    matter: Text
    route: Route
    day: date
    callback_url: CallbackUrl
