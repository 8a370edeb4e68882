"""The same on PostgreSQL: erasing everywhere, and the deletions of a night."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from backend.backend import Backend
from backend.bootstrap import build
from backend.config import load_settings
from backend.personal_data.commands import Erased, ErasePerson
from backend.shared.clock import FixedClock
from tests.personal_data.planting import KEPT_SEALED, PLANTED, found_in_tables, plant


@pytest.fixture
def backend(tmp_path: Path, postgresql_url: str, clock: FixedClock) -> Iterator[Backend]:
    """The backend on PostgreSQL, its bot's memory beside it."""
    built = build(load_settings(data_dir=tmp_path, database_url=postgresql_url, tracker_url=postgresql_url), clock)
    yield built
    built.close()


def test_an_erased_person_is_found_in_no_table(backend: Backend, person: str) -> None:
    plant(backend, person)
    assert found_in_tables(backend, PLANTED) >= {"history", "inbox", "drafts", "filing_cases"}
    assert backend.bus.handle(ErasePerson(person, "console")) == Erased(True)
    assert found_in_tables(backend, PLANTED) == KEPT_SEALED


def test_old_talk_goes_in_the_night(backend: Backend, person: str, clock: FixedClock) -> None:
    clock.advance(timedelta(days=181))
    for _ in range(12):
        backend.infra.outbox.run_due_once()
        clock.advance(timedelta(minutes=20))
    assert found_in_tables(backend, PLANTED) <= {"outbox"}
