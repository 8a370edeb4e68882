"""Rows of security keys, and the challenges they sign: each of one browser, good once and not for long."""

from __future__ import annotations

import hashlib
import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import delete, select, update

from backend.desk.key_ceremonies import MadeKey
from backend.desk.lock_out import digest_of
from backend.desk.model import CHALLENGE_LIFE, SecurityKey
from backend.desk.tables import CREDENTIAL, challenges, security_keys
from backend.shared.database import Session, first_row, insert_or_ignore
from backend.shared.keyring import Keyring

Purpose = Literal["sign_in", "add"]
Row = Mapping[str, Any]


def ask(
    session: Session, purpose: Purpose, browser: str, now: datetime, *, officer_id: str = "", name: str = ""
) -> bytes:
    """Keep a new challenge for a browser in the place of an earlier one; return it."""
    session.execute(delete(challenges).where(challenges.c.expires_at <= now))
    digest, challenge = digest_of(purpose, browser), secrets.token_bytes(32)
    values = {"challenge": challenge.hex(), "officer_id": officer_id, "name": name, "expires_at": now + CHALLENGE_LIFE}
    if not insert_or_ignore(session, challenges, {"digest": digest, **values}):
        session.execute(update(challenges).where(challenges.c.digest == digest).values(**values))
    return challenge


def take(session: Session, purpose: Purpose, browser: str, now: datetime) -> Row | None:
    """Use a browser's challenge up, whatever becomes of its answer; None where there is none, or it is too old."""
    here = delete(challenges).where(challenges.c.digest == digest_of(purpose, browser))
    row = session.execute(here.returning(*challenges.c)).mappings().first()
    if row is None or row["expires_at"] <= now:
        return None
    return {**row, "challenge": bytes.fromhex(row["challenge"])}


def rows_of(session: Session, officer_id: str) -> list[Row]:
    """Return an officer's keys, oldest first."""
    query = select(security_keys).where(security_keys.c.officer_id == officer_id)
    rows = session.execute(query.order_by(security_keys.c.added_at, security_keys.c.key_id)).mappings()
    return [dict(row) for row in rows]


def row_of(session: Session, credential_id: bytes, officer_id: str) -> Row | None:
    """Return an officer's key by what the authenticator calls it; nobody else's."""
    here = (security_keys.c.digest == _digest(credential_id)) & (security_keys.c.officer_id == officer_id)
    return first_row(session, select(security_keys).where(here), lock=True)


def keep(session: Session, keyring: Keyring, officer_id: str, name: str, made: MadeKey, now: datetime) -> Row | None:
    """Write a key's row; None where that key is registered, by whomever."""
    row: dict[str, Any] = {
        "key_id": f"k_{secrets.token_hex(8)}",
        "officer_id": officer_id,
        "digest": _digest(made.credential_id),
    }
    told = {"id": b64encode(made.credential_id).decode(), "public_key": b64encode(made.public_key).decode()}
    sealed = keyring.seal_json(told, CREDENTIAL.context.format(**row))
    row |= {"name": name, "credential": sealed, "sign_count": made.sign_count, "added_at": now, "used_at": None}
    return row if insert_or_ignore(session, security_keys, row) else None


def opened(row: Row, keyring: Keyring) -> tuple[bytes, bytes]:
    """Return a key's own id and its public key."""
    told = keyring.open_json(row["credential"], CREDENTIAL.context.format(**row))
    return b64decode(told["id"]), b64decode(told["public_key"])


def used(session: Session, row: Row, sign_count: int, now: datetime) -> None:
    """Note that a key has signed."""
    here = security_keys.c.key_id == row["key_id"]
    session.execute(update(security_keys).where(here).values(sign_count=sign_count, used_at=now))


def remove(session: Session, officer_id: str, key_id: str) -> bool:
    """Forget one key of an officer; False where they have no such key."""
    here = (security_keys.c.officer_id == officer_id) & (security_keys.c.key_id == key_id)
    return session.execute(delete(security_keys).where(here).returning(security_keys.c.key_id)).first() is not None


def forget_keys(session: Session, officer_id: str) -> int:
    """Forget all keys of an officer; return how many there were."""
    theirs = delete(security_keys).where(security_keys.c.officer_id == officer_id)
    session.execute(delete(challenges).where(challenges.c.officer_id == officer_id))
    return len(session.execute(theirs.returning(security_keys.c.key_id)).all())


def key_of(row: Row) -> SecurityKey:
    """Return a row as an officer sees it."""
    return SecurityKey(row["key_id"], row["name"], row["added_at"], row["used_at"])


def _digest(credential_id: bytes) -> str:
    return hashlib.sha256(credential_id).hexdigest()
