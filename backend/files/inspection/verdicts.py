"""Verdicts of looking into a file, beside nothing to complain of."""

from __future__ import annotations


class Damaged(Exception):
    """Incomplete or broken: it would not open at the court either."""


class Suspicious(Exception):
    """It carries more than a document: a programme, a script, another file, or far more than it shows."""


class TooIntricate(Exception):
    """Looking through it would take far longer than through any paper."""


class Locked(Exception):
    """It opens only with a password."""


class PictureTooLarge(Exception):
    """It would unfold to more pixels than any camera takes.

    Args:
        most: how many pixels such a picture may have.
    """

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most
