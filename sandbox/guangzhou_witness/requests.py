"""Requests the platform accepts, as `openapi.yaml` states them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from sandbox.guangzhou_witness.problems import Problem

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Reference = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_:.-]{1,64}$")]
Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$", max_length=500)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Strict(BaseModel):
    """Unknown fields are refused, so that a misspelt one cannot pass unseen."""

    model_config = ConfigDict(extra="forbid", strict=False)


class Lawyer(Strict):
    """The mainland lawyer, whom the judge looks up by the licence."""

    name: Text
    firm: Text
    licence: Annotated[str, StringConstraints(pattern=r"^1[0-9]{16}$")]


class NewSession(Strict):
    """A booking by a party who is verified already; their document the judge sees in the room, not here."""

    reference: Reference
    slot_id: Text
    party_name: Text
    case: Text
    case_number: str = Field(default="", max_length=64)
    lawyer: Lawyer
    scope: Literal["general", "special"]
    language: Literal["mandarin", "interpreter"]
    interpreter: str = Field(default="", max_length=80)
    callback_url: Address

    def check(self) -> None:
        """Raise `Problem` where the fields do not fit together."""
        if self.language == "interpreter" and not self.interpreter.strip():
            raise Problem("interpreter_missing")


class NewSlot(Strict):
    """A move to another slot."""

    slot_id: Text


class NewRoom(Strict):
    """The judge's way into the room, kept by the client."""

    judge_url: Address


class NewJudge(Strict):
    """Another judge takes the session."""

    judge: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]


class Opening(Strict):
    """The judge has begun."""

    at: AwareDatetime


class Closing(Strict):
    """End of the session."""

    result: Literal["sealed", "refused", "missed"]
    at: AwareDatetime
    reason: str = Field(default="", max_length=500)
    document_sha256: Digest | None = None
    recording_sha256: Digest | None = None

    @model_validator(mode="after")
    def _with_its_paper(self) -> Closing:
        if (self.result == "sealed") != (self.document_sha256 is not None):
            raise ValueError("a sealed session, and no other, has a document")
        return self
