"""Loading once: whoever comes meanwhile waits for it, and nobody loads it a second time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Made = TypeVar("Made")


def once(make: Callable[[], Made]) -> Callable[[], Made]:
    """Return a function that calls `make` at its first call and answers the same ever after, in whatever thread.

    `functools.cache` would let two threads that come early both do the work. A `make` that raises is tried again by
    the next caller.
    """
    lock = threading.Lock()
    made: list[Made] = []

    @wraps(make)
    def get() -> Made:
        if not made:
            with lock:
                if not made:
                    made.append(make())
        return made[0]

    return get
