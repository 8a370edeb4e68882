"""A backup is whole and opens; it is brought back elsewhere; what is wrong is told before anything is done."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from backend.backups.checking import find_backup, verify
from backend.backups.making import backups_in, make_backup
from backend.backups.manifest import BackupFault, Manifest
from backend.backups.restoring import restore_backup
from backend.contracts.files import KeepFile, ReadFile
from backend.conversation.tables import history
from backend.files.tables import kept_files
from backend.operations.hold_commands import OutboundHold
from backend.personal_data.commands import ErasePerson
from backend.record.commands import ExamineRecord
from backend.shared.keyring import new_key
from backend.shared.own_seals import opened
from backend.shared.tables import outbox
from tests.backups.conftest import NUMBER, PAPER, WORDS, Place, fill, say
from tests.files.made_files import pdf


def _filled(place: Place) -> str:
    house = place.open()
    try:
        return fill(house)
    finally:
        house.close()


def _said(place: Place, person: str) -> list[str]:
    """What was said, opened, as the house at this place has it."""
    house = place.open()
    try:
        with house.database.reading() as session:
            query = select(history).where(history.c.person_id == person).order_by(history.c.seq)
            rows = session.execute(query).mappings().all()
            return [str(opened(session, history.c.body, person, row["body"])["text"]) for row in rows]
    finally:
        house.close()


def _empty(place: Place, tmp_path: Path, new_database: Callable[[str], str]) -> Place:
    """An empty place of the same engine."""
    if place.settings.database_url:
        url = new_database("elsewhere")
        return place.elsewhere(tmp_path / "elsewhere", database_url=url, tracker_url=url)
    return place.elsewhere(tmp_path / "elsewhere")


def test_a_backup_is_good_and_says_what_it_holds(place: Place) -> None:
    _filled(place)
    made = make_backup(place.settings, place.backups, place.keys, model="m.tar.gz")
    report = verify(made.folder, place.settings, place.keys, everything=True)
    assert report.faults == []
    told = Manifest.read(made.folder)
    assert (told.counts["persons"], told.counts["inbox"], told.counts["kept_files"], told.model) == (
        1,
        1,
        1,
        "m.tar.gz",
    )
    assert told.record[0] >= 1 and set(told.keys) == {"data", "digest", "signing", "audit", "persons"}
    words = " ".join(report.told)
    assert "1 of people's files open" in words and "record of who did what is unbroken" in words
    assert "0 of what was said" not in words and "0 values" not in words


def test_jobs_whose_contents_were_emptied_are_no_fault(place: Place) -> None:
    _filled(place)
    house = place.open()
    with house.database.transaction() as session:
        session.execute(update(outbox).values(payload=b"", state="done"))
    house.close()
    made = make_backup(place.settings, place.backups, place.keys)
    report = verify(made.folder, place.settings, place.keys, everything=True)
    assert (report.faults, report.erased) == ([], [])


def test_the_keys_of_persons_lie_apart_and_only_the_newest(place: Place) -> None:
    _filled(place)
    for _ in range(2):
        make_backup(place.settings, place.backups, place.keys)
    names = {path.name for path in place.keys.iterdir()}
    assert len(names) == 2 and "person-keys.json" in names
    assert not list(place.backups.rglob("person-keys*")) and not list(place.backups.rglob("secrets.env"))
    found = [path for path in place.backups.rglob("*") if path.is_file() and b"person_keys" in path.read_bytes()]
    assert found == [], "not even the table is there"


@pytest.mark.parametrize("inside", ["keys in backups", "backups in keys", "backups in data", "the same"])
def test_folders_of_which_one_takes_the_other_along_are_refused(place: Place, inside: str) -> None:
    data, backups = place.settings.data_dir, place.backups
    into, keys = {
        "keys in backups": (backups, backups / "keys"), "backups in keys": (backups / "all", backups),
        "backups in data": (data / "backups", place.keys), "the same": (backups, backups),
    }[inside]  # fmt: skip
    _filled(place)
    with pytest.raises(BackupFault, match="lies within"):
        make_backup(place.settings, into, keys)
    assert backups_in(into) == []


def test_what_is_there_already_is_linked_and_earlier_ones_go(place: Place) -> None:
    person = _filled(place)
    first = make_backup(place.settings, place.backups, place.keys)
    house = place.open()
    house.bus.handle(KeepFile(person, "收据.pdf", pdf(text="收据")))
    house.close()
    second = make_backup(place.settings, place.backups, place.keys)
    assert (first.copied, first.linked, second.copied, second.linked) == (1, 0, 1, 1)
    third = make_backup(place.settings, place.backups, place.keys, keep=2)
    assert third.removed == (first.folder.name,)
    assert verify(second.folder, place.settings, place.keys).faults == []
    assert find_backup(place.backups) == third.folder


def test_what_was_deleted_is_not_in_the_next_backup_and_a_new_seal_is(place: Place) -> None:
    person = _filled(place)
    make_backup(place.settings, place.backups, place.keys)
    new = {"data_key": new_key(), "data_keys_previous": [place.settings.data_key]}
    place.settings = place.settings.model_copy(update=new)
    house = place.open()
    assert house.rotate_keys() > 0
    house.close()
    place.settings = place.settings.model_copy(update={"data_keys_previous": []})
    again = make_backup(place.settings, place.backups, place.keys)
    assert (again.copied, again.linked) == (0, 1)  # sealed with its person's key, which a new one of the house leaves
    assert verify(again.folder, place.settings, place.keys, everything=True).faults == []
    house = place.open()
    house.bus.handle(ErasePerson(person, "console", "console"))
    house.close()
    empty = make_backup(place.settings, place.backups, place.keys)
    assert not [path for path in (empty.folder / "files").rglob("*") if path.is_file()]


def test_it_comes_back_elsewhere_with_everything_and_holds_what_goes_out(
    place: Place, tmp_path: Path, new_database: Callable[[str], str]
) -> None:
    person = _filled(place)
    before = _said(place, person)
    made = make_backup(place.settings, place.backups, place.keys)
    there = _empty(place, tmp_path, new_database)
    since = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    restored = restore_backup(made.folder, there.settings, place.keys, now=since)
    assert restored.report.faults == [] and restored.aside is None
    assert _said(there, person) == before and WORDS in before[0]
    house = there.open()
    with house.database.reading() as session:
        [file] = session.execute(select(kept_files.c.file_id)).scalars()
    assert house.bus.handle(ReadFile(file, person)) == PAPER
    assert NUMBER in house.infra.privacy.unmask(person, before[0])
    hold = house.bus.handle(OutboundHold())
    assert (hold.cause, hold.since, hold.data_of) == ("restored", since, made.manifest.moment)
    assert hold.last_message == 1
    assert house.bus.handle(ExamineRecord()).position == made.manifest.record[0] + 1
    house.close()


def test_a_restore_needs_an_empty_place_unless_told(place: Place) -> None:
    person = _filled(place)
    made = make_backup(place.settings, place.backups, place.keys)
    house = place.open()
    say(house, 2, "后来说的话")
    house.close()
    with pytest.raises(BackupFault, match="there is a house already"):
        restore_backup(made.folder, place.settings, place.keys)
    assert len(_said(place, person)) == 4
    restored = restore_backup(made.folder, place.settings, place.keys, replace=True)
    assert len(_said(place, person)) == 2
    if not place.settings.database_url:
        assert restored.aside is not None and (restored.aside / "yiqiaotong.sqlite3").is_file()


def test_a_house_that_runs_is_not_restored_over(place: Place) -> None:
    _filled(place)
    made = make_backup(place.settings, place.backups, place.keys)
    house = place.open()
    with house.database.reading(), pytest.raises(BackupFault, match="stop the services"):
        restore_backup(made.folder, place.settings, place.keys, replace=True)
    house.close()


@pytest.mark.parametrize("missing", ["data_key", "audit_key", "secret_key"])
def test_without_the_keys_nothing_is_restored_and_the_key_is_named(
    place: Place, tmp_path: Path, new_database: Callable[[str], str], missing: str
) -> None:
    _filled(place)
    made = make_backup(place.settings, place.backups, place.keys)
    there = _empty(place, tmp_path, new_database)
    there.settings = there.settings.model_copy(update={missing: new_key()})
    with pytest.raises(BackupFault, match=f"is not at hand: give it as .*YIQIAOTONG_{missing.upper()}"):
        restore_backup(made.folder, there.settings, place.keys)
    assert not (tmp_path / "elsewhere").exists()


def test_without_the_keys_of_persons_or_with_others_nothing_is_restored(
    place: Place, tmp_path: Path, new_database: Callable[[str], str]
) -> None:
    _filled(place)
    made = make_backup(place.settings, place.backups, place.keys)
    there = _empty(place, tmp_path, new_database)
    with pytest.raises(BackupFault, match="holds no copy of the keys of persons"):
        restore_backup(made.folder, there.settings, tmp_path / "nothing")
    older = shutil.copytree(place.keys, tmp_path / "older")
    note = json.loads((older / "person-keys.json").read_text("utf-8"))
    note["moment"] = (made.manifest.moment - timedelta(hours=1)).isoformat()
    (older / "person-keys.json").write_text(json.dumps(note), encoding="utf-8")
    with pytest.raises(BackupFault, match="older than the backup"):
        restore_backup(made.folder, there.settings, older)


def test_keys_of_another_house_are_told(place: Place, tmp_path: Path) -> None:
    _filled(place)
    made = make_backup(place.settings, place.backups, place.keys)
    stranger = Place(
        place.settings.model_copy(
            update={"data_dir": tmp_path / "stranger", "database_url": "", "keys_url": "", "tracker_url": ""}
        ),
        tmp_path / "its-backups", tmp_path / "its-keys", place.clock,
    )  # fmt: skip
    stranger.settings.data_dir.mkdir()
    _filled(stranger)
    make_backup(stranger.settings, stranger.backups, stranger.keys)
    [fault] = verify(made.folder, place.settings, stranger.keys).faults
    assert "another house's" in fault


def test_whoever_was_erased_since_is_named(place: Place) -> None:
    person = _filled(place)
    made = make_backup(place.settings, place.backups, place.keys)
    house = place.open()
    house.bus.handle(ErasePerson(person, "console", "console"))
    house.close()
    make_backup(place.settings, place.backups, place.keys)
    report = verify(made.folder, place.settings, place.keys, everything=True)
    assert (report.faults, report.erased) == ([], [person])


@pytest.mark.parametrize("harm", ["cut", "changed", "missing", "list"])
def test_harm_is_found(place: Place, harm: str) -> None:
    _filled(place)
    made = make_backup(place.settings, place.backups, place.keys)
    [stored] = [path for path in (made.folder / "files").rglob("*") if path.is_file()]
    if harm == "cut":
        stored.write_bytes(stored.read_bytes()[:-1])
    elif harm == "changed":
        stored.write_bytes(stored.read_bytes()[:-1] + b"x")
    elif harm == "missing":
        stored.unlink()
    else:
        path = made.folder / "contents.jsonl"
        path.write_text("".join(path.read_text("utf-8").splitlines(True)[1:]), encoding="utf-8")
    assert verify(made.folder, place.settings, place.keys).faults != []


def test_a_record_that_was_shortened_is_found(place: Place, tmp_path: Path) -> None:
    """The file's digest is right, as whoever changes it would make it: the chain tells."""
    if place.settings.database_url:
        pytest.skip("a dump cannot be changed by hand in a test")
    _filled(place)
    house = place.open()
    house.bus.handle(ExamineRecord())
    house.close()
    connection = sqlite3.connect(place.settings.data_dir / "yiqiaotong.sqlite3")
    connection.executescript("DROP TRIGGER audit_changed; UPDATE audit SET who = 'nobody' WHERE position = 1;")
    connection.close()
    made = make_backup(place.settings, place.backups, place.keys)
    [fault] = verify(made.folder, place.settings, place.keys).faults
    assert "broken at entry 1" in fault


def test_a_backup_that_breaks_off_counts_as_none(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    _filled(place)

    def fail(*given: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr("backend.backups.making.write_contents", fail)
        with pytest.raises(OSError, match="disk is full"):
            make_backup(place.settings, place.backups, place.keys)
    assert backups_in(place.backups) == [] and not list(place.backups.glob("*.part"))
    with pytest.raises(BackupFault, match="there is no backup"):
        find_backup(place.backups)
    make_backup(place.settings, place.backups, place.keys)
    assert len(backups_in(place.backups)) == 1
