"""Every way in which the office says no: a code, its HTTP status and a sentence (RFC 9457 problem details)."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[int, str]] = {
    "unauthorized": (401, "The API key is missing or wrong."),
    "invalid_request": (422, "The request does not fit the contract."),
    "idempotency_key_missing": (400, "A request that changes something needs an Idempotency-Key."),
    "idempotency_conflict": (422, "This Idempotency-Key was used for another request."),
    "not_found": (404, "There is no such appointment or waiting entry."),
    "matter_unknown": (422, "The office does not know this matter."),
    "matter_not_by_video": (422, "This matter cannot be done by video."),
    "identity_refused": (422, "The identity document cannot be accepted."),
    "slot_unknown": (404, "There is no such slot."),
    "slot_full": (409, "The slot is full."),
    "slot_past": (409, "The slot is over."),
    "day_closed": (409, "The office is closed on that day."),
    "day_too_far": (409, "The diary is not open that far ahead."),
    "duplicate_applicant": (409, "This applicant already has an appointment for this matter."),
    "not_changeable": (409, "The appointment is over or was called off."),
    "too_late": (409, "The appointment is too close to be changed."),
    "already_waiting": (409, "This reference is already on the waiting list."),
    "office_declined": (409, "The office does not accept this case."),
}


class Problem(Exception):
    """The office says no; `code` is a key of `PROBLEMS`."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.status, title = PROBLEMS[code]
        self.body = {"type": f"urn:wuyi-notary:problem:{code}", "title": title, "status": self.status, "code": code}
        self.body["detail"] = detail or title
