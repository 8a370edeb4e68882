"""The orders a person, an officer or the national platform may give to identity. Pure values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from backend.contracts.identity import VerifiedPartyOf as VerifiedPartyOf
from backend.identity.model import CheckResult
from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class VerifyIdentity(Command):
    """Ask for a verification -> `Verification`. The same `request_id` (the draft's id) twice gives the same one.

    After a rejection the same id may be handed in again with what was put right.

    Args:
        category: see `backend.identity.model.Category`; anything else is refused with ``identity_ordinary_filing``.
        document_number: the number or its token.
        residence_since, proof_file: for mainland citizens living outside (SPC21-5.4).
        document_photo: file of the document, for an officer.
        expires_on: last day of the document, where it is known (from a photo, or told).
        registration_number: of the organisation; the number of its papers.
        sex: ``female`` or ``male``, where a photo of the document tells it.
    """

    request_id: str
    person_id: str
    category: str
    document_type: str
    document_number: str = field(repr=False)
    full_name: str = field(repr=False)
    birth_date: date | None = None
    region: str = ""
    residence_since: date | None = None
    proof_file: str | None = None
    document_photo: str | None = None
    organisation_name: str = ""
    registration_number: str = ""
    position: str = ""
    expires_on: date | None = None
    sex: str = ""


@dataclass(frozen=True, slots=True)
class MyIdentity(Command):
    """One's own identity here -> `IdentityView`; asks the platform first while a face check is open."""

    person_id: str


@dataclass(frozen=True, slots=True)
class RetryVerification(Command):
    """Take the face step again -> `Verification`."""

    verification_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class AskForReview(Command):
    """Have the court check by hand instead -> `Verification` in ``manual_review`` (SPC21-4)."""

    verification_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class AbandonVerification(Command):
    """Give a verification up; what was told for it is erased -> `Verification`."""

    verification_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class ReadDocumentPhoto(Command):
    """Read a photo of a document -> `PhotoReading` whose number is a token."""

    person_id: str
    file_id: str


@dataclass(frozen=True, slots=True)
class IssueLinkCode(Command):
    """A code that links one more channel -> `LinkCode`; an earlier open one is void."""

    person_id: str


@dataclass(frozen=True, slots=True)
class RedeemLinkCode(Command):
    """Link the channels of `person_id` to the verified person who was given the code -> `Linked`."""

    person_id: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class UnlinkChannel(Command):
    """Let go of one of one's channels -> ``list[LinkedChannel]``, those that are left."""

    person_id: str
    ref: str


@dataclass(frozen=True, slots=True)
class IdentityReviews(Command):
    """The desk's verifications to be checked by hand, the soonest due first -> ``list[Review]``."""


@dataclass(frozen=True, slots=True)
class DecideIdentityReview(Command):
    """An officer's decision -> `Verification`. The same decision twice is the same as once.

    Args:
        officer: who decides, for the audit log.
        reason: in the officer's words, required for a rejection; the person reads it.
    """

    review_id: str
    officer: str
    accepted: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RecordIdentityCheck(Command):
    """News that the national platform told by itself -> True when it was news.

    Args:
        event_id: the platform's id of the message; the same id again changes nothing.
        attempt: which face check of this verification it is about; a result of an earlier one changes nothing.
    """

    event_id: str
    verification_id: str
    result: CheckResult
    attempt: int = 1
