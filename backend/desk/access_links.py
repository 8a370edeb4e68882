"""Links by which an officer sets password and authenticator alone: kept as digests, open once and not for long.

Where two administrators were needed, the link goes through the hands of one and the opening code through those of the
other, so that neither can open it in the officer's place.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from backend.desk import records
from backend.desk.model import LINK_LIFE, OPENING_TRIES, PROPOSAL_LIFE, AccessOffer, Enrolment, is_good_password
from backend.desk.passwords import Passwords, new_secret, secret_uri
from backend.desk.staff_changes import StaffChanges
from backend.desk.staff_commands import LookAtAccess, OpenAccess
from backend.desk.tables import links
from backend.shared.clock import Clock
from backend.shared.database import Database, Session, first_row
from backend.shared.errors import Refused

_CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class AccessLinks:
    """Makes links, and handles `LookAtAccess` and `OpenAccess`.

    Args:
        database, clock: see `backend/shared`.
        passwords: makes hashes.
        changes: writes the officer's row.
    """

    def __init__(self, database: Database, clock: Clock, passwords: Passwords, changes: StaffChanges) -> None:
        self._database = database
        self._clock = clock
        self._passwords = passwords
        self._changes = changes

    def make(self, session: Session, officer: dict[str, Any], *, ready: bool) -> tuple[str, datetime]:
        """Make an officer's link in the place of earlier ones; return its token and when it is void."""
        token, now = secrets.token_urlsafe(32), self._clock.now()
        until = now + (LINK_LIFE if ready else PROPOSAL_LIFE)
        self.drop(session, officer["officer_id"])
        session.execute(delete(links).where(links.c.expires_at < now))
        whose = {name: officer[name] for name in ("officer_id", "login", "name")}
        row = {"digest": _digest(token), **whose, "ready": ready, "code": "", "failures": 0, "expires_at": until}
        session.execute(insert(links).values(**row))
        return token, until

    def drop(self, session: Session, officer_id: str) -> None:
        """Void an officer's link."""
        session.execute(delete(links).where(links.c.officer_id == officer_id))

    def let_open(self, session: Session, officer_id: str) -> str:
        """Let a link that waited be opened from now on; return the code that belongs to it."""
        code = "".join(secrets.choice(_CODE_LETTERS) for _ in range(8))
        values = {"ready": True, "code": _digest(code), "expires_at": self._clock.now() + LINK_LIFE}
        session.execute(update(links).where(links.c.officer_id == officer_id).values(**values))
        return f"{code[:4]}-{code[4:]}"

    def look(self, command: LookAtAccess) -> AccessOffer:
        """Say whose link it is."""
        with self._database.reading() as session:
            row = self._found(session, command.token)
        return AccessOffer(row["login"], row["name"], waits=not row["ready"], needs_code=bool(row["code"]))

    def open(self, command: OpenAccess) -> Enrolment:
        """Set the officer's access; the link is gone with that."""
        with self._database.reading() as session:
            login = self._openable(session, command.token)["login"]
        if not is_good_password(command.password, login):
            raise Refused("desk_password_weak")
        hashed, secret = self._passwords.hash(command.password), new_secret()
        with self._database.transaction() as session:
            link = self._openable(session, command.token, lock=True)
            fits = not link["code"] or hmac.compare_digest(link["code"], _digest(_core(command.opening_code)))
            if fits:
                return self._opened(session, link, hashed, secret)
            here = links.c.digest == link["digest"]
            session.execute(update(links).where(here).values(failures=link["failures"] + 1))
        raise Refused("desk_opening_code_wrong")

    def _opened(self, session: Session, link: records.Row, hashed: str, secret: str) -> Enrolment:
        row = records.by_id(session, link["officer_id"])
        if not row["active"]:
            raise Refused("desk_link_gone")
        self._changes.set_access(session, row, hashed, secret, link["officer_id"], "desk.access_opened")
        self.drop(session, link["officer_id"])
        return Enrolment(records.officer_of(row), secret_uri(secret, row["login"]))

    def _openable(self, session: Session, token: str, *, lock: bool = False) -> records.Row:
        row = self._found(session, token, lock=lock)
        if not row["ready"]:
            raise Refused("desk_link_waits")
        return row

    def _found(self, session: Session, token: str, *, lock: bool = False) -> records.Row:
        row = first_row(session, select(links).where(links.c.digest == _digest(token)), lock=lock)
        if row is None or row["expires_at"] <= self._clock.now() or row["failures"] >= OPENING_TRIES:
            raise Refused("desk_link_gone")
        return row


def _core(code: str) -> str:
    """The code without the marks and spaces people put into it."""
    return "".join(letter for letter in code.upper() if letter in _CODE_LETTERS)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
