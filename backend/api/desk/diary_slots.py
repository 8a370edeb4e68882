"""Slots of a partner's diary as a page shows them, and what its form wishes of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from backend.api.desk.visits import Visit
from backend.shared.calendar import BEIJING
from backend.shared.deadline import beijing_day
from backend.shared.diary import DiaryChanged, DiaryLine
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused

MOST_PLACES, MOST_SLOTS = 50, 200


def asked_day(visit: Visit, name: str) -> date:
    """Return the day an address or a form names, else today."""
    try:
        day = date.fromisoformat(visit.query.get(name) or visit.form.get(name, ""))
    except ValueError:
        return beijing_day(visit.now)
    return day if abs((day - beijing_day(visit.now)).days) <= 300 else beijing_day(visit.now)


def wished(visit: Visit) -> tuple[tuple[str, ...], int]:
    """Return which slots a form names and how many places they shall have.

    Raises:
        Refused: ``desk_slots_missing``, ``desk_places_odd``.
    """
    slots = tuple(dict.fromkeys(one for one in visit.lists.get("slot", ()) if one))[:MOST_SLOTS]
    if not slots:
        raise Refused("desk_slots_missing")
    if visit.form.get("do") == "close":
        return slots, 0
    places = visit.form.get("places", "")
    if not (places.isascii() and places.isdecimal() and 1 <= int(places[:4]) <= MOST_PLACES):
        raise Refused("desk_places_odd", most=MOST_PLACES)
    return slots, int(places)


def refused_lines(visit: Visit, changed: DiaryChanged, lines: Sequence[DiaryLine]) -> list[str]:
    """Return a sentence for each slot that stays as it was."""
    starts = {line.slot_id: line.start.astimezone(BEIJING) for line in lines}
    said = []
    for slot_id, reason in changed.refused:
        when = f"{starts[slot_id]:%m-%d %H:%M} " if slot_id in starts else ""
        said.append(when + visit.said(Refused(reason)))
    return said


def if_there(ask: Callable[[], Any]) -> Any:
    """Return what a partner answers, or None while it does not: the rest of the page is shown all the same."""
    try:
        return ask()
    except (PlatformUnavailable, PlatformRejected, Refused):
        return None
