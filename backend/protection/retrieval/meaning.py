"""Likeness of meaning between questions of law, learned from the ways of asking with the sentence encoder."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from backend.protection.retrieval.folding import plain
from backend.shared.sentence_encoder import ENCODER, encode_many

logger = logging.getLogger(__name__)
Learned = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Vectors of the ways of asking, what each of them says for each entry, vectors of what the entries tell."""
RIDGE = 0.1
"""Distrust of a single way of asking (kernel ridge regression over `kernel`)."""


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


def _encoded(texts: Sequence[str]) -> np.ndarray:
    return encode_many([plain(text) for text in texts])


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
