"""No process starts that could not read what the others have sealed, or would find nobody they know."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from backend.config import ROOT, load_settings
from backend.foundation import lay_foundation
from backend.shared.clock import SystemClock
from backend.shared.database import Database
from backend.shared.key_ids import Held, KeyMissing, admit, forget_earlier, held_secrets
from backend.shared.keyring import Keyring, new_key

CLOCK = SystemClock()


def _data(current: str, *earlier: str) -> Held:
    return Held.of_keyring(Keyring(current, earlier))


def test_a_process_with_a_key_of_its_own_does_not_start(database: Database) -> None:
    admit(database, [_data(new_key())], CLOCK)
    with pytest.raises(KeyMissing, match="same secrets as the others"):
        admit(database, [_data(new_key())], CLOCK)


def test_the_same_key_starts_as_often_as_wanted(database: Database) -> None:
    key = new_key()
    for _ in range(3):
        admit(database, [_data(key)], CLOCK)


def test_while_a_key_is_exchanged_both_have_to_be_known(database: Database) -> None:
    old, new = new_key(), new_key()
    admit(database, [_data(old)], CLOCK)
    admit(database, [_data(new, old)], CLOCK)
    with pytest.raises(KeyMissing):
        admit(database, [_data(old)], CLOCK)
    with pytest.raises(KeyMissing):
        admit(database, [_data(new)], CLOCK)
    forget_earlier(database, Keyring(new, [old]))
    admit(database, [_data(new)], CLOCK)


def test_the_name_of_a_key_does_not_tell_the_key() -> None:
    key = new_key()
    assert len(Keyring(key).current_id) == 8 and Keyring(key).current_id not in key
    [held] = held_secrets("audit", [key], "YIQIAOTONG_AUDIT_KEY")
    assert len(held.current) == 8 and held.current not in key


def test_the_exchange_of_the_data_key_forgets_no_other_kind(database: Database) -> None:
    key = new_key()
    others = held_secrets("audit", ["a"], "YIQIAOTONG_AUDIT_KEY")
    admit(database, [_data(key), *others], CLOCK)
    forget_earlier(database, Keyring(key))
    with pytest.raises(KeyMissing):
        admit(database, held_secrets("audit", ["b"], "YIQIAOTONG_AUDIT_KEY"), CLOCK)


def test_a_signing_secret_is_exchanged_without_one_that_nobody_has(database: Database) -> None:
    """Step one knows the next, step two has exchanged them, and a leaked one is taken out at once."""
    for secrets in (["old"], ["old", "next"], ["next", "old"], ["next"]):
        admit(database, held_secrets("signing", secrets, "YIQIAOTONG_SECRET_KEY", any_will_do=True), CLOCK)
    with pytest.raises(KeyMissing, match="YIQIAOTONG_SECRET_KEY"):
        admit(database, held_secrets("signing", ["own"], "YIQIAOTONG_SECRET_KEY", any_will_do=True), CLOCK)


SHARED = {"secret_key": "s" * 43, "audit_key": "a" * 43, "data_key": new_key(), "digest_key": "d" * 43}


@pytest.mark.parametrize("name", ["secret_key", "audit_key", "data_key", "digest_key"])
def test_a_second_process_with_another_secret_is_told_which(
    name: str, database: Database, tmp_path: Path, keyring: Keyring
) -> None:
    """Another SECRET_KEY would find no visitor again, another AUDIT_KEY would break the record: neither starts."""
    keys = f"sqlite:///{tmp_path / 'keys.sqlite3'}"
    first = load_settings(data_dir=tmp_path / "one", database_url=database.url, keys_url=keys, **SHARED)
    lay_foundation(first).database.close()
    lay_foundation(first.model_copy(update={"data_dir": tmp_path / "two"})).database.close()
    other = first.model_copy(update={name: new_key()})
    with pytest.raises(KeyMissing, match=f"YIQIAOTONG_{name.upper()}"):
        lay_foundation(other)


def test_a_second_process_with_a_key_store_of_its_own_does_not_start(database: Database, tmp_path: Path) -> None:
    """Two stores would each make a key for the same person, and each half of the talk would open in one place."""
    one, two = (f"sqlite:///{tmp_path / name}.sqlite3" for name in ("one", "two"))
    first = load_settings(data_dir=tmp_path, database_url=database.url, keys_url=one, **SHARED)
    lay_foundation(first).database.close()
    with pytest.raises(KeyMissing, match="YIQIAOTONG_KEYS_URL"):
        lay_foundation(first.model_copy(update={"keys_url": two}))


def test_the_services_end_with_one_sentence(tmp_path: Path) -> None:
    first = load_settings(data_dir=tmp_path / "one", redis_url="", tracker_url="", public_url="", **SHARED)
    lay_foundation(first).database.close()
    second = first.model_copy(
        update={"data_dir": tmp_path / "two", "database_url": first.backend_database, "audit_key": "x" * 43, "port": 1}
    )
    (tmp_path / "none.env").touch()
    environment = {**second.environment(), "YIQIAOTONG_ENV_FILE": str(tmp_path / "none.env")}
    ended = subprocess.run(
        [sys.executable, "-m", "backend.server"], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120
    )
    [said] = [line for line in ended.stderr.splitlines() if line.startswith("The services do not start: ")]
    assert ended.returncode == 2 and "YIQIAOTONG_AUDIT_KEY" in said and "Traceback" not in ended.stderr
