"""What channels note outlives a process, ends when its life is over, tells nobody whose it is, and counts right."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from backend.conversation.channel_notes import SWEEP_EVERY, ChannelNotes
from backend.conversation.tables import channel_notes
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring

DAY = timedelta(days=1)


@pytest.fixture
def notes(database: Database, keyring: Keyring, clock: FixedClock) -> ChannelNotes:
    return ChannelNotes(database, keyring, "secret", clock, "whatsapp")


def test_a_note_is_read_by_another_process_but_not_by_another_channel(
    notes: ChannelNotes, database: Database, keyring: Keyring, clock: FixedClock
) -> None:
    notes.write("offer", "861380", {"a": ["侨"]}, DAY)
    assert ChannelNotes(database, keyring, "secret", clock, "whatsapp").read("offer", "861380") == {"a": ["侨"]}
    assert ChannelNotes(database, keyring, "secret", clock, "wechat").read("offer", "861380") is None


def test_a_note_ends_with_its_life_and_a_new_one_takes_its_place(notes: ChannelNotes, clock: FixedClock) -> None:
    notes.write("window", "a", True, DAY)
    clock.advance(DAY)
    assert notes.read("window", "a") is None
    assert notes.change("window", "a", lambda known: [known], DAY) == [None]
    assert notes.read("window", "a") == [None]


def test_nothing_removes_a_note(notes: ChannelNotes, database: Database) -> None:
    notes.write("closed", "a", True, DAY)
    notes.write("closed", "a", None, DAY)
    with database.reading() as session:
        assert session.execute(select(channel_notes)).all() == []


def test_neither_subject_nor_value_is_readable(notes: ChannelNotes, database: Database) -> None:
    notes.write("to", "8613800138000", {"to": "8613800138000"}, DAY)
    with database.reading() as session:
        row = session.execute(select(channel_notes)).one()
    assert b"13800138000" not in repr(tuple(row)).encode() + bytes(row.value)


def test_changes_of_many_threads_are_made_one_after_the_other(notes: ChannelNotes) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: notes.change("quota", "a", lambda known: (known or 0) + 1, DAY), range(40)))
    assert notes.read("quota", "a") == 40


def test_old_notes_are_swept_away(notes: ChannelNotes, database: Database, clock: FixedClock) -> None:
    notes.write("sent", "old", 1, timedelta(hours=1))
    clock.advance(DAY)
    for _ in range(SWEEP_EVERY):
        notes.write("sent", "new", 1, DAY)
    with database.reading() as session:
        assert len(session.execute(select(channel_notes)).all()) == 1
