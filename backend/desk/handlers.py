"""Who works at the desk: added, changed, given new access; and what each may change of themselves."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import update

from backend.desk import records
from backend.desk.commands import AddOfficer, ChangeOfficer, ChangePassword, ListOfficers, RenewAccess
from backend.desk.model import ROLES, Enrolment, Officer, is_good_password, is_login
from backend.desk.passwords import Passwords, new_secret, secret_uri
from backend.desk.signing_in import end_sessions_of, forget_tries
from backend.desk.tables import SECRET, officers
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database, Session, insert_or_ignore
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring

LONGEST_NAME = 40


class OfficerHandlers:
    """Handles everything about officers but the door.

    Args:
        database, clock, keyring, audit: see `backend/shared`.
        passwords: makes and checks hashes.
        courts: codes of the courts an officer may work at.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        keyring: Keyring,
        audit: AuditLog,
        passwords: Passwords,
        courts: Collection[str],
    ) -> None:
        self._database = database
        self._clock = clock
        self._keyring = keyring
        self._audit = audit
        self._passwords = passwords
        self._courts = courts

    def add(self, command: AddOfficer) -> Enrolment:
        """Let somebody work at the desk."""
        login = command.login.strip().casefold()
        if not is_login(login):
            raise Refused("desk_login_odd")
        values = self._checked(command.name, command.roles, command.court)
        officer_id, secret, hashed = f"o_{secrets.token_hex(8)}", new_secret(), self._hashed(command.password, login)
        row = {
            "officer_id": officer_id, "login": login, "active": True, "password": hashed, "last_step": 0,
            "secret": self._sealed(officer_id, secret), "created_at": self._clock.now(), **values,
        }  # fmt: skip
        with self._database.transaction() as session:
            if not insert_or_ignore(session, officers, row):
                raise Refused("desk_login_taken")
            self._note(session, command.by, "desk.officer_added", officer_id, roles=list(command.roles))
        return Enrolment(records.officer_of(row), secret_uri(secret, login))

    def change(self, command: ChangeOfficer) -> Officer:
        """Change what an officer is; their own rights nobody changes."""
        values = {**self._checked(command.name, command.roles, command.court), "active": command.active}
        with self._database.transaction() as session:
            row = records.by_id(session, command.officer_id)
            if command.by == command.officer_id and _rights(values) != _rights(row):
                raise Refused("desk_not_yourself")
            here = officers.c.officer_id == command.officer_id
            had_one = any(officer.may("officers") for officer in records.everybody(session))
            session.execute(update(officers).where(here).values(**values))
            if had_one and not any(officer.may("officers") for officer in records.everybody(session)):
                raise Refused("desk_last_administrator")
            end_sessions_of(session, command.officer_id)
            facts = {"roles": list(command.roles), "active": command.active}
            self._note(session, command.by, "desk.officer_changed", command.officer_id, **facts)
        return records.officer_of({**row, **values})

    def renew(self, command: RenewAccess) -> Enrolment:
        """Give new access to somebody else who lost theirs."""
        if command.by == command.officer_id:
            raise Refused("desk_not_yourself")
        secret = new_secret()
        with self._database.reading() as session:
            login = records.by_id(session, command.officer_id)["login"]
        hashed = self._hashed(command.password, login)
        with self._database.transaction() as session:
            row = records.by_id(session, command.officer_id)
            values = {"password": hashed, "secret": self._sealed(command.officer_id, secret), "last_step": 0}
            session.execute(update(officers).where(officers.c.officer_id == command.officer_id).values(**values))
            end_sessions_of(session, command.officer_id)
            forget_tries(session, login)
            self._note(session, command.by, "desk.access_renewed", command.officer_id)
        return Enrolment(records.officer_of(row), secret_uri(secret, login))

    def change_password(self, command: ChangePassword) -> None:
        """Change one's own password; the session it is done in goes on, others end."""
        with self._database.reading() as session:
            row = records.by_id(session, command.officer_id)
        if not self._passwords.fits(row["password"], command.old):
            raise Refused("desk_password_wrong")
        hashed = self._hashed(command.new, row["login"])
        with self._database.transaction() as session:
            here = officers.c.officer_id == command.officer_id
            session.execute(update(officers).where(here).values(password=hashed))
            end_sessions_of(session, command.officer_id, but=command.token)
            self._note(session, command.officer_id, "desk.password_changed", command.officer_id)

    def everybody(self, _: ListOfficers) -> list[Officer]:
        """Return all officers by login."""
        with self._database.reading() as session:
            return records.everybody(session)

    def _checked(self, name: str, roles: Collection[str], court: str) -> Mapping[str, Any]:
        name = " ".join(name.split())
        if not name or len(name) > LONGEST_NAME:
            raise Refused("desk_name_odd")
        if not roles or not set(roles) <= set(ROLES):
            raise Refused("desk_roles_missing")
        if court and court not in self._courts:
            raise Refused("desk_court_unknown")
        return {"name": name, "roles": [role for role in ROLES if role in roles], "court": court}

    def _hashed(self, password: str, login: str) -> str:
        if not is_good_password(password, login):
            raise Refused("desk_password_weak")
        return self._passwords.hash(password)

    def _sealed(self, officer_id: str, secret: str) -> bytes:
        return self._keyring.seal(secret.encode(), SECRET.context.format(officer_id=officer_id))

    def _note(self, session: Session, by: str, what: str, officer_id: str, **facts: Any) -> None:
        who = f"officer:{by}" if by.startswith("o_") else by
        told = {"officer": officer_id, **facts}
        self._audit.append(session, who=who, what=what, at=self._clock.now(), channel="desk", facts=told)


def _rights(row: Mapping[str, Any]) -> tuple[set[str], str, bool]:
    """What an officer may do: their roles, their court, and whether they work here at all."""
    return set(row["roles"]), row["court"], row["active"]
