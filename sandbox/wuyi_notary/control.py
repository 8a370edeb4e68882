"""The handles behind the counter (`/_control`), for tests and demonstrations; no partner has anything like them.

GET  /state                                   what the office remembers and what is wrong just now
POST /faults   {"outage": true, "failing": 2, "latency_before": 10, "latency_after": 10,
                "nonsense": "not_json|html|wrong_shape|null", "refusals": ["slot_full"]}   unnamed ones stay as they are
POST /fill     {"slot_id": …} or {"day": "2026-11-26", "route": "in_person"}   strangers take every place left
POST /free     {"slot_id": …}                 a stranger gives a place back; who waits is told
POST /capacity {"slot_id": …, "places": 3}
POST /decide   {"reference": … , "decision": "confirm|decline|cancel", "reason": "office_declined"}
POST /now      {"now": "2026-11-24T09:00:00+08:00"} or {"now": null} for the real time
POST /reset    forget everything
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sanic import Blueprint

from sandbox.faults import Faults
from sandbox.partner import control_routes
from sandbox.wuyi_notary.book import Book
from sandbox.wuyi_notary.diary import BEIJING
from sandbox.wuyi_notary.office import Office
from sandbox.wuyi_notary.problems import Problem
from sandbox.wuyi_notary.server import Counter


def control(counter: Counter) -> Blueprint:
    """Return the control routes of one office."""

    def remembered() -> dict[str, Any]:
        office = counter.office
        return {
            "bookings": [office.appointment_body(b) for b in office.book.bookings.values()],
            "waiting": [office.waiting_body(w) for w in office.book.waiting.values()],
        }

    return control_routes(
        counter,
        {
            "fill": _fill,
            "free": _free,
            "capacity": _capacity,
            "decide": _decide,
            "now": _now,
            "reset": _reset,
        },
        remembered,
    )


def _fill(counter: Counter, wish: dict[str, Any]) -> None:
    office = counter.office
    for slot in _slots(office, wish):
        taken = office.book.strangers.get(slot.slot_id, 0)
        office.book.strangers[slot.slot_id] = taken + office.left(slot)


def _free(counter: Counter, wish: dict[str, Any]) -> None:
    office = counter.office
    slot = _slots(office, wish)[0]
    if office.book.strangers.get(slot.slot_id, 0) < 1:
        raise Problem("not_found", "No stranger holds this slot.")
    office.book.strangers[slot.slot_id] -= 1
    office.offer(slot)


def _capacity(counter: Counter, wish: dict[str, Any]) -> None:
    counter.office.book.capacity[_slots(counter.office, wish)[0].slot_id] = int(wish["places"])


def _decide(counter: Counter, wish: dict[str, Any]) -> None:
    office = counter.office
    bookings = [b for b in office.book.bookings.values() if b.reference == wish["reference"]]
    if not bookings:
        raise Problem("not_found")
    office.decide(bookings[-1].appointment_id, wish["decision"], wish.get("reason"))


def _now(counter: Counter, wish: dict[str, Any]) -> None:
    text = wish["now"]
    counter.office.now_override = datetime.fromisoformat(text).astimezone(BEIJING) if text else None


def _reset(counter: Counter, _: dict[str, Any]) -> None:
    counter.office.book = Book()
    counter.office.now_override = None
    counter.faults = Faults()


def _slots(office: Office, wish: dict[str, Any]) -> list[Any]:
    if "slot_id" in wish:
        slot = office.diary.find(wish["slot_id"])
        found = [slot] if slot else []
    else:
        found = office.diary.slots_of(date.fromisoformat(wish["day"]), wish["route"])
    if not found:
        raise Problem("slot_unknown")
    return found
