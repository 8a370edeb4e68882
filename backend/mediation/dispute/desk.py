"""Desk of a mediator: sees disputes, takes one, writes to one or both, proposes, meets, ends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from backend.mediation.course import words_of
from backend.mediation.dispute import records, signing_records
from backend.mediation.dispute.commands import ActAtDesk, DisputeAtDesk, DisputeQueue, LetterTo
from backend.mediation.dispute.course import DisputeCourse
from backend.mediation.dispute.handover import CentreRequests
from backend.mediation.dispute.mediators import MediatorChoice
from backend.mediation.dispute.model import LIVE, Dispute
from backend.mediation.dispute.negotiation import Negotiation
from backend.mediation.dispute.records import Row
from backend.mediation.dispute.terms import SIDES, Offer, Side
from backend.shared.database import Session
from backend.shared.errors import Refused
from backend.shared.wording import verbatim


@dataclass(frozen=True, slots=True)
class DeskDispute:
    """A dispute as its mediator sees it: a blind offer is closed to them, too.

    Args:
        letters: what they wrote, and their own notes, the newest first.
        has: whether this officer has it; before that they see no more than the other side does.
        applicant_id: whose vault the tokens are in.
        signed: which sides have signed the agreement, and when.
    """

    dispute: Dispute
    offers: Sequence[Offer]
    letters: Sequence[Mapping[str, Any]]
    has: bool
    applicant_id: str
    signed: Mapping[Side, datetime]


class DeskHandlers:
    """The mediator's side.

    Args:
        course: rows, clock and what the two sides hear.
        negotiation: puts proposals.
        mediators: fixes sessions.
        centre: asks the centre's system.
    """

    def __init__(
        self,
        course: DisputeCourse,
        negotiation: Negotiation,
        mediators: MediatorChoice,
        centre: CentreRequests,
    ) -> None:
        self._course = course
        self._negotiation = negotiation
        self._mediators = mediators
        self._centre = centre

    def queue(self, command: DisputeQueue) -> list[Dispute]:
        """Return what nobody has and what this officer has."""
        with self._course.database.reading() as session:
            rows = records.rows_at_desk(session, command.officer, over=command.over)
        return [self._course.value(row, None) for row in rows]

    def one(self, command: DisputeAtDesk) -> DeskDispute:
        """Return one whole."""
        with self._course.database.reading() as session:
            row = records.dispute_row(session, command.dispute_id, lock=False)
            if row is None or row["officer"] not in ("", command.officer):
                raise Refused("dispute_unknown")
            has = row["officer"] == command.officer
            offers = records.offer_rows(session, command.dispute_id) if has else []
            signed = signing_records.signed_when(session, command.dispute_id) if has else {}
            letters = records.letters_of(session, command.dispute_id, self._course.keyring) if has else ()
        seen = [records.offer_of(one, self._course.keyring, None) for one in offers]
        shown = self._course.value(row, None if has else "respondent")
        return DeskDispute(shown, seen, letters, has, row["applicant_id"], signed)

    def act(self, command: ActAtDesk) -> Dispute:
        """Do one of the things a mediator can do."""
        with self._course.database.transaction() as session:
            row = records.dispute_row(session, command.dispute_id)
            taken = row is not None and row["officer"] == command.officer
            if row is None or not (taken or (command.do == "take" and not row["officer"])):
                raise Refused("dispute_unknown")
            if command.do != "write" and row["status"] not in LIVE:
                raise Refused("dispute_over")
            row = self._done(session, row, command)
        return self._course.value(row, None)

    def _done(self, session: Session, row: Row, command: ActAtDesk) -> Row:
        match command.do:
            case "take":
                return self._take(session, row, command.officer)
            case "session" if command.session is not None:
                self._course.note(session, f"officer:{command.officer}", "session", row["dispute_id"])
                return self._mediators.meet(session, row, command.session)
            case "propose" if command.terms is not None:
                self._negotiation.propose(session, row, command.request_id, command.terms, command.officer)
            case "write":
                self._write(session, row, command)
            case "end":
                return self._end(session, row, command)
            case _:
                raise Refused("mediation_reason_missing")
        return row

    def _take(self, session: Session, row: Row, officer: str) -> Row:
        if row["officer"] == officer:
            return row
        self._course.note(session, f"officer:{officer}", "taken", row["dispute_id"])
        row = self._course.alter(session, row, officer=officer)
        self._course.tell(session, row, "taken_at_desk")
        return row

    def _write(self, session: Session, row: Row, command: ActAtDesk) -> None:
        words = words_of(command.words)
        values = {
            "letter_id": command.request_id, "dispute_id": row["dispute_id"], "to": command.to,
            "officer": command.officer, "created_at": self._course.now,
        }  # fmt: skip
        if not records.insert_letter(session, values, words, self._course.keyring):
            return
        self._course.note(session, f"officer:{command.officer}", f"wrote_{command.to}", row["dispute_id"])
        sides = _READERS[command.to]
        if sides:
            self._course.tell(session, row, "letter", *sides, key=command.request_id, words=verbatim(words))

    def _end(self, session: Session, row: Row, command: ActAtDesk) -> Row:
        words = words_of(command.words)
        records.void_invitations(session, row["dispute_id"])
        row = self._course.alter(session, row, {"reason": words}, status="failed")
        self._course.note(session, f"officer:{command.officer}", "ended", row["dispute_id"])
        self._centre.spread(session, row, "back")
        self._course.tell(session, row, "ended")
        return row


_READERS: Mapping[LetterTo, tuple[Side, ...]] = {
    "applicant": ("applicant",), "respondent": ("respondent",), "both": SIDES, "nobody": (),
}  # fmt: skip
