"""Statutes whole: the handlers on both databases, with the small corpus imported or without."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import Refused
from backend.statutes.commands import ImportStatutes
from backend.statutes.handlers import Statutes
from backend.statutes.model import FileWords
from tests.statutes.corpus import lay_out


class Papers:
    """Files of people whose words are known; implements ``FileTexts``."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}

    def text_of(self, file_id: str, person_id: str) -> FileWords:
        if file_id not in self.words:
            raise Refused("file_unknown")
        return FileWords(self.words[file_id])

    def words_of(self, mime: str, content: bytes) -> FileWords:
        return FileWords(content.decode())


@pytest.fixture
def papers() -> Papers:
    return Papers()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "laws")


@pytest.fixture
def empty(database: Database, clock: FixedClock, papers: Papers) -> Statutes:
    return Statutes(database, clock, papers)


@pytest.fixture
def statutes(empty: Statutes, corpus: Path) -> Statutes:
    empty.bring(ImportStatutes(corpus))
    return empty
