"""Port to the national government service platform; `backend/platforms` speaks it to the real one.

The platform compares name, document number and face. The face is taken on its own page and never comes here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from backend.identity.model import CheckResult

PLATFORM = "national_identity"

REFUSALS = {
    "number_malformed": "identity_number_refused",
    "name_malformed": "identity_name_refused",
    "too_many_checks": "identity_too_many_attempts",
    "document_not_supported": "identity_document_not_online",
}
"""The platform's refusal codes, each with the tail of the utterance that says it."""

NOT_ONLINE = "identity_document_not_online"
"""The one refusal that is no fault of the person: the court checks by hand then."""


@dataclass(frozen=True, slots=True)
class FaceCheck:
    """A check as the platform needs it; holds personal data in clear, so it lives only for the call.

    Args:
        reference: names the check in the platform's news: our id and the number of the attempt.
    """

    reference: str
    category: str
    document_type: str
    document_number: str = field(repr=False)
    full_name: str = field(repr=False)
    birth_date: date | None = field(default=None, repr=False)
    region: str = ""


@dataclass(frozen=True, slots=True)
class FaceReceipt:
    """Standing of a check.

    Args:
        check_id: the platform's own id.
        state: ``awaiting_face``, ``finished`` (with a result) or ``expired`` (nobody came to the page in time).
        face_url: the platform's page while it waits for the face.
    """

    check_id: str
    state: Literal["awaiting_face", "finished", "expired"]
    face_url: str | None = None
    result: CheckResult | None = None


class NationalPlatform(Protocol):
    """The platform. A change carries a key; the same key again has the same effect and answer.

    Every method raises Refused (with one of our reasons), PlatformUnavailable or PlatformRejected.
    """

    def begin(self, key: str, check: FaceCheck) -> FaceReceipt:
        """Open a check."""
        ...

    def look(self, check_id: str) -> FaceReceipt:
        """Return where a check stands; a person waits for the answer, so it is not tried for long."""
        ...

    def withdraw(self, key: str, check_id: str) -> FaceReceipt:
        """Give a check up, so that the platform forgets it."""
        ...


def reference_of(verification_id: str, attempt: int) -> str:
    """Return how one attempt is named to the platform; also its idempotency key."""
    return verification_id if attempt == 1 else f"{verification_id}.{attempt}"


def attempt_of(reference: str) -> tuple[str, int]:
    """Return verification id and attempt of a reference."""
    verification_id, dot, number = reference.rpartition(".")
    return (verification_id, int(number)) if dot and number.isdecimal() else (reference, 1)
