"""Security keys and passkeys of officers: registered, listed, removed by their owner, who proves themselves again."""

from __future__ import annotations

from backend.desk import key_records, records
from backend.desk.key_ceremonies import creation_options, made_key
from backend.desk.key_commands import AddKey, KeepKey, KeysOf, RemoveKey
from backend.desk.key_proofs import KeyProofs
from backend.desk.model import LONGEST_KEY_NAME, MOST_KEYS, SecurityKey
from backend.desk.open_sessions import end_sessions_of
from backend.desk.signing_in import Door
from backend.desk.staff_changes import StaffChanges
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring


class SecurityKeys:
    """Handles `AddKey`, `KeepKey`, `KeysOf` and `RemoveKey`.

    Args:
        database, clock, keyring: see `backend/shared`.
        door: asks for password or code.
        proofs: knows for whom keys are made.
        changes: writes the audit log and tells whom it concerns.
    """

    def __init__(
        self, database: Database, clock: Clock, keyring: Keyring, door: Door, proofs: KeyProofs, changes: StaffChanges
    ) -> None:
        self._database = database
        self._clock = clock
        self._keyring = keyring
        self._door = door
        self._proofs = proofs
        self._changes = changes

    def add(self, command: AddKey) -> str:
        """Return what the browser needs to make a key, for somebody who has proved themselves."""
        party, name = self._proofs.party, " ".join(command.name.split())
        if not name or len(name) > LONGEST_KEY_NAME:
            raise Refused("desk_key_name_odd", longest=LONGEST_KEY_NAME)
        self._door.need_proof(command)
        with self._database.transaction() as session:
            officer = records.officer_of(records.by_id(session, command.officer_id))
            rows = key_records.rows_of(session, officer.officer_id)
            _need_room(len(rows))
            now, whose = self._clock.now(), officer.officer_id
            challenge = key_records.ask(session, "add", command.token, now, officer_id=whose, name=name)
        known = [key_records.opened(row, self._keyring)[0] for row in rows]
        return creation_options(party, officer, challenge, known)

    def keep(self, command: KeepKey) -> SecurityKey:
        """Register the key; the challenge is used up whatever the browser brings."""
        party = self._proofs.party
        with self._database.transaction() as session:
            asked = key_records.take(session, "add", command.token, self._clock.now())
            if asked is not None and asked["officer_id"] == command.officer_id:
                made = made_key(party, command.answer, asked["challenge"])
                if made is not None and (row := self._kept(session, asked, made)) is not None:
                    return key_records.key_of(row)
        raise Refused("desk_key_not_taken")

    def of(self, command: KeysOf) -> list[SecurityKey]:
        """Return an officer's keys."""
        with self._database.reading() as session:
            return [key_records.key_of(row) for row in key_records.rows_of(session, command.officer_id)]

    def remove(self, command: RemoveKey) -> None:
        """Forget a key; whoever signed in with it elsewhere is out."""
        if command.key_id not in {one.key_id for one in self.of(KeysOf(command.officer_id))}:
            raise Refused("desk_key_unknown")
        self._door.need_proof(command)
        with self._database.transaction() as session:
            if not key_records.remove(session, command.officer_id, command.key_id):
                raise Refused("desk_key_unknown")
            end_sessions_of(session, command.officer_id, but=command.token)
            self._changes.note(session, command.officer_id, "desk.key_removed", command.officer_id, key=command.key_id)

    def _kept(self, session: Session, asked: key_records.Row, made: key_records.MadeKey) -> key_records.Row | None:
        """Write the key down, unless it is known already; the officer's row is locked, so that none is one too many."""
        officer_id = asked["officer_id"]
        records.by_id(session, officer_id)
        _need_room(len(key_records.rows_of(session, officer_id)))
        row = key_records.keep(session, self._keyring, officer_id, asked["name"], made, self._clock.now())
        if row is not None:
            self._changes.note(session, officer_id, "desk.key_added", officer_id, key=row["key_id"])
        return row


def _need_room(keys: int) -> None:
    if keys >= MOST_KEYS:
        raise Refused("desk_keys_too_many", most=MOST_KEYS)
