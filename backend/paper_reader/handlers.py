"""Reads a paper that somebody sent, for the dialogue: private numbers in it only as tokens, nothing kept."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import Protocol

from backend.contracts.paper_reader import ReadContents
from backend.paper_reader.contents.agreement import read_contents
from backend.paper_reader.contents.model import PaperContents, PartyOnPaper
from backend.paper_reader.pages.reader import ReadPages
from backend.shared.calendar import BEIJING
from backend.shared.clock import Clock
from backend.shared.database import Database
from backend.shared.privacy import Privacy
from backend.shared.private_numbers import Kind

_REMEMBERED = 4
"""Files whose words are held for a turn that is repeated."""


class PageReader(Protocol):
    """Reads the words of a file; see `backend/paper_reader/pages/reader.py`."""

    def read(self, content: bytes) -> ReadPages:
        """Return the words of its pages."""
        ...


class ReadContentsHandler:
    """Handles `ReadContents`.

    Args:
        read_file: returns the bytes of a person's own file; refuses any other.
        reader: reads its words.
        privacy, database, clock: see `backend/shared`.
    """

    def __init__(
        self,
        read_file: Callable[[str, str], bytes],
        reader: PageReader,
        privacy: Privacy,
        database: Database,
        clock: Clock,
    ) -> None:
        self._read_file = read_file
        self._reader = reader
        self._privacy = privacy
        self._database = database
        self._clock = clock
        self._lock = threading.Lock()
        self._reads: OrderedDict[tuple[str, str], Future[ReadPages]] = OrderedDict()

    def __call__(self, command: ReadContents) -> PaperContents:
        """Return what the paper says; Refused with the tails of the files and of the reader."""
        paper = read_contents(self._pages(command), self._clock.now().astimezone(BEIJING).date())
        with self._database.transaction() as session:

            def masked(text: str) -> str:
                return self._privacy.mask(session, command.person_id, text)

            def kept(kind: Kind, number: str) -> str:
                return self._privacy.keep(session, command.person_id, kind, number) if number else ""

            def sealed(party: PartyOnPaper) -> PartyOnPaper:
                phone, number = kept("phone", party.phone), kept("document", party.document_number)
                return replace(party, address=masked(party.address), phone=phone, document_number=number)

            return replace(
                paper,
                parties=tuple(map(sealed, paper.parties)),
                facts=masked(paper.facts),
                agent=tuple(map(masked, paper.agent)),
                claims=tuple(map(masked, paper.claims)),
                hearing_place=masked(paper.hearing_place),
                remark=masked(paper.remark),
                place=masked(paper.place),
                made_at=masked(paper.made_at),
            )

    def _pages(self, command: ReadContents) -> ReadPages:
        """The words of a file; a turn that is repeated because it took too long waits for the reading it began."""
        key = (command.person_id, command.file_id)
        with self._lock:
            begun = self._reads.get(key)
            mine: Future[ReadPages] = Future()
            if begun is None:
                self._reads[key] = mine
                while len(self._reads) > _REMEMBERED:
                    self._reads.popitem(last=False)
        if begun is not None:
            return begun.result()
        try:
            mine.set_result(self._reader.read(self._read_file(command.file_id, command.person_id)))
        except BaseException as error:
            with self._lock:
                self._reads.pop(key, None)
            mine.set_exception(error)
        return mine.result()
