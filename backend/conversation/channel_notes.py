"""Notes of a messenger channel between two messages: choices shown, quotas, what is sent already.

One small sealed value for each kind and subject, with an end of life. The subject (an address, a platform's id) is kept
only as a keyed digest, so that the table tells nobody who wrote to us.
"""

from __future__ import annotations

import hashlib
import hmac
import itertools
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update

from backend.conversation.tables import NOTE, channel_notes, of_address
from backend.shared.clock import Clock
from backend.shared.database import Database, Session, insert_or_ignore
from backend.shared.keyring import KeyDestroyed, Keyring

SWEEP_EVERY = 500
"""Notes written between two sweeps of those whose life is over."""


class ChannelNotes:
    """The notes of one channel, shared by all processes.

    Args:
        database: where they are.
        keyring: seals them.
        secret: keys the digests of subjects.
        clock: says when a note's life is over.
        channel: the connector's name.
    """

    def __init__(self, database: Database, keyring: Keyring, secret: str, clock: Clock, channel: str) -> None:
        self._database, self._keyring, self._clock, self._channel = database, keyring, clock, channel
        self._secret = secret
        self._written = itertools.count(1)

    def read(self, kind: str, subject: str) -> Any:
        """Return the note, or None if there is none or its life is over."""
        with self._database.reading() as session:
            return self._value(session, kind, self.digest(subject))

    def write(self, kind: str, subject: str, value: Any, life: timedelta) -> None:
        """Keep a JSON value for some time, in the place of an earlier one."""
        self.change(kind, subject, lambda _: value, life)

    def change(self, kind: str, subject: str, change: Callable[[Any], Any], life: timedelta) -> Any:
        """Replace a note by what `change` makes of it, one process at a time, and return that.

        Args:
            change: given the present value or None, returns the new one; None removes the note.
            life: from now on.
        """
        digest = self.digest(subject)
        if next(self._written) % SWEEP_EVERY == 0:
            self._sweep()
        while True:
            with self._database.transaction() as session:
                held = self._held(session, kind, digest)
                if held is not None:
                    return self._replaced(session, kind, digest, change(held[0]), life)

    def _held(self, session: Session, kind: str, digest: str) -> tuple[Any] | None:
        """Lock the note, made first if need be, and return its value; None when another process has just removed it."""
        keys = self._place(kind, digest)
        over = {"value": self._sealed(kind, digest, None), "until": self._clock.now()}
        insert_or_ignore(session, channel_notes, keys | over)
        query = select(channel_notes.c.value, channel_notes.c.until).where(self._here(kind, digest))
        row = session.execute(query.with_for_update()).first()
        if row is None:
            return None
        alive = row[1] > self._clock.now()
        return (self._opened(kind, digest, row[0]) if alive else None,)

    def _replaced(self, session: Session, kind: str, digest: str, value: Any, life: timedelta) -> Any:
        here = self._here(kind, digest)
        if value is None:
            session.execute(delete(channel_notes).where(here))
            return None
        row = {"value": self._sealed(kind, digest, value), "until": self._clock.now() + life}
        session.execute(update(channel_notes).where(here).values(**row))
        return value

    def digest(self, subject: str) -> str:
        """Return what stands for a subject where it must not be read."""
        return digest_of(self._secret, self._channel, subject)

    def _value(self, session: Session, kind: str, digest: str) -> Any:
        query = select(channel_notes.c.value).where(self._here(kind, digest))
        sealed = session.execute(query.where(channel_notes.c.until > self._clock.now())).scalar_one_or_none()
        return None if sealed is None else self._opened(kind, digest, sealed)

    def _sealed(self, kind: str, digest: str, value: Any) -> bytes:
        place = self._place(kind, digest)
        owner, context = of_address(place), NOTE.context.format(**place)
        sealer = self._keyring if owner is None else self._keyring.of(owner)
        return sealer.seal_json(value, context)

    def _opened(self, kind: str, digest: str, sealed: bytes) -> Any:
        try:
            return self._keyring.open_json(sealed, NOTE.context.format(**self._place(kind, digest)))
        except KeyDestroyed:  # of somebody who was erased, and whose address is somebody else's now
            return None

    def _place(self, kind: str, digest: str) -> dict[str, str]:
        return {"channel": self._channel, "kind": kind, "subject": digest}

    def _here(self, kind: str, digest: str) -> ColumnElement[bool]:
        notes = channel_notes.c
        return (notes.channel == self._channel) & (notes.kind == kind) & (notes.subject == digest)

    def _sweep(self) -> None:
        with self._database.transaction() as session:
            session.execute(delete(channel_notes).where(channel_notes.c.until < self._clock.now()))


def digest_of(secret: str, channel: str, subject: str) -> str:
    """Return what stands for a subject of a channel where it must not be read.

    Args:
        secret: of the installation.
    """
    key = hashlib.sha256(b"channel note\0" + secret.encode()).digest()
    return hmac.new(key, f"{channel}\0{subject}".encode(), hashlib.sha256).hexdigest()[:48]
