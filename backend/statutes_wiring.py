"""Wires statutes into the backend: the only file that knows how the words of a person's file are read."""

from __future__ import annotations

import io
import threading
from time import monotonic

from cachetools import TTLCache
from docx import Document
from PIL import Image

from backend.backend import Backend
from backend.documents.page_pictures.drawer import PageDrawer, PageNotDrawn
from backend.files.commands import FileFacts, ReadFile
from backend.files.model import KeptFile
from backend.identity.document_photo.reader import DocumentPhotoReader
from backend.shared.bus import MessageBus
from backend.shared.errors import Refused
from backend.statutes.handlers import Statutes
from backend.statutes.model import FileWords

PAGES_READ = 40
SECONDS = 30.0
"""Time for the pages of one file; a scanned page takes some seconds, and a turn of the bot ends after a minute."""
_FEW_WORDS = 20
"""Signs of a page's own text below which it is a scan."""
_PDF = "application/pdf"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_KEPT, _KEPT_SECONDS = 64, 1800
"""Texts kept in memory, so that the parts of a long answer do not read the file again."""


class PersonsFileTexts:
    """The words of files: a PDF's own, else those of its pages or of a photo; implements ``handlers.FileTexts``.

    Args:
        bus: where the file is read for its owner.
        drawer: draws pages of a PDF.
        reader: reads the lines of a picture.
    """

    def __init__(self, bus: MessageBus, drawer: PageDrawer, reader: DocumentPhotoReader) -> None:
        self._bus = bus
        self._drawer = drawer
        self._reader = reader
        self._lock = threading.Lock()
        self._kept: TTLCache[tuple[str, str], FileWords] = TTLCache(_KEPT, _KEPT_SECONDS)

    def text_of(self, file_id: str, person_id: str) -> FileWords:
        """Return the words of a file.

        Raises:
            Refused: ``file_unknown``, ``statutes_file_kind``, ``photo_reader_busy``, ``photo_takes_too_long``.
        """
        file: KeptFile = self._bus.handle(FileFacts(file_id, person_id))
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
        if mime == _PDF:
            return self._pages(content)
        if mime == _DOCX:
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
                page = self._drawer.draw(content, number)
            except PageNotDrawn:
                return FileWords("\n".join(said), is_whole=False)
            said.append(page.text if len(page.text.strip()) >= _FEW_WORDS else self._lines(_as_png(page.webp)))
            if number >= page.pages:
                return FileWords("\n".join(said))
            if monotonic() > until:
                break
        return FileWords("\n".join(said), is_whole=False)

    def _lines(self, picture: bytes) -> str:
        return "\n".join(self._reader.lines(picture))


def _as_png(webp: bytes) -> bytes:
    """The picture of a page as the reader takes it."""
    made = io.BytesIO()
    Image.open(io.BytesIO(webp), formats=("WEBP",)).convert("RGB").save(made, "PNG")
    return made.getvalue()


def wire_statutes(backend: Backend) -> None:
    """Register the handlers of statutes."""
    texts = PersonsFileTexts(backend.bus, backend.page_drawer, backend.photo_reader)
    backend.bus.register_all(Statutes(backend.database, backend.clock, texts).by_command())
