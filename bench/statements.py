"""Statements of the services, counted while a message goes through them."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, event

SHORTEST_IDLE = 3.0


@dataclass
class Counted:
    """Statements of every engine of this process while they were counted.

    Args:
        texts: statements by their text, those of idle looks left out.
        transactions: begun ones, looks included.
        looks: statements that an idle house asks as well.
    """

    texts: Counter[str] = field(default_factory=Counter)
    transactions: int = 0
    looks: int = 0

    @property
    def statements(self) -> int:
        """Count the statements that were made for the message."""
        return self.texts.total()


class StatementCount:
    """Counts by events of SQLAlchemy; knows an idle house's looks once it has watched one."""

    def __init__(self) -> None:
        self._idle: frozenset[str] = frozenset()

    def learn_idle(self, seconds: float = SHORTEST_IDLE) -> None:
        """Watch a house in which nobody writes: what it asks then is asked for no message."""
        with self.counting() as idle:
            time.sleep(seconds)
        self._idle = frozenset(idle.texts)

    @contextmanager
    def counting(self) -> Iterator[Counted]:
        """Count until the block ends."""
        counted = Counted()

        def executed(_connection: Any, _cursor: Any, text: str, *_: Any) -> None:
            if text in self._idle:
                counted.looks += 1
            elif not text.startswith("BEGIN"):  # SQLite's, counted as transactions
                counted.texts[text] += 1

        def begun(_connection: Any) -> None:
            counted.transactions += 1

        event.listen(Engine, "after_cursor_execute", executed)
        event.listen(Engine, "begin", begun)
        try:
            yield counted
        finally:
            event.remove(Engine, "after_cursor_execute", executed)
            event.remove(Engine, "begin", begun)
