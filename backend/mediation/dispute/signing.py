"""The agreement is read and signed on glass by each side; the second signature puts it into effect.

Everything is decided under a lock on the dispute's row: two signatures at once make one agreement, a second press of
one side changes nothing, and what was signed is the text as it stands.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace

from backend.documents.mediation_agreement import agreement_pages
from backend.documents.mediation_agreement_text import agreement_digest
from backend.mediation.dispute import records, signing_records
from backend.mediation.dispute.course import DisputeCourse
from backend.mediation.dispute.model import Dispute
from backend.mediation.dispute.records import Row
from backend.mediation.dispute.sealing import AgreementSealing
from backend.mediation.dispute.signature import AgreementSignature
from backend.mediation.dispute.signing_orders import (
    AgreementPage,
    NoteAgreementRead,
    SeeSigning,
    SignAgreement,
    SignedAgreement,
    SigningSeat,
    SigningView,
)
from backend.mediation.dispute.terms import other_side
from backend.shared.database import Session
from backend.shared.errors import Refused
from backend.shared.ink import is_drawn


class Signing:
    """Handles what a seated device asks.

    Args:
        course: rows, clock and what the two sides hear.
        sealing: seals what both have signed.
        remind: plans the reminders of the last day to ask the court.
    """

    def __init__(
        self, course: DisputeCourse, sealing: AgreementSealing, remind: Callable[[Session, Row], None]
    ) -> None:  # fmt: skip
        self._course = course
        self._sealing = sealing
        self._remind = remind

    def see(self, command: SeeSigning) -> SigningView:
        """Handle `SeeSigning`."""
        with self._course.database.reading() as session:
            row = self._row(session, command.seat)
            ticket = signing_records.ticket_row(session, seat_id=command.seat.seat_id)
            paper = signing_records.agreement_row(session, command.seat.dispute_id)
        seen, whole = self._course.value(row, command.seat.side), self._course.value(row, None)
        stands = whole.status == "agreed" and whole.agreed_terms is not None
        pages = len(agreement_pages(_text_of(whole))) if stands else 0
        digest = agreement_digest(whole) if stands else ""
        read = tuple(ticket["read"]) if ticket else ()
        return SigningView(seen, pages, digest, read, paper is not None and paper["state"] == "sealed")

    def page(self, command: AgreementPage) -> bytes:
        """Handle `AgreementPage`."""
        pages = agreement_pages(_text_of(self._agreed(command.seat)))
        if not 1 <= command.page <= len(pages):
            raise Refused("room_input_wrong")
        return pages[command.page - 1]

    def note_read(self, command: NoteAgreementRead) -> None:
        """Handle `NoteAgreementRead`."""
        pages = len(agreement_pages(_text_of(self._agreed(command.seat))))
        if not 1 <= command.page <= pages:
            raise Refused("room_input_wrong")
        with self._course.database.transaction() as session:
            ticket = signing_records.ticket_row(session, seat_id=command.seat.seat_id, lock=True)
            if ticket is not None and command.page not in ticket["read"]:
                signing_records.change_ticket(session, ticket["proof"], read=sorted([*ticket["read"], command.page]))

    def sign(self, command: SignAgreement) -> Dispute:
        """Handle `SignAgreement`."""
        seat = command.seat
        with self._course.database.reading() as session:
            before = self._course.value(self._row(session, seat), None)
        pages = len(agreement_pages(_text_of(before))) if before.status == "agreed" else 0
        with self._course.database.transaction() as session:
            row = records.dispute_row(session, seat.dispute_id)
            ticket = signing_records.ticket_row(session, seat_id=seat.seat_id)
            if row is None or ticket is None or ticket["state"] != "used":
                raise Refused("dispute_seat_lost")
            dispute = self._course.value(row, None)
            if dispute.status not in ("agreed", "settled"):
                raise Refused("dispute_not_agreed")
            if seat.side not in dispute.confirmed:
                self._need_read(command, dispute, ticket["read"], pages)
                row = self._signed(session, row, command)
        if row["status"] == "settled":
            self._sealing.try_now(seat.dispute_id)
        return self._course.value(row, seat.side)

    def file(self, command: SignedAgreement) -> bytes:
        """Handle `SignedAgreement`."""
        paper = self._sealing.paper(command.seat.dispute_id)
        if paper is None:
            raise Refused("dispute_not_settled")
        return paper

    def _need_read(self, command: SignAgreement, dispute: Dispute, read: list[int], pages: int) -> None:
        if not secrets.compare_digest(agreement_digest(dispute).encode(), command.digest.encode()):
            raise Refused("dispute_paper_changed")
        if not set(range(1, pages + 1)) <= set(read):
            raise Refused("dispute_read_first")
        if not is_drawn(command):
            raise Refused("dispute_signature_empty")

    def _signed(self, session: Session, row: Row, command: SignAgreement) -> Row:
        """Write a signature down; with both the agreement takes effect and is to be sealed."""
        seat, who = command.seat, records.person_of(row, command.seat.side)
        signature = AgreementSignature(
            seat.side,
            command.strokes,
            command.width,
            command.height,
            command.digest,
            self._course.now,
            command.timezone,
        )
        signing_records.insert_signature(session, row["dispute_id"], signature, self._course.keyring)
        signed = sorted(signing_records.signatures_of(session, row["dispute_id"], self._course.keyring))
        self._course.note(session, who, "agreement_signed", row["dispute_id"], digest=command.digest)
        if len(signed) < 2:
            row = self._course.alter(session, row, {"confirmed": signed})
            self._course.tell(session, row, "signed_by_other", other_side(seat.side))
            self._course.tell(session, row, "signed_by_you", seat.side)
            return row
        row = self._course.alter(
            session, row, {"confirmed": signed}, status="settled", effective_on=self._course.today
        )  # fmt: skip
        self._remind(session, row)
        self._sealing.announce(session, row)
        self._course.tell(session, row, "settled" if self._course.value(row, None).confirmable else "settled_unsure")
        return row

    def _agreed(self, seat: SigningSeat) -> Dispute:
        with self._course.database.reading() as session:
            dispute = self._course.value(self._row(session, seat), None)
        if dispute.status != "agreed" or dispute.agreed_terms is None:
            raise Refused("dispute_not_agreed")
        return dispute

    def _row(self, session: Session, seat: SigningSeat) -> Row:
        row = records.dispute_row(session, seat.dispute_id, lock=False)
        if row is None:
            raise Refused("dispute_seat_lost")
        return row


def _text_of(dispute: Dispute) -> Dispute:
    """Return a dispute as the drawing of its pages remembers it: nothing in it that changes while it is read."""
    return replace(dispute, confirmed=(), session=None, officer="", mediator_state="none", answer_by=None)
