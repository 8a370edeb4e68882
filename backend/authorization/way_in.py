"""The way into the witness room: a link of its own for party and lawyer, and the same as a code for another device."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from backend.authorization import records
from backend.authorization.background import Background
from backend.authorization.commands import WitnessLink
from backend.authorization.errands import SERVICE, Errands
from backend.authorization.room.commands import IssueTicket, Role
from backend.shared.errors import Refused
from backend.shared.one_time_links import code_of


@dataclass(frozen=True, slots=True)
class WayIn:
    """A fresh way in.

    Args:
        url: opens the room on one device; used once.
        code: the same as a QR code, a PNG data URI.
        start: when the session begins.
    """

    role: Role
    url: str
    code: str
    start: datetime


class WaysIn:
    """Hands out ways in.

    Args:
        errands: database, room and the rest.
        background: makes the room where the outbox has not been there yet.
    """

    def __init__(self, errands: Errands, background: Background) -> None:
        self._errands = errands
        self._background = background

    def __call__(self, command: WitnessLink) -> WayIn:
        """See `commands.WitnessLink`; the judge's way in is the platform's to give."""
        with self._errands.database.transaction() as session:
            row = records.own_witness(session, command.witness_id, command.person_id)
            if row["status"] not in ("booked", "under_way") or command.role == "judge":
                raise Refused("authorization_no_link")
            facts = {"witness": command.witness_id, "role": command.role}
            self._errands.note(session, command.person_id, f"{SERVICE}.link", **facts)
        url = self._errands.address + self._ticket(command)
        return WayIn(command.role, url, code_of(url), row["slot_start"])

    def _ticket(self, command: WitnessLink) -> str:
        order = IssueTicket(command.witness_id, command.role)
        try:
            path: str = self._errands.do(order)
        except Refused as refused:
            if refused.reason == "room_closed":
                raise Refused("authorization_no_link") from refused
            self._background.prepare_now(command.witness_id)
            path = self._errands.do(order)
        return path
