"""Rows of signing links, signatures and sealed agreements: every query in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select, update

from backend.mediation.dispute.signature import AgreementSignature
from backend.mediation.dispute.tables import DRAWN, agreements, of_dispute, signatures, signing_tickets
from backend.mediation.dispute.terms import Side
from backend.shared.database import Session, first_row, insert_or_ignore
from backend.shared.keyring import Keyring

Row = dict[str, Any]

# Links


def ticket_row(session: Session, *, proof: str = "", seat_id: str = "", lock: bool = False) -> Row | None:
    """Return a link by its proof or by the seat it gave, or None."""
    key = signing_tickets.c.proof == proof if proof else signing_tickets.c.seat_id == seat_id
    return first_row(session, select(signing_tickets).where(key), lock=lock)


def insert_ticket(session: Session, values: Mapping[str, Any]) -> None:
    """Insert a link."""
    session.execute(insert(signing_tickets).values(**values, state="open", read=[], seat_id=None, used_at=None))


def change_ticket(session: Session, proof: str, **values: Any) -> None:
    """Change columns of a link."""
    session.execute(update(signing_tickets).where(signing_tickets.c.proof == proof).values(**values))


def revoke_tickets(session: Session, dispute_id: str, side: Side | None, *states: str) -> None:
    """Make the links of a side, or of both, void that are in one of these states."""
    mine = (signing_tickets.c.dispute_id == dispute_id) & signing_tickets.c.state.in_(states)
    if side is not None:
        mine &= signing_tickets.c.side == side
    session.execute(update(signing_tickets).where(mine).values(state="revoked"))


# Signatures


def insert_signature(session: Session, dispute_id: str, signature: AgreementSignature, keyring: Keyring) -> bool:
    """Insert a side's signature; False if it has signed already."""
    key = {"dispute_id": dispute_id, "side": signature.side}
    drawn = keyring.of(of_dispute(key)).seal_json(signature.as_kept(), DRAWN.context.format(**key))
    return insert_or_ignore(session, signatures, {**key, "drawn": drawn, "signed_at": signature.signed_at})


def signatures_of(session: Session, dispute_id: str, keyring: Keyring) -> dict[Side, AgreementSignature]:
    """Return who has signed, and how."""
    rows = session.execute(select(signatures).where(signatures.c.dispute_id == dispute_id)).mappings()
    return {
        row["side"]: AgreementSignature.of_kept(
            row["side"], keyring.open_json(row["drawn"], DRAWN.context.format(**row))
        )
        for row in rows
    }


def signed_when(session: Session, dispute_id: str) -> dict[Side, datetime]:
    """Return which sides have signed the text that stands, and when."""
    query = select(signatures.c.side, signatures.c.signed_at).where(signatures.c.dispute_id == dispute_id)
    return {row[0]: row[1] for row in session.execute(query)}


def drop_signatures(session: Session, dispute_id: str) -> None:
    """Forget what was signed of a text that does not stand any more."""
    session.execute(delete(signatures).where(signatures.c.dispute_id == dispute_id))


# Sealed agreements


def insert_agreement(session: Session, dispute_id: str, code: str, number: str, now: datetime) -> bool:
    """Announce an agreement that is to be sealed; False if it is known already."""
    values = {"dispute_id": dispute_id, "code": code, "number": number, "state": "sealing", "requested_at": now}
    return insert_or_ignore(session, agreements, values)


def agreement_row(session: Session, dispute_id: str) -> Row | None:
    """Return the agreement of a dispute, whatever its state, or None."""
    return first_row(session, select(agreements).where(agreements.c.dispute_id == dispute_id))


def finish_agreement(session: Session, dispute_id: str, values: Mapping[str, Any]) -> bool:
    """Mark an agreement sealed; False if another attempt was quicker."""
    here = (agreements.c.dispute_id == dispute_id) & (agreements.c.state == "sealing")
    return session.execute(update(agreements).where(here).values(state="sealed", **values)).rowcount == 1


def sealed_agreement(session: Session, condition: ColumnElement[bool]) -> Row | None:
    """Return a sealed agreement that meets a condition, or None."""
    return first_row(session, select(agreements).where(agreements.c.state == "sealed", condition))


def sealed_papers(session: Session) -> Sequence[tuple[str, str]]:
    """Return the id and the storage's key of every sealed agreement."""
    query = select(agreements.c.dispute_id, agreements.c.storage_key).where(agreements.c.state == "sealed")
    return [(row[0], row[1]) for row in session.execute(query)]
