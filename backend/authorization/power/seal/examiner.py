"""Has a PDF examined in a process with bounds on time and memory, which knows no secret of ours."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from backend.authorization.power.seal.examination import Examination, codes_in
from backend.shared.bounded_worker import BoundedWorker, WorkerBusy, WorkerGone
from backend.shared.errors import PlatformUnavailable

WORKER = (sys.executable, "-m", "backend.authorization.power.seal.worker")
SECONDS = 20.0
QUEUE_SECONDS = 20.0


class Examiner:
    """Examines one file at a time.

    Args:
        roots: returns, as PEM, the certificates that count as ours.
        seconds: after this a file is given up.
        queue_seconds: how long a file waits for those before it.
        command: the worker's command line.
    """

    def __init__(
        self,
        roots: Callable[[], bytes],
        seconds: float = SECONDS,
        queue_seconds: float = QUEUE_SECONDS,
        command: Sequence[str] = WORKER,
    ) -> None:
        self._roots = roots
        self._worker = BoundedWorker(command, seconds, queue_seconds)

    def examine(self, content: bytes) -> Examination:
        """Return what is found; a file that makes the worker run out of time or memory is ``unreadable``.

        Raises:
            PlatformUnavailable: too many files are waiting.
        """
        roots = self._roots()
        try:
            answer = self._worker.ask(len(roots).to_bytes(4, "big") + roots + content)
        except WorkerBusy as busy:
            raise PlatformUnavailable("seal_examiner", "busy") from busy
        except WorkerGone:
            return Examination("unreadable", codes_in(content))
        return Examination(answer["seal"], tuple(answer["codes"]))

    def close(self) -> None:
        """End the worker."""
        self._worker.close()
