"""Handlers for officers of the desk: added, changed, given new access; and what each may change of themselves."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from typing import Any

from sqlalchemy import update

from backend.desk import records
from backend.desk.access_links import AccessLinks
from backend.desk.commands import ChangePassword, ListOfficers
from backend.desk.dual_control import DualControl
from backend.desk.model import (
    NEEDS_SECOND,
    NOBODY,
    ROLES,
    Enrolment,
    Invited,
    Officer,
    Proposal,
    is_good_password,
    is_login,
    needs_second,
)
from backend.desk.open_sessions import end_sessions_of
from backend.desk.passwords import Passwords, new_secret, secret_uri
from backend.desk.signing_in import Door
from backend.desk.staff_changes import CONSOLE, StaffChanges, standing_of
from backend.desk.staff_commands import (
    AddOfficer,
    ChangeOfficer,
    InviteOfficer,
    RenewAccess,
    RenewByLink,
)
from backend.desk.tables import officers
from backend.shared.database import Database
from backend.shared.errors import Refused

LONGEST_NAME = 40


class OfficerHandlers:
    """Handles everything about officers but the door, the links and the second administrator.

    Args:
        database: see `backend/shared`.
        passwords: makes and checks hashes.
        courts: codes of the courts an officer may work at.
        changes: carries out what is decided.
        links: made for officers whom an administrator lets in.
        dual_control: keeps what a second administrator has to agree to.
        door: asks for the present password.
    """

    def __init__(
        self,
        database: Database,
        passwords: Passwords,
        courts: Collection[str],
        changes: StaffChanges,
        links: AccessLinks,
        dual_control: DualControl,
        door: Door,
    ) -> None:
        self._database = database
        self._passwords = passwords
        self._courts = courts
        self._changes = changes
        self._links = links
        self._dual_control = dual_control
        self._door = door

    def add(self, command: AddOfficer) -> Enrolment:
        """Let somebody work at the desk, with the password that was typed at the console."""
        wanted = self._new(command.login, command.name, command.roles, command.court)
        hashed, secret = self._hashed(command.password, wanted["login"]), new_secret()
        with self._database.transaction() as session:
            officer = self._changes.add(session, wanted, hashed, secret, CONSOLE)
        return Enrolment(officer, secret_uri(secret, officer.login))

    def invite(self, command: InviteOfficer) -> Invited:
        """Let somebody work at the desk by a link, or keep that for a second administrator."""
        wanted = self._new(command.login, command.name, command.roles, command.court)
        second = needs_second(NOBODY, standing_of(wanted))
        hashed = self._changes.nobody_s_password()
        with self._database.transaction() as session:
            if records.by_login(session, wanted["login"]) is not None:
                raise Refused("desk_login_taken")
            if second:
                self._dual_control.propose(session, "add", wanted, command.by)
            else:
                self._changes.add(session, wanted, hashed, new_secret(), command.by)
            token, until = self._links.make(session, wanted, ready=not second)
        return Invited(records.officer_of(wanted), token, second, until)

    def change(self, command: ChangeOfficer) -> Officer | Proposal:
        """Change what an officer is; their own rights nobody changes, some are given by two."""
        values = self._checked(command.name, command.roles, command.court)
        with self._database.transaction() as session:
            row = records.by_id(session, command.officer_id)
            wanted = {**values, "officer_id": row["officer_id"], "login": row["login"], "active": command.active}
            before, after = standing_of(row), standing_of(wanted)
            if command.by == command.officer_id and before != after:
                raise Refused("desk_not_yourself")
            if command.by != CONSOLE and needs_second(before, after):
                return self._dual_control.propose(session, "change", wanted, command.by)
            return self._changes.change(session, row, wanted, command.by)

    def renew(self, command: RenewAccess) -> Enrolment:
        """Give new access to somebody who lost theirs, with the password that was typed at the console."""
        secret = new_secret()
        with self._database.reading() as session:
            login = records.by_id(session, command.officer_id)["login"]
        hashed = self._hashed(command.password, login)
        with self._database.transaction() as session:
            row = records.by_id(session, command.officer_id)
            self._changes.set_access(session, row, hashed, secret, CONSOLE, "desk.access_renewed")
        return Enrolment(records.officer_of(row), secret_uri(secret, login))

    def renew_by_link(self, command: RenewByLink) -> Invited:
        """Void somebody else's access and make the link to a new one, or keep that for a second administrator."""
        if command.by == command.officer_id:
            raise Refused("desk_not_yourself")
        hashed = self._changes.nobody_s_password()
        with self._database.transaction() as session:
            row = dict(records.by_id(session, command.officer_id))
            second = bool(NEEDS_SECOND.intersection(row["roles"]))
            if second:
                wanted = {name: row[name] for name in ("officer_id", "login", "name", "roles", "court", "active")}
                self._dual_control.propose(session, "renew", wanted, command.by)
            else:
                self._changes.close_access(session, row, hashed, command.by)
            token, until = self._links.make(session, row, ready=not second)
        return Invited(records.officer_of(row), token, second, until)

    def change_password(self, command: ChangePassword) -> None:
        """Change one's own password; the session it is done in goes on, others end."""
        with self._database.reading() as session:
            row = records.by_id(session, command.officer_id)
        self._door.need_password(command)
        hashed = self._hashed(command.new, row["login"])
        with self._database.transaction() as session:
            here = officers.c.officer_id == command.officer_id
            session.execute(update(officers).where(here).values(password=hashed))
            end_sessions_of(session, command.officer_id, but=command.token)
            self._changes.record(session, command.officer_id, "desk.password_changed", command.officer_id)

    def everybody(self, _: ListOfficers) -> list[Officer]:
        """Return all officers by login."""
        with self._database.reading() as session:
            return records.everybody(session)

    def _new(self, login: str, name: str, roles: Collection[str], court: str) -> dict[str, Any]:
        """Check what somebody new is to be."""
        login = login.strip().casefold()
        if not is_login(login):
            raise Refused("desk_login_odd")
        values = self._checked(name, roles, court)
        return {**values, "officer_id": f"o_{secrets.token_hex(8)}", "login": login, "active": True}

    def _checked(self, name: str, roles: Collection[str], court: str) -> dict[str, Any]:
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
