"""What is asked of papers already made."""

from __future__ import annotations

from dataclasses import dataclass, field

from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class DrawPage(Command):
    """Draw one page of a PDF, counted from 1 -> an object with ``webp``, ``pages`` and ``text``.

    Raises:
        PageNotDrawn: no such page, or a paper that cannot be drawn.
    """

    content: bytes = field(repr=False)
    number: int
