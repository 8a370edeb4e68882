"""Carries out what the two sides ask of a dispute: apply, look, invite, join, leave."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from backend.mediation.dispute import records
from backend.mediation.dispute.commands import (
    AnswerInvitation,
    ApplyForMediation,
    EndDispute,
    Invitation,
    InviteOtherSide,
    MyDisputes,
    OneDispute,
    Opened,
    OpenInvitation,
    StopDisputeReminders,
)
from backend.mediation.dispute.course import DisputeCourse
from backend.mediation.dispute.handover import CentreRequests
from backend.mediation.dispute.model import INVITATION_LASTS, LIVE, Dispute, Status, number_of
from backend.mediation.dispute.records import Row
from backend.mediation.dispute.terms import other_side
from backend.shared import wrong_codes
from backend.shared.database import Session
from backend.shared.errors import Refused
from backend.shared.invitation_codes import InvitationCodes


class DisputeHandlers:
    """The two sides' steps.

    Args:
        course: rows, clock and what the two sides hear.
        centre: asks the centre's system.
        codes: of invitations.
        unmask: opens the token of a code.
    """

    def __init__(
        self,
        course: DisputeCourse,
        centre: CentreRequests,
        codes: InvitationCodes,
        unmask: Callable[[str, str], str],
    ) -> None:
        self._course = course
        self._centre = centre
        self._codes = codes
        self._unmask = unmask

    def apply(self, command: ApplyForMediation) -> Dispute:
        """Commit to the dispute, then hand it over."""
        command.application.check()
        now, dispute_id = self._course.now, command.request_id
        digest = hashlib.sha256(dispute_id.encode()).hexdigest()
        kept = {"application": command.application.as_kept()}
        values = {
            "dispute_id": dispute_id, "number": number_of(dispute_id, self._course.today, digest),
            "applicant_id": command.person_id, "respondent_id": None, "status": "open", "standing": "sending",
            "mediator_state": "none", "officer": "", "sequence": 1,
            "details": records.sealed(kept, dispute_id, self._course.keyring), "created_at": now, "updated_at": now,
        }  # fmt: skip
        with self._course.database.transaction() as session:
            is_new = records.insert_dispute(session, values)
            row, _ = self._course.own(session, dispute_id, command.person_id)
            if is_new:
                self._course.note(session, command.person_id, "applied", dispute_id)
                self._centre.spread(session, row, "take", waits=True)
        if is_new:
            self._centre.try_now(dispute_id)
        return self.one(OneDispute(dispute_id, command.person_id))

    def mine(self, command: MyDisputes) -> list[Dispute]:
        """Return the person's disputes, of either side."""
        with self._course.database.reading() as session:
            rows = records.rows_of(session, command.person_id)
            return [self._course.value(row, records.side_of(row, command.person_id)) for row in rows]

    def one(self, command: OneDispute) -> Dispute:
        """Return one's own dispute."""
        with self._course.database.reading() as session:
            row = records.dispute_row(session, command.dispute_id, lock=False)
        side = records.side_of(row, command.person_id) if row is not None else None
        if row is None or side is None:
            raise Refused("dispute_unknown")
        return self._course.value(row, side)

    def end(self, command: EndDispute) -> Dispute:
        """Take a side out: it is over for both, and the centre erases what it was told."""
        with self._course.database.transaction() as session:
            row, side = self._course.own(session, command.dispute_id, command.person_id)
            if row["status"] == "settled":
                raise Refused("dispute_over")
            if row["status"] not in LIVE:
                return self._course.value(row, side)
            became: Status = "failed" if row["respondent_id"] else "withdrawn"
            row = self._close(session, row, became, command.person_id, "left")
            self._course.tell(session, row, "left", other_side(side))
        return self._course.value(row, side)

    def stop_reminders(self, command: StopDisputeReminders) -> int:
        """Remind one side no more; the other side is still reminded."""
        count = 0
        with self._course.database.transaction() as session:
            for row in records.rows_of(session, command.person_id):
                side = records.side_of(row, command.person_id)
                quiet = list(records.details_of(row, self._course.keyring).get("quiet", ()))
                meant = command.dispute_id in (None, row["dispute_id"])
                timed = row["start"] is not None or row["effective_on"] is not None
                if not meant or not timed or side in quiet:
                    continue
                self._course.note(session, command.person_id, "reminders_stopped", row["dispute_id"])
                self._course.alter(session, row, {"quiet": [*quiet, side]})
                count += 1
        return count

    def invite(self, command: InviteOtherSide) -> Invitation:
        """Make a code for the other side."""
        with self._course.database.transaction() as session:
            row, side = self._course.own(session, command.dispute_id, command.person_id, live=True)
            if side != "applicant":
                raise Refused("dispute_not_yours")
            if row["respondent_id"]:
                raise Refused("dispute_joined")
            records.void_invitations(session, row["dispute_id"])
            expires_at = self._course.now + INVITATION_LASTS
            while True:
                code = self._codes.new()
                proof = self._codes.proof(code) or ""
                if records.insert_invitation(session, proof, row["dispute_id"], expires_at, self._course.now):
                    break
            self._course.note(session, command.person_id, "invited", row["dispute_id"])
        dispute = self._course.value(row, side)
        told = dispute.application
        return Invitation(code, expires_at, dispute.number, told.name, told.other_name)

    def open(self, command: OpenInvitation) -> Opened | None:
        """Open an invitation: from now on it is this person's to answer."""
        proof = self._codes.proof(self._unmask(command.person_id, command.code))
        if proof is None:
            return None
        with self._course.database.transaction() as session:
            if wrong_codes.too_many(session, command.person_id, self._course.now):
                if command.named:
                    raise Refused("dispute_invitation_too_many")
                return None  # whether it is right is not said; codes of another kind are looked at elsewhere
            found = records.invitation_row(session, proof)
            if found is None:
                wrong_codes.count(session, command.person_id, proof, self._course.now)
                return None
            row = records.dispute_row(session, found["dispute_id"])
            if row is None:
                return None
            joined = row["respondent_id"] == command.person_id
            if not joined:
                self._may_open(found, row, command.person_id)
                records.change_invitation(session, proof, state="opened", opened_by=command.person_id)
                self._course.note(session, command.person_id, "invitation_opened", row["dispute_id"])
        return Opened(row["dispute_id"], self._course.value(row, None).application.other_name, joined)

    def answer(self, command: AnswerInvitation) -> Dispute | None:
        """Join, decline, or be somebody else."""
        with self._course.database.transaction() as session:
            row = records.dispute_row(session, command.dispute_id)
            if row is not None and row["respondent_id"] == command.person_id:
                return self._course.value(row, "respondent")
            found = records.opened_invitation(session, command.dispute_id, command.person_id)
            if row is None or found is None:
                raise Refused("dispute_unknown")
            if row["status"] not in LIVE:
                raise Refused("dispute_over")
            if found["expires_at"] <= self._course.now:
                raise Refused("dispute_invitation_expired")
            state = "used" if command.answer == "join" else "void"
            records.change_invitation(session, found["proof"], state=state)
            self._course.note(session, command.person_id, f"invitation_{command.answer}", row["dispute_id"])
            if command.answer == "stranger":
                self._course.tell(session, row, "stranger", "applicant", key=found["proof"][:16])
                return None
            if command.answer == "decline":
                row = self._close(session, row, "declined", command.person_id, "declined")
                self._course.tell(session, row, "declined", "applicant")
                return None
            row = self._course.alter(session, row, respondent_id=command.person_id)
            self._course.tell(session, row, "joined", "applicant")
        return self._course.value(row, "respondent")

    def _may_open(self, found: Row, row: Row, person_id: str) -> None:
        if row["applicant_id"] == person_id:
            raise Refused("dispute_invitation_own")
        if found["state"] == "used" or (found["state"] == "opened" and found["opened_by"] != person_id):
            raise Refused("dispute_invitation_used")
        if found["state"] == "void":
            raise Refused("dispute_invitation_void")
        if found["expires_at"] <= self._course.now:
            raise Refused("dispute_invitation_expired")
        if row["status"] not in LIVE:
            raise Refused("dispute_over")

    def _close(self, session: Session, row: Row, status: Status, who: str, what: str) -> Row:
        """End a dispute: its invitations are void, its offers can no longer be accepted, the centre is told."""
        records.void_invitations(session, row["dispute_id"])
        row = self._course.alter(session, row, status=status)
        self._course.note(session, who, what, row["dispute_id"])
        self._centre.spread(session, row, "back")
        return row
