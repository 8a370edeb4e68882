"""Rows of filings with several plaintiffs: every query in one place."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, select, update

from backend.filing.joint.model import Brief
from backend.filing.joint.tables import BRIEF, PARTICULARS, co_plaintiffs, joint_filings
from backend.shared.database import Session, first_row, insert_or_ignore
from backend.shared.keyring import Keyring

Row = dict[str, Any]


def joint_row(session: Session, draft_id: str, *, lock: bool = True) -> Row | None:
    """Return a filing's row, by default locked for the rest of the transaction, or None."""
    return first_row(session, select(joint_filings).where(joint_filings.c.draft_id == draft_id), lock=lock)


def insert_joint(session: Session, values: Mapping[str, Any]) -> bool:
    """Insert a filing with several plaintiffs; False if it is there."""
    return insert_or_ignore(session, joint_filings, dict(values))


def change_joint(session: Session, draft_id: str, **values: Any) -> None:
    """Change a filing's row."""
    session.execute(update(joint_filings).where(joint_filings.c.draft_id == draft_id).values(**values))


def place_row(session: Session, co_plaintiff_id: str, *, lock: bool = True) -> Row | None:
    """Return a co-plaintiff's row, or None."""
    query = select(co_plaintiffs).where(co_plaintiffs.c.co_plaintiff_id == co_plaintiff_id)
    return first_row(session, query, lock=lock)


def place_by_proof(session: Session, proof: str) -> Row | None:
    """Return a co-plaintiff's row by the proof of their code, locked, or None."""
    return first_row(session, select(co_plaintiffs).where(co_plaintiffs.c.proof == proof), lock=True)


def places_of(session: Session, draft_id: str) -> dict[str, Row]:
    """Return the co-plaintiffs of a filing by their ids, in the order they were named."""
    query = select(co_plaintiffs).where(co_plaintiffs.c.draft_id == draft_id)
    query = query.order_by(co_plaintiffs.c.created_at, co_plaintiffs.c.co_plaintiff_id)
    return {row["co_plaintiff_id"]: dict(row) for row in session.execute(query).mappings()}


def places_opened_by(session: Session, person_id: str) -> list[Row]:
    """Return the invitations a person has opened, the newest first."""
    query = select(co_plaintiffs).where(co_plaintiffs.c.person_id == person_id)
    query = query.order_by(co_plaintiffs.c.updated_at.desc(), co_plaintiffs.c.co_plaintiff_id)
    return [dict(row) for row in session.execute(query).mappings()]


def proof_is_free(session: Session, proof: str) -> bool:
    """Return True if no other code has this proof."""
    return session.execute(select(co_plaintiffs.c.proof).where(co_plaintiffs.c.proof == proof)).first() is None


def drafts_of(session: Session, person_id: str) -> list[str]:
    """Return the filings to which a person invites."""
    query = select(joint_filings.c.draft_id).where(joint_filings.c.person_id == person_id)
    return list(session.execute(query).scalars())


def insert_place(session: Session, values: Mapping[str, Any]) -> bool:
    """Insert a co-plaintiff; False if the id is taken."""
    return insert_or_ignore(session, co_plaintiffs, dict(values))


def change_place(session: Session, co_plaintiff_id: str, **values: Any) -> None:
    """Change a co-plaintiff's row."""
    here = co_plaintiffs.c.co_plaintiff_id == co_plaintiff_id
    session.execute(update(co_plaintiffs).where(here).values(**values))


def forget(session: Session, draft_id: str) -> None:
    """Delete all that was noted of a filing's co-plaintiffs."""
    session.execute(delete(co_plaintiffs).where(co_plaintiffs.c.draft_id == draft_id))
    session.execute(delete(joint_filings).where(joint_filings.c.draft_id == draft_id))


def sealed_brief(keyring: Keyring, row: Mapping[str, Any], brief: Brief, names: Mapping[str, str]) -> bytes:
    """Return brief and names as they are kept."""
    plain = {**dataclasses.asdict(brief), "names": dict(names)}
    return keyring.of(row["person_id"]).seal_json(plain, BRIEF.context.format(**row))


def brief_in(keyring: Keyring, row: Mapping[str, Any]) -> tuple[Brief, dict[str, str]]:
    """Return a row's brief, and the name of each co-plaintiff by their id."""
    plain = keyring.open_json(row["brief"], BRIEF.context.format(**row))
    names: dict[str, str] = plain.pop("names")
    brief = Brief(**plain | {name: tuple(plain[name]) for name in ("defendants", "claims")})
    return brief, names


def sealed_particulars(keyring: Keyring, row: Mapping[str, Any], plain: Mapping[str, Any]) -> bytes:
    """Return somebody's particulars as they are kept: sealed with their own key."""
    return keyring.of(row["person_id"]).seal_json(dict(plain), PARTICULARS.context.format(**row))


def particulars_in(keyring: Keyring, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what somebody gave."""
    plain: dict[str, Any] = keyring.open_json(row["particulars"], PARTICULARS.context.format(**row))
    return plain
