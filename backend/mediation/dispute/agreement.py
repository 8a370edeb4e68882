"""Agreement after an accepted offer, beside the signing: reopened, handed out, confirmed if both ask the court in time.

It takes effect when both have signed on glass (`signing.py`; OMR-19 speaks of electronic signatures, PML-29 of the
body's seal as well, which it does not bear, and the paper says so). Both sides then have 30 days to ask a court
together (CPL-205, PML-33); a confirmed agreement can be enforced (CPL-206).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.documents.mediation_agreement import mediation_agreement_docx, mediation_agreement_pdf
from backend.documents.mediation_confirmation import confirmation_docx
from backend.mediation.dispute import records, signing_records
from backend.mediation.dispute.commands import (
    AgreementPaper,
    AskCourtToConfirm,
    ConfirmationHandedIn,
    CourtDecided,
    PaperKind,
    ReopenAgreement,
    TakeBackCourtWord,
)
from backend.mediation.dispute.confirmation_requests import ConfirmationRequests
from backend.mediation.dispute.course import DisputeCourse
from backend.mediation.dispute.model import Dispute
from backend.mediation.dispute.records import Row
from backend.mediation.dispute.terms import SIDES, Side, other_side
from backend.shared.database import Session
from backend.shared.errors import Refused

PRINTED: Mapping[PaperKind, Callable[[Dispute], bytes]] = {
    "mediation_agreement_pdf": mediation_agreement_pdf,
    "mediation_agreement_docx": mediation_agreement_docx,
    "mediation_confirmation_docx": confirmation_docx,
}
_UNSAID: Mapping[str, Any] = {"handed_in": False, "court_outcome": "", "court_on": ""}
"""Record of the court's confirmation before anybody has said anything of it."""


class Agreements:
    """Agreements that follow an accepted offer.

    Args:
        course: rows, clock and what the two sides hear.
        sealed: returns the sealed paper of a dispute, None for an agreement nobody signed on glass.
        courts: hands the application of both in to the courts' system, where one is connected.
        remind: plans the reminders of the two years to apply for enforcement.
    """

    def __init__(
        self,
        course: DisputeCourse,
        sealed: Callable[[str], bytes | None],
        courts: ConfirmationRequests,
        remind: Callable[[Session, Row], None],
    ) -> None:
        self._course = course
        self._sealed = sealed
        self._courts = courts
        self._remind = remind

    def reopen(self, command: ReopenAgreement) -> Dispute:
        """Go back to the offers, before both have signed: signatures and links to sign are void."""
        with self._course.database.transaction() as session:
            row, side = self._course.own(session, command.dispute_id, command.person_id)
            if row["status"] == "open":
                return self._course.value(row, side)
            self._must_be(row, "agreed", "dispute_not_agreed")
            row = self._course.alter(session, row, {"terms": None, "confirmed": []}, status="open")
            signing_records.drop_signatures(session, row["dispute_id"])
            signing_records.revoke_tickets(session, row["dispute_id"], None, "open", "used")
            self._course.note(session, command.person_id, "agreement_reopened", row["dispute_id"])
            self._course.tell(session, row, "reopened", other_side(side))
        return self._course.value(row, side)

    def ask_court(self, command: AskCourtToConfirm) -> Dispute:
        """Take a side's wish; the court hears both together, so the other side is told and asked.

        With the second wish the application goes to the courts' system, where one is connected and knows the court.
        """
        with self._course.database.transaction() as session:
            row, side = self._course.own(session, command.dispute_id, command.person_id)
            self._must_be(row, "settled", "dispute_not_settled")
            dispute = self._course.value(row, side)
            if not dispute.confirmable:
                raise Refused("dispute_not_confirmable")
            asked_before = side in dispute.asks_court
            if not asked_before:
                if dispute.confirm_by is not None and self._course.today > dispute.confirm_by:
                    raise Refused("dispute_confirmation_late")
                row = self._asked(session, row, dispute, side)
        if self._is_sending(row):
            self._courts.try_now(command.dispute_id)
            with self._course.database.reading() as session:
                row = records.dispute_row(session, command.dispute_id, lock=False) or row
        return self._course.value(row, side)

    def _asked(self, session: Session, row: Row, dispute: Dispute, side: Side) -> Row:
        kept = records.details_of(row, self._course.keyring).get("asked_court_at", {})
        asks = [*dispute.asks_court, side]
        asked_at = {**{one: self._course.now.isoformat() for one in asks}, **kept}
        told: dict[str, Any] = {"asks_court": asks, "asked_court_at": asked_at}
        sends = len(asks) == len(SIDES) and not dispute.handed_in and self._courts.takes(dispute)
        if sends:
            told["court_file"] = {"state": "sending"}
        row = self._course.alter(session, row, told)
        self._course.note(session, records.person_of(row, side), "confirmation_wished", row["dispute_id"])
        if sends:
            self._courts.spread(session, row, side)
        else:
            self._course.tell(
                session, row, "both_ask" if len(asks) == len(SIDES) else "other_asks", other_side(side)
            )  # fmt: skip
        return row

    def _is_sending(self, row: Row) -> bool:
        file = self._course.value(row, None).court_file
        return file is not None and file.state == "sending"

    def handed_in(self, command: ConfirmationHandedIn) -> Dispute:
        """End the reminders: the application is with the court."""
        with self._course.database.transaction() as session:
            row, side = self._course.own(session, command.dispute_id, command.person_id)
            self._must_be(row, "settled", "dispute_not_settled")
            if self._course.value(row, side).handed_in:
                return self._course.value(row, side)
            row = self._course.alter(session, row, {"handed_in": True, **self._said(row, side)})
            self._course.note(session, command.person_id, "confirmation_handed_in", row["dispute_id"])
            self._course.tell(session, row, "handed_in", other_side(side))
        return self._course.value(row, side)

    def court_decided(self, command: CourtDecided) -> Dispute:
        """Record what the court decided, and tell the other side; the same again changes nothing."""
        with self._course.database.transaction() as session:
            row, side = self._course.own(session, command.dispute_id, command.person_id)
            self._must_be(row, "settled", "dispute_not_settled")
            dispute = self._course.value(row, side)
            if not dispute.confirmable:
                raise Refused("dispute_not_confirmable")
            if dispute.court_outcome == command.outcome:
                return dispute
            if dispute.court_file is not None and dispute.court_file.state == "ruled":
                raise Refused("dispute_court_has_said")
            told = {"handed_in": True, "court_outcome": command.outcome, "court_on": self._course.today.isoformat()}
            row = self._course.alter(session, row, {**told, **self._said(row, side)})
            if command.outcome == "confirmed":
                self._remind(session, row)
            self._course.note(session, command.person_id, f"court_{command.outcome}", row["dispute_id"])
            self._course.tell(session, row, f"court_{command.outcome}", other_side(side))
        return self._course.value(row, side)

    def take_back(self, command: TakeBackCourtWord) -> Dispute:
        """Undo the last word about the court, for who said it and within a day; the other side hears how it stands."""
        with self._course.database.transaction() as session:
            row, side = self._course.own(session, command.dispute_id, command.person_id)
            self._must_be(row, "settled", "dispute_not_settled")
            if not self._course.value(row, side).may_take_back(self._course.now):
                return self._course.value(row, side)
            said = records.details_of(row, self._course.keyring)["court_said"]
            row = self._course.alter(session, row, {**said[-1]["before"], "court_said": said[:-1]})
            self._course.note(session, command.person_id, "court_word_taken_back", row["dispute_id"])
            stands = "handed_in" if self._course.value(row, side).handed_in else "reminder_court"
            self._course.tell(session, row, stands, other_side(side))
        return self._course.value(row, side)

    def _said(self, row: Row, side: Side) -> dict[str, Any]:
        """The word about the court that a side says now, with what stood before it, so that it can be taken back."""
        kept = records.details_of(row, self._course.keyring)
        before = {name: kept.get(name) or empty for name, empty in _UNSAID.items()}
        word = {"side": side, "at": self._course.now.isoformat(), "before": before}
        return {"court_said": [*kept.get("court_said", ()), word]}

    def paper(self, command: AgreementPaper) -> bytes:
        """Return a paper of one's own dispute."""
        with self._course.database.reading() as session:
            row = records.dispute_row(session, command.dispute_id, lock=False)
        if row is None or records.side_of(row, command.person_id) is None:
            raise Refused("dispute_unknown")
        dispute = self._course.value(row, None)
        if dispute.agreed_terms is None:
            raise Refused("dispute_not_agreed")
        sealed = self._sealed(command.dispute_id) if command.kind == "mediation_agreement_pdf" else None
        return sealed or PRINTED[command.kind](dispute)

    def _must_be(self, row: Row, status: str, reason: str) -> None:
        if row["status"] != status:
            raise Refused(reason)
