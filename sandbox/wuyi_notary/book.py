"""Records of the office: appointments, waiting list, and answers already given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Booking:
    """A line in the appointment book; of the person only a fingerprint is kept."""

    appointment_id: str
    reference: str
    confirmation_number: str
    matter: str
    route: str
    slot_id: str
    status: str
    fingerprint: str
    callback_url: str


@dataclass(slots=True)
class Waiting:
    """A line in the waiting list; ISO `day`."""

    entry_id: str
    reference: str
    matter: str
    route: str
    day: str
    status: str
    callback_url: str


@dataclass(slots=True)
class Book:
    """Everything the office remembers."""

    bookings: dict[str, Booking] = field(default_factory=dict)
    waiting: dict[str, Waiting] = field(default_factory=dict)
    strangers: dict[str, int] = field(default_factory=dict)
    capacity: dict[str, int] = field(default_factory=dict)
    answers: dict[str, list[Any]] = field(default_factory=dict)
    number: int = 0


def book_of(kept: dict[str, Any]) -> Book:
    """Return the book of kept fields; an empty one of none."""
    bookings = {key: Booking(**line) for key, line in kept.get("bookings", {}).items()}
    waiting = {key: Waiting(**line) for key, line in kept.get("waiting", {}).items()}
    return Book(**{**kept, "bookings": bookings, "waiting": waiting})
