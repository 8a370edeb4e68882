"""Links to the signing page: made for one side, used once, and bound to the device that took them."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable
from datetime import timedelta

from backend.mediation.dispute import records, signing_records
from backend.mediation.dispute.course import DisputeCourse
from backend.mediation.dispute.signing_orders import (
    FindSigningSeat,
    IssueSigningLink,
    LinkState,
    LookAtSigningLink,
    SigningLink,
    SigningLinkFacts,
    SigningSeat,
    TakeSigningSeat,
)
from backend.mediation.dispute.signing_records import Row
from backend.shared.errors import Refused
from backend.shared.one_time_links import code_of
from backend.shared.parties import Person

LINK_LASTS = timedelta(hours=24)
SEAT_LASTS = timedelta(days=2)
"""A device that took a link can read, sign and fetch the paper this long."""
_TICKET = re.compile(r"[A-Za-z0-9_-]{43}")


class SigningLinks:
    """Makes links, knows what they are good for, gives seats.

    Args:
        course: rows, clock and what the two sides hear.
        person: returns what is known of a person.
        address: what people open, without a slash at its end.
    """

    def __init__(self, course: DisputeCourse, person: Callable[[str], Person], address: str) -> None:
        self._course = course
        self._person = person
        self._address = address

    def issue(self, command: IssueSigningLink) -> SigningLink:
        """Handle `IssueSigningLink`."""
        ticket, now = secrets.token_urlsafe(32), self._course.now
        with self._course.database.transaction() as session:
            row, side = self._course.own(session, command.dispute_id, command.person_id)
            dispute = self._course.value(row, side)
            if side in dispute.confirmed and dispute.status in ("agreed", "settled"):
                raise Refused("dispute_signed_already")
            if dispute.status != "agreed":
                raise Refused("dispute_not_agreed")
            signing_records.revoke_tickets(session, row["dispute_id"], side, "open")
            values = {"proof": _proof(ticket), "dispute_id": row["dispute_id"], "side": side}
            signing_records.insert_ticket(session, {**values, "expires_at": now + LINK_LASTS, "created_at": now})
            self._course.note(session, command.person_id, "signing_link", row["dispute_id"])
        url = f"{self._address}/sign/{ticket}"
        return SigningLink(url, code_of(url), now + LINK_LASTS)

    def look(self, command: LookAtSigningLink) -> SigningLinkFacts:
        """Handle `LookAtSigningLink`."""
        with self._course.database.reading() as session:
            ticket = _ticket(command.ticket)
            found = signing_records.ticket_row(session, proof=ticket) if ticket else None
            row = records.dispute_row(session, found["dispute_id"], lock=False) if found else None
        if found is None or row is None:
            return SigningLinkFacts("unknown")
        state = self._state(found, row["status"])
        person_id = records.person_of(row, found["side"])
        return SigningLinkFacts(state, self._person(person_id).language if state == "open" else "")

    def take(self, command: TakeSigningSeat) -> SigningSeat:
        """Handle `TakeSigningSeat`."""
        proof = _ticket(command.ticket)
        with self._course.database.transaction() as session:
            first = signing_records.ticket_row(session, proof=proof) if proof else None
            row = records.dispute_row(session, first["dispute_id"]) if first else None
            found = signing_records.ticket_row(session, proof=proof) if row else None  # again, under the lock
            if found is None or row is None:
                raise Refused("dispute_link_unknown")
            state = self._state(found, row["status"])
            if state != "open":
                raise Refused("dispute_link_used" if state == "used" else "dispute_link_expired")
            seat = SigningSeat(secrets.token_hex(8), found["dispute_id"], found["side"])
            signing_records.revoke_tickets(session, seat.dispute_id, seat.side, "used")
            used = {"state": "used", "seat_id": seat.seat_id, "used_at": self._course.now}
            signing_records.change_ticket(session, proof, **used)
            who = records.person_of(row, seat.side)
            self._course.note(session, who, "signing_opened", seat.dispute_id)
        return seat

    def find(self, command: FindSigningSeat) -> SigningSeat | None:
        """Handle `FindSigningSeat`."""
        with self._course.database.reading() as session:
            found = signing_records.ticket_row(session, seat_id=command.seat_id)
        if found is None or found["state"] != "used" or self._course.now > found["used_at"] + SEAT_LASTS:
            return None
        return SigningSeat(command.seat_id, found["dispute_id"], found["side"])

    def _state(self, ticket: Row, status: str) -> LinkState:
        if ticket["used_at"] is not None:
            return "used"
        stands = ticket["state"] == "open" and status == "agreed" and self._course.now <= ticket["expires_at"]
        return "open" if stands else "expired"


def _ticket(written: str) -> str:
    """Return the proof of a link's secret; nothing for what is none."""
    return _proof(written) if _TICKET.fullmatch(written) else ""


def _proof(ticket: str) -> str:
    return hashlib.sha256(f"signing ticket {ticket}".encode()).hexdigest()
