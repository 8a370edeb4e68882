"""What is said with somebody is sealed with keys of their own, and whoever is erased takes them along."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select, update

from backend.backend import Backend
from backend.bootstrap import build
from backend.config import load_settings
from backend.contracts.files import KeepFile, ReadFile
from backend.conversation.tables import history, inbox
from backend.personal_data import tracker
from backend.personal_data.commands import Erased, ErasePerson
from backend.personal_data.tables import erasures
from backend.personal_data.tracker import BotMemory
from backend.shared import outbox
from backend.shared.clock import FixedClock
from backend.shared.errors import PlatformUnavailable, Refused
from backend.shared.key_ids import KeyMissing
from backend.shared.keyring import SealBroken, new_key
from backend.shared.own_seals import opened, sealed
from backend.shared.person_keys import PersonKey
from backend.shared.tables import outbox as jobs
from backend.storage.film_vault import FilmVault
from backend.storage.from_settings import open_vault
from tests.backend_fixtures import lay_out_sqlite
from tests.files import made_files as made
from tests.personal_data.planting import (
    KEPT_SEALED,
    PLANTED,
    bot_memory,
    found_in_files,
    found_in_seals,
    found_in_tables,
    plant,
)

SAID = {"history", "inbox", "outbox"}
IN_CLEAR = f'{{"text": "{PLANTED}"}}'.encode()


def test_nothing_that_was_said_lies_in_clear_on_the_disk(backend: Backend, person: str, tmp_path: Path) -> None:
    assert found_in_tables(backend, PLANTED) == SAID
    assert found_in_tables(backend, PLANTED, opened=False) == set()
    assert found_in_files(tmp_path, PLANTED) == []


def test_a_backup_made_before_the_erasure_opens_for_nobody(
    backend: Backend, person: str, tmp_path: Path, clock: FixedClock
) -> None:
    restored = tmp_path / "restored"
    lay_out_sqlite(restored)
    backup(tmp_path, restored)
    backend.bus.handle(ErasePerson(person, "console"))
    keep_the_keys_of_today(tmp_path, restored)
    again = build(load_settings(data_dir=restored), clock)
    with again.database.reading() as session:
        assert len(session.execute(select(history).where(history.c.person_id == person)).all()) == 2
    assert found_in_tables(again, PLANTED) == set()
    assert [entry.reply.text for entry in again.conversation.history.since(person)] == ["", ""]
    assert found_in_files(restored, PLANTED) == []
    again.close()


def test_all_that_is_kept_of_a_person_is_unreadable_in_a_backup_made_before_the_erasure(
    backend: Backend, person: str, tmp_path: Path, clock: FixedClock
) -> None:
    plant(backend, person)
    paper = backend.bus.handle(KeepFile(person, f"{PLANTED}.pdf", made.pdf(text="planted"), "evidence"))
    with backend.database.transaction() as session:
        number = backend.infra.privacy.mask(session, person, "13900139000")
    restored = tmp_path / "restored"
    lay_out_sqlite(restored)
    backup(tmp_path, restored)
    assert found_in_seals(backend, PLANTED) >= {"drafts", "profile_facts", "filing_cases", "enquiries", *KEPT_SEALED}
    assert backend.bus.handle(ErasePerson(person, "console")) == Erased(True)
    keep_the_keys_of_today(tmp_path, restored)
    again = build(load_settings(data_dir=restored), clock)
    assert found_in_seals(again, PLANTED) == KEPT_SEALED, "and nothing that has to be kept has become unreadable"
    assert again.infra.privacy.preview(person, number) == "****"
    with pytest.raises(Refused, match="file_unknown"):
        again.bus.handle(ReadFile(paper.file_id, person))
    again.close()


def test_whoever_comes_back_with_a_backup_is_erased_again_by_the_next_start(
    backend: Backend, person: str, tmp_path: Path, clock: FixedClock
) -> None:
    other = backend.conversation.people.resolve("terminal", "other")
    plant(backend, person)
    restored = tmp_path / "restored"
    lay_out_sqlite(restored)
    backup(tmp_path, restored)
    backend.bus.handle(ErasePerson(person, "console"))
    keep_the_keys_of_today(tmp_path, restored)
    again = build(load_settings(data_dir=restored), clock)
    again.infra.outbox.run_due_once()
    with again.database.reading() as session:
        assert session.execute(select(erasures.c.person_id, erasures.c.reason)).all() == [(person, "restored")]
        assert session.execute(select(erasures.c.state)).scalars().all() == ["done"]
    assert found_in_seals(again, PLANTED) == KEPT_SEALED
    assert found_in_tables(again, PLANTED, opened=False) == set()
    assert again.conversation.people.find("terminal", "other") == other
    again.close()


def test_a_mediation_s_recording_is_unreadable_in_a_backup_and_a_judge_s_is_not(backend: Backend, person: str) -> None:
    plant(backend, person)
    vault = open_vault(backend.settings, backend.infra.keyring)
    mediation, witness = FilmVault(vault, own=True), FilmVault(vault)
    mediation.put("mediation:room1:0", "a" * 32, b"film")
    witness.put("witness:came:0", "b" * 32, b"film")
    assert mediation.get("mediation:room1:0", "a" * 32) == b"film" and not mediation.renew(
        "mediation:room1:0", "a" * 32
    )
    backend.bus.handle(ErasePerson(person, "console"))
    with pytest.raises(PlatformUnavailable):
        mediation.get("mediation:room1:0", "a" * 32)
    assert witness.get("witness:came:0", "b" * 32) == b"film"


def test_others_lose_nothing_when_somebody_is_erased(backend: Backend, person: str) -> None:
    other = backend.conversation.people.resolve("terminal", "other")
    with backend.database.transaction() as session:
        outbox.add(session, topic="say", payload={"it": "mine"}, key="k", due_at=backend.clock.now(), person_id=other)
    backend.bus.handle(ErasePerson(person, "console"))
    with backend.database.reading() as session:
        row = session.execute(select(jobs).where(jobs.c.key == "k")).mappings().one()
        assert outbox.job_of(session, row, attempts=1, fence=1).payload == {"it": "mine"}


def test_what_is_still_on_its_way_to_an_office_opens_until_the_office_is_done(backend: Backend, person: str) -> None:
    keys = backend.infra.person_keys
    with backend.database.transaction() as session:
        talk, work = (sealed(session, history.c.body, person, "x", kind) for kind in ("talk", "work"))
    keys.destroy(person, ("talk",))
    with backend.database.reading() as session:
        assert opened(session, history.c.body, person, talk) is None
        assert opened(session, history.c.body, person, work) == "x"
        with pytest.raises(SealBroken):
            opened(session, history.c.body, "p_another", work)


def test_a_transaction_looks_once_for_a_key_and_anew_once_it_is_destroyed(
    backend: Backend, person: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, looks = backend.infra.person_keys, []
    look = keys.of
    monkeypatch.setattr(keys, "of", lambda persons, kind: looks.append(kind) or look(persons, kind))
    with backend.database.transaction() as session:
        first = keys.within(session, [person], "talk")[person]
        assert keys.within(session, [person, person], "talk") == {person: first} and looks == ["talk"]
        keys.destroy(person)
        assert keys.within(session, [person], "talk")[person].key_id != first.key_id
    with backend.database.reading() as session:
        keys.within(session, [person], "talk")
    assert len(looks) == 3, "another transaction looks for itself"


def test_what_an_earlier_version_kept_in_clear_is_sealed_at_the_next_start(
    backend: Backend, person: str, tmp_path: Path, clock: FixedClock
) -> None:
    lay_in_clear(backend)
    bot_memory(tmp_path, person)
    backend.close()
    assert found_in_files(tmp_path, PLANTED) != []
    again = build(load_settings(data_dir=tmp_path), clock)
    assert [entry.reply.text for entry in again.conversation.history.since(person)] == [PLANTED, PLANTED]
    with again.database.reading() as session:
        text = session.execute(select(inbox.c.text)).scalar_one()
        assert opened(session, inbox.c.text, person, text) == PLANTED
    assert found_in_tables(again, PLANTED) == SAID
    assert found_in_files(tmp_path, PLANTED) == []
    assert BotMemory(again.settings.tracker_database).seal_what_lies_open(again.infra.person_keys) == 0
    again.close()


def test_services_without_the_keys_do_not_start(
    backend: Backend, person: str, tmp_path: Path, clock: FixedClock
) -> None:
    backend.close()
    for file in tmp_path.glob("person-keys.sqlite3*"):
        file.unlink()
    with pytest.raises(KeyMissing, match="persons' keys"):
        build(load_settings(data_dir=tmp_path), clock)


def test_the_keys_follow_the_data_key(backend: Backend, person: str, tmp_path: Path, clock: FixedClock) -> None:
    backend.close()
    old, new = backend.settings.data_key, new_key()
    between = build(load_settings(data_dir=tmp_path, data_key=new, data_keys_previous=[old]), clock)
    between.rotate_keys()
    between.close()
    after = build(load_settings(data_dir=tmp_path, data_key=new), clock)
    assert PLANTED in after.conversation.history.since(person)[0].reply.text
    after.close()


def test_the_bot_s_memory_is_sealed_as_the_bot_seals_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracker.os, "urandom", bytes)
    monkeypatch.setattr(PersonKey, "derived", lambda key, purpose: bytes(range(32)))
    text = tracker.sealed_memory(PersonKey(b"\x11" * 8, b""), "p_1", '{"event": "action", "name": "预约"}')
    assert text == (  # which `tests/bot/test_tracker_store.py` opens
        "sealed:1111111111111111:AAAAAAAAAAAAAAAAdZ7QqNBC958yiItUe1j49rxhenMK7wFC5byJo+cW/9Kp5UCeV9b0ckEB/6quRF9Rhi8cOSw="
    )


def lay_in_clear(backend: Backend) -> None:
    """Put what was said back as it lay before keys of one's own, in every row."""
    with backend.database.transaction() as session:
        session.execute(update(history).values(body=IN_CLEAR))
        session.execute(update(inbox).values(text=PLANTED.encode(), result=IN_CLEAR))
        session.execute(update(jobs).where(jobs.c.topic == "deliver").values(payload=IN_CLEAR))


def backup(folder: Path, to: Path) -> None:
    """Copy what an operator backs up: database, files and secrets, without the keys of persons."""
    with sqlite3.connect(folder / "yiqiaotong.sqlite3") as source, sqlite3.connect(to / "yiqiaotong.sqlite3") as copy:
        source.backup(copy)
    shutil.copy(folder / "secrets.env", to / "secrets.env")
    if (folder / "files").exists():
        shutil.copytree(folder / "files", to / "files")


def keep_the_keys_of_today(folder: Path, to: Path) -> None:
    """Put the keys there that are left today."""
    for file in folder.glob("person-keys.sqlite3*"):
        shutil.copy(file, to / file.name)
