"""Files are kept once, encrypted, for one person, in a folder and in a bucket alike."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import select, text

from backend.files.commands import DropFile, FileFacts, KeepFile, MyFiles, ReadFile
from backend.files.handlers import FileHandlers
from backend.files.model import FileLimits, KeptFile
from backend.files.tables import kept_files
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import PlatformUnavailable, Refused
from backend.shared.keyring import Keyring, SealBroken, new_key
from backend.shared.person_keys import entrusted_with
from backend.storage.s3_storage import S3Storage, bucket_of
from backend.storage.storage import FolderStorage, Storage
from backend.storage.vault import Vault
from tests.files import made_files as made
from tests.files.conftest import Do
from tests.files.inspects_here import InspectsHere
from tests.person_keys import entrusted

Stored = Callable[[], dict[str, bytes]]
PLANTED = "被告欠我三万五千元"
PAPER = made.pdf(text=PLANTED)


@pytest.fixture
def paper(do: Do) -> KeptFile:
    kept: KeptFile = do(KeepFile("p_1", "C:\\扫描\\借条.PDF", PAPER))
    return kept


def test_a_kept_file_says_what_it_is_and_comes_back_as_it_was(do: Do, paper: KeptFile, clock: FixedClock) -> None:
    assert (paper.name, paper.mime, paper.size) == ("借条.PDF", "application/pdf", len(PAPER))
    assert paper.sha256 == hashlib.sha256(PAPER).hexdigest()
    assert paper.purpose == "evidence" and paper.created_at == clock.now()
    assert do(ReadFile(paper.file_id, "p_1")) == PAPER
    assert do(FileFacts(paper.file_id, "p_1")) == paper


def test_the_same_content_is_one_file_for_one_person_and_purpose(do: Do, paper: KeptFile, stored: Stored) -> None:
    assert do(KeepFile("p_1", "again.pdf", PAPER)) == paper
    others = {do(KeepFile("p_1", "a.pdf", PAPER, "identity")).file_id, do(KeepFile("p_2", "a.pdf", PAPER)).file_id}
    assert paper.file_id not in others and len(others) == 2
    assert len(stored()) == 3


def test_strangers_do_not_fill_the_disk_and_those_who_are_verified_still_send(
    database: Database, keyring: Keyring, clock: FixedClock, storage: Storage
) -> None:
    limits = FileLimits(person=10 * len(PAPER), total=4 * len(PAPER))
    verified = {"p_known"}
    handlers = FileHandlers(
        database,
        Vault(storage, keyring),
        keyring,
        clock,
        "secret",
        limits,
        InspectsHere(),
        is_known=verified.__contains__,
    )
    for number in range(2):
        handlers.keep(KeepFile(f"p_{number}", "a.pdf", PAPER))
    with pytest.raises(PlatformUnavailable, match="no room"):
        handlers.keep(KeepFile("p_2", "a.pdf", PAPER))
    handlers.keep(KeepFile("p_0", "sent again.pdf", PAPER))
    handlers.keep(KeepFile("p_known", "a.pdf", PAPER))
    handlers.keep(KeepFile("p_known", "a.pdf", PAPER, "identity"))
    with pytest.raises(PlatformUnavailable, match="no room"):
        handlers.keep(KeepFile("p_known", "a.pdf", PAPER, "other"))


def test_files_come_in_the_order_they_are_named(do: Do, paper: KeptFile) -> None:
    photo = do(KeepFile("p_1", "a.jpg", made.photo("JPEG", 90, 60)))
    assert do(MyFiles("p_1", (photo.file_id, paper.file_id))) == [photo, paper]
    assert do(MyFiles("p_1", ())) == []


def test_nobody_elses_file_can_be_read_known_or_dropped(do: Do, paper: KeptFile) -> None:
    for command in (ReadFile, FileFacts, DropFile):
        for file_id, person in ((paper.file_id, "p_2"), ("f_0000000000000000", "p_1"), ("' OR 1=1 --", "p_1")):
            with pytest.raises(Refused, match="file_unknown"):
                do(command(file_id, person))
    with pytest.raises(Refused, match="file_unknown"):
        do(MyFiles("p_2", (paper.file_id,)))
    assert do(ReadFile(paper.file_id, "p_1")) == PAPER


def test_a_dropped_file_is_gone_from_everywhere(do: Do, paper: KeptFile, stored: Stored, database: Database) -> None:
    do(DropFile(paper.file_id, "p_1"))
    assert stored() == {}
    with database.reading() as session:
        assert session.execute(select(kept_files)).all() == []
    with pytest.raises(Refused, match="file_unknown"):
        do(DropFile(paper.file_id, "p_1"))


def test_nothing_of_a_file_can_be_read_where_it_lies(paper: KeptFile, stored: Stored, database: Database) -> None:
    ((key, content),) = stored().items()
    assert b"PDF" not in content and PLANTED.encode("utf-16-be") not in content
    with database.reading() as session:
        row = session.execute(select(kept_files)).mappings().one()
    everything = key.encode() + content + repr(dict(row)).encode()
    for secret in ("借条", paper.sha256, paper.sha256[:16], paper.person_id):
        assert secret.encode() not in key.encode() + content
    assert "借条".encode() not in everything and paper.sha256.encode() not in everything


def test_a_content_put_in_another_files_place_does_not_open(do: Do, storage: Storage, database: Database) -> None:
    one, two = (do(KeepFile("p_1", "a.png", made.photo("PNG", side, side))) for side in (20, 30))
    with database.reading() as session:
        keys = dict(session.execute(select(kept_files.c.file_id, kept_files.c.storage_key)).all())
    storage.put(keys[one.file_id], storage.get(keys[two.file_id]))
    with pytest.raises(SealBroken):
        do(ReadFile(one.file_id, "p_1"))


def test_all_files_of_a_person_together_have_a_limit(do: Do) -> None:
    big = [made.photo("PNG", 200, 200 + more) for more in (0, 10, 20)]
    assert sum(map(len, big)) > 300_000 and all(len(each) < 200_000 for each in big)
    do(KeepFile("p_1", "a.png", big[0]))
    do(KeepFile("p_1", "b.png", big[1]))
    with pytest.raises(Refused, match="file_case_too_large"):
        do(KeepFile("p_1", "c.png", big[2]))
    assert do(KeepFile("p_2", "c.png", big[2])).size == len(big[2])
    assert do(KeepFile("p_1", "a.png", big[0])).name == "a.png", "what is kept already needs no room"


def test_two_uploads_at_once_do_not_both_get_the_last_room(do: Do) -> None:
    big = [made.photo("PNG", 200, 200 + more) for more in range(4)]

    def keep(content: bytes) -> str:
        try:
            return str(do(KeepFile("p_1", "a.png", content)).file_id)
        except Refused as refused:
            return refused.reason

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(keep, big))
    assert answers.count("file_case_too_large") == 2


def test_the_same_file_sent_twice_at_once_is_one_file(do: Do, stored: Stored) -> None:
    with ThreadPoolExecutor(4) as pool:
        kept = list(pool.map(lambda _: do(KeepFile("p_1", "a.pdf", PAPER)).file_id, range(4)))
    assert len(set(kept)) == 1 and len(stored()) == 1


def test_what_the_house_s_key_sealed_goes_on_opening_and_is_sealed_with_its_person_s_by_rotation(
    handlers: FileHandlers, paper: KeptFile, database: Database, storage: Storage, keyring: Keyring
) -> None:
    with database.reading() as session:
        row = session.execute(select(kept_files)).mappings().one()
    handlers.vault.put(paper.file_id, row["storage_key"], PAPER)
    assert not keyring.is_own(storage.get(row["storage_key"]))
    assert handlers.read(ReadFile(paper.file_id, "p_1")) == PAPER
    assert (handlers.rotate(), handlers.rotate()) == (1, 0)
    assert keyring.is_own(storage.get(row["storage_key"]))
    assert handlers.read(ReadFile(paper.file_id, "p_1")) == PAPER
    entrusted_with(database).destroy("p_1")
    with pytest.raises(Refused, match="file_unknown"):
        handlers.read(ReadFile(paper.file_id, "p_1"))
    assert handlers.rotate() == 0


def test_an_exchanged_key_opens_every_file_and_the_old_one_none(
    handlers: FileHandlers, paper: KeptFile, database: Database, storage: Storage, clock: FixedClock
) -> None:
    old = handlers._keyring
    fresh = new_key()
    both = Keyring(fresh)
    both._ciphers |= old._ciphers
    assert entrusted(database, both).reseal() == 1
    only_new = Keyring(fresh)
    entrusted(database, only_new)
    limits = FileLimits()
    after = FileHandlers(database, Vault(storage, only_new), only_new, clock, "secret", limits, InspectsHere())
    assert after.read(ReadFile(paper.file_id, "p_1")) == PAPER and after.rotate() == 0
    assert after.facts(FileFacts(paper.file_id, "p_1")) == paper
    forgetful = Keyring(new_key())
    entrusted(database, forgetful)
    with pytest.raises(SealBroken):
        forgetful.open(storage.get(_key_of(database)), f"file content:{paper.file_id}")


def _key_of(database: Database) -> str:
    with database.reading() as session:
        return str(session.execute(select(kept_files.c.storage_key)).scalar_one())


def test_a_lost_content_is_stored_again_by_the_next_upload(
    do: Do, paper: KeptFile, storage: Storage, stored: Stored
) -> None:
    for name in stored():
        storage.delete(name.rpartition("/")[2])
    with pytest.raises(Refused, match="file_unknown"):
        do(ReadFile(paper.file_id, "p_1"))
    assert do(KeepFile("p_1", "a.pdf", PAPER)) == paper
    assert do(ReadFile(paper.file_id, "p_1")) == PAPER


def test_an_outage_of_the_storage_loses_nothing_and_counts_once(
    database: Database, keyring: Keyring, clock: FixedClock, do: Do
) -> None:
    down = S3Storage("papers", endpoint="http://127.0.0.1:9", key="a", secret="b")
    broken = FileHandlers(database, Vault(down, keyring), keyring, clock, "secret", FileLimits(), InspectsHere())
    with pytest.raises(PlatformUnavailable, match="file_storage"):
        broken.keep(KeepFile("p_1", "a.pdf", PAPER))
    with database.reading() as session:
        file_id, state = session.execute(select(kept_files.c.file_id, kept_files.c.state)).one()
    assert state == "arriving"
    with pytest.raises(Refused, match="file_unknown"):
        do(ReadFile(file_id, "p_1"))
    assert do(KeepFile("p_1", "a.pdf", PAPER)).file_id == file_id
    assert do(ReadFile(file_id, "p_1")) == PAPER


def test_a_refused_file_leaves_nothing_behind(do: Do, stored: Stored, database: Database) -> None:
    with pytest.raises(Refused, match="file_suspicious"):
        do(KeepFile("p_1", "a.pdf", made.pdf(made.with_script)))
    assert stored() == {}
    with database.reading() as session:
        assert session.execute(text("SELECT count(*) FROM kept_files")).scalar_one() == 0


@pytest.mark.parametrize("key", ["", "../x", "a" * 31, "g" * 32, "A" * 32, "a" * 32 + "/"])
def test_no_key_leads_out_of_the_storage(storage: Storage, key: str) -> None:
    for act in (storage.get, storage.exists, storage.delete):
        with pytest.raises(ValueError, match="hexadecimal"):
            act(key)


def test_only_the_owner_of_the_folder_can_enter_it(tmp_path: Path) -> None:
    storage = FolderStorage(tmp_path / "files")
    storage.put("a" * 32, b"sealed")
    found = [storage._root, *storage._root.rglob("*")]
    assert len(found) == 3 and {os.stat(path).st_mode & 0o077 for path in found} == {0}


def test_an_address_of_a_bucket_is_read_or_refused() -> None:
    assert bucket_of("s3://papers/kept/here") == ("papers", "/kept/here")
    for bad in ("papers", "https://papers", "s3://"):
        with pytest.raises(ValueError, match="STORAGE_URL"):
            bucket_of(bad)
