"""Offers: made, countered, opened together where both wish it, accepted once, declined, run out.

At most one offer of the sides is open at a time, but for two that were blind and are opened together: a counter-offer
takes the place of what it answers. Whatever was offered is no evidence against who offered it (OMR-18).
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from backend.mediation.dispute import records
from backend.mediation.dispute.commands import AcceptOffer, DeclineOffer, MakeOffer, OffersOf
from backend.mediation.dispute.course import DisputeCourse
from backend.mediation.dispute.model import LIVE, MOST_OFFER_DAYS, Dispute
from backend.mediation.dispute.records import Row
from backend.mediation.dispute.terms import By, Offer, OfferStatus, Side, Terms, other_side
from backend.shared import outbox
from backend.shared.database import Session
from backend.shared.errors import Refused
from backend.shared.outbox import Job

RUN_OUT = "mediation.offer_over"


class Negotiation:
    """The offers of disputes.

    Args:
        course: rows, clock and what the two sides hear.
    """

    def __init__(self, course: DisputeCourse) -> None:
        self._course = course

    def make(self, command: MakeOffer) -> Offer:
        """Make an offer of one side; with a blind one of the other side waiting, both are opened."""
        with self._course.database.transaction() as session:
            row, side = self._course.own(session, command.dispute_id, command.person_id, live=True)
            known = records.offer_row(session, command.request_id)
            if known is not None:
                return records.offer_of(known, self._course.keyring, side)
            self._may_offer(row, command.days)
            command.terms.check(self._course.today)
            others = records.offer_rows(session, row["dispute_id"])
            if command.blind and any(one["status"] != "taken_back" for one in others if one["by"] == side):
                raise Refused("dispute_blind_late")
            if command.blind and any(one["by"] != side and one["status"] != "sealed" for one in others):
                raise Refused("dispute_blind_late")
            self._set_aside(session, others, side, blind=command.blind)
            made = self._insert(session, row, command.request_id, side, command.terms, command.days, command.blind)
            self._course.note(session, command.person_id, "offered", row["dispute_id"], number=made["number"])
            self._tell_made(session, row, made, side, others, command.terms)
        return self._offer(command.request_id, side)

    def propose(self, session: Session, row: Row, offer_id: str, terms: Terms, officer: str) -> None:
        """Put a mediator's proposal to both sides, in the caller's transaction; both have to accept it."""
        if records.offer_row(session, offer_id) is not None:
            return
        self._may_offer(row, 7)
        terms.check(self._course.today)
        made = self._insert(session, row, offer_id, "mediator", terms, 7, False)
        self._course.note(session, f"officer:{officer}", "proposed", row["dispute_id"], number=made["number"])
        self._course.tell(session, row, "proposal", key=offer_id, offer=offer_id, terms=terms, until=made["until"])

    def all(self, command: OffersOf) -> list[Offer]:
        """Return the offers as the side may see them."""
        with self._course.database.reading() as session:
            row = records.dispute_row(session, command.dispute_id, lock=False)
            side = records.side_of(row, command.person_id) if row is not None else None
            if row is None or side is None:
                raise Refused("dispute_unknown")
            rows = records.offer_rows(session, command.dispute_id)
        return [records.offer_of(one, self._course.keyring, side) for one in rows]

    def accept(self, command: AcceptOffer) -> Dispute:
        """Accept what is open; where the dispute is agreed already, that agreement stands and is returned."""
        with self._course.database.transaction() as session:
            row, side, found = self._offered(session, command.offer_id, command.person_id)
            if row["status"] in ("agreed", "settled"):
                return self._course.value(row, side)
            if row["status"] not in LIVE:
                raise Refused("dispute_over")
            if found["by"] == side:
                raise Refused("dispute_offer_own")
            if found["status"] != "open" or found["until"] <= self._course.now:
                raise Refused("dispute_offer_gone")
            return self._accepted(session, row, side, found, command.person_id)

    def decline(self, command: DeclineOffer) -> Dispute:
        """Decline, or take back one's own; a blind one of the other side is taken back unseen."""
        with self._course.database.transaction() as session:
            row, side, found = self._offered(session, command.offer_id, command.person_id)
            if row["status"] not in LIVE:
                raise Refused("dispute_over")
            if found["status"] in ("declined", "taken_back"):
                return self._course.value(row, side)
            if row["status"] == "agreed" or found["status"] not in ("open", "sealed"):
                raise Refused("dispute_offer_gone")
            taken_back = found["by"] == side or found["status"] == "sealed"
            became: OfferStatus = "taken_back" if taken_back else "declined"
            records.change_offer(session, found["offer_id"], status=became)
            self._course.note(session, command.person_id, became, row["dispute_id"], number=found["number"])
            self._tell_declined(session, row, found, side)
        return self._course.value(row, side)

    def run_out(self, session: Session, job: Job) -> str:
        """Local outbox handler of `RUN_OUT`: an offer nobody has accepted in its time is over; both are told."""
        found = records.offer_row(session, str(job.payload["offer_id"]))
        row = records.dispute_row(session, found["dispute_id"]) if found is not None else None
        if found is None or row is None or row["status"] != "open" or found["status"] not in ("open", "sealed"):
            return "no longer stands"
        records.change_offer(session, found["offer_id"], status="expired")
        self._course.tell(session, row, "offer_over", key=found["offer_id"])
        return "over"

    # What the steps are made of

    def _offer(self, offer_id: str, side: Side) -> Offer:
        with self._course.database.reading() as session:
            found = records.offer_row(session, offer_id)
        if found is None:
            raise Refused("dispute_offer_gone")
        return records.offer_of(found, self._course.keyring, side)

    def _accepted(self, session: Session, row: Row, side: Side, found: Row, person_id: str) -> Dispute:
        terms = records.terms_of(found, self._course.keyring)
        yes = [*found["yes"], side] if side not in found["yes"] else list(found["yes"])
        self._course.note(session, person_id, "accepted", row["dispute_id"], number=found["number"])
        if found["by"] == "mediator" and len(yes) < 2:
            records.change_offer(session, found["offer_id"], yes=yes)
            self._course.tell(session, row, "half_accepted", other_side(side), key=found["offer_id"],
                              offer=found["offer_id"], terms=terms)  # fmt: skip
            return self._course.value(row, side)
        records.change_offer(session, found["offer_id"], status="accepted", yes=yes)
        for other in records.offer_rows(session, row["dispute_id"]):
            if other["status"] in ("open", "sealed"):
                records.change_offer(session, other["offer_id"], status="countered")
        mediator = records.details_of(row, self._course.keyring).get("mediator")
        kept: dict[str, Any] = {
            "terms": terms.as_kept(), "confirmed": [], "agreed_on": self._course.today.isoformat(),
            "agreed_mediator": mediator,
        }  # fmt: skip
        row = self._course.alter(session, row, kept, status="agreed")
        self._course.tell(session, row, "agreed", other_side(side))
        return self._course.value(row, side)

    def _offered(self, session: Session, offer_id: str, person_id: str) -> tuple[Row, Side, Row]:
        """Return the dispute, locked, the side and the offer as it stands under that lock."""
        found = records.offer_row(session, offer_id)
        if found is None:
            raise Refused("dispute_unknown")
        row, side = self._course.own(session, found["dispute_id"], person_id)
        return row, side, records.offer_row(session, offer_id) or found

    def _may_offer(self, row: Row, days: int) -> None:
        if row["status"] == "agreed":
            raise Refused("dispute_agreed_already")
        if not row["respondent_id"]:
            raise Refused("dispute_not_joined")
        if not 1 <= days <= MOST_OFFER_DAYS:
            raise Refused("dispute_offer_days_odd", most=MOST_OFFER_DAYS)

    def _set_aside(self, session: Session, others: list[Row], side: Side, *, blind: bool) -> None:
        """An offer answers what lies open; a blind one of the other side stays closed unless this one is blind, too."""
        for one in others:
            if one["status"] == "open" and one["by"] != "mediator":
                records.change_offer(session, one["offer_id"], status="countered")
            elif (one["status"] == "sealed" and one["by"] == side) or (one["status"] == "sealed" and not blind):
                records.change_offer(session, one["offer_id"], status="taken_back")

    def _insert(
        self, session: Session, row: Row, offer_id: str, by: By, terms: Terms, days: int, blind: bool
    ) -> dict[str, Any]:
        now = self._course.now
        made: dict[str, Any] = {
            "offer_id": offer_id, "dispute_id": row["dispute_id"],
            "number": records.next_number(session, row["dispute_id"]), "by": by,
            "status": "sealed" if blind else "open", "closed": blind, "yes": [], "until": now + timedelta(days=days),
            "created_at": now,
        }  # fmt: skip
        records.insert_offer(session, made, terms, self._course.keyring)
        outbox.add(session, topic=RUN_OUT, payload={"offer_id": offer_id}, key=f"{RUN_OUT}:{offer_id}",
                   due_at=made["until"])  # fmt: skip
        return made

    def _tell_made(
        self, session: Session, row: Row, made: Row, side: Side, others: list[Row], terms: Terms
    ) -> None:  # fmt: skip
        """Tell the other side of an open offer, or that a sealed one is there; of two sealed ones tell both sides."""
        waiting = next((one for one in others if one["status"] == "sealed" and one["by"] != side), None)
        offer_id, across, until = made["offer_id"], other_side(side), made["until"]
        if made["status"] == "open":
            what = "offer" if waiting is None else "offer_not_blind"
            self._course.tell(session, row, what, across, key=offer_id, offer=offer_id, terms=terms, until=until)
        elif waiting is None:
            self._course.tell(session, row, "blind", across, key=offer_id, offer=offer_id, open=False, until=until)
        else:
            first, theirs = waiting["offer_id"], records.terms_of(waiting, self._course.keyring)
            for one in (offer_id, first):
                records.change_offer(session, one, status="open", closed=False)
            self._course.tell(session, row, "unsealed", side, key=offer_id, offer=first, terms=theirs)
            self._course.tell(session, row, "unsealed", across, key=offer_id, offer=offer_id, terms=terms)

    def _tell_declined(self, session: Session, row: Row, found: Row, side: Side) -> None:
        if found["by"] == side:
            self._course.tell(session, row, "taken_back", other_side(side), key=found["offer_id"])
        elif found["status"] == "sealed":
            self._course.tell(session, row, "blind_not_wanted", other_side(side), key=found["offer_id"])
        else:
            self._course.tell(session, row, "offer_declined", other_side(side), key=f"{found['offer_id']}-{side}")
