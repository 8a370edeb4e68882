"""No process starts that could not read what the others have sealed."""

from __future__ import annotations

import pytest

from backend.shared.clock import SystemClock
from backend.shared.database import Database
from backend.shared.key_ids import KeyMissing, admit, forget_earlier
from backend.shared.keyring import Keyring, new_key

CLOCK = SystemClock()


def test_a_process_with_a_key_of_its_own_does_not_start(database: Database) -> None:
    admit(database, Keyring(new_key()), CLOCK)
    with pytest.raises(KeyMissing, match="same secrets as the others"):
        admit(database, Keyring(new_key()), CLOCK)


def test_the_same_key_starts_as_often_as_wanted(database: Database) -> None:
    key = new_key()
    for _ in range(3):
        admit(database, Keyring(key), CLOCK)


def test_while_a_key_is_exchanged_both_have_to_be_known(database: Database) -> None:
    old, new = new_key(), new_key()
    admit(database, Keyring(old), CLOCK)
    both = Keyring(new, [old])
    admit(database, both, CLOCK)
    with pytest.raises(KeyMissing):
        admit(database, Keyring(old), CLOCK)
    with pytest.raises(KeyMissing):
        admit(database, Keyring(new), CLOCK)
    forget_earlier(database, both)
    admit(database, Keyring(new), CLOCK)


def test_the_name_of_a_key_does_not_tell_the_key() -> None:
    key = new_key()
    assert len(Keyring(key).current_id) == 8 and Keyring(key).current_id not in key
