"""Limits of one network address on a page of ours, whatever sessions it shows: sessions themselves are free."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sanic import Request

from backend.conversation.visitors import visitor_of
from connectors.base import Pace

SOCKETS = 120
UPLOADS_AT_ONCE = 6
"""Of one address; its bodies are in memory while they come."""
UPLOADS_OF_ALL = 40
BUSY_SECONDS = 5.0
READS = 2
"""Requests of a page without a socket for each message it may send."""


@dataclass(frozen=True, slots=True)
class VisitorLimits:
    """Limits an operator sets for one address: so many at once, and as many more each minute.

    Args:
        sessions: new browsers.
        messages: messages, of all its browsers together.
        uploads: files.
    """

    sessions: int
    messages: int
    uploads: int


class Visitors:
    """Counts by address.

    Args:
        limits: what is allowed.
    """

    def __init__(self, limits: VisitorLimits) -> None:
        self._sessions, self._messages = _pace(limits.sessions), _pace(limits.messages)
        self._uploads, self._sockets = _pace(limits.uploads), _pace(max(SOCKETS, limits.sessions))
        self._reads = _pace(READS * limits.messages)
        self._uploading: Counter[str] = Counter()

    def new_session(self, request: Request) -> float:
        """Count a new browser; return the seconds to wait, 0 where it may come."""
        return self._sessions.wait(visitor_of(request))

    def socket(self, visitor: str) -> float:
        """Count a socket that is opened."""
        return self._sockets.wait(visitor)

    def message(self, visitor: str) -> float:
        """Count a message."""
        return self._messages.wait(visitor)

    def read(self, request: Request) -> float:
        """Count a request of a page that has no socket."""
        return self._reads.wait(visitor_of(request))

    @contextmanager
    def upload(self, request: Request) -> Iterator[float]:
        """Count a file and, while it comes, the room it takes; give the seconds to wait, 0 where it may come."""
        visitor = visitor_of(request)
        full = self._uploading[visitor] >= UPLOADS_AT_ONCE or self._uploading.total() >= UPLOADS_OF_ALL
        wait = BUSY_SECONDS if full else self._uploads.wait(visitor)
        if wait:
            yield wait
            return
        self._uploading[visitor] += 1
        try:
            yield 0.0
        finally:
            self._uploading[visitor] -= 1
            if not self._uploading[visitor]:
                del self._uploading[visitor]


def _pace(per_minute: int) -> Pace:
    return Pace(per_minute, 60 / per_minute)
