"""Encryption at rest: values are sealed with AES-256-GCM under a named key, so that keys can be exchanged in service.

The context (table, person …) is bound to the seal: a blob copied into another person's row does not open.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Column, Table, select, update

from backend.shared.database import Database

KEY_BYTES = 32
_ID_BYTES = 4
_NONCE_BYTES = 12


class SealBroken(Exception):
    """A sealed value was changed, belongs elsewhere, or its key is not in the keyring."""


def new_key() -> str:
    """Return a fresh key as settings hold it (URL-safe base64 of 32 random bytes)."""
    return base64.urlsafe_b64encode(os.urandom(KEY_BYTES)).decode()


class Keyring:
    """The key that seals and the earlier ones that still open.

    Args:
        current: base64 of 32 bytes; seals everything from now on.
        previous: earlier keys, needed until `rotate` has run.
    """

    def __init__(self, current: str, previous: Iterable[str] = ()) -> None:
        keys = [_decoded(text) for text in (current, *previous)]
        self._current = _key_id(keys[0])
        self._ciphers = {_key_id(key): AESGCM(key) for key in keys}

    @property
    def current_id(self) -> str:
        """The name of the key that seals: the first bytes of its digest in hexadecimal, never the key."""
        return self._current.hex()

    @property
    def key_ids(self) -> frozenset[str]:
        """The names of all keys that open."""
        return frozenset(key_id.hex() for key_id in self._ciphers)

    def seal(self, value: bytes, context: str) -> bytes:
        """Encrypt `value`; it opens only with the same `context`."""
        nonce = os.urandom(_NONCE_BYTES)
        return self._current + nonce + self._ciphers[self._current].encrypt(nonce, value, context.encode())

    def open(self, sealed: bytes, context: str) -> bytes:
        """Decrypt what `seal` made.

        Raises:
            SealBroken: changed, another context, or a key we do not have.
        """
        sealed = bytes(sealed)
        cipher = self._ciphers.get(sealed[:_ID_BYTES])
        nonce, body = sealed[_ID_BYTES : _ID_BYTES + _NONCE_BYTES], sealed[_ID_BYTES + _NONCE_BYTES :]
        if cipher is None:
            raise SealBroken("sealed with a key that is not in the keyring")
        try:
            return cipher.decrypt(nonce, body, context.encode())
        except (InvalidTag, ValueError) as error:
            raise SealBroken("the sealed value was changed or belongs elsewhere") from error

    def seal_json(self, value: Any, context: str) -> bytes:
        """Seal any JSON value."""
        return self.seal(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), context)

    def open_json(self, sealed: bytes, context: str) -> Any:
        """Open what `seal_json` made; raises SealBroken like `open`."""
        return json.loads(self.open(sealed, context))

    def is_current(self, sealed: bytes) -> bool:
        """Return True if the newest key made this seal."""
        return bytes(sealed[:_ID_BYTES]) == self._current


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """Where sealed values live, for exchanging the key.

    Args:
        table: a table with a primary key.
        column: the column that holds the seal (NULL is skipped).
        context: how a row's context was written, e.g. ``"draft:{person_id}:{draft_id}"`` with column names.
    """

    table: Table
    column: Column[bytes]
    context: str


def rotate(database: Database, keyring: Keyring, columns: Iterable[SealedColumn], *, batch: int = 200) -> int:
    """Seal everything again that an earlier key sealed, in small transactions beside running services.

    Args:
        keyring: the new key as current, the earlier ones as previous.
        columns: every place with sealed values.
        batch: rows for one transaction.

    Returns:
        How many values were sealed anew. Afterwards the earlier keys can be taken out of the settings.
    """
    return sum(_rotate_column(database, keyring, place, batch) for place in columns)


def _rotate_column(database: Database, keyring: Keyring, place: SealedColumn, batch: int) -> int:
    keys = list(place.table.primary_key.columns)
    with database.reading() as session:
        rows = session.execute(select(*keys, place.column).where(place.column.is_not(None))).all()
    old = [tuple(row[:-1]) for row in rows if not keyring.is_current(row[-1])]
    return sum(_rotate_rows(database, keyring, place, old[at : at + batch]) for at in range(0, len(old), batch))


def _rotate_rows(database: Database, keyring: Keyring, place: SealedColumn, identities: list[tuple[Any, ...]]) -> int:
    count = 0
    with database.transaction() as session:
        for identity in identities:
            here = [key == value for key, value in zip(place.table.primary_key.columns, identity, strict=True)]
            row = session.execute(select(place.table).where(*here).with_for_update()).mappings().first()
            if row is None or row[place.column.name] is None or keyring.is_current(row[place.column.name]):
                continue
            context = place.context.format(**row)
            sealed = keyring.seal(keyring.open(row[place.column.name], context), context)
            session.execute(update(place.table).where(*here).values({place.column.name: sealed}))
            count += 1
    return count


def _decoded(text: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(text)
    except (binascii.Error, ValueError) as error:
        raise ValueError("a data key is the URL-safe base64 of 32 bytes") from error
    if len(key) != KEY_BYTES:
        raise ValueError("a data key is the URL-safe base64 of 32 bytes")
    return key


def _key_id(key: bytes) -> bytes:
    return hashlib.sha256(b"yiqiaotong key id" + key).digest()[:_ID_BYTES]
