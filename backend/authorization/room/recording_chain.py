"""The chain that makes a recording whole: each head seals the one before and the next piece. Pure."""

from __future__ import annotations

import hashlib


def first_head(session_id: str) -> str:
    """Return the head of a recording without any piece: bound to its session."""
    return hashlib.sha256(f"witness recording {session_id}".encode()).hexdigest()


def next_head(head: str, sha256: str) -> str:
    """Return the head after a piece.

    Args:
        head: the former head, hex.
        sha256: of the piece, hex.
    """
    return hashlib.sha256(f"{head}{sha256}".encode()).hexdigest()
