"""Has a page of a PDF drawn in a process with bounds on time and memory."""

from __future__ import annotations

import base64
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

from backend.contracts.documents import PageNotDrawn
from backend.shared.bounded_worker import BoundedWorker, WorkerBusy, WorkerGone
from backend.shared.errors import PlatformUnavailable

WORKER = (sys.executable, "-m", "backend.documents.page_pictures.worker")
SECONDS = 10.0
QUEUE_SECONDS = 15.0
PAGES_SHOWN = 60
"""Pages drawn of one file; the rest is read in the file itself."""


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """One page as a picture.

    Args:
        webp: the picture.
        pages: how many pages the file has.
        text: the page's words in reading order, empty for a scan.
    """

    webp: bytes = field(repr=False)
    pages: int
    text: str = field(repr=False)


class PageDrawer:
    """Draws one page at a time.

    Args:
        seconds: after this a page is given up.
        queue_seconds: how long a page waits for those before it.
        command: the worker's command line.
    """

    def __init__(
        self, seconds: float = SECONDS, queue_seconds: float = QUEUE_SECONDS, command: Sequence[str] = WORKER
    ) -> None:
        self._worker = BoundedWorker(command, seconds, queue_seconds)

    def draw(self, pdf: bytes, number: int) -> DrawnPage:
        """Return a page of a PDF.

        Args:
            pdf: the whole file.
            number: of the page, counted from 1.

        Raises:
            PageNotDrawn: see there.
            PlatformUnavailable: too many pages are waiting.
        """
        if not 1 <= number <= PAGES_SHOWN:
            raise PageNotDrawn("no_such_page")
        try:
            answer = self._worker.ask((number - 1).to_bytes(4, "big") + pdf)
        except WorkerBusy as busy:
            raise PlatformUnavailable("page_drawer", "busy") from busy
        except WorkerGone as gone:
            raise PageNotDrawn("unreadable") from gone
        if "fault" in answer:
            raise PageNotDrawn(answer["fault"])
        return DrawnPage(base64.b64decode(answer["webp"]), answer["pages"], answer["text"])

    def close(self) -> None:
        """End the worker."""
        self._worker.close()
