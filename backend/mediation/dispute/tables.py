"""Tables of disputes: a row each, offers, invitations, letters, signatures, and what the centre is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Date,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    or_,
    select,
)

from backend.shared.database import Session, UtcTime, metadata
from backend.shared.keyring import SealedColumn, matter
from backend.shared.personal_data import PersonalTable, Whose
from backend.shared.tables import invitation_tries
from backend.shared.wording import Words

disputes = Table(
    "disputes",
    metadata,
    Column("dispute_id", String(64), primary_key=True),
    Column("number", String(24), nullable=False, unique=True),
    Column("applicant_id", String(32), nullable=False, index=True),
    Column("respondent_id", String(32), nullable=True, index=True),
    Column("status", String(12), nullable=False),
    Column("standing", String(12), nullable=False),
    Column("mediator_state", String(8), nullable=False),
    Column("answer_by", Date, nullable=True),
    Column("officer", String(24), nullable=False, index=True),
    Column("start", UtcTime, nullable=True),
    Column("end", UtcTime, nullable=True),
    Column("effective_on", Date, nullable=True),
    Column("sequence", Integer, nullable=False),
    Column("details", LargeBinary, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
)
"""`details` is sealed: the application, the mediator, the session's place, the terms agreed on, who has confirmed."""

offers = Table(
    "dispute_offers",
    metadata,
    Column("offer_id", String(80), primary_key=True),
    Column("dispute_id", String(64), nullable=False),
    Column("number", Integer, nullable=False),
    Column("by", String(12), nullable=False),
    Column("status", String(12), nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("yes", JSON, nullable=False),
    Column("terms", LargeBinary, nullable=False),
    Column("until", UtcTime, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Index(None, "dispute_id", "number", unique=True),
)
"""`closed`: nobody but its maker may ever see it, until it is opened together with the other side's."""

invitations = Table(
    "dispute_invitations",
    metadata,
    Column("proof", String(64), primary_key=True),
    Column("dispute_id", String(64), nullable=False, index=True),
    Column("state", String(8), nullable=False),
    Column("opened_by", String(32), nullable=True),
    Column("expires_at", UtcTime, nullable=False),
    Column("created_at", UtcTime, nullable=False),
)
"""`proof` is a keyed hash of the code; the code itself is kept nowhere."""

letters = Table(
    "dispute_letters",
    metadata,
    Column("letter_id", String(80), primary_key=True),
    Column("dispute_id", String(64), nullable=False, index=True),
    Column("to", String(12), nullable=False),
    Column("officer", String(24), nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("created_at", UtcTime, nullable=False),
)
"""`to` is a side, ``both``, or ``nobody`` for the mediator's own notes."""

requests = Table(
    "dispute_requests",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("kind", String(12), nullable=False),
    Column("subject", String(64), nullable=False, index=True),
    Column("argument", String(64), nullable=False),
    Column("state", String(12), nullable=False),
    Column("reason", String(80), nullable=True),
    Column("created_at", UtcTime, nullable=False),
    Column("settled_at", UtcTime, nullable=True),
)
"""Requests to the centre's system, in the order of `created_at` and `key`."""

signatures = Table(
    "dispute_signatures",
    metadata,
    Column("dispute_id", String(64), primary_key=True),
    Column("side", String(12), primary_key=True),
    Column("drawn", LargeBinary, nullable=False),
    Column("signed_at", UtcTime, nullable=False),
)
"""`drawn` is sealed: the pen's way, the text's digest, the signer's zone."""

signing_tickets = Table(
    "dispute_signing_tickets",
    metadata,
    Column("proof", String(64), primary_key=True),
    Column("dispute_id", String(64), nullable=False, index=True),
    Column("side", String(12), nullable=False),
    Column("state", String(8), nullable=False),
    Column("seat_id", String(16), nullable=True, unique=True),
    Column("read", JSON, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("used_at", UtcTime, nullable=True),
)
"""`proof` is a hash of the link's secret; `read` the pages whose end the device has shown."""

agreements = Table(
    "dispute_agreements",
    metadata,
    Column("dispute_id", String(64), primary_key=True),
    Column("code", String(32), nullable=False, unique=True),
    Column("number", String(24), nullable=False),
    Column("state", String(8), nullable=False),
    Column("storage_key", String(64), nullable=True),
    Column("sha256", String(64), nullable=True, index=True),
    Column("certificate", String(200), nullable=True),
    Column("timestamped", Boolean, nullable=True),
    Column("requested_at", UtcTime, nullable=False),
    Column("sealed_at", UtcTime, nullable=True),
)
"""Signed agreements; `state` is ``sealing`` from the second signature until the PDF is stored, then ``sealed``."""


def of_dispute(row: Mapping[Any, Any]) -> str:
    """Return whose key seals a dispute: it is two persons', so it has one of its own, that goes with its rows."""
    return matter(f"dispute:{row['dispute_id']}")


def unsettled(session: Session, person_id: str) -> list[str]:
    """Return the names under which the disputes of a person have keys of their own that go with them."""
    mine = select(disputes.c.dispute_id).where(within(disputes.c.dispute_id, False)(Whose(person_id)))
    return [f"dispute:{dispute_id}" for dispute_id in session.execute(mine).scalars()]


DETAILS = SealedColumn(disputes, disputes.c.details, "dispute:{dispute_id}", "work", of_dispute)
TERMS = SealedColumn(offers, offers.c.terms, "dispute-offer:{dispute_id}:{offer_id}", "work", of_dispute)
TEXT = SealedColumn(letters, letters.c.text, "dispute-letter:{dispute_id}:{letter_id}", "work", of_dispute)
DRAWN = SealedColumn(signatures, signatures.c.drawn, "dispute-signature:{dispute_id}:{side}", "work", of_dispute)
SEALED = (DETAILS, TERMS, TEXT, DRAWN)

AGREEMENT = Words(
    "双方签认的调解协议（也是对方的凭据，加密保存）",
    "an agreement both sides confirmed (the other side's proof as well, kept sealed)",
)


def within(column: Column[str], settled: bool) -> Callable[[Whose], ColumnElement[bool]]:
    """Find what belongs to the disputes on either side of which a person stands, settled or not."""

    def rows(whose: Whose) -> ColumnElement[bool]:
        """Find them."""
        side = or_(disputes.c.applicant_id == whose.person_id, disputes.c.respondent_id == whose.person_id)
        ended = disputes.c.status == "settled"
        return column.in_(select(disputes.c.dispute_id).where(side, ended if settled else ~ended))

    return rows


DISPUTE_PARTS = (
    invitations.c.dispute_id, requests.c.subject, letters.c.dispute_id, offers.c.dispute_id, signatures.c.dispute_id,
    signing_tickets.c.dispute_id, agreements.c.dispute_id,
)  # fmt: skip
"""Columns that tell the dispute of each row beside its own."""
PERSONAL = (
    PersonalTable(invitation_tries, exported=False),
    *(PersonalTable(part.table, within(part, False), fate="with_matters", exported=False) for part in DISPUTE_PARTS),
    PersonalTable(disputes, within(disputes.c.dispute_id, False), fate="with_matters", exported=False),
    *(PersonalTable(part.table, within(part, True), fate="kept", exported=False) for part in DISPUTE_PARTS),
    PersonalTable(disputes, within(disputes.c.dispute_id, True), fate="kept", why=AGREEMENT, exported=False),
)
"""An agreement is two persons': it is not one of them who erases it. A copy of one's own would show the other's words
and sealed offers, so it holds none of this."""
