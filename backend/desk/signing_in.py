"""The door of the desk: password and one-time code together, a pause after failures, sessions that end.

What is said to somebody who fails never tells whether the login, the password or the code was wrong. A session's token
exists in the browser alone; here is its digest.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from backend.desk import lock_out, records
from backend.desk.commands import SignIn, SignOut, WhoIs
from backend.desk.model import IDLE, LONGEST, Officer, SignedIn, is_told
from backend.desk.passwords import Passwords, step_of
from backend.desk.tables import officers, sessions
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring

SEEN_EVERY = timedelta(minutes=1)
"""How exactly it is noted that a session is in use; nobody needs a write for each page."""


class Door:
    """Handles `SignIn`, `WhoIs` and `SignOut`.

    Args:
        database, clock, keyring, audit: see `backend/shared`.
        passwords: checks them.
    """

    def __init__(
        self, database: Database, clock: Clock, keyring: Keyring, audit: AuditLog, passwords: Passwords
    ) -> None:
        self._database = database
        self._clock = clock
        self._keyring = keyring
        self._audit = audit
        self._passwords = passwords

    def sign_in(self, command: SignIn) -> SignedIn:
        """Open a session; see `commands.SignIn`."""
        login = command.login.strip().casefold()[:64]
        with self._database.reading() as session:
            row = records.by_login(session, login)
            self._open_place(session, row, login, command)
        fits = self._passwords.fits(row["password"] if row else None, command.password)
        with self._database.transaction() as session:
            row = records.by_login(session, login, lock=True)
            place = self._open_place(session, row, login, command)
            step = self._step(row, command.code) if row is not None and fits else None
            if row is not None and step is not None:
                lock_out.forget_failures(session, login, place)
                return self._let_in(session, row, step, command)
            self._count_failure(session, login, command.visitor, place)
        raise Refused("desk_sign_in_failed")

    def who_is(self, command: WhoIs) -> Officer | None:
        """Return whose session it is and note that it is in use."""
        now, digest = self._clock.now(), _digest(command.token)
        query = select(sessions, officers).join(officers).where(sessions.c.digest == digest)
        with self._database.reading() as session:
            row = session.execute(query).mappings().first()
        if row is None or not row["active"] or _is_over(row["opened_at"], row["seen_at"], now):
            return None
        if command.used and now - row["seen_at"] >= SEEN_EVERY:
            with self._database.transaction() as session:
                session.execute(update(sessions).where(sessions.c.digest == digest).values(seen_at=now))
        return records.officer_of(row)

    def sign_out(self, command: SignOut) -> None:
        """End a session; one that is over already is no error."""
        with self._database.transaction() as session:
            end_session(session, command.token)

    def _step(self, row: records.Row, code: str) -> int | None:
        """The code's step if the officer is still here and the code was not used before."""
        step = step_of(records.secret_of(row, self._keyring), code, self._clock.now())
        return step if row["active"] and step is not None and step > row["last_step"] else None

    def _let_in(self, session: Session, row: records.Row, step: int, command: SignIn) -> SignedIn:
        now, token, officer = self._clock.now(), secrets.token_urlsafe(32), records.officer_of(row)
        end_session(session, command.old_token)
        session.execute(delete(sessions).where(sessions.c.opened_at < now - LONGEST))
        session.execute(update(officers).where(officers.c.login == officer.login).values(last_step=step))
        opened = {"digest": _digest(token), "officer_id": officer.officer_id, "opened_at": now, "seen_at": now}
        session.execute(insert(sessions).values(**opened))
        device = lock_out.remember_device(session, command.device, officer.officer_id, now)
        self._audit.append(session, who=f"officer:{officer.officer_id}", what="desk.signed_in", at=now, channel="desk")
        return SignedIn(officer, token, device)

    def _open_place(self, session: Session, row: records.Row | None, login: str, command: SignIn) -> lock_out.Place:
        """Return where the login is typed, if the door is open there; Refused ``desk_locked``."""
        now = self._clock.now()
        place = lock_out.place_of(session, login, command, row["officer_id"] if row else None, now)
        lock_out.need_open(session, place, now)
        return place

    def _count_failure(self, session: Session, login: str, visitor: str, place: lock_out.Place) -> None:
        now = self._clock.now()
        failures = lock_out.count_failure(session, place, now)
        if is_told(failures):
            mark = self._audit.fingerprint
            facts = {"failures": failures, "login": mark(login), "from": mark(visitor)}
            self._audit.append(session, who="desk", what="desk.sign_in_failed", at=now, channel="desk", facts=facts)


def end_session(session: Session, token: str) -> None:
    """Forget a session by its token."""
    session.execute(delete(sessions).where(sessions.c.digest == _digest(token)))


def end_sessions_of(session: Session, officer_id: str, *, but: str = "") -> None:
    """Forget an officer's sessions, but for one."""
    theirs = delete(sessions).where(sessions.c.officer_id == officer_id)
    session.execute(theirs.where(sessions.c.digest != _digest(but)))


def _is_over(opened_at: datetime, seen_at: datetime, now: datetime) -> bool:
    return now - opened_at >= LONGEST or now - seen_at >= IDLE


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
