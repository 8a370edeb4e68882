"""Carries out what was decided about officers, inside the caller's transaction, and tells those it concerns."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, update

from backend.desk import records
from backend.desk.key_records import forget_keys
from backend.desk.lock_out import forget_devices, forget_failures
from backend.desk.model import Officer, Standing
from backend.desk.open_sessions import end_sessions_of
from backend.desk.passwords import Passwords, new_secret
from backend.desk.tables import SECRET, notices, officers
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Session, insert_or_ignore
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring

CONSOLE = "console"


class StaffChanges:
    """Writes officers' rows, the audit log and the notices.

    Args:
        clock, keyring, audit: see `backend/shared`.
        passwords: makes hashes.
    """

    def __init__(self, clock: Clock, keyring: Keyring, audit: AuditLog, passwords: Passwords) -> None:
        self._clock = clock
        self._keyring = keyring
        self._audit = audit
        self._passwords = passwords

    def nobody_s_password(self) -> str:
        """Return a hash whose password was never written down; made outside a transaction, since it takes time."""
        return self._passwords.hash(secrets.token_urlsafe(32))

    def add(self, session: Session, wanted: Mapping[str, Any], hashed: str, secret: str, by: str) -> Officer:
        """Write a new officer's row; Refused ``desk_login_taken``."""
        row = {**wanted, **self._access(wanted["officer_id"], hashed, secret), "created_at": self._clock.now()}
        if not insert_or_ignore(session, officers, row):
            raise Refused("desk_login_taken")
        self.note(session, by, "desk.officer_added", row["officer_id"], roles=list(row["roles"]))
        return records.officer_of(row)

    def change(self, session: Session, row: records.Row, wanted: Mapping[str, Any], by: str) -> Officer:
        """Write what an officer is from now on; Refused ``desk_last_administrator``."""
        officer_id = row["officer_id"]
        had_one = any(officer.may("officers") for officer in records.everybody(session))
        session.execute(update(officers).where(officers.c.officer_id == officer_id).values(**wanted))
        if had_one and not any(officer.may("officers") for officer in records.everybody(session)):
            raise Refused("desk_last_administrator")
        end_sessions_of(session, officer_id)
        facts = {"roles": list(wanted["roles"]), "active": wanted["active"]}
        self.note(session, by, "desk.officer_changed", officer_id, **facts)
        return records.officer_of({**row, **wanted})

    def set_access(self, session: Session, row: records.Row, hashed: str, secret: str, by: str, what: str) -> None:
        """Write a new password and secret; sessions end, security keys go, and the door is open again."""
        officer_id = row["officer_id"]
        values = self._access(officer_id, hashed, secret)
        session.execute(update(officers).where(officers.c.officer_id == officer_id).values(**values))
        end_sessions_of(session, officer_id)
        forget_failures(session, row["login"])
        forget_devices(session, officer_id)
        gone = forget_keys(session, officer_id)
        self.note(session, by, what, officer_id, **({"keys_removed": gone} if gone else {}))

    def close_access(self, session: Session, row: records.Row, hashed: str, by: str) -> None:
        """Void password and secret, until the officer sets new ones by a link."""
        self.set_access(session, row, hashed, new_secret(), by, "desk.access_renewed")

    def record(self, session: Session, by: str, what: str, about: str, **facts: Any) -> None:
        """Write to the audit log."""
        now, who = self._clock.now(), f"officer:{by}" if by.startswith("o_") else by
        told = {"officer": about, **facts}
        self._audit.append(session, who=who, what=what, at=now, channel="desk", facts=told)

    def note(self, session: Session, by: str, what: str, about: str, **facts: Any) -> None:
        """Write to the audit log, and tell the officer and every administrator but the one who did it."""
        self.record(session, by, what, about, **facts)
        admins = {one.officer_id for one in records.everybody(session) if one.may("officers")}
        for officer_id in sorted((admins | {about}) - {by}):
            row = {"notice_id": secrets.token_hex(16), "officer_id": officer_id, "what": what, "about": about}
            session.execute(insert(notices).values(**row, by=by, at=self._clock.now()))

    def _access(self, officer_id: str, hashed: str, secret: str) -> dict[str, Any]:
        sealed = self._keyring.seal(secret.encode(), SECRET.context.format(officer_id=officer_id))
        return {"password": hashed, "secret": sealed, "last_step": 0}


def standing_of(row: Mapping[str, Any]) -> Standing:
    """Return what an officer may do, from a row or from what is wanted of one."""
    return Standing(tuple(row["roles"]), row["court"], row["active"])
