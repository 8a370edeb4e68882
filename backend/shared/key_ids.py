"""The names of the keys a database was filled with, so that no process starts that would live beside the others.

A second process with a key of its own would write rows the others cannot open, find no visitor again, or break the
record of who did what. The database therefore remembers the name of every key in use (never the key), and a process
that lacks one of them does not start.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import delete, select, text

from backend.shared.clock import Clock
from backend.shared.database import Database, insert_or_ignore
from backend.shared.keyring import Keyring
from backend.shared.tables import data_keys

Kind = Literal["data", "digest", "signing", "audit", "persons"]
"""``data`` seals, ``digest`` finds people and files again, ``signing`` signs sessions and links, ``audit`` seals the
record, ``persons`` is the store with the keys of single persons."""
NAME_LENGTH = 8


class KeyMissing(ValueError):
    """This process has not the keys the database was filled with."""


@dataclass(frozen=True, slots=True)
class Held:
    """The names of the keys of one kind that this process holds.

    Args:
        kind: what they are for.
        current: the one in use from now on.
        names: of all it holds.
        setting: where an operator gives it.
        any_will_do: to know one of those in use is enough, as for signatures: an earlier one may be taken out while
            something it has signed is still about.
    """

    kind: Kind
    current: str
    names: frozenset[str]
    setting: str
    any_will_do: bool = False

    @classmethod
    def of_keyring(cls, keyring: Keyring) -> Held:
        """Return what seals values at rest."""
        setting = "YIQIAOTONG_DATA_KEY or in YIQIAOTONG_DATA_KEYS_PREVIOUS"
        return cls("data", keyring.current_id, keyring.key_ids, setting)

    def lacking(self, known: set[str]) -> list[str]:
        """Return which of the keys in use are not held, where that matters."""
        if self.any_will_do and known & self.names:
            return []
        return sorted(known - self.names)


def held_secrets(kind: Kind, secrets: Sequence[str], setting: str, *, any_will_do: bool = False) -> list[Held]:
    """Return the names of secrets, the one in use first; see `Held`."""
    names = [hashlib.sha256(f"yiqiaotong {kind} {one}".encode()).hexdigest()[:NAME_LENGTH] for one in secrets]
    return [Held(kind, names[0], frozenset(names), setting, any_will_do)]


def admit(database: Database, held: Iterable[Held], clock: Clock) -> None:
    """Note the keys in use from now on.

    Raises:
        KeyMissing: the database knows a key that this process lacks.
    """
    with database.transaction() as session:
        if database.is_postgresql:  # two first starts at once must see one another
            session.execute(text("LOCK TABLE data_keys IN EXCLUSIVE MODE"))
        for one in held:
            known = set(session.execute(select(data_keys.c.key_id).where(data_keys.c.kind == one.kind)).scalars())
            if lacking := one.lacking(known):
                raise KeyMissing(
                    f"the database was filled with {one.kind} key {', '.join(lacking)}, which this "
                    f"process does not hold as {one.setting}; give this process the same secrets as the others"
                )
            insert_or_ignore(session, data_keys, {"key_id": one.current, "kind": one.kind, "since": clock.now()})


def forget_earlier(database: Database, keyring: Keyring) -> None:
    """Forget the data keys nothing is sealed with any more, after everything was sealed again."""
    earlier = (data_keys.c.kind == "data") & (data_keys.c.key_id != keyring.current_id)
    with database.transaction() as session:
        session.execute(delete(data_keys).where(earlier))
