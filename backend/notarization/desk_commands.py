"""Orders and questions of the desk about a notary office's diary. Pure values; who may ask is the desk's business."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class OfficeDiary(Command):
    """A day of the office for its notaries -> ``list[Appointment]``, by time; names are with the office only.

    Args:
        day: Beijing's calendar.
    """

    day: date


@dataclass(frozen=True, slots=True)
class OfficePlaces(Command):
    """Every slot of a day by route, as the office's own diary has them -> ``dict[str, list[DiaryLine]]``.

    Raises:
        PlatformUnavailable, PlatformRejected: the office's system gave no usable answer.
    """

    day: date


@dataclass(frozen=True, slots=True)
class SetOfficePlaces(Command):
    """Let slots take so many people, none to close them -> `DiaryChanged`. The same `request_id` twice is once.

    A slot never gets fewer than are booked (``notarization_places_below_booked``); what cannot be changed is in the
    answer with its reason, and the rest is changed. A new place goes to who waits for that day.

    Raises:
        PlatformUnavailable, PlatformRejected: nothing was changed.
    """

    request_id: str
    officer: str
    slot_ids: tuple[str, ...]
    places: int
