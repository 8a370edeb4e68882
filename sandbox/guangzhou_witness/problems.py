"""Every way in which the platform says no."""

from __future__ import annotations

from sandbox import problems

PROBLEMS: dict[str, tuple[int, str]] = problems.COMMON | {
    "not_found": (404, "There is no such session."),
    "slot_unknown": (404, "There is no such slot."),
    "slot_full": (409, "Every judge is taken at that time."),
    "slot_past": (409, "The slot is over or too close."),
    "day_closed": (409, "The court does not work on that day."),
    "day_too_far": (409, "The diary is not open that far ahead."),
    "places_below_booked": (409, "More sessions than that are booked for this time."),
    "party_busy": (409, "This party has a session at that time already."),
    "lawyer_not_registered": (422, "No practising lawyer of the mainland has this licence number."),
    "interpreter_missing": (422, "A session that is not in standard Chinese needs an interpreter."),
    "not_changeable": (409, "The session has begun or is over."),
    "too_late": (409, "The session is too close to be changed."),
    "not_open": (409, "The session cannot be opened or closed any more."),
    "not_sealed": (409, "A paper is filed only for a session that ended with one."),
    "document_differs": (422, "The paper is not the one the session was closed with."),
    "court_declined": (409, "The court does not take this session."),
}


class Problem(problems.Problem):
    """The platform says no; `code` is a key of `PROBLEMS`."""

    system = "guangzhou-witness"
    table = PROBLEMS
