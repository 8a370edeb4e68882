"""The door of the desk: password and one-time code together, a pause after failures, sessions that end.

What is said to somebody who fails never tells whether the login, the password or the code was wrong. A session's token
exists in the browser alone; here is its digest.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from backend.desk import records
from backend.desk.commands import SignIn, SignOut, WhoIs
from backend.desk.model import IDLE, LONGEST, Officer, SignedIn, lock_after
from backend.desk.passwords import Passwords, step_of
from backend.desk.tables import officers, sessions, tries
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database, Session, insert_or_ignore
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring

TRIES_KEPT = timedelta(days=1)
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
            self._need_open(session, login)
            row = records.by_login(session, login)
        fits = self._passwords.fits(row["password"] if row else None, command.password)
        with self._database.transaction() as session:
            self._need_open(session, login)
            row = records.by_login(session, login, lock=True)
            step = self._step(row, command.code) if row is not None and fits else None
            if row is not None and step is not None:
                return self._let_in(session, row, step, login, command.old_token)
            self._count_failure(session, login)
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

    def _let_in(self, session: Session, row: records.Row, step: int, login: str, old_token: str) -> SignedIn:
        now, token, officer = self._clock.now(), secrets.token_urlsafe(32), records.officer_of(row)
        end_session(session, old_token)
        session.execute(delete(sessions).where(sessions.c.opened_at < now - LONGEST))
        session.execute(delete(tries).where(tries.c.digest == _digest(login)))
        session.execute(update(officers).where(officers.c.login == login).values(last_step=step))
        opened = {"digest": _digest(token), "officer_id": officer.officer_id, "opened_at": now, "seen_at": now}
        session.execute(insert(sessions).values(**opened))
        self._audit.append(session, who=f"officer:{officer.officer_id}", what="desk.signed_in", at=now, channel="desk")
        return SignedIn(officer, token)

    def _need_open(self, session: Session, login: str) -> None:
        query = select(tries.c.locked_until).where(tries.c.digest == _digest(login))
        until: datetime | None = session.execute(query).scalar_one_or_none()
        if until is not None and until > self._clock.now():
            left = until - self._clock.now()
            raise Refused("desk_locked", minutes=max(1, -(-int(left.total_seconds()) // 60)))

    def _count_failure(self, session: Session, login: str) -> None:
        now, digest = self._clock.now(), _digest(login)
        session.execute(delete(tries).where(tries.c.locked_until < now - TRIES_KEPT))
        insert_or_ignore(session, tries, {"digest": digest, "failures": 0, "locked_until": now})
        here = tries.c.digest == digest
        count = update(tries).where(here).values(failures=tries.c.failures + 1).returning(tries.c.failures)
        failures = int(session.execute(count).scalar_one())
        session.execute(update(tries).where(here).values(locked_until=now + lock_after(failures)))
        facts = {"failures": failures}
        self._audit.append(session, who="desk", what="desk.sign_in_failed", at=now, channel="desk", facts=facts)


def end_session(session: Session, token: str) -> None:
    """Forget a session by its token."""
    session.execute(delete(sessions).where(sessions.c.digest == _digest(token)))


def end_sessions_of(session: Session, officer_id: str, *, but: str = "") -> None:
    """Forget an officer's sessions, but for one."""
    theirs = delete(sessions).where(sessions.c.officer_id == officer_id)
    session.execute(theirs.where(sessions.c.digest != _digest(but)))


def forget_tries(session: Session, login: str) -> None:
    """Open a door that failures have shut."""
    session.execute(delete(tries).where(tries.c.digest == _digest(login)))


def _is_over(opened_at: datetime, seen_at: datetime, now: datetime) -> bool:
    return now - opened_at >= LONGEST or now - seen_at >= IDLE


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
