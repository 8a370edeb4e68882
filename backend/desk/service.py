"""Puts the desk's handlers together: what bootstrap registers with the bus."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from backend.contracts.desk import OfficersThere
from backend.desk import commands, key_commands, staff_commands
from backend.desk.access_links import AccessLinks
from backend.desk.dual_control import DualControl
from backend.desk.handlers import OfficerHandlers
from backend.desk.key_proofs import KeyProofs
from backend.desk.notes import NoteHandlers
from backend.desk.notices import NoticeHandlers
from backend.desk.passwords import Passwords
from backend.desk.security_keys import SecurityKeys
from backend.desk.signing_in import Door
from backend.desk.staff_changes import StaffChanges
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
        address: where officers open the desk.
        passwords: makes and checks hashes; a test gives quick ones.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        keyring: Keyring,
        audit: AuditLog,
        courts: Collection[str],
        address: str,
        passwords: Passwords | None = None,
    ) -> None:
        passwords = passwords or Passwords()
        changes = StaffChanges(clock, keyring, audit, passwords)
        self._key_proofs = KeyProofs(database, clock, keyring, changes, address)
        self._door = Door(database, clock, keyring, audit, passwords, self._key_proofs)
        self._keys = SecurityKeys(database, clock, keyring, self._door, self._key_proofs, changes)
        self._links = AccessLinks(database, clock, passwords, changes)
        self._dual_control = DualControl(database, clock, changes, self._links)
        self._officers = OfficerHandlers(
            database, passwords, courts, changes, self._links, self._dual_control, self._door
        )
        self._notices = NoticeHandlers(database)
        self._notes = NoteHandlers(database, clock, keyring, audit)

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {
            commands.SignIn: self._door.sign_in,
            commands.WhoIs: self._door.who_is,
            commands.SignOut: self._door.sign_out,
            OfficersThere: self._door.there,
            commands.ChangePassword: self._officers.change_password,
            key_commands.ChallengeKey: self._key_proofs.ask,
            key_commands.AddKey: self._keys.add,
            key_commands.KeepKey: self._keys.keep,
            key_commands.KeysOf: self._keys.of,
            key_commands.RemoveKey: self._keys.remove,
            staff_commands.AddOfficer: self._officers.add,
            staff_commands.InviteOfficer: self._officers.invite,
            staff_commands.ChangeOfficer: self._officers.change,
            staff_commands.RenewAccess: self._officers.renew,
            staff_commands.RenewByLink: self._officers.renew_by_link,
            commands.ListOfficers: self._officers.everybody,
            staff_commands.DecideProposal: self._dual_control.decide,
            staff_commands.ListProposals: self._dual_control.waiting,
            staff_commands.LookAtAccess: self._links.look,
            staff_commands.OpenAccess: self._links.open,
            staff_commands.NoticesFor: self._notices.of,
            staff_commands.PutNoticesAway: self._notices.put_away,
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
