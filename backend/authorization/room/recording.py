"""Keeps the recording, which the rule has saved whole (SPC21-6; that the system does so by itself is recall).

Pieces come from the judge's page; how they are kept is `backend/shared/films.py`. Nobody can fetch a recording but by
`TakeOutRecording`.
"""

from __future__ import annotations

from backend.authorization.room.model import ENDED, NOT_BEGUN
from backend.authorization.room.orders import KeepChunk, RenewRecordings, TakeOutRecording
from backend.authorization.room.records import Rooms, Row
from backend.authorization.room.tables import chunks
from backend.authorization.room.views import Recording
from backend.shared.errors import Refused
from backend.shared.films import FilmLimits, Films, PieceStore
from backend.shared.outbox import Job


class Recordings:
    """Keeps, checks, hands out and forgets recordings.

    Args:
        store: the rooms' rows.
        contents: where the pieces lie.
        limits: how much is taken.
    """

    def __init__(self, store: Rooms, contents: PieceStore, limits: FilmLimits) -> None:
        self._store = store
        self._films = Films(chunks, "witness", contents, limits)

    def keep(self, command: KeepChunk) -> str:
        """Handle `KeepChunk`."""
        if command.seat.role != "judge":
            raise Refused("room_not_your_part")
        session_id, piece = command.seat.session_id, command.piece
        self._films.need_small(piece.content)
        with self._store.database.transaction() as session:
            row = self._store.row(session, session_id, lock=True)
            repeated = self._films.repeated(session, piece)
            if repeated:
                return repeated
            _need_going_on(row)
            key = self._films.announce(session, piece, self._store.clock.now())
        self._films.put(piece, key)
        with self._store.database.transaction() as session:
            room = self._store.row(session, session_id, lock=True)
            self._films.mark_kept(session, piece)
            if piece.sequence == 0:
                self._store.note(session, room, "judge", "witness.recording_begun", sha256=piece.sha256)
        return piece.chain

    def take_out(self, command: TakeOutRecording) -> Recording:
        """Handle `TakeOutRecording`."""
        with self._store.database.reading() as session:
            self._store.row(session, command.session_id)
        takes, head = self._films.read(self._store.database, command.session_id)
        with self._store.database.transaction() as session:
            row = self._store.row(session, command.session_id, lock=True)
            self._store.note(session, row, command.who[:64], "witness.recording_taken_out", recording=head)
        return Recording(takes, head)

    def renew(self, command: RenewRecordings) -> int:
        """Handle `RenewRecordings`."""
        return self._films.renew(self._store.database)

    def forget(self, job: Job) -> str:
        """Outbox handler: the time of a recording is over. Its chain's head stays in the audit log."""
        session_id = job.payload["session_id"]
        with self._store.database.reading() as session:
            head = self._films.standing(session, session_id).chain
        count = self._films.remove_contents(self._store.database, session_id)
        with self._store.database.transaction() as session:
            room = self._store.row(session, session_id, lock=True)
            self._films.remove_rows(session, session_id)
            self._store.note(session, room, "house", "witness.recording_deleted", recording=head, chunks=count)
        return f"{count} pieces deleted"


def _need_going_on(row: Row) -> None:
    if row["stage"] in (*ENDED, "sealing"):
        raise Refused("room_closed")
    if row["stage"] in NOT_BEGUN:
        raise Refused("room_other_step")
