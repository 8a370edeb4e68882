"""Every way in which the office says no."""

from __future__ import annotations

from sandbox import problems

PROBLEMS: dict[str, tuple[int, str]] = problems.COMMON | {
    "not_found": (404, "There is no such appointment or waiting entry."),
    "matter_unknown": (422, "The office does not know this matter."),
    "matter_not_by_video": (422, "This matter cannot be done by video."),
    "identity_refused": (422, "The identity document cannot be accepted."),
    "slot_unknown": (404, "There is no such slot."),
    "slot_full": (409, "The slot is full."),
    "places_below_booked": (409, "More appointments than that are booked for this time."),
    "slot_past": (409, "The slot is over."),
    "day_closed": (409, "The office is closed on that day."),
    "day_too_far": (409, "The diary is not open that far ahead."),
    "duplicate_applicant": (409, "This applicant already has an appointment for this matter."),
    "not_changeable": (409, "The appointment is over or was called off."),
    "too_late": (409, "The appointment is too close to be changed."),
    "already_waiting": (409, "This reference is already on the waiting list."),
    "office_declined": (409, "The office does not accept this case."),
}


class Problem(problems.Problem):
    """The office says no; `code` is a key of `PROBLEMS`."""

    system = "wuyi-notary"
    table = PROBLEMS
