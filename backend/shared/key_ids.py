"""The names of the keys a database was sealed with, so that no process starts that could not read it.

A second process with a key of its own would write rows the others cannot open, and the exchange of keys would stop at
the first of them. The database therefore remembers the name of every key in use (never the key), and a process whose
keyring lacks one of them does not start.
"""

from __future__ import annotations

from sqlalchemy import delete, select, text

from backend.shared.clock import Clock
from backend.shared.database import Database, insert_or_ignore
from backend.shared.keyring import Keyring
from backend.shared.tables import data_keys


class KeyMissing(ValueError):
    """This process has not the keys the database was sealed with."""


def admit(database: Database, keyring: Keyring, clock: Clock) -> None:
    """Note the key that seals from now on.

    Raises:
        KeyMissing: the database knows a key that this keyring lacks.
    """
    with database.transaction() as session:
        if database.is_postgresql:  # two first starts at once must see one another
            session.execute(text("LOCK TABLE data_keys IN EXCLUSIVE MODE"))
        known = set(session.execute(select(data_keys.c.key_id)).scalars())
        lacking = sorted(known - keyring.key_ids)
        if lacking:
            raise KeyMissing(
                f"the database was sealed with key {', '.join(lacking)}, which is neither YIQIAOTONG_DATA_KEY nor one "
                "of YIQIAOTONG_DATA_KEYS_PREVIOUS; give this process the same secrets as the others"
            )
        insert_or_ignore(session, data_keys, {"key_id": keyring.current_id, "since": clock.now()})


def forget_earlier(database: Database, keyring: Keyring) -> None:
    """Forget the keys nothing is sealed with any more, after everything was sealed again."""
    with database.transaction() as session:
        session.execute(delete(data_keys).where(data_keys.c.key_id != keyring.current_id))
