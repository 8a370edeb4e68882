"""Events of somebody's identity, in the past tense. Pure values; `announcements.py` tells the person.

`later` is True when the person has not been told in the same turn.
"""

from __future__ import annotations

from dataclasses import dataclass

from backend.identity.model import Verification
from backend.shared.messages import Event


@dataclass(frozen=True, slots=True)
class FaceCheckReady(Event):
    """The national platform's page waits for the person."""

    person_id: str
    verification: Verification
    later: bool = False


@dataclass(frozen=True, slots=True)
class IdentityVerified(Event):
    """The person is who they say. `by_officer` is True after a check by hand."""

    person_id: str
    verification: Verification
    by_officer: bool = False
    later: bool = False


@dataclass(frozen=True, slots=True)
class IdentityRejected(Event):
    """The check came out against the person, or an officer turned the papers down."""

    person_id: str
    verification: Verification
    by_officer: bool = False
    later: bool = False


@dataclass(frozen=True, slots=True)
class IdentityReviewOpened(Event):
    """The court checks by hand now (SPC21-4)."""

    person_id: str
    verification: Verification
    later: bool = False


@dataclass(frozen=True, slots=True)
class ChannelLinked(Event):
    """One more channel speaks for a person.

    Args:
        channel: the connector's name.
        ref: names it in `UnlinkChannel`.
        told_at: channel and address where the person was before.
    """

    person_id: str
    channel: str
    ref: str
    told_at: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class ChannelUnlinked(Event):
    """A channel does not speak for a person any more; `now_person_id` is who it belongs to from now on."""

    person_id: str
    channel: str
    now_person_id: str
