"""The fixture `house`: one running house for the whole test session, reset before each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stage.house import House, running_house


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The house, started once."""
    folder: Path = tmp_path_factory.mktemp("house")
    with running_house(folder) as house:
        yield house


@pytest.fixture
def house(running: House) -> House:
    """The house on the first day, with an empty office."""
    running.reset()
    return running
