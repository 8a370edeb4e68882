"""A whole backend on a folder of its own, with one person who has written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.backend import Backend
from backend.bootstrap import build
from backend.config import load_settings
from backend.conversation.model import Inbound
from backend.shared.clock import FixedClock
from tests.backend_fixtures import lay_out_sqlite
from tests.personal_data.planting import PLACE, PLANTED


@pytest.fixture
def backend(tmp_path: Path, clock: FixedClock) -> Iterator[Backend]:
    """The backend."""
    lay_out_sqlite(tmp_path)
    built = build(load_settings(data_dir=tmp_path), clock)
    yield built
    built.close()


@pytest.fixture
def person(backend: Backend, clock: FixedClock) -> str:
    """Somebody who has said their name and telephone, and was answered."""
    backend.conversation.receiver.receive(Inbound(*PLACE, "1", text=f"我叫{PLANTED}，电话 13800138000"))
    answer(backend)
    return str(backend.conversation.people.find(*PLACE))


def answer(backend: Backend) -> None:
    """Close the turn of the oldest message, as a bot would."""
    from backend.conversation.model import Reply

    turns = backend.conversation.worker._turns
    turn = turns.claim()
    assert turn is not None
    turns.answered(turn, [Reply(f"您好，{PLANTED}")], {"intent": "greet"})
