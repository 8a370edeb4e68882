"""Keeps the recording, which the rule has saved whole (SPC21-6; that the system does so by itself is recall).

Pieces come from the judge's page, one after the other; each head of the chain seals all before it. A piece's row is
written before its content is stored and marked kept afterwards. Nobody can fetch a recording but by `TakeOutRecording`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol

from sqlalchemy import delete, func, select, update

from backend.authorization.room.model import ENDED, NOT_BEGUN
from backend.authorization.room.orders import KeepChunk, RenewRecordings, TakeOutRecording
from backend.authorization.room.recording_chain import first_head, next_head
from backend.authorization.room.records import Rooms, Row, head_of, takes_of
from backend.authorization.room.tables import chunks
from backend.authorization.room.views import Recording
from backend.shared.database import Session, insert_or_ignore
from backend.shared.errors import Refused
from backend.shared.outbox import Job


class ChunkStore(Protocol):
    """Where sealed pieces lie. Every method raises PlatformUnavailable while it cannot be reached."""

    def new_key(self) -> str:
        """Return a key nobody can guess."""
        ...

    def put(self, name: str, key: str, content: bytes) -> None:
        """Seal for this name and store."""
        ...

    def get(self, name: str, key: str) -> bytes:
        """Return a content."""
        ...

    def delete(self, key: str) -> None:
        """Remove; nothing there is no error."""
        ...

    def renew(self, name: str, key: str) -> bool:
        """Seal again what an earlier key sealed; True if that was needed."""
        ...


@dataclass(frozen=True, slots=True)
class RecordingLimits:
    """How much is taken, in bytes: of one piece, and of a whole recording."""

    chunk: int
    whole: int


class Recordings:
    """Keeps, checks, hands out and forgets recordings.

    Args:
        store: the rooms' rows.
        contents: where the pieces lie.
        limits: how much is taken.
    """

    def __init__(self, store: Rooms, contents: ChunkStore, limits: RecordingLimits) -> None:
        self._store, self._contents, self._limits = store, contents, limits

    def keep(self, command: KeepChunk) -> str:
        """Handle `KeepChunk`."""
        if command.seat.role != "judge":
            raise Refused("room_not_your_part")
        if len(command.content) > self._limits.chunk:
            raise Refused("room_chunk_too_large")
        with self._store.database.transaction() as session:
            row = self._store.row(session, command.seat.session_id, lock=True)
            repeated = self._repeated(session, command)
            if repeated:
                return repeated
            self._check(session, row, command)
            key = self._announced(session, command)
        self._contents.put(_name(command.seat.session_id, command.sequence), key, command.content)
        return self._mark_kept(command)

    def take_out(self, command: TakeOutRecording) -> Recording:
        """Handle `TakeOutRecording`."""
        with self._store.database.reading() as session:
            self._store.row(session, command.session_id)
            rows = _kept(session, command.session_id)
        if not rows:
            raise Refused("room_recording_missing")
        contents = [self._contents.get(_name(command.session_id, row["sequence"]), row["storage_key"]) for row in rows]
        head = first_head(command.session_id)
        for row, content in zip(rows, contents, strict=True):
            head = next_head(head, hashlib.sha256(content).hexdigest())
            if head != row["chain"]:
                raise Refused("room_chunk_damaged")
        with self._store.database.transaction() as session:
            row = self._store.row(session, command.session_id, lock=True)
            self._store.note(session, row, command.who[:64], "witness.recording_taken_out", recording=head)
        return Recording(_takes(rows, contents), head)

    def renew(self, command: RenewRecordings) -> int:
        """Handle `RenewRecordings`."""
        with self._store.database.reading() as session:
            rows = session.execute(select(chunks).where(chunks.c.state == "kept")).mappings().all()
        return sum(self._contents.renew(_name(row["session_id"], row["sequence"]), row["storage_key"]) for row in rows)

    def forget(self, job: Job) -> str:
        """Outbox handler: the time of a recording is over. Its chain's head stays in the audit log."""
        session_id = job.payload["session_id"]
        with self._store.database.reading() as session:
            rows = session.execute(select(chunks).where(chunks.c.session_id == session_id)).mappings().all()
            _, head = head_of(session, session_id)
        for row in rows:
            self._contents.delete(row["storage_key"])
        with self._store.database.transaction() as session:
            room = self._store.row(session, session_id, lock=True)
            session.execute(delete(chunks).where(chunks.c.session_id == session_id))
            self._store.note(session, room, "house", "witness.recording_deleted", recording=head, chunks=len(rows))
        return f"{len(rows)} pieces deleted"

    def _repeated(self, session: Session, command: KeepChunk) -> str:
        """Return the head with this very piece if it is kept already: its answer got lost on the way."""
        row = _chunk(session, command)
        same = row is not None and row["state"] == "kept" and row["sha256"] == command.sha256
        return str(row["chain"]) if row is not None and same else ""

    def _check(self, session: Session, row: Row, command: KeepChunk) -> None:
        if row["stage"] in (*ENDED, "sealing"):
            raise Refused("room_closed")
        if row["stage"] in NOT_BEGUN:
            raise Refused("room_other_step")
        count, head = head_of(session, command.seat.session_id)
        if command.sequence != count or command.take not in _next_takes(session, command.seat.session_id):
            raise Refused("room_chunk_out_of_order")
        digest = hashlib.sha256(command.content).hexdigest()
        if not command.content or digest != command.sha256 or next_head(head, digest) != command.chain:
            raise Refused("room_chunk_damaged")
        query = select(func.coalesce(func.sum(chunks.c.size), 0)).where(chunks.c.session_id == row["session_id"])
        if int(session.execute(query).scalar_one()) + len(command.content) > self._limits.whole:
            raise Refused("room_recording_too_large")

    def _announced(self, session: Session, command: KeepChunk) -> str:
        """Write the row of a piece that arrives; one that never got through leaves its key to the next try."""
        values = {
            "take": command.take, "sha256": command.sha256, "chain": command.chain, "size": len(command.content),
            "state": "arriving", "created_at": self._store.clock.now(),
        }  # fmt: skip
        here = {"session_id": command.seat.session_id, "sequence": command.sequence}
        key = self._contents.new_key()
        if insert_or_ignore(session, chunks, {**here, "storage_key": key, **values}):
            return key
        session.execute(update(chunks).where(*_here(command)).values(**values))
        row = _chunk(session, command)
        assert row is not None
        return str(row["storage_key"])

    def _mark_kept(self, command: KeepChunk) -> str:
        with self._store.database.transaction() as session:
            room = self._store.row(session, command.seat.session_id, lock=True)
            count, _ = head_of(session, command.seat.session_id)
            row = _chunk(session, command)
            if row is None or row["sha256"] != command.sha256 or count < command.sequence:
                raise Refused("room_chunk_out_of_order")
            session.execute(update(chunks).where(*_here(command)).values(state="kept"))
            if command.sequence == 0:
                self._store.note(session, room, "judge", "witness.recording_begun", sha256=command.sha256)
        return command.chain


def _next_takes(session: Session, session_id: str) -> tuple[int, ...]:
    """A piece goes on with the newest film or begins the next one."""
    takes = takes_of(session, session_id)
    return (takes - 1, takes) if takes else (0,)


def _takes(rows: Sequence[Row], contents: Sequence[bytes]) -> tuple[bytes, ...]:
    pairs = groupby(zip(rows, contents, strict=True), key=lambda pair: pair[0]["take"])
    return tuple(b"".join(content for _, content in group) for _, group in pairs)


def _kept(session: Session, session_id: str) -> Sequence[Row]:
    query = select(chunks).where(chunks.c.session_id == session_id, chunks.c.state == "kept")
    return session.execute(query.order_by(chunks.c.sequence)).mappings().all()


def _chunk(session: Session, command: KeepChunk) -> Mapping[Any, Any] | None:
    return session.execute(select(chunks).where(*_here(command))).mappings().first()


def _here(command: KeepChunk) -> tuple[Any, ...]:
    return (chunks.c.session_id == command.seat.session_id, chunks.c.sequence == command.sequence)


def _name(session_id: str, sequence: int) -> str:
    return f"witness:{session_id}:{sequence}"
