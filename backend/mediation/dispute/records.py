"""Rows of disputes, offers, invitations and letters, to values and back: every query in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, func, insert, or_, select, update

from backend.mediation.dispute.model import LIVE, Application, CourtFile, Dispute, Mediator, as_invited
from backend.mediation.dispute.tables import DETAILS, TERMS, TEXT, disputes, invitations, letters, of_dispute, offers
from backend.mediation.dispute.terms import Offer, Side, Terms
from backend.mediation.model import Session as Meeting
from backend.shared.database import Session, first_row, insert_or_ignore
from backend.shared.keyring import Keyring

Row = dict[str, Any]


def dispute_row(session: Session, dispute_id: str, *, lock: bool = True) -> Row | None:
    """Return a dispute's row, with `lock` locked for the rest of the transaction, or None."""
    return first_row(session, select(disputes).where(disputes.c.dispute_id == dispute_id), lock=lock)


def rows_of(session: Session, person_id: str) -> list[Row]:
    """Return the rows of a person's disputes, of either side, the newest first."""
    mine = or_(disputes.c.applicant_id == person_id, disputes.c.respondent_id == person_id)
    return _rows(session, select(disputes).where(mine))


def rows_at_desk(session: Session, officer: str, *, over: bool) -> list[Row]:
    """Return what nobody has at the desk and what this officer has; those that are over: this officer's."""
    live = disputes.c.status.in_(LIVE)
    mine = disputes.c.officer == officer
    wanted = and_(mine, ~live) if over else and_(or_(mine, disputes.c.officer == ""), live)
    return _rows(session, select(disputes).where(wanted).limit(200))


def insert_dispute(session: Session, values: Mapping[str, Any]) -> bool:
    """Insert a dispute; False if its id is taken."""
    return insert_or_ignore(session, disputes, values)


def change(session: Session, dispute_id: str, **values: Any) -> None:
    """Change columns of a dispute."""
    session.execute(update(disputes).where(disputes.c.dispute_id == dispute_id).values(**values))


def details_of(row: Mapping[str, Any], keyring: Keyring) -> dict[str, Any]:
    """Return what is sealed of a dispute."""
    opened: dict[str, Any] = keyring.open_json(row["details"], DETAILS.context.format(**row))
    return opened


def sealed(details: Mapping[str, Any], dispute_id: str, keyring: Keyring) -> bytes:
    """Return details as they are kept."""
    place = {"dispute_id": dispute_id}
    return keyring.of(of_dispute(place)).seal_json(details, DETAILS.context.format(**place))


def side_of(row: Mapping[str, Any], person_id: str) -> Side | None:
    """Return on which side of a dispute somebody is, or None."""
    if row["applicant_id"] == person_id:
        return "applicant"
    return "respondent" if row["respondent_id"] == person_id else None


def person_of(row: Mapping[str, Any], side: Side) -> str:
    """Return who is on a side; empty while the other side has not joined."""
    return str(row[f"{side}_id"] or "")


def dispute_of(row: Mapping[str, Any], keyring: Keyring, side: Side | None) -> Dispute:
    """Return a row as a value, with what that side may see; None: all of it, for the desk and the papers."""
    kept = details_of(row, keyring)
    application = Application(**kept["application"])
    meeting = None
    if row["start"] is not None:
        meeting = Meeting(row["start"], row["end"], kept["session"]["kind"], kept["session"]["place"])
    return Dispute(
        row["dispute_id"], row["number"], side, row["status"], row["standing"],
        as_invited(application) if side == "respondent" else application,
        row["created_at"],
        joined=row["respondent_id"] is not None,
        mediator=mediator_of(kept["mediator"]) if kept.get("mediator") else None,
        mediator_state=row["mediator_state"],
        answer_by=row["answer_by"],
        session=meeting,
        meets_here=meeting is not None and meeting.kind == "room" and not kept.get("room_over"),
        agreed_terms=Terms.of_kept(kept["terms"]) if kept.get("terms") else None,
        agreed_mediator=mediator_of(agreed) if (agreed := kept.get("agreed_mediator", kept.get("mediator"))) else None,
        confirmed=tuple(kept.get("confirmed", ())),
        asks_court=tuple(kept.get("asks_court", ())),
        handed_in=bool(kept.get("handed_in")),
        court_file=CourtFile(**filed) if (filed := kept.get("court_file")) else None,
        court_outcome=kept.get("court_outcome", ""),
        court_on=date.fromisoformat(kept["court_on"]) if kept.get("court_on") else None,
        court_word=_word(said[-1]) if (said := kept.get("court_said")) else None,
        effective_on=row["effective_on"],
        reason=str(kept.get("reason", "")),
        officer=row["officer"],
    )  # fmt: skip


def _word(said: Mapping[str, Any]) -> tuple[Side, datetime]:
    """Return who said something about the court, and when."""
    return said["side"], datetime.fromisoformat(said["at"])


def mediator_of(kept: Mapping[str, Any]) -> Mediator:
    """Return a mediator as kept in the details."""
    return Mediator(**{**kept, "tongues": tuple(kept["tongues"]), "matters": tuple(kept["matters"])})


# Offers


def offer_row(session: Session, offer_id: str) -> Row | None:
    """Return an offer's row, or None."""
    return first_row(session, select(offers).where(offers.c.offer_id == offer_id))


def offer_rows(session: Session, dispute_id: str) -> list[Row]:
    """Return every offer of a dispute, the newest first."""
    query = select(offers).where(offers.c.dispute_id == dispute_id).order_by(offers.c.number.desc())
    return [dict(row) for row in session.execute(query).mappings()]


def next_number(session: Session, dispute_id: str) -> int:
    """Return the number of the next offer; the dispute's row is locked meanwhile."""
    query = select(func.count()).select_from(offers).where(offers.c.dispute_id == dispute_id)
    return int(session.execute(query).scalar_one()) + 1


def insert_offer(session: Session, values: Mapping[str, Any], terms: Terms, keyring: Keyring) -> None:
    """Insert an offer."""
    blob = keyring.of(of_dispute(values)).seal_json(terms.as_kept(), TERMS.context.format(**values))
    session.execute(insert(offers).values(**values, terms=blob))


def change_offer(session: Session, offer_id: str, **values: Any) -> None:
    """Change columns of an offer."""
    session.execute(update(offers).where(offers.c.offer_id == offer_id).values(**values))


def terms_of(row: Mapping[str, Any], keyring: Keyring) -> Terms:
    """Return what is offered."""
    return Terms.of_kept(keyring.open_json(row["terms"], TERMS.context.format(**row)))


def offer_of(row: Mapping[str, Any], keyring: Keyring, viewer: Side | None) -> Offer:
    """Return an offer as a side, or the desk, may see it: one that was never opened only by its maker."""
    closed = row["closed"] and row["by"] != viewer
    return Offer(
        row["offer_id"], row["dispute_id"], row["number"], row["by"], row["status"],
        None if closed else terms_of(row, keyring), row["until"], row["created_at"], tuple(row["yes"]),
    )  # fmt: skip


# Invitations


def invitation_row(session: Session, proof: str) -> Row | None:
    """Return an invitation by its proof, locked, or None."""
    return first_row(session, select(invitations).where(invitations.c.proof == proof), lock=True)


def opened_invitation(session: Session, dispute_id: str, person_id: str) -> Row | None:
    """Return the invitation of a dispute that this person has opened and not answered, or None."""
    here = (invitations.c.dispute_id == dispute_id, invitations.c.opened_by == person_id)
    return first_row(session, select(invitations).where(*here, invitations.c.state == "opened"), lock=True)


def insert_invitation(session: Session, proof: str, dispute_id: str, expires_at: datetime, now: datetime) -> bool:
    """Insert an invitation; False if the code is taken."""
    values = {"proof": proof, "dispute_id": dispute_id, "state": "open", "expires_at": expires_at, "created_at": now}
    return insert_or_ignore(session, invitations, values)


def change_invitation(session: Session, proof: str, **values: Any) -> None:
    """Change columns of an invitation."""
    session.execute(update(invitations).where(invitations.c.proof == proof).values(**values))


def void_invitations(session: Session, dispute_id: str) -> None:
    """Make every invitation of a dispute void that nobody has answered."""
    here = and_(invitations.c.dispute_id == dispute_id, invitations.c.state.in_(("open", "opened")))
    session.execute(update(invitations).where(here).values(state="void"))


# Letters


def insert_letter(session: Session, values: Mapping[str, Any], text: str, keyring: Keyring) -> bool:
    """Insert a letter or a note; False if its id is taken."""
    blob = keyring.of(of_dispute(values)).seal(text.encode(), TEXT.context.format(**values))
    return insert_or_ignore(session, letters, {**values, "text": blob})


def letters_of(session: Session, dispute_id: str, keyring: Keyring) -> Sequence[Row]:
    """Return letters and notes, the newest first, their text opened."""
    query = select(letters).where(letters.c.dispute_id == dispute_id)
    rows = session.execute(query.order_by(letters.c.created_at.desc(), letters.c.letter_id)).mappings()
    return [{**row, "text": keyring.open(row["text"], TEXT.context.format(**row)).decode()} for row in rows]


def kept_mediator(mediator: Mediator) -> dict[str, Any]:
    """Return a mediator as it is kept in the details."""
    kept = {name: getattr(mediator, name) for name in mediator.__dataclass_fields__}
    return {**kept, "tongues": list(mediator.tongues), "matters": list(mediator.matters)}


def _rows(session: Session, query: Select[Any]) -> list[Row]:
    ordered = query.order_by(disputes.c.created_at.desc(), disputes.c.dispute_id)
    return [dict(row) for row in session.execute(ordered).mappings()]
