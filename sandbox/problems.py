"""Refusals of a partner: a code, its HTTP status and a sentence (RFC 9457 problem details). Each has its own table."""

from __future__ import annotations

from typing import ClassVar

COMMON: dict[str, tuple[int, str]] = {
    "unauthorized": (401, "The API key is missing or wrong."),
    "invalid_request": (422, "The request does not fit the contract."),
    "idempotency_key_missing": (400, "A request that changes something needs an Idempotency-Key."),
    "idempotency_conflict": (422, "This Idempotency-Key was used for another request."),
    "not_found": (404, "There is no such thing here."),
}
"""Problems that every partner may answer with."""


class Problem(Exception):
    """A partner's no. A partner derives its own with `system` and `table`; `code` is a key of the table."""

    system: ClassVar[str]
    table: ClassVar[dict[str, tuple[int, str]]] = COMMON

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.status, title = self.table[code]
        self.body = {"type": f"urn:{self.system}:problem:{code}", "title": title, "status": self.status, "code": code}
        self.body["detail"] = detail or title
