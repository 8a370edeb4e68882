"""kill -9 of whoever erases a person, between any two steps: the next start finishes it, and nothing is half erased."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from backend.backend import Backend
from backend.bootstrap import build
from backend.config import load_settings
from backend.conversation.model import Inbound
from backend.personal_data.tables import erasures
from backend.shared.clock import FixedClock
from backend.shared.tables import audit
from tests.backend_fixtures import lay_out_sqlite
from tests.personal_data.planting import KEPT_SEALED, PLACE, PLANTED, bot_memory, found_in_files, found_in_tables, plant
from tests.reliability.erasing_process import STEPS, Configuration, erase
from tests.reliability.killed import run

pytestmark = pytest.mark.slow

OTHER = ("terminal", "somebody-else")


@pytest.fixture
def person(tmp_path: Path, clock: FixedClock) -> str:
    """Somebody with words in every table, in the bot's memory, and a house that has stopped."""
    lay_out_sqlite(tmp_path)
    backend = opened(tmp_path, clock)
    for place in (PLACE, OTHER):
        backend.conversation.receiver.receive(Inbound(*place, "1", text="您好"))
    person_id = str(backend.conversation.people.find(*PLACE))
    plant(backend, person_id)
    bot_memory(tmp_path, person_id)
    finish_turns(backend)
    backend.close()
    return person_id


def opened(folder: Path, clock: FixedClock) -> Backend:
    return build(load_settings(data_dir=folder), clock)


def finish_turns(backend: Backend) -> None:
    turns = backend.conversation.worker._turns
    while (turn := turns.claim()) is not None:
        turns.answered(turn, [], {"intent": "greet"})


def started_again(folder: Path, clock: FixedClock) -> Backend:
    """The house a while later: what a dead worker had in hand is nobody's any more."""
    clock.advance(timedelta(hours=1))
    backend = opened(folder, clock)
    backend.infra.outbox.run_due_once()
    return backend


def remembered_by_the_bot(folder: Path) -> int:
    with sqlite3.connect(folder / "tracker.sqlite3") as database:
        return int(database.execute("SELECT count(*) FROM bot_conversations").fetchone()[0])


@pytest.mark.parametrize("wish", ["console", "chat"])
@pytest.mark.parametrize("step", STEPS)
def test_an_erasure_killed_on_the_way_is_finished_by_the_next_start(
    person: str, tmp_path: Path, clock: FixedClock, step: str, wish: str
) -> None:
    assert run(erase, Configuration(str(tmp_path), person, wish, clock.now(), step)) == -9
    backend = started_again(tmp_path, clock)
    with backend.database.reading() as session:
        assert session.execute(select(erasures.c.state, erasures.c.channel)).all() == [("done", "")]
        noted = session.execute(select(audit.c.facts).where(audit.c.what == "person.erased")).scalars().all()
    assert [facts["whole"] for facts in noted] == [True]
    assert found_in_tables(backend, PLANTED) == KEPT_SEALED
    assert remembered_by_the_bot(tmp_path) == 0
    other = backend.conversation.people.find(*OTHER)
    assert other is not None and backend.conversation.history.since(other)[0].reply.text == "您好"
    backend.close()
    assert found_in_files(tmp_path, PLANTED) == []
