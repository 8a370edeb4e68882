"""Events of a notarization, in the past tense. Pure values; `announcements.py` tells the person."""

from __future__ import annotations

from dataclasses import dataclass

from backend.notarization.model import Appointment, WaitingEntry
from backend.shared.diary import Slot
from backend.shared.messages import Event


@dataclass(frozen=True, slots=True)
class NotarizationBooked(Event):
    """The office holds a place. `later` is True when the person has not been told in the same turn."""

    appointment: Appointment
    later: bool = False


@dataclass(frozen=True, slots=True)
class NotarizationRefused(Event):
    """The office will not take a booking. `reason` is the tail of an utterance."""

    appointment: Appointment
    reason: str
    later: bool = False


@dataclass(frozen=True, slots=True)
class NotarizationConfirmed(Event):
    """A pending (video) appointment was agreed by office and mission."""

    appointment: Appointment


@dataclass(frozen=True, slots=True)
class NotarizationDeclined(Event):
    """A pending appointment was declined, or a confirmed one called off, by the office."""

    appointment: Appointment
    reason: str


@dataclass(frozen=True, slots=True)
class NotarizationChanged(Event):
    """An appointment has moved to another slot."""

    appointment: Appointment
    later: bool = False


@dataclass(frozen=True, slots=True)
class NotarizationCancelled(Event):
    """An appointment was given back by the person."""

    appointment: Appointment
    later: bool = False


@dataclass(frozen=True, slots=True)
class OfficeRequestFailed(Event):
    """A change, cancellation or waiting-list request came to nothing. `kind` is change, cancel, join or leave."""

    person_id: str
    kind: str
    reference: str
    reason: str
    later: bool = False


@dataclass(frozen=True, slots=True)
class WaitingListJoined(Event):
    """The person now waits for a day."""

    entry: WaitingEntry
    later: bool = False


@dataclass(frozen=True, slots=True)
class SlotFreed(Event):
    """A place a person waits for is free; nobody holds it until it is booked."""

    entry: WaitingEntry
    slot: Slot
