"""Has a photo of a document read by a worker process: one photo at a time, killed when it takes too long.

The worker is kept warm between photos (its start costs more than a photo) and sent home after a while without one, so
that an idle house does not hold its memory.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from backend.identity.document_photo.fields import read_fields
from backend.identity.document_photo.reading import PageText, PhotoReading
from backend.shared.errors import Refused

_PROJECT = Path(__file__).resolve().parents[3]
WORKER = (sys.executable, "-m", "backend.identity.document_photo.worker")
ENVIRONMENT = {
    "PYTHONPATH": str(_PROJECT),
    "PYTHONUTF8": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
"""All the worker sees: none of the services' settings and secrets, and one thread for every library."""
BYTES_LIMIT = 20 * 1024 * 1024
PHOTO_SECONDS = 20.0
QUEUE_SECONDS = 60.0
IDLE_SECONDS = 300.0


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
        self._photo_seconds = photo_seconds
        self._queue_seconds = queue_seconds
        self._idle_seconds = idle_seconds
        self._command = command
        self._turn = threading.Lock()
        self._worker: subprocess.Popen[bytes] | None = None
        self._idle: threading.Timer | None = None

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
        if len(content) > BYTES_LIMIT:
            raise Refused("photo_too_large")
        if not self._turn.acquire(timeout=self._queue_seconds):
            raise Refused("photo_reader_busy")
        try:
            answer = self._ask(content)
        finally:
            self._rest()
            self._turn.release()
        return _reading(answer, today)

    @property
    def worker_pid(self) -> int | None:
        """The running worker's process id, None while there is none."""
        return self._worker.pid if self._worker is not None else None

    def close(self) -> None:
        """End the worker."""
        with self._turn:
            self._stop()

    def _ask(self, content: bytes) -> dict[str, Any]:
        worker = self._running()
        assert worker.stdin is not None and worker.stdout is not None
        overdue = threading.Timer(self._photo_seconds, worker.kill)
        overdue.daemon = True
        overdue.start()
        try:
            worker.stdin.write(len(content).to_bytes(8, "big") + content)
            worker.stdin.flush()
            line = worker.stdout.readline()
        except OSError:
            line = b""
        finally:
            overdue.cancel()
        if not line.endswith(b"\n"):
            self._stop()
            raise Refused("photo_takes_too_long")
        return dict(json.loads(line))

    def _running(self) -> subprocess.Popen[bytes]:
        if self._idle is not None:
            self._idle.cancel()
        if self._worker is None or self._worker.poll() is not None:
            self._stop()
            self._worker = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=_PROJECT, env=ENVIRONMENT
            )
        return self._worker

    def _rest(self) -> None:
        """Send the worker home if no photo comes for a while."""
        self._idle = threading.Timer(self._idle_seconds, self._stop_if_idle)
        self._idle.daemon = True
        self._idle.start()

    def _stop_if_idle(self) -> None:
        if self._turn.acquire(blocking=False):
            try:
                self._stop()
            finally:
                self._turn.release()

    def _stop(self) -> None:
        worker, self._worker = self._worker, None
        if self._idle is not None:
            self._idle.cancel()
        if worker is not None:
            worker.kill()
            worker.communicate()


def _reading(answer: dict[str, Any], today: date) -> PhotoReading:
    match answer.get("unusable"):
        case None:
            return read_fields(PageText.from_json(answer), today)
        case "photo_unreadable":
            return PhotoReading(problems=("photo_unreadable",))
        case "photo_not_an_image":
            raise Refused("photo_not_an_image")
        case "photo_pdf_without_scan":
            raise Refused("photo_pdf_without_scan")
        case _:
            raise Refused("photo_too_large")
