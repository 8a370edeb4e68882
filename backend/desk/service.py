"""Puts the desk's handlers together: what bootstrap registers with the bus."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from backend.desk import commands
from backend.desk.handlers import OfficerHandlers
from backend.desk.notes import NoteHandlers
from backend.desk.passwords import Passwords
from backend.desk.signing_in import Door
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from backend.shared.messages import Command, Event
from backend.shared.outbox import JobHandler


class DeskService:
    """Everything the desk does by itself, by the message that asks for it.

    Args:
        database, clock, keyring, audit: see `backend/shared`.
        courts: codes of the courts an officer may work at.
        passwords: makes and checks hashes; a test gives quick ones.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        keyring: Keyring,
        audit: AuditLog,
        courts: Collection[str],
        passwords: Passwords | None = None,
    ) -> None:
        passwords = passwords or Passwords()
        self._door = Door(database, clock, keyring, audit, passwords)
        self._officers = OfficerHandlers(database, clock, keyring, audit, passwords, courts)
        self._notes = NoteHandlers(database, clock, keyring, audit)

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {
            commands.SignIn: self._door.sign_in,
            commands.WhoIs: self._door.who_is,
            commands.SignOut: self._door.sign_out,
            commands.AddOfficer: self._officers.add,
            commands.ChangeOfficer: self._officers.change,
            commands.RenewAccess: self._officers.renew,
            commands.ChangePassword: self._officers.change_password,
            commands.ListOfficers: self._officers.everybody,
            commands.AddNote: self._notes.add,
            commands.NotesOn: self._notes.on,
            commands.NoteDeskAction: self._notes.acted,
            commands.AuditOf: self._notes.audit_of,
            commands.CountReminders: self._notes.reminders,
        }

    def by_event(self) -> Mapping[type[Event], Sequence[Callable[[Any], None]]]:
        """Return nothing: the desk looks when it is looked at."""
        return {}

    def by_topic(self) -> Mapping[str, JobHandler]:
        """Return nothing: the desk leaves no jobs of its own."""
        return {}
