"""The handles behind the counter (`/_control`), for tests and demonstrations; no partner has anything like them.

GET  /state                                   what the platform remembers and what is wrong just now
POST /faults   {"outage": true, "failing": 2, "latency_before": 10, "latency_after": 10,
                "nonsense": "not_json|html|wrong_shape|null", "refusals": ["slot_full"]}   unnamed ones stay as they are
POST /fill     {"slot_id": …} or {"day": "2026-11-26"}   strangers take every place left
POST /capacity {"slot_id": …, "places": 1}
POST /judge    {"judge": "…", "session": reference or number (optional: the latest)}   another judge sits
POST /call_off {"reason": "…" (optional), "session": … (optional)}   the court calls a session off
POST /shift    {"slot_id": …, "session": … (optional)}               the court moves a session
POST /now      {"now": "2026-11-24T09:00:00+08:00"} or {"now": null} for the real time
POST /reset    forget everything
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sanic import Blueprint

from sandbox.faults import Faults
from sandbox.guangzhou_witness.court import Court
from sandbox.guangzhou_witness.diary import BEIJING, DiarySlot
from sandbox.guangzhou_witness.docket import Docket, Session
from sandbox.guangzhou_witness.problems import Problem
from sandbox.guangzhou_witness.server import Counter
from sandbox.partner import control_routes

Wish = dict[str, Any]


def control(counter: Counter) -> Blueprint:
    """Return the control routes of one platform."""

    def remembered() -> dict[str, Any]:
        court = counter.court
        return {"sessions": [asdict(s) | court.body(s) for s in court.docket.sessions.values()]}

    handles = {
        "fill": _fill,
        "capacity": _capacity,
        "judge": _judge,
        "call_off": _call_off,
        "shift": _shift,
        "now": _now,
        "reset": _reset,
    }
    return control_routes(counter, handles, remembered)


def _session(court: Court, wish: Wish) -> Session:
    """The session that is meant: by the client's reference or its number, else the latest."""
    found = list(court.docket.sessions.values())
    if "session" in wish:
        found = [one for one in found if wish["session"] in (one.reference, one.number)]
    if not found:
        raise Problem("not_found")
    return found[-1]


def _fill(counter: Counter, wish: Wish) -> None:
    court = counter.court
    for slot in _slots(court, wish):
        taken = court.docket.strangers.get(slot.slot_id, 0)
        court.docket.strangers[slot.slot_id] = taken + court.left(slot)


def _capacity(counter: Counter, wish: Wish) -> None:
    counter.court.docket.capacity[_slots(counter.court, wish)[0].slot_id] = int(wish["places"])


def _judge(counter: Counter, wish: Wish) -> None:
    session = _session(counter.court, wish)
    session.judge = str(wish["judge"])
    counter.court.tell(session, "judge_assigned")


def _call_off(counter: Counter, wish: Wish) -> None:
    session = _session(counter.court, wish)
    if session.status != "booked":
        raise Problem("not_changeable")
    session.status = "cancelled"
    counter.court.tell(session, "session_cancelled", str(wish.get("reason", "")))


def _shift(counter: Counter, wish: Wish) -> None:
    session = _session(counter.court, wish)
    if session.status != "booked":
        raise Problem("not_changeable")
    session.slot_id = counter.court.slot(str(wish["slot_id"])).slot_id
    counter.court.tell(session, "session_moved")


def _now(counter: Counter, wish: Wish) -> None:
    text = wish["now"]
    counter.court.now_override = datetime.fromisoformat(text).astimezone(BEIJING) if text else None


def _reset(counter: Counter, _: Wish) -> None:
    counter.court.docket = Docket()
    counter.court.now_override = None
    counter.faults = Faults()


def _slots(court: Court, wish: Wish) -> list[DiarySlot]:
    if "slot_id" in wish:
        return [court.slot(str(wish["slot_id"]))]
    if not (found := court.diary.slots_of(date.fromisoformat(wish["day"]))):
        raise Problem("slot_unknown")
    return found
