"""Recordings of a room's session, kept in pieces: each head of the chain seals all before it.

Pieces come from one browser, one after the other. A piece's row is written before its content is stored and marked kept
afterwards, so that a crash between the two leaves its place to the next try. Whose piece may come, and who may see the
film, is the room's to say.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any, Protocol

from sqlalchemy import Column, ColumnElement, Integer, String, Table, delete, func, select, update

from backend.shared.database import Database, Session, UtcTime, insert_or_ignore
from backend.shared.errors import Refused

Row = Mapping[Any, Any]


class PieceStore(Protocol):
    """Store of sealed pieces. Every method raises PlatformUnavailable while it cannot be reached."""

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


def piece_columns() -> tuple[Column[Any], ...]:
    """Return the columns every table of pieces has behind its keys; ``state`` is ``arriving``, then ``kept``."""
    return (
        Column("take", Integer, nullable=False),
        Column("sha256", String(64), nullable=False),
        Column("chain", String(64), nullable=False),
        Column("size", Integer, nullable=False),
        Column("storage_key", String(64), nullable=False),
        Column("state", String(8), nullable=False),
        Column("created_at", UtcTime, nullable=False),
    )


@dataclass(frozen=True, slots=True)
class FilmLimits:
    """Limits in bytes: of one piece, and of a whole recording."""

    chunk: int
    whole: int


@dataclass(frozen=True, slots=True)
class Piece:
    """The next piece of a recording.

    Args:
        sequence: from 0.
        take: which film it belongs to, from 0; a page opened anew begins another.
        sha256: of the content, hex.
        chain: the head with this piece, see `next_head`.
    """

    session_id: str
    sequence: int
    take: int
    sha256: str
    chain: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Standing:
    """Standing of a recording: kept pieces, the head of their chain, how many films they make."""

    pieces: int
    chain: str
    takes: int


def first_head(session_id: str, kind: str = "witness") -> str:
    """Return the head of a recording without any piece: bound to its session, and to the kind of room."""
    return hashlib.sha256(f"{kind} recording {session_id}".encode()).hexdigest()


def next_head(head: str, sha256: str) -> str:
    """Return the head after a piece: the former head and the piece's digest, both hex, hashed as text."""
    return hashlib.sha256(f"{head}{sha256}".encode()).hexdigest()


class Films:
    """The recordings of one kind of room.

    Args:
        table: with the columns ``session_id sequence take sha256 chain size storage_key state created_at``.
        kind: the first part of every piece's name, and of the chain.
        store: where the pieces lie.
        limits: how much is taken.
    """

    def __init__(self, table: Table, kind: str, store: PieceStore, limits: FilmLimits) -> None:
        self._table, self._kind, self._store, self._limits = table, kind, store, limits

    def need_small(self, content: bytes) -> None:
        """Raise Refused ``room_chunk_too_large``."""
        if len(content) > self._limits.chunk:
            raise Refused("room_chunk_too_large")

    def standing(self, session: Session, session_id: str) -> Standing:
        """Return how far a recording is."""
        return standing_of(session, self._table, session_id, self._kind)

    def repeated(self, session: Session, piece: Piece) -> str:
        """Return the head with this very piece if it is kept already: its answer got lost on the way; else nothing."""
        row = self._row(session, piece)
        same = row is not None and row["state"] == "kept" and row["sha256"] == piece.sha256
        return str(row["chain"]) if row is not None and same else ""

    def announce(self, session: Session, piece: Piece, now: datetime, **more: Any) -> str:
        """Write the row of a piece that arrives and return its key, under a lock on the room's row.

        Args:
            more: further columns of the table.

        Raises:
            Refused: ``room_chunk_out_of_order``, ``room_chunk_damaged``, ``room_recording_too_large``.
        """
        self._check(session, piece)
        values = {
            "take": piece.take, "sha256": piece.sha256, "chain": piece.chain, "size": len(piece.content),
            "state": "arriving", "created_at": now,
        }  # fmt: skip
        here, key = {"session_id": piece.session_id, "sequence": piece.sequence}, self._store.new_key()
        if insert_or_ignore(session, self._table, {**here, "storage_key": key, **values, **more}):
            return key
        session.execute(update(self._table).where(*self._here(piece)).values(**values))  # one that never got through
        row = self._row(session, piece)
        assert row is not None
        return str(row["storage_key"])

    def put(self, piece: Piece, key: str) -> None:
        """Store a piece's content, outside any transaction. Raises PlatformUnavailable."""
        self._store.put(self._name(piece.session_id, piece.sequence), key, piece.content)

    def discard(self, key: str) -> None:
        """Delete a content whose recording was deleted while it was on its way. Raises PlatformUnavailable."""
        self._store.delete(key)

    def mark_kept(self, session: Session, piece: Piece) -> None:
        """Note that a piece is stored. Raises Refused ``room_chunk_out_of_order``."""
        row = self._row(session, piece)
        pieces = self.standing(session, piece.session_id).pieces
        if row is None or row["sha256"] != piece.sha256 or pieces < piece.sequence:
            raise Refused("room_chunk_out_of_order")
        session.execute(update(self._table).where(*self._here(piece)).values(state="kept"))

    def read(self, database: Database, session_id: str) -> tuple[tuple[bytes, ...], str]:
        """Return the films of a session, and the head of their chain.

        Raises:
            Refused: ``room_recording_missing``, ``room_chunk_damaged`` when the chain does not hold.
            PlatformUnavailable: the storage is away.
        """
        with database.reading() as session:
            kept = (self._table.c.session_id == session_id) & (self._table.c.state == "kept")
            rows = session.execute(select(self._table).where(kept).order_by(self._table.c.sequence)).mappings().all()
        if not rows:
            raise Refused("room_recording_missing")
        contents = [self._store.get(self._name(session_id, row["sequence"]), row["storage_key"]) for row in rows]
        head = first_head(session_id, self._kind)
        for row, content in zip(rows, contents, strict=True):
            head = next_head(head, hashlib.sha256(content).hexdigest())
            if head != row["chain"]:
                raise Refused("room_chunk_damaged")
        return _films(rows, contents), head

    def remove_contents(self, database: Database, session_id: str) -> int:
        """Delete the contents of a recording and return how many; its rows go after. Raises PlatformUnavailable."""
        with database.reading() as session:
            query = select(self._table.c.storage_key).where(self._table.c.session_id == session_id)
            keys = list(session.execute(query).scalars())
        for key in keys:
            self._store.delete(key)
        return len(keys)

    def remove_rows(self, session: Session, session_id: str) -> None:
        """Delete the rows of a recording."""
        session.execute(delete(self._table).where(self._table.c.session_id == session_id))

    def renew(self, database: Database) -> int:
        """Seal again what an earlier key sealed, and return how many pieces."""
        with database.reading() as session:
            rows = session.execute(select(self._table).where(self._table.c.state == "kept")).mappings().all()
        return sum(
            self._store.renew(self._name(row["session_id"], row["sequence"]), row["storage_key"]) for row in rows
        )  # fmt: skip

    def _check(self, session: Session, piece: Piece) -> None:
        now = self.standing(session, piece.session_id)
        takes = (now.takes - 1, now.takes) if now.takes else (0,)  # the newest film goes on, or the next one begins
        if piece.sequence != now.pieces or piece.take not in takes:
            raise Refused("room_chunk_out_of_order")
        digest = hashlib.sha256(piece.content).hexdigest()
        if not piece.content or digest != piece.sha256 or next_head(now.chain, digest) != piece.chain:
            raise Refused("room_chunk_damaged")
        total = select(func.coalesce(func.sum(self._table.c.size), 0))
        size = int(session.execute(total.where(self._table.c.session_id == piece.session_id)).scalar_one())
        if size + len(piece.content) > self._limits.whole:
            raise Refused("room_recording_too_large")

    def _row(self, session: Session, piece: Piece) -> Row | None:
        return session.execute(select(self._table).where(*self._here(piece))).mappings().first()

    def _here(self, piece: Piece) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        return self._table.c.session_id == piece.session_id, self._table.c.sequence == piece.sequence

    def _name(self, session_id: str, sequence: int) -> str:
        return f"{subject_of(self._kind, session_id)}:{sequence}"


def subject_of(kind: str, session_id: str) -> str:
    """Return the name of a recording, under which it may have a key of its own."""
    return f"{kind}:{session_id}"


def recording_of(piece: str) -> str:
    """Return the name of the recording of a piece."""
    return piece.rpartition(":")[0]


def standing_of(session: Session, table: Table, session_id: str, kind: str) -> Standing:
    """Return how far the recording of a session is, by its table alone."""
    kept = (table.c.session_id == session_id) & (table.c.state == "kept")
    count, newest_take = session.execute(select(func.count(), func.max(table.c.take)).where(kept)).one()
    newest = select(table.c.chain).where(kept).order_by(table.c.sequence.desc()).limit(1)
    head = session.execute(newest).scalar_one_or_none() or first_head(session_id, kind)
    return Standing(int(count), str(head), 0 if newest_take is None else int(newest_take) + 1)


def _films(rows: Sequence[Row], contents: Sequence[bytes]) -> tuple[bytes, ...]:
    pairs = groupby(zip(rows, contents, strict=True), key=lambda pair: pair[0]["take"])
    return tuple(b"".join(content for _, content in group) for _, group in pairs)
