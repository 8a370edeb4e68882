"""Reads the words of the files people send: a PDF's own, else those of its pages or of a photo."""

from __future__ import annotations

import io
import threading
from time import monotonic
from typing import Any

from cachetools import TTLCache
from docx import Document
from PIL import Image

from backend.contracts.documents import DrawPage, PageNotDrawn
from backend.contracts.files import FileFacts, ReadFile
from backend.contracts.paper_reader import ReadLines
from backend.shared.bus import MessageBus
from backend.shared.errors import Refused
from backend.shared.mime_types import DOCX, PDF
from backend.statutes.model import FileWords

PAGES_READ = 40
SECONDS = 30.0
"""Time for the pages of one file; a scanned page takes some seconds, and a turn of the bot ends after a minute."""
_FEW_WORDS = 20
"""Signs of a page's own text below which it is a scan."""
_KEPT, _KEPT_SECONDS = 64, 1800
"""Texts kept in memory, so that the parts of a long answer do not read the file again."""


class PersonsFileTexts:
    """The words of files: a PDF's own, else those of its pages or of a photo; implements ``handlers.FileTexts``.

    Args:
        bus: where the file is read for its owner, its pages drawn and its lines read.
    """

    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus
        self._lock = threading.Lock()
        self._kept: TTLCache[tuple[str, str], FileWords] = TTLCache(_KEPT, _KEPT_SECONDS)

    def text_of(self, file_id: str, person_id: str) -> FileWords:
        """Return the words of a file.

        Raises:
            Refused: ``file_unknown``, ``statutes_file_kind``, ``photo_reader_busy``, ``photo_takes_too_long``.
        """
        file: Any = self._bus.handle(FileFacts(file_id, person_id))
        with self._lock:
            kept = self._kept.get((file_id, person_id))
        if kept is not None:
            return kept
        words = self.words_of(file.mime, self._bus.handle(ReadFile(file_id, person_id)))
        with self._lock:
            self._kept[(file_id, person_id)] = words
        return words

    def words_of(self, mime: str, content: bytes) -> FileWords:
        """Return the words of a file's content; see `text_of`."""
        if mime == "text/plain":
            return FileWords(content.decode("utf-8-sig", "replace"))
        if mime == PDF:
            return self._pages(content)
        if mime == DOCX:
            return FileWords("\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs))
        if mime in ("image/jpeg", "image/png"):
            return FileWords(self._lines(content))
        raise Refused("statutes_file_kind")

    def _pages(self, content: bytes) -> FileWords:
        """The words of a PDF, page by page, as far as time allows."""
        said: list[str] = []
        until = monotonic() + SECONDS
        for number in range(1, PAGES_READ + 1):
            try:
                page = self._bus.handle(DrawPage(content, number))
            except PageNotDrawn:
                return FileWords("\n".join(said), is_whole=False)
            said.append(page.text if len(page.text.strip()) >= _FEW_WORDS else self._lines(_as_png(page.webp)))
            if number >= page.pages:
                return FileWords("\n".join(said))
            if monotonic() > until:
                break
        return FileWords("\n".join(said), is_whole=False)

    def _lines(self, picture: bytes) -> str:
        return "\n".join(self._bus.handle(ReadLines(picture)))


def _as_png(webp: bytes) -> bytes:
    """The picture of a page as the reader takes it."""
    made = io.BytesIO()
    Image.open(io.BytesIO(webp), formats=("WEBP",)).convert("RGB").save(made, "PNG")
    return made.getvalue()
