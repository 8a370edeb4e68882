"""Events of a witness room. The appointment listens: it tells the person and the witness platform."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from backend.authorization.power.model import SealedPower
from backend.shared.messages import Event

Ending = Literal["identity_not_matched", "not_own_will", "lawyer_not_confirmed", "language", "other"]


@dataclass(frozen=True, slots=True)
class WitnessBegun(Event):
    """The judge has started; all three were there."""

    session_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WitnessSealed(Event):
    """The judge has confirmed and the paper is sealed."""

    session_id: str
    power: SealedPower
    recording_sha256: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class WitnessRefused(Event):
    """The judge has refused, with a reason for people."""

    session_id: str
    reason: Ending
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WitnessMissed(Event):
    """Somebody did not come in time: the slot is released.

    Args:
        absent: roles that were not there.
    """

    session_id: str
    absent: tuple[str, ...]
    at: datetime
