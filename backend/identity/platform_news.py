"""News the national platform tells by itself, once its signature has been checked: the result of a face check."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from backend.identity.checks import IdentityChecks
from backend.identity.commands import RecordIdentityCheck
from backend.identity.national_platform import PLATFORM, FaceReceipt, attempt_of, reference_of
from backend.shared.errors import Refused
from backend.shared.partner_news import PartnerNews, read_news


class FaceCheckNews(PartnerNews):
    """A callback's body. New fields are ignored: a partner may add, never take away."""

    kind: Literal["check_finished"]
    reference: str = Field(pattern=r"^[A-Za-z0-9_-]{1,64}(\.[1-9][0-9]?)?$")
    result: Literal["match", "no_match", "unavailable"]


def read_callback(body: Any) -> RecordIdentityCheck:
    """Return the order a callback amounts to.

    Args:
        body: the decoded JSON.

    Raises:
        PlatformRejected: the body is outside the contract.
    """
    news = read_news(FaceCheckNews, body, PLATFORM)
    verification_id, attempt = attempt_of(news.reference)
    return RecordIdentityCheck(news.event_id, verification_id, news.result, attempt)


class RecordIdentityCheckHandler:
    """Hears each result once, and only while that very attempt is open.

    Args:
        checks: gives database, records and telling.
    """

    def __init__(self, checks: IdentityChecks) -> None:
        self._checks = checks

    def __call__(self, command: RecordIdentityCheck) -> bool:
        """Return True when it was news; Refused ``identity_not_found`` when it is about nothing of ours."""
        now, records = self._checks.clock.now(), self._checks.records
        reference = reference_of(command.verification_id, command.attempt)
        event = None
        with self._checks.database.transaction() as session:
            row = records.row(session, command.verification_id)
            if row is None:
                raise Refused("identity_not_found")
            if not records.hear(session, command.event_id, reference, now):
                return False
            if row["attempt"] != command.attempt or row["status"] not in ("checking", "awaiting_face"):
                return False
            receipt = FaceReceipt("", "finished", result=command.result)
            event = self._checks.record(session, row, receipt, later=True)
        if event is not None:
            self._checks.wake()
        return True
