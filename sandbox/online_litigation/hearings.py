"""The court's diary: hearings of registered cases, fixed, moved and called off by the clerk, and told to the client."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from sandbox.callbacks import Callback
from sandbox.online_litigation.desk import BEIJING, Desk
from sandbox.online_litigation.dossier import Dossier
from sandbox.online_litigation.problems import Problem
from sandbox.online_litigation.requests import HearingWish
from sandbox.working_days import office_works

KINDS = ("in_person", "online", "asynchronous")
LONG = timedelta(hours=2)
PLACE = "江门市蓬江区人民法院 第三法庭"
ROOM = "https://court.example/room/{number}"
CHECK = "https://court.example/check"


@dataclass(slots=True)
class Sitting:
    """One hearing as the court writes it down."""

    hearing_number: str
    filing_number: str
    starts_at: str
    ends_at: str
    kind: str
    place: str
    sequence: int = 1
    status: str = "scheduled"
    judge: str | None = None
    room_url: str | None = None
    check_url: str | None = None
    reason: str | None = None


def schedule(desk: Desk, dossier: Dossier, wish: dict[str, Any]) -> Sitting:
    """Fix a hearing of a registered case.

    Args:
        wish: ``start`` and, if it is not two hours long, ``end`` (ISO 8601); ``kind``, ``place``, ``judge``.
    """
    if dossier.case_number is None:
        raise Problem("decision_impossible", "Only a registered case has hearings.")
    number = f"KT{desk.now:%Y%m%d}{secrets.token_hex(4).upper()}"
    sitting = Sitting(number, dossier.filing_number, "", "", "in_person", PLACE, judge="陈法官")
    _set(sitting, wish)
    desk.shelf.hearings[number] = asdict(sitting)
    _tell(desk, dossier, sitting, "hearing_scheduled")
    return sitting


def move(desk: Desk, dossier: Dossier, wish: dict[str, Any]) -> None:
    """Move the latest hearing that stands, or change its place or kind; ``reason`` says why."""
    sitting = _latest(desk, dossier)
    _set(sitting, wish)
    sitting.reason = wish.get("reason")
    _changed(desk, dossier, sitting, "hearing_moved")


def call_off(desk: Desk, dossier: Dossier, wish: dict[str, Any]) -> None:
    """Call the latest hearing that stands off."""
    sitting = _latest(desk, dossier)
    sitting.status, sitting.reason = "cancelled", wish.get("reason")
    _changed(desk, dossier, sitting, "hearing_cancelled")


def of_filing(desk: Desk, number: str) -> dict[str, Any]:
    """Return every hearing of a filing."""
    reference = desk.dossier(number).reference
    found = [Sitting(**one) for one in desk.shelf.hearings.values() if one["filing_number"] == number]
    return {"reference": reference, "hearings": [body_of(one) for one in found]}


def from_desk(desk: Desk, number: str, hearing_number: str, wish: HearingWish) -> dict[str, Any]:
    """Take a hearing over as a client's desk has it, and tell nobody: who did it knows."""
    dossier = desk.dossier(number)
    if dossier.case_number is None:
        raise Problem("decision_impossible", "Only a registered case has hearings.")
    if wish.ends_at <= wish.starts_at:
        raise Problem("invalid_request", "A hearing ends after it begins.")
    kept = desk.shelf.hearings.get(hearing_number)
    if (kept["filing_number"] if kept else number) != number:
        raise Problem("not_found")
    if wish.sequence != (kept["sequence"] if kept else 0):
        raise Problem("hearing_changed")
    told = wish.model_dump(exclude={"officer", "sequence", "starts_at", "ends_at"})
    times = [one.astimezone(BEIJING).isoformat() for one in (wish.starts_at, wish.ends_at)]
    sitting = Sitting(hearing_number, number, *times, sequence=wish.sequence + 1, **told)
    desk.shelf.hearings[hearing_number] = asdict(sitting)
    return body_of(sitting)


def by_itself(desk: Desk, dossier: Dossier) -> None:
    """Fix a first hearing, online, three weeks from today at nine, as a demonstration wants it."""
    day = desk.now.date() + timedelta(days=21)
    while not office_works(day):
        day += timedelta(days=1)
    start = datetime(day.year, day.month, day.day, 9, tzinfo=BEIJING)
    schedule(desk, dossier, {"start": start.isoformat(), "kind": "online"})


def body_of(sitting: Sitting) -> dict[str, Any]:
    """Return a hearing as the contract shows it; what is not known is left out."""
    return {name: value for name, value in asdict(sitting).items() if value is not None and name != "filing_number"}


def _set(sitting: Sitting, wish: dict[str, Any]) -> None:
    if "start" in wish:
        start = datetime.fromisoformat(wish["start"]).astimezone(BEIJING)
        end = datetime.fromisoformat(wish["end"]).astimezone(BEIJING) if "end" in wish else start + LONG
        if end <= start:
            raise Problem("invalid_request", "A hearing ends after it begins.")
        sitting.starts_at, sitting.ends_at = start.isoformat(), end.isoformat()
    if not sitting.starts_at:
        raise Problem("invalid_request", "A hearing needs a start.")
    for name in ("kind", "place", "judge"):
        if name in wish:
            setattr(sitting, name, wish[name])
    if sitting.kind not in KINDS:
        raise Problem("invalid_request", "There is no such kind of hearing.")
    online = sitting.kind != "in_person"
    sitting.room_url = ROOM.format(number=sitting.hearing_number) if online else None
    sitting.check_url = CHECK if online else None


def _latest(desk: Desk, dossier: Dossier) -> Sitting:
    found = [
        one
        for one in desk.shelf.hearings.values()
        if one["filing_number"] == dossier.filing_number and one["status"] == "scheduled"
    ]
    if not found:
        raise Problem("not_found", "There is no such hearing.")
    names = {field.name for field in fields(Sitting)}
    return Sitting(**{name: value for name, value in found[-1].items() if name in names})


def _changed(desk: Desk, dossier: Dossier, sitting: Sitting, kind: str) -> None:
    sitting.sequence += 1
    desk.shelf.hearings[sitting.hearing_number] = asdict(sitting)
    _tell(desk, dossier, sitting, kind)


def _tell(desk: Desk, dossier: Dossier, sitting: Sitting, kind: str) -> None:
    news: dict[str, Any] = {"event_id": f"E{secrets.token_hex(8)}", "kind": kind, "reference": dossier.reference}
    news |= {"occurred_at": desk.now.isoformat(), "hearing": body_of(sitting)}
    desk.outgoing.append(Callback(dossier.callback_url, news))
