"""Background work for an appointment: its room made or shut, its course told to the platform.

Each is a request like those a person makes, only that nobody waits for it: the outbox carries it out, again and again
until it is done. Where the platform says no there is nobody to ask; it is recorded for the court's officers.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from backend.authorization import records
from backend.authorization.court_platform import PLATFORM, SessionEnd
from backend.authorization.details import acknowledged_at, power_of
from backend.authorization.errands import SERVICE, Errands
from backend.authorization.power.commands import PowerFile
from backend.authorization.room.commands import CloseRoom, IssueTicket, PrepareRoom
from backend.shared.errors import PlatformRejected, Refused
from backend.shared.outbox import Job

logger = logging.getLogger(__name__)

TOPICS = tuple(f"{SERVICE}.{kind}" for kind in records.BACKGROUND)
Request = Mapping[str, Any]
Row = Mapping[str, Any]


class Background:
    """Carries out the requests nobody waits for.

    Args:
        errands: database, platform, room and the rest.
    """

    def __init__(self, errands: Errands) -> None:
        self._errands = errands
        self._work: Mapping[str, Callable[[Request, Row], None]] = {
            "room": self._prepare,
            "admit": self._admit,
            "shut": self._shut,
            "open": self._open,
            "close": self._close,
        }

    def do(self, job: Job) -> str:
        """Outbox handler of `TOPICS`."""
        key = str(job.payload["key"])
        with self._errands.database.reading() as session:
            request = records.asked.row(session, key)
            row = records.witness_row(session, request["subject"], lock=False) if request else None
        if request is None or row is None or request["state"] != "open":
            return "nothing left to do"
        try:
            self._work[request["kind"]](request, row)
        except Refused as refused:
            return self._settle(key, request["kind"], "refused", refused.reason)
        except PlatformRejected as odd:
            logger.error("%s %s: %s", odd.platform, request["kind"], odd.detail)
            return self._settle(key, request["kind"], "rejected", "authorization_platform_unclear")
        return self._settle(key, request["kind"], "done", None)

    def prepare_now(self, witness_id: str) -> None:
        """Make the room of a booked session at once: its owner asks for the way in before the outbox was there."""
        with self._errands.database.reading() as session:
            row = records.witness_row(session, witness_id, lock=False)
        if row is not None and row["status"] == "booked":
            self._make_room(row)

    def _prepare(self, request: Request, row: Row) -> None:
        """Make the room, or change its time, and tell the judge's way in."""
        if row["status"] != "booked":
            return
        self._make_room(row)
        self._tell_way_in(request, row)

    def _admit(self, request: Request, row: Row) -> None:
        """Tell the judge a fresh way in, also while the witness is going on."""
        if row["status"] not in ("booked", "under_way"):
            raise Refused("authorization_no_link")
        self._tell_way_in(request, row)

    def _tell_way_in(self, request: Request, row: Row) -> None:
        url = self._errands.address + self._errands.do(IssueTicket(row["witness_id"], "judge"))
        mark = hashlib.sha256(url.encode()).hexdigest()[:16]  # a try after a crash has another way in to tell
        self._errands.court.let_judge_in(f"{request['key']}.{mark}", row["court_id"], url)

    def _make_room(self, row: Row) -> None:
        principal = self._errands.principal_of(row["person_id"])
        if principal is None:
            raise Refused("authorization_not_verified")
        kept, slot = self._errands.details.open(row), records.slot_of(row)
        language = self._errands.language_of(row["person_id"])
        spoken = "mandarin" if kept["spoken"] == "mandarin" else language
        self._errands.do(
            PrepareRoom(
                power_of(row, kept, principal),
                row["judge"],
                slot.start,
                slot.minutes,
                spoken,
                language,
                acknowledged_at(kept),
            )
        )

    def _shut(self, request: Request, row: Row) -> None:
        self._errands.do(CloseRoom(row["witness_id"], request["facts"]["why"]))

    def _open(self, request: Request, row: Row) -> None:
        self._errands.court.open(request["key"], row["court_id"], datetime.fromisoformat(request["facts"]["at"]))

    def _close(self, request: Request, row: Row) -> None:
        """Tell how it ended; a sealed paper goes into the court's file as well."""
        facts = request["facts"]
        end = SessionEnd(
            facts["result"],
            datetime.fromisoformat(facts["at"]),
            facts.get("reason", ""),
            facts.get("document_sha256"),
            facts.get("recording_sha256"),
        )
        self._errands.court.close(request["key"], row["court_id"], end)
        if end.result == "sealed":
            paper: bytes = self._errands.do(PowerFile(row["power_id"], row["person_id"]))
            self._errands.court.file(f"{request['key']}.document", row["court_id"], paper)

    def _settle(self, key: str, kind: str, state: str, reason: str | None) -> str:
        with self._errands.database.transaction() as session:
            if records.asked.settle(session, key, state, reason, self._errands.clock.now()):
                who = SERVICE if kind in ("room", "shut") else PLATFORM
                self._errands.note(session, who, f"{SERVICE}.{kind}.{state}", key=key, reason=reason or "")
        return state if reason is None else f"{state}: {reason}"
