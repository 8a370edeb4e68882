"""A request that is open though nobody asks any more is found within the hour and asked again, once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select

from backend.backend import Backend
from backend.bootstrap import build
from backend.config import ROOT, load_settings
from backend.filing.tables import requests
from backend.operations.sweep import EVERY, TOPIC
from backend.shared.clock import FixedClock
from backend.shared.outbox import add
from backend.shared.tables import outbox
from tests.architecture.test_toy_service import SilentBot


@pytest.fixture
def house(database_url: str, clock: FixedClock, tmp_path: Path) -> Iterator[Backend]:
    backend = build(load_settings(data_dir=tmp_path, database_url=database_url, keys_url=""), clock, bots=SilentBot())
    yield backend
    backend.close()


def _ask(house: Backend, key: str, *, hours_ago: float = 2, state: str = "open") -> None:
    row = {"key": key, "kind": "file", "case_id": "c_1", "person_id": "p_1", "state": state}
    with house.database.transaction() as session:
        asked = house.clock.now() - timedelta(hours=hours_ago)
        session.execute(insert(requests).values(**row, created_at=asked))


def _nets(house: Backend) -> list[tuple[str, str]]:
    """What waits for the court, by topic and key; nothing is really sent."""
    here = select(outbox.c.topic, outbox.c.key).where(outbox.c.key.startswith("filing:"), outbox.c.state == "open")
    with house.database.reading() as session:
        return [(row[0], row[1]) for row in session.execute(here.order_by(outbox.c.key))]


def _an_hour_passes(house: Backend) -> None:
    assert isinstance(house.clock, FixedClock)
    house.clock.advance(EVERY)
    assert house.local_jobs.run() > 0


def test_a_request_without_a_net_gets_one(house: Backend) -> None:
    _ask(house, "r-1")
    _an_hour_passes(house)
    [(topic, key)] = _nets(house)
    assert topic == "filing.file" and key.startswith("filing:r-1~again")
    _an_hour_passes(house)
    assert len(_nets(house)) == 1


def test_what_is_asked_already_answered_or_just_begun_is_left_alone(house: Backend) -> None:
    _ask(house, "asked-1")
    _ask(house, "asked-2")
    _ask(house, "answered", state="done")
    _ask(house, "begun", hours_ago=-0.5)
    later = house.clock.now() + timedelta(days=1)
    with house.database.transaction() as session:
        for key in ("filing:asked-1", "filing:asked-2~3"):
            add(session, topic="filing.file", payload={"key": "x"}, key=key, due_at=later, person_id="p_1")
    _an_hour_passes(house)
    assert [key for _, key in _nets(house)] == ["filing:asked-1", "filing:asked-2~3"]


def test_it_is_looked_every_hour_also_after_a_start_that_finds_none_planned(house: Backend, clock: FixedClock) -> None:
    with house.database.transaction() as session:
        session.execute(delete(outbox).where(outbox.c.topic == TOPIC))
    build(house.settings, clock, bots=SilentBot()).close()
    for _ in range(3):
        _an_hour_passes(house)
    with house.database.reading() as session:
        states = session.execute(select(outbox.c.state).where(outbox.c.topic == TOPIC).order_by(outbox.c.key))
        assert list(states.scalars()) == ["done", "done", "done", "open"]


def test_every_service_with_a_net_tells_where_its_requests_are(house: Backend) -> None:
    """A new partner's requests would else be left out of the sweep without a word."""
    sources = [path.read_text("utf-8") for path in (ROOT / "backend").rglob("*.py")]
    nets = sum(len(re.findall(r"\bSafetyNet\((?!requests\.net)", source)) for source in sources)
    told = [one.net for one in house.open_requests]
    assert len(set(told)) == nets, sorted(set(told))
    with house.database.reading() as session:
        for one in house.open_requests:
            session.execute(select(one.key, one.person, one.kind).where(one.is_open, one.since < house.clock.now()))
