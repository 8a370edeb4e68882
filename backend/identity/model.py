"""Model of a verification: who may use cross-border filing, how far it has come, and what is known at its end. Pure.

Categories and documents are those of Art. 1 and 5 of the SPC's provisions on online filing for cross-border litigants
(2021).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from backend.contracts.identity import ORGANISATIONS as ORGANISATIONS
from backend.contracts.identity import Category as Category
from backend.contracts.identity import DocumentType as DocumentType
from backend.contracts.identity import VerifiedParty as VerifiedParty

VerificationStatus = Literal["awaiting_face", "checking", "manual_review", "verified", "rejected", "abandoned"]
CheckResult = Literal["match", "no_match", "unavailable"]
ReviewCause = Literal["unavailable", "platform_down", "organisation", "asked"]

OPEN: frozenset[VerificationStatus] = frozenset({"awaiting_face", "checking", "manual_review"})
"""Statuses in which a result is still to come."""

BY_HAND: frozenset[DocumentType] = frozenset({"permanent_resident_card"})
"""Documents the platform is not known to check, which the court looks at by hand (SPC21-4, SPC21-5.1)."""

MAX_ATTEMPTS = 5
"""Face checks for one application; afterwards the court's check by hand is the way."""


@dataclass(frozen=True, slots=True)
class Verification:
    """Verification as far as it has come.

    Args:
        verification_id: the id it was asked with (the draft's).
        face_url: the national platform's own page, where the face is taken, while `status` is ``awaiting_face``.
        due: last working day on which the result is told, by machine or by hand (SPC21-4), Beijing's calendar.
        due_provisional: that day lies in a year whose holidays are not published yet (HOL-2027).
        reason: why it was rejected, the tail of an utterance; or, in a review, what led to it (`ReviewCause`).
        note: what the officer wrote beside a rejection, numbers in it as tokens.
        attempts_left: how often the face step can still be taken.
    """

    verification_id: str
    category: Category
    document_type: DocumentType
    status: VerificationStatus
    face_url: str | None = None
    due: date | None = None
    due_provisional: bool = False
    reason: str | None = None
    note: str = ""
    attempts_left: int = MAX_ATTEMPTS


@dataclass(frozen=True, slots=True)
class Review:
    """A verification that waits for an officer.

    Args:
        review_id: the verification's id.
        document_preview: the number with its middle hidden.
        cause: what led to it.
        papers: ids of the files the person sent with it.
        days_left: until `due`; below 0 once it is over.
    """

    review_id: str
    person_id: str
    category: Category
    document_type: DocumentType
    full_name: str
    document_preview: str
    cause: ReviewCause
    applied_at: datetime
    due: date
    days_left: int
    region: str = ""
    residence_since: date | None = None
    organisation_name: str = ""
    position: str = ""
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkCode:
    """A code that links one more channel: eight characters, ten minutes, once."""

    code: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class LinkedChannel:
    """A channel that speaks for a person.

    Args:
        ref: opaque, names it in `UnlinkChannel`.
        channel: the connector's name (``web``, ``wechat`` …).
        label: four characters of `ref`, to tell two of the same kind apart.
        current: the one the person wrote from last.
    """

    ref: str
    channel: str
    label: str
    last_seen_at: datetime
    current: bool = False


@dataclass(frozen=True, slots=True)
class IdentityView:
    """All that a person may see about their own identity here."""

    party: VerifiedParty | None
    verification: Verification | None
    channels: tuple[LinkedChannel, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """Result of redeeming a code.

    Args:
        channels: names of the channels that now speak for the verified person.
        told: name of the channel on which the person was told as well.
    """

    channels: tuple[str, ...]
    told: str
