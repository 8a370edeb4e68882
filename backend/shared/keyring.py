"""Encryption at rest: values are sealed with AES-256-GCM under a named key, so that keys can be exchanged in service.

What is kept of a person is sealed with a key of their own (`person_keys.py`), which goes when they are erased; what the
house has to keep, and what is nobody's, with the house's. Opening is the same for both: each value names its key.

The context (table, person …) is bound to the seal: a blob copied into another person's row does not open.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Column, Table

Kind = Literal["talk", "work"]
"""``talk``: what was said and begun, gone as soon as somebody is to be erased; ``work``: what an office may have in
hand, gone once nothing is."""
KEY_BYTES = 32
OWN_ID_BYTES = 8
"""The length of the name of a person's key."""
_OWN = b"\0own"
"""Stands where the house's keys have their name; then the person's key has its."""
_ID_BYTES = 4
_NONCE_BYTES = 12


class SealBroken(Exception):
    """A sealed value was changed, belongs elsewhere, or its key is not in the keyring."""


class KeyDestroyed(SealBroken):
    """The key of a value was destroyed with its person: nobody can open it any more."""


class OwnKey(Protocol):
    """One key of one person."""

    @property
    def key_id(self) -> bytes:
        """Its name."""
        ...

    def seal(self, value: bytes, context: str) -> bytes:
        """Encrypt `value` for this context."""
        ...

    def open(self, sealed: bytes, context: str) -> bytes:
        """Decrypt what `seal` made; raises SealBroken."""
        ...


class OwnKeys(Protocol):
    """The keys of persons and of matters that are several persons'."""

    def of(self, person_ids: Collection[str], kind: Kind) -> Mapping[str, OwnKey]:
        """Return the key of each that seals today."""
        ...

    def by_id(self, key_id: bytes) -> OwnKey | None:
        """Return the key of a name, or None when it was destroyed."""
        ...


def matter(subject: str) -> str:
    """Return the name under which a matter has a key: one that is several persons', or of which only this is known.

    It goes with whoever's erasure takes the matter along (`PersonalData.subjects`).
    """
    return f"m_{hashlib.sha256(subject.encode()).hexdigest()[:30]}"


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
        self._own_keys: OwnKeys | None = None

    def entrust(self, own_keys: OwnKeys) -> None:
        """Hand over the keys of persons."""
        self._own_keys = own_keys

    def of(self, owner: str, kind: Kind = "work") -> OwnSealer:
        """Return what seals with a key of a person, or of a `matter`, instead of the house's.

        Raises:
            LookupError: there are no such keys; nothing is sealed with the house's for want of them.
        """
        return OwnSealer(self._there().of([owner], kind)[owner])

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
        """Decrypt what `seal` made, or what a person's key sealed.

        Raises:
            SealBroken: changed, another context, or a key we do not have.
            KeyDestroyed: its person was erased.
        """
        sealed = bytes(sealed)
        if self.is_own(sealed):
            key_id = sealed[len(_OWN) : len(_OWN) + OWN_ID_BYTES]
            key = self._there().by_id(key_id)
            if key is None:
                raise KeyDestroyed("sealed with a key that was destroyed with its person")
            return key.open(sealed[len(_OWN) + OWN_ID_BYTES :], context)
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
        """Return True if the newest key of the house made this seal."""
        return bytes(sealed[:_ID_BYTES]) == self._current

    @staticmethod
    def is_own(sealed: bytes) -> bool:
        """Return True if a person's key made this seal."""
        return bytes(sealed[: len(_OWN)]) == _OWN

    def _there(self) -> OwnKeys:
        if self._own_keys is None:
            raise LookupError("this keyring was not entrusted with the keys of persons")
        return self._own_keys


@dataclass(frozen=True, slots=True)
class OwnSealer:
    """Seals with one person's key; the `Keyring` opens."""

    key: OwnKey

    def seal(self, value: bytes, context: str) -> bytes:
        """Encrypt `value`; it opens only with the same `context`."""
        return _OWN + self.key.key_id + self.key.seal(value, context)

    def seal_json(self, value: Any, context: str) -> bytes:
        """Seal any JSON value."""
        return self.seal(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), context)


Owner = Callable[[Mapping[Any, Any]], str | None]
"""Holder of the key that seals a row: a person's id, a `matter`, or None for the house's."""


def the_person(row: Mapping[Any, Any]) -> str | None:
    """Return the person a row is of."""
    return str(row["person_id"])


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """Column of sealed values, for exchanging the key.

    Args:
        table: a table with a primary key.
        column: the column that holds the seal (NULL is skipped).
        context: how a row's context was written, e.g. ``"draft:{person_id}:{draft_id}"`` with column names.
        kind: which of its owner's keys seals it; None where the house's does, since it has to be kept or is nobody's.
        owner: see `Owner`.
    """

    table: Table
    column: Column[bytes]
    context: str
    kind: Kind | None = None
    owner: Owner = the_person


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
