"""Security keys at the door: what they are to sign, and whether they have."""

from __future__ import annotations

from backend.desk import key_records
from backend.desk.key_ceremonies import RelyingParty, goes_on, named_key, relying_party, request_options, signed_count
from backend.desk.key_commands import ChallengeKey
from backend.desk.staff_changes import StaffChanges
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring


class KeyProofs:
    """Handles `ChallengeKey`, and checks answers inside the door's transaction.

    Args:
        database, clock, keyring: see `backend/shared`.
        changes: tells whom it concerns that there may be a copy of a key.
        address: where officers open the desk; keys are made for its name.
    """

    def __init__(self, database: Database, clock: Clock, keyring: Keyring, changes: StaffChanges, address: str) -> None:
        self._database = database
        self._clock = clock
        self._keyring = keyring
        self._changes = changes
        self._address = address

    @property
    def party(self) -> RelyingParty:
        """Party keys are made for here; Refused ``desk_keys_impossible`` (address) where browsers make none."""
        party = relying_party(self._address)
        if party is None:
            raise Refused("desk_keys_impossible", address=self._address)
        return party

    def ask(self, command: ChallengeKey) -> str:
        """Return what a browser needs; the same for whoever asks, so that it tells nothing of anybody."""
        party = self.party
        with self._database.transaction() as session:
            return request_options(party, key_records.ask(session, "sign_in", command.browser, self._clock.now()))

    def challenge_of(self, session: Session, browser: str) -> bytes | None:
        """Use a browser's challenge up, and return it; None where there is none, or it is too old."""
        row = key_records.take(session, "sign_in", browser, self._clock.now())
        return row["challenge"] if row else None

    def proves(self, session: Session, officer_id: str, answer: str, challenge: bytes) -> bool:
        """Return True if a key of this officer has signed the challenge, and has counted on since the last time."""
        party, named = relying_party(self._address), named_key(answer)
        if party is None or named is None or named.owner not in ("", officer_id):
            return False
        row = key_records.row_of(session, named.credential_id, officer_id)
        if row is None:
            return False
        count = signed_count(party, answer, challenge, key_records.opened(row, self._keyring)[1])
        if count is None:
            return False
        if not goes_on(row["sign_count"], count):
            self._changes.note(session, "desk", "desk.key_copied", officer_id, key=row["key_id"])
            return False
        key_records.used(session, row, count, self._clock.now())
        return True
