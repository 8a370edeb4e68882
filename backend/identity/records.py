"""Rows to values and back: every query about verifications in one place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import select, update

from backend.identity.model import MAX_ATTEMPTS, OPEN, Verification, VerifiedParty
from backend.identity.tables import DETAILS, FACE, news, verifications
from backend.shared.calendar import is_provisional
from backend.shared.database import Session, first_row, insert_or_ignore
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring

Row = Mapping[str, Any]


class Records:
    """Reads and writes verifications, sealing what is private in them.

    Args:
        keyring: seals details and the face session.
    """

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    def row(self, session: Session, verification_id: str, *, lock: bool = True) -> Row | None:
        """Return a verification's row, by default locked for the rest of the transaction, or None."""
        query = select(verifications).where(verifications.c.verification_id == verification_id)
        return first_row(session, query, lock=lock)

    def own(self, session: Session, verification_id: str, person_id: str, *, lock: bool = True) -> Row:
        """Return the person's own verification; Refused ``identity_not_found`` for strangers and nothing alike."""
        row = self.row(session, verification_id, lock=lock)
        if row is None or row["person_id"] != person_id:
            raise Refused("identity_not_found")
        return row

    def latest(self, session: Session, person_id: str) -> Row | None:
        """Return the person's last verification that was not given up, or None."""
        query = select(verifications).where(verifications.c.person_id == person_id)
        query = query.where(verifications.c.status != "abandoned").order_by(verifications.c.applied_at.desc())
        return first_row(session, query.limit(1))

    def open_of(self, session: Session, person_id: str) -> list[Row]:
        """Return the person's verifications whose result is still to come, locked."""
        query = select(verifications).where(verifications.c.person_id == person_id)
        query = query.where(verifications.c.status.in_(tuple(OPEN))).with_for_update()
        return [dict(row) for row in session.execute(query).mappings()]

    def in_review(self, session: Session) -> list[Row]:
        """Return what waits for an officer, the soonest due first."""
        query = select(verifications).where(verifications.c.status == "manual_review")
        query = query.order_by(verifications.c.due, verifications.c.applied_at)
        return [dict(row) for row in session.execute(query).mappings()]

    def played(self, session: Session) -> list[Row]:
        """Return the verifications that a stand-in let pass, locked."""
        query = select(verifications).where(verifications.c.status == "verified", verifications.c.stand_in)
        query = query.where(verifications.c.reason.is_distinct_from("officer")).with_for_update()
        return [dict(row) for row in session.execute(query).mappings()]

    def insert(self, session: Session, row: Row) -> bool:
        """Insert a verification; False if the id is taken."""
        return insert_or_ignore(session, verifications, row)

    def change(self, session: Session, row: Row, **values: Any) -> Row:
        """Change columns and return the row as it is now."""
        here = verifications.c.verification_id == row["verification_id"]
        session.execute(update(verifications).where(here).values(**values))
        return {**row, **values}

    def hear(self, session: Session, event_id: str, reference: str, now: datetime) -> bool:
        """Note a callback; False if it was heard before."""
        return insert_or_ignore(session, news, {"event_id": event_id, "reference": reference, "heard_at": now})

    def seal_details(self, person_id: str, verification_id: str, details: Mapping[str, Any]) -> bytes:
        """Seal what the person told."""
        context = DETAILS.context.format(person_id=person_id, verification_id=verification_id)
        return self._keyring.of(person_id).seal_json(dict(details), context)

    def details(self, row: Row) -> dict[str, Any]:
        """Open what the person told; empty once it is erased."""
        if row["details"] is None:
            return {}
        return dict(self._keyring.open_json(row["details"], DETAILS.context.format(**row)))

    def seal_face(self, person_id: str, verification_id: str, check_id: str, url: str | None) -> bytes:
        """Seal the platform's session."""
        context = FACE.context.format(verification_id=verification_id)
        return self._keyring.of(person_id).seal_json({"check_id": check_id, "url": url}, context)

    def face(self, row: Row) -> dict[str, Any] | None:
        """Open the platform's session, or None if there is none."""
        if row["face"] is None:
            return None
        return dict(self._keyring.open_json(row["face"], FACE.context.format(**row)))

    def value(self, row: Row) -> Verification:
        """Return a row as the person may see it."""
        face = self.face(row) if row["status"] == "awaiting_face" else None
        return Verification(
            verification_id=row["verification_id"],
            category=row["category"],
            document_type=row["document_type"],
            status=row["status"],
            face_url=face["url"] if face else None,
            due=row["due"],
            due_provisional=is_provisional(row["due"]),
            reason=row["reason"],
            note=self.details(row).get("note", ""),
            attempts_left=max(0, MAX_ATTEMPTS - row["attempt"]),
        )

    def party_of(self, session: Session, person_id: str) -> VerifiedParty | None:
        """Return what is certain about a person by their newest verification that succeeded, or None."""
        query = select(verifications).where(verifications.c.person_id == person_id)
        query = query.where(verifications.c.status == "verified").order_by(verifications.c.decided_at.desc())
        row = session.execute(query.limit(1)).mappings().first()
        return self._party(dict(row)) if row is not None else None

    def _party(self, row: Row) -> VerifiedParty:
        told = self.details(row)
        texts = ("full_name", "document_number", "region", "organisation_name", "registration_number", "position")
        return VerifiedParty(
            person_id=row["person_id"],
            category=row["category"],
            document_type=row["document_type"],
            verified_at=row["decided_at"],
            verified_by=_verified_by(row),
            birth_date=as_day(told["birth_date"]),
            expires_on=as_day(told["expires_on"]),
            sex=told.get("sex", ""),  # none was kept before December 2026
            **{name: told[name] for name in texts},
        )


def _verified_by(row: Row) -> Literal["platform", "officer", "stand_in"]:
    if row["reason"] == "officer":
        return "officer"
    return "stand_in" if row["stand_in"] else "platform"


def as_day(text: str | None) -> date | None:
    """Return an ISO day as kept in details, or None."""
    return date.fromisoformat(text) if text else None
