"""Has the words of a photo, a PDF or a Word file read by a worker: one at a time, killed when it takes too long."""

from __future__ import annotations

import base64
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from backend.paper_reader.framed_values import FramedLine
from backend.paper_reader.pages.lines import PageText, Sheet
from backend.paper_reader.pages.requests import FRAMED, ONCE, framed_request
from backend.shared.bounded_worker import IDLE_SECONDS, BoundedWorker
from backend.shared.errors import Refused

WORKER = (sys.executable, "-m", "backend.paper_reader.pages.worker")
BYTES_LIMIT = 20 * 1024 * 1024
SECONDS = 40.0
QUEUE_SECONDS = 15.0
"""Together less than an action may take."""
_UNUSABLE = {
    "not_an_image": "court_paper_not_an_image",
    "unreadable": "court_paper_unreadable",
    "too_large": "court_paper_too_large",
    "too_many_pages": "court_paper_too_many_pages",
    "locked": "court_paper_locked",
    "damaged": "court_paper_damaged",
}


@dataclass(frozen=True, slots=True)
class ReadPages:
    """The pages that were read, and how many the file has."""

    sheets: tuple[Sheet, ...]
    pages: int


class PageTextReader:
    """Reads photos and PDFs; safe to call from several threads, which then queue for the one worker.

    Args:
        seconds: after this a file is given up and the worker killed.
        queue_seconds: how long a file waits for those before it.
        idle_seconds: after this without a file the worker ends; the next one starts another.
        command: the worker's command line.
    """

    def __init__(
        self,
        seconds: float = SECONDS,
        queue_seconds: float = QUEUE_SECONDS,
        idle_seconds: float = IDLE_SECONDS,
        command: Sequence[str] = WORKER,
    ) -> None:
        self._worker = BoundedWorker(command, seconds, queue_seconds, idle_seconds)

    def read(self, content: bytes) -> ReadPages:
        """Return the words of a JPEG, a PNG, a PDF or a DOCX; nothing is kept.

        Raises:
            Refused: ``court_paper_not_an_image``, ``court_paper_too_large``, ``court_paper_too_many_pages``,
                ``court_paper_locked``, ``court_paper_damaged``, ``court_paper_unreadable``,
                ``court_paper_takes_too_long``, ``court_paper_busy`` (too many before it).
        """
        if len(content) > BYTES_LIMIT:
            raise Refused("court_paper_too_large")
        answer = self._worker.ask_or_refuse(content, busy="court_paper_busy", gone="court_paper_takes_too_long")
        if (reason := answer.get("unusable")) is not None:
            raise Refused(_UNUSABLE.get(str(reason), "court_paper_damaged"))
        return ReadPages(tuple(Sheet.from_json(one) for one in answer["sheets"]), int(answer["pages"]))

    def lines(self, picture: bytes) -> tuple[str, ...]:
        """Return the legible lines of a photo or a scan, read once, from top to bottom; none of an unreadable one.

        Raises:
            Refused: ``photo_not_an_image``, ``photo_too_large``, ``photo_takes_too_long``, ``photo_reader_busy``.
        """
        if len(picture) > BYTES_LIMIT:
            raise Refused("photo_too_large")
        answer = self._worker.ask_or_refuse(ONCE + picture, busy="photo_reader_busy", gone="photo_takes_too_long")
        match answer.get("unusable"):
            case None:
                return tuple(line.text for line in PageText.from_json(answer).lines)
            case "unreadable" | "pdf_without_scan":
                return ()
            case "not_an_image":
                raise Refused("photo_not_an_image")
            case _:
                raise Refused("photo_too_large")

    def framed(self, content: bytes, lines: Sequence[FramedLine]) -> bytes:
        """Return a JPEG of some lines of a photo or PDF, each framed where it stands.

        Raises:
            Refused: as `read`.
        """
        if len(content) > BYTES_LIMIT:
            raise Refused("court_paper_too_large")
        request = FRAMED + framed_request(lines, content)
        answer = self._worker.ask_or_refuse(request, busy="court_paper_busy", gone="court_paper_takes_too_long")
        if (reason := answer.get("unusable")) is not None:
            raise Refused(_UNUSABLE.get(str(reason), "court_paper_damaged"))
        return base64.b64decode(answer["jpeg"])

    @property
    def worker_pid(self) -> int | None:
        """The running worker's process id, None while there is none."""
        return self._worker.pid

    def close(self) -> None:
        """End the worker."""
        self._worker.close()
