"""Backups made while people write: of one moment, whole, and never naming what they have not."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from backend.backend import Backend
from backend.backups import postgresql
from backend.backups.checking import verify
from backend.backups.making import make_backup
from backend.contracts.files import DropFile, KeepFile
from backend.conversation.model import Inbound, Reply
from tests.backups.conftest import Place
from tests.files.made_files import pdf

PEOPLE, BACKUPS = 3, 4
_TABLE = """CREATE TABLE IF NOT EXISTS bot_conversations
(sender_id VARCHAR(255) PRIMARY KEY, version INTEGER NOT NULL, events TEXT NOT NULL, updated_at FLOAT NOT NULL)"""
_SAVE = """INSERT INTO bot_conversations VALUES (:person, 1, 'sealed:x', 0)
ON CONFLICT (sender_id) DO UPDATE SET version = bot_conversations.version + 1"""


class People:
    """Several people write at once; a bot that only counts saves its memory before each turn is recorded.

    Args:
        house: the services.
        tracker: address of the bot's database.
    """

    def __init__(self, house: Backend, tracker: str) -> None:
        self._house, self._stop = house, threading.Event()
        self._tracker = create_engine(tracker, connect_args={"timeout": 30} if tracker.startswith("sqlite") else {})
        self.troubles: list[BaseException] = []
        self.turns = 0
        with self._tracker.begin() as session:
            session.execute(text(_TABLE))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Let them write until the block ends."""
        threads = [threading.Thread(target=self._write, args=(number,)) for number in range(PEOPLE)]
        threads += [threading.Thread(target=self._answer) for _ in range(2)]
        for one in threads:
            one.start()
        try:
            yield
        finally:
            self._stop.set()
            for one in threads:
                one.join(60)

    def _write(self, number: int) -> None:
        sent = 0
        while not self._stop.is_set():
            try:
                sent += 1
                message = Inbound("terminal", f"a{number}", str(sent), text=f"第{sent}句")
                self._house.conversation.receiver.receive(message)
                person = str(self._house.conversation.people.find("terminal", f"a{number}"))
                paper = self._house.bus.handle(KeepFile(person, f"{sent}.pdf", pdf(text=f"{number} {sent}")))
                if sent % 2:
                    self._house.bus.handle(DropFile(paper.file_id, person))
            except BaseException as trouble:
                self.troubles.append(trouble)
                return

    def _answer(self) -> None:
        turns = self._house.conversation.worker._turns
        while not self._stop.is_set():
            try:
                turn = turns.claim()
                if turn is None:
                    time.sleep(0.002)
                    continue
                with self._tracker.begin() as session:
                    session.execute(text(_SAVE), {"person": turn.person.person_id})
                turns.answered(turn, [Reply("好")], {"intent": "greet"})
                self.turns += 1
            except BaseException as trouble:
                self.troubles.append(trouble)
                return


def _rows(backup: Path, file: str, table: str, *columns: str) -> list[tuple[str, ...]]:
    """Read some columns of a table of a backup, whatever its engine."""
    path = backup / f"{file}.sqlite3"
    if path.is_file():
        connection = sqlite3.connect(path)
        rows = connection.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall()
        connection.close()
        return rows
    dumped = backup / f"{file}.pgdump"
    if not dumped.is_file():
        dumped = backup / "database.pgdump"
    return [tuple(str(row[name]) for name in columns) for row in postgresql.rows(dumped, table)]


@pytest.mark.parametrize("shared", [True, False], ids=["one database", "two databases"])
def test_the_bot_is_at_most_the_turn_ahead_that_is_not_recorded(
    place: Place, shared: bool, new_database: Callable[[str], str]
) -> None:
    if shared and not place.settings.database_url:
        pytest.skip("two files are never one")
    if not shared and place.settings.database_url:
        place.settings = place.settings.model_copy(update={"tracker_url": new_database("the_bots")})
    house = place.open()
    people = People(house, place.settings.tracker_database)
    made = []
    with people.writing():
        for _ in range(BACKUPS):
            before = people.turns
            while people.turns < before + 5 and not people.troubles:
                time.sleep(0.01)
            made.append(make_backup(place.settings, place.backups, place.keys))
    house.close()
    assert people.troubles == []
    for one in made:
        messages = _rows(one.folder, "database", "inbox", "person_id", "state")
        recorded = Counter(person for person, state in messages if state == "done")
        memory = _rows(one.folder, "tracker", "bot_conversations", "sender_id", "version")
        bot = {person: int(version) for person, version in memory}
        ahead = {person: bot.get(person, 0) - recorded[person] for person in bot.keys() | recorded.keys()}
        assert sum(recorded.values()) > 0 and set(ahead.values()) <= {0, 1}, ahead
        report = verify(one.folder, place.settings, place.keys, everything=True)
        assert report.faults == []
        assert len(one.manifest.deleted) <= 2 * PEOPLE, "only what was deleted within the moment"
