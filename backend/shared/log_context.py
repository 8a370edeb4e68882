"""Subject of a line of the log: the turn or the job in whose course it was written, and ids of ours, never masked.

The context follows the work into threads that are started with a copy of it, and over the wire as a header.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

TURN_HEADER = "X-Yiqiaotong-Turn"
"""Header by which the bot says for whose turn it calls an action."""

ABOUT: ContextVar[dict[str, str] | None] = ContextVar("about", default=None)
"""Names and values added to each line: ``turn``, ``job``, ``trace``."""

_TURN = re.compile(r"[\w.:-]{1,64}")


class Ours(str):
    """An id of ours that stands in a line as it is: digits in it are nobody's telephone, passport or card."""

    __slots__ = ()


@contextmanager
def about(**named: str) -> Iterator[None]:
    """Let each line written in this block say what it is about; an empty value says nothing."""
    told = {name: value for name, value in named.items() if value}
    token = ABOUT.set({**(ABOUT.get() or {}), **told})
    try:
        yield
    finally:
        ABOUT.reset(token)


def turn_in(header: str | None) -> str:
    """Return the turn that a header names, or nothing where it names none."""
    return header if header and _TURN.fullmatch(header) else ""


class AboutFilter(logging.Filter):
    """Put on every log handler: notes on a record what it is about, while we still are where it was written."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Add it; never drops a line."""
        record.about = ABOUT.get() or {}
        return True
