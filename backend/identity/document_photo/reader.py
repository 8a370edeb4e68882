"""Has a photo of a document read by a worker process: one photo at a time, killed when it takes too long.

How such a worker is kept and bounded: `backend.shared.bounded_worker`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

from backend.identity.document_photo.fields import read_fields
from backend.identity.document_photo.reading import PhotoReading
from backend.paper_reader.pages.lines import PageText
from backend.shared.bounded_worker import IDLE_SECONDS, BoundedWorker
from backend.shared.errors import Refused

WORKER = (sys.executable, "-m", "backend.identity.document_photo.worker")
BYTES_LIMIT = 20 * 1024 * 1024
PHOTO_SECONDS = 20.0
QUEUE_SECONDS = 60.0


class DocumentPhotoReader:
    """Reads photos of documents; safe to call from several threads, which then queue for the one worker.

    Args:
        photo_seconds: after this a photo is given up and the worker killed.
        queue_seconds: how long a photo waits for those before it.
        idle_seconds: after this without a photo the worker ends; the next photo starts another.
        command: the worker's command line.
    """

    def __init__(
        self,
        photo_seconds: float = PHOTO_SECONDS,
        queue_seconds: float = QUEUE_SECONDS,
        idle_seconds: float = IDLE_SECONDS,
        command: Sequence[str] = WORKER,
    ) -> None:
        self._worker = BoundedWorker(command, photo_seconds, queue_seconds, idle_seconds)

    def read(self, content: bytes, today: date) -> PhotoReading:
        """Read a JPEG, a PNG, or a PDF whose first page is a scan; nothing is kept.

        Args:
            content: the file's bytes.
            today: Beijing's day, by which a document is expired.

        Returns:
            The fields; ``photo_unreadable`` among the problems where the picture is too dim, small or blurred.

        Raises:
            Refused: ``photo_not_an_image``, ``photo_too_large``, ``photo_pdf_without_scan``, ``photo_takes_too_long``,
                ``photo_reader_busy`` (too many before it: try again in a minute).
        """
        return _reading(self._ask(content), today)

    def _ask(self, content: bytes) -> dict[str, Any]:
        if len(content) > BYTES_LIMIT:
            raise Refused("photo_too_large")
        return self._worker.ask_or_refuse(content, busy="photo_reader_busy", gone="photo_takes_too_long")

    @property
    def worker_pid(self) -> int | None:
        """The running worker's process id, None while there is none."""
        return self._worker.pid

    def close(self) -> None:
        """End the worker."""
        self._worker.close()


def _reading(answer: dict[str, Any], today: date) -> PhotoReading:
    unusable = answer.get("unusable")
    if unusable is None:
        return read_fields(PageText.from_json(answer), today)
    if unusable == "photo_unreadable":
        return PhotoReading(problems=("photo_unreadable",))
    raise _refusal(unusable)


def _refusal(unusable: str) -> Refused:
    """Refuse a file that cannot be read at all; whatever else stopped the worker was too much of it."""
    known = unusable in ("photo_not_an_image", "photo_pdf_without_scan")
    return Refused(unusable if known else "photo_too_large")
