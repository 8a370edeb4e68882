"""Keys of single persons: what is said with somebody is sealed with keys of their own, and erasing them destroys these.

A matter that is several persons' has a key like a person's, under a name of its own (`keyring.matter`).

The keys lie in a database of their own (``person-keys.sqlite3`` in the data folder, or ``YIQIAOTONG_KEYS_URL``), each
sealed with the data key. It is not backed up together with what it opens, so an erasure reaches into every backup made
before: what was said is still there, and nothing opens it.

A key is committed before anything is sealed with it, so a process killed in between leaves at most a key of nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import threading
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Column, LargeBinary, MetaData, String, Table, UniqueConstraint, delete, select
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

from backend.shared.clock import Clock
from backend.shared.database import Database, Session, UtcTime, insert_or_ignore
from backend.shared.keyring import KEY_BYTES, OWN_ID_BYTES, Keyring, Kind, SealBroken, SealedColumn
from backend.shared.rotation import rotate

KINDS: tuple[Kind, ...] = ("talk", "work")
BOT_MEMORY = "memory of the bot"
"""The purpose of the key derived from ``talk`` that goes to the bot with each turn."""
ID_BYTES = OWN_ID_BYTES
_NONCE_BYTES = 12
_MOST_REMEMBERED = 2_000
_OPTION = "yiqiaotong_person_keys"

person_keys = Table(
    "person_keys",
    MetaData(),
    Column("key_id", String(16), primary_key=True),
    Column("person_id", String(32), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("since", UtcTime, nullable=False),
    UniqueConstraint("person_id", "kind"),
)
"""Not among the tables of the other databases: it may lie elsewhere."""
erased_people = Table(
    "erased_people",
    person_keys.metadata,
    Column("person_id", String(32), primary_key=True),
    Column("at", UtcTime, nullable=False),
)
"""People whose keys were all destroyed: should a backup bring their rows back, these are erased again."""
STORE = (person_keys, erased_people)
"""The tables of the store, which are copied and brought back together."""
_NAMES = ("key_id", "person_id", "kind", "sealed")
_ONE = f"SELECT {', '.join(_NAMES)} FROM {person_keys.name} WHERE person_id = %s AND kind = %s"
SEALED_KEY = SealedColumn(person_keys, person_keys.c.sealed, "person_key:{person_id}:{kind}:{key_id}")


@dataclass(frozen=True, slots=True)
class PersonKey:
    """One key of one person.

    Args:
        key_id: its name, which stands before everything it has sealed.
    """

    key_id: bytes
    secret: bytes = field(repr=False)

    def seal(self, value: bytes, context: str) -> bytes:
        """Encrypt `value`; it opens only with the same `context`."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + AESGCM(self.secret).encrypt(nonce, value, context.encode())

    def open(self, sealed: bytes, context: str) -> bytes:
        """Decrypt what `seal` made; raises SealBroken."""
        try:
            return AESGCM(self.secret).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], context.encode())
        except (InvalidTag, ValueError) as error:
            raise SealBroken("what a person's key sealed was changed or belongs elsewhere") from error

    def derived(self, purpose: str) -> bytes:
        """Return a key of 32 bytes for one purpose, from which this one cannot be told."""
        return hmac.new(self.secret, f"yiqiaotong {purpose}".encode(), hashlib.sha256).digest()


class PersonKeys:
    """Makes, finds and destroys them.

    Args:
        database: theirs alone, or the services' own where operators want but one.
        keyring: seals them.
        clock: dates them.
    """

    def __init__(self, database: Database, keyring: Keyring, clock: Clock) -> None:
        self.database, self._keyring, self._clock = database, keyring, clock
        self._remembered: dict[bytes, PersonKey] = {}
        self._in_hand: WeakKeyDictionary[Session, dict[tuple[str, Kind], PersonKey]] = WeakKeyDictionary()
        self._lock = threading.Lock()
        _create_table(database)

    def entrust_to(self, database: Database) -> None:
        """Let every transaction of a database, and the keyring, find these keys."""
        self._keyring.entrust(self)
        database.engine.update_execution_options(**{_OPTION: self})

    def of(self, person_ids: Collection[str], kind: Kind) -> dict[str, PersonKey]:
        """Return the key of each person that seals today, made where there is none; the empty id is the house's own."""
        wanted = set(person_ids)
        if len(wanted) == 1:
            [person_id] = wanted
            if (key := self._one(person_id, kind)) is not None:
                return {person_id: key}
        with self.database.reading() as session:
            found = self._current(session, wanted, kind)
        if missing := wanted - found.keys():
            with self.database.transaction() as session:
                for person_id in sorted(missing):
                    insert_or_ignore(session, person_keys, self._new(person_id, kind))
                found |= self._current(session, missing, kind)
        return found

    def within(self, session: Session, person_ids: Collection[str], kind: Kind) -> dict[str, PersonKey]:
        """Do the same, with one look for all that a transaction seals of a person.

        Args:
            session: the transaction. Keys that are destroyed here meanwhile are looked up anew; what it seals with one
                that another process destroys opens nowhere, as whoever destroys it wants.
        """
        with self._lock:
            known = self._in_hand.setdefault(session, {})
        if missing := {one for one in person_ids if (one, kind) not in known}:
            known |= {(person_id, kind): key for person_id, key in self.of(missing, kind).items()}
        return {person_id: known[person_id, kind] for person_id in person_ids}

    def by_id(self, key_id: bytes) -> PersonKey | None:
        """Return the key of a name, or None when it was destroyed."""
        with self._lock:
            known = self._remembered.get(key_id)
        if known is not None:
            return known
        with self.database.reading() as session:
            here = person_keys.c.key_id == key_id.hex()
            row = session.execute(select(person_keys).where(here)).mappings().first()
        return self._opened(row) if row is not None else None

    def destroy(self, person_id: str, kinds: Iterable[Kind] = KINDS, matters: Collection[str] = ()) -> None:
        """Destroy a person's keys, and those of matters that go with them: what they sealed opens nowhere any more."""
        with self.database.transaction() as session:
            mine = (person_keys.c.person_id == person_id) & person_keys.c.kind.in_(list(kinds))
            session.execute(delete(person_keys).where(mine | person_keys.c.person_id.in_(list(matters))))
            if set(kinds) == set(KINDS):
                insert_or_ignore(session, erased_people, {"person_id": person_id, "at": self._clock.now()})
        with self._lock:
            self._remembered.clear()
            self._in_hand.clear()

    def erased(self, person_id: str = "") -> set[str]:
        """Return everybody all of whose keys were destroyed; of one person, whether they are among them."""
        query = select(erased_people.c.person_id)
        with self.database.reading() as session:
            return set(
                session.execute(query.where(erased_people.c.person_id == person_id) if person_id else query).scalars()
            )

    def reseal(self) -> int:
        """Seal the keys again that an earlier data key sealed; return how many."""
        return rotate(self.database, self._keyring, [SEALED_KEY])

    def is_empty(self) -> bool:
        """Return True if there is no key at all."""
        with self.database.reading() as session:
            return session.execute(select(person_keys.c.key_id).limit(1)).first() is None

    def _one(self, person_id: str, kind: Kind) -> PersonKey | None:
        """Return the key of one person, past all that makes a usual query six times as slow (`bench/own_keys.py`)."""
        connection = self.database.engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute(_ONE % (("%s", "%s") if self.database.is_postgresql else ("?", "?")), (person_id, kind))
            found = cursor.fetchone()
        finally:
            connection.close()
        return self._opened(dict(zip(_NAMES, found, strict=True))) if found is not None else None

    def _new(self, person_id: str, kind: Kind) -> dict[str, Any]:
        row = {"key_id": os.urandom(ID_BYTES).hex(), "person_id": person_id, "kind": kind}
        sealed = self._keyring.seal(os.urandom(KEY_BYTES), SEALED_KEY.context.format(**row))
        return {**row, "sealed": sealed, "since": self._clock.now()}

    def _current(self, session: Session, person_ids: Collection[str], kind: Kind) -> dict[str, PersonKey]:
        mine = person_keys.c.person_id.in_(list(person_ids)) & (person_keys.c.kind == kind)
        rows = session.execute(select(person_keys).where(mine)).mappings()
        return {str(row["person_id"]): self._opened(row) for row in rows}

    def _opened(self, row: Any) -> PersonKey:
        key_id = bytes.fromhex(row["key_id"])
        with self._lock:
            known = self._remembered.get(key_id)
        if known is not None:
            return known
        key = PersonKey(key_id, self._keyring.open(row["sealed"], SEALED_KEY.context.format(**row)))
        with self._lock:
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[key.key_id] = key
        return key


def entrusted_with(database: Database) -> PersonKeys:
    """Return the keys that a database was entrusted with; raises LookupError like `keys_of`."""
    return _there(database.engine.get_execution_options().get(_OPTION))


def keys_of(session: Session) -> PersonKeys:
    """Return the keys that a transaction's database was entrusted with.

    Raises:
        LookupError: none; nothing is ever kept in clear for want of a key.
    """
    return _there(session.get_execution_options().get(_OPTION))


def _there(keys: PersonKeys | None) -> PersonKeys:
    if keys is None:
        raise LookupError("this database was not entrusted with the keys of persons")
    return keys


def _create_table(database: Database) -> None:
    try:
        person_keys.metadata.create_all(database.engine)
    except (IntegrityError, ProgrammingError, OperationalError):  # another process made it meanwhile
        person_keys.metadata.create_all(database.engine)
