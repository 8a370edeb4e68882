"""The door of the desk: password and a second proof together, a pause after failures, sessions that end.

The second proof is a one-time code, or a security key the officer has registered. What is said to somebody who fails
never tells whether the login, the password, the code or the key was wrong.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select, update

from backend.contracts.desk import OfficersThere
from backend.desk import lock_out, records
from backend.desk.commands import ChangePassword, SignIn, SignOut, WhoIs
from backend.desk.key_commands import AddKey, RemoveKey
from backend.desk.key_proofs import KeyProofs
from backend.desk.model import Officer, SignedIn, is_told
from backend.desk.open_sessions import digest_of_token, end_session, is_over, open_session
from backend.desk.passwords import Passwords, step_of
from backend.desk.tables import officers, sessions
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring

SEEN_EVERY = timedelta(minutes=1)
"""Precision of the note that a session is in use; nobody needs a write for each page."""


class Door:
    """Handles `SignIn`, `WhoIs` and `SignOut`, and asks officers who are in for a proof once more.

    Args:
        database, clock, keyring, audit: see `backend/shared`.
        passwords: checks them.
        keys: checks what security keys have signed.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        keyring: Keyring,
        audit: AuditLog,
        passwords: Passwords,
        keys: KeyProofs,
    ) -> None:
        self._database = database
        self._clock = clock
        self._keyring = keyring
        self._audit = audit
        self._passwords = passwords
        self._keys = keys

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
            challenge = self._keys.challenge_of(session, command.old_token) if command.key_answer else None
            if row is not None and fits and row["active"] and self._second(session, row, command, challenge):
                lock_out.forget_failures(session, login, place)
                return self._let_in(session, row, command)
            self._count_failure(session, login, command.visitor, place)
        raise Refused("desk_sign_in_failed")

    def who_is(self, command: WhoIs) -> Officer | None:
        """Return whose session it is and note that it is in use."""
        now, digest = self._clock.now(), digest_of_token(command.token)
        query = select(sessions, officers).join(officers).where(sessions.c.digest == digest)
        with self._database.reading() as session:
            row = session.execute(query).mappings().first()
        if row is None or not row["active"] or is_over(row["opened_at"], row["seen_at"], now):
            return None
        if command.used and now - row["seen_at"] >= SEEN_EVERY:
            with self._database.transaction() as session:
                session.execute(update(sessions).where(sessions.c.digest == digest).values(seen_at=now))
        return records.officer_of(row)

    def there(self, command: OfficersThere) -> int:
        """Count the officers who are signed in now and may do something."""
        now = self._clock.now()
        with self._database.reading() as session:
            rows = session.execute(select(sessions, officers).join(officers)).mappings().all()
        open_ones = [row for row in rows if not is_over(row["opened_at"], row["seen_at"], now)]
        here = {one.officer_id: one for one in map(records.officer_of, open_ones) if one.may(command.right)}
        return sum(command.court in ("", one.court) or not one.court for one in here.values())

    def sign_out(self, command: SignOut) -> None:
        """End a session; one that is over already is no error."""
        with self._database.transaction() as session:
            end_session(session, command.token)

    def need_password(self, command: ChangePassword) -> None:
        """Ask an officer who is in for their password; Refused ``desk_password_wrong``, ``desk_locked`` (minutes)."""
        self._need_again(command, command.old, "", "desk_password_wrong")

    def need_proof(self, command: AddKey | RemoveKey) -> None:
        """Ask an officer who is in for password or code; Refused ``desk_proof_wrong``, ``desk_locked`` (minutes)."""
        self._need_again(command, command.proof, command.proof, "desk_proof_wrong")

    def _need_again(self, asked: ChangePassword | AddKey | RemoveKey, password: str, code: str, reason: str) -> None:
        """Count failures as at signing in: a session somebody has stolen is no place to guess passwords at."""
        with self._database.reading() as session:
            row = records.by_id(session, asked.officer_id)
            self._open_place(session, row, row["login"], asked)
        fits = self._passwords.fits(row["password"], password)
        with self._database.transaction() as session:
            row = records.by_id(session, asked.officer_id)
            place = self._open_place(session, row, row["login"], asked)
            if fits or self._use_code(session, row, code):
                return lock_out.forget_failures(session, row["login"], place)
            self._count_failure(session, row["login"], asked.visitor, place)
        raise Refused(reason)

    def _second(self, session: Session, row: records.Row, command: SignIn, challenge: bytes | None) -> bool:
        """Return True for a key's answer to the challenge, or, where none was sent, for a code."""
        if command.key_answer:
            return challenge is not None and self._keys.proves(
                session, row["officer_id"], command.key_answer, challenge
            )
        return self._use_code(session, row, command.code)

    def _use_code(self, session: Session, row: records.Row, code: str) -> bool:
        """Return True for a code of now that was not used before; it is used with that."""
        step = step_of(records.secret_of(row, self._keyring), code, self._clock.now())
        if step is None or step <= row["last_step"]:
            return False
        session.execute(update(officers).where(officers.c.officer_id == row["officer_id"]).values(last_step=step))
        return True

    def _let_in(self, session: Session, row: records.Row, command: SignIn) -> SignedIn:
        now, officer = self._clock.now(), records.officer_of(row)
        token = open_session(session, officer.officer_id, now, old_token=command.old_token)
        device = lock_out.remember_device(session, command.device, officer.officer_id, now)
        facts = {"by": "key" if command.key_answer else "code"}
        who = f"officer:{officer.officer_id}"
        self._audit.append(session, who=who, what="desk.signed_in", at=now, channel="desk", facts=facts)
        return SignedIn(officer, token, device)

    def _open_place(
        self, session: Session, row: records.Row | None, login: str, tried: lock_out.Tried
    ) -> lock_out.Place:
        """Return where the login is typed, if the door is open there; Refused ``desk_locked``."""
        now = self._clock.now()
        place = lock_out.place_of(session, login, tried, row["officer_id"] if row else None, now)
        lock_out.need_open(session, place, now)
        return place

    def _count_failure(self, session: Session, login: str, visitor: str, place: lock_out.Place) -> None:
        now = self._clock.now()
        failures = lock_out.count_failure(session, place, now)
        if is_told(failures):
            mark = self._audit.fingerprint
            facts = {"failures": failures, "login": mark(login), "from": mark(visitor)}
            self._audit.append(session, who="desk", what="desk.sign_in_failed", at=now, channel="desk", facts=facts)
