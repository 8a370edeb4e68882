"""The lines of a page as they were seen: text, and where it stands on the upright page. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text and where it stands on the upright page, in pixels."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Height of the line's middle, counted downwards."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """Height of the line."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class PageText:
    """Everything legible on a page, from top to bottom; `zone` are the machine-readable lines looked at once more."""

    lines: tuple[TextLine, ...] = ()
    zone: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, answer: Mapping[str, Any]) -> PageText:
        """Rebuild what the worker wrote: ``{"lines": [[text, left, top, right, bottom]…], "zone": [text…]}``."""
        return cls(tuple(TextLine(*line) for line in answer["lines"]), tuple(answer["zone"]))

    def to_json(self) -> dict[str, Sequence[Any]]:
        """Return what `from_json` reads."""
        lines = [[line.text, line.left, line.top, line.right, line.bottom] for line in self.lines]
        return {"lines": lines, "zone": list(self.zone)}


Spot = tuple[float, float, float, float]
"""Place in the picture as it was sent, in parts of its width and height: left, top, right, bottom."""
NOWHERE: Spot = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class ScoredLine:
    """A line, and how sure its reader is of it (0 to 1; 1 for the text of a PDF, which nobody had to recognise).

    Args:
        line: its coordinates are those of the upright page, level.
        spot: where it stands in the picture as it was sent, or on the page of the PDF.
    """

    line: TextLine
    score: float = 1.0
    spot: Spot = NOWHERE


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it was read: twice where it is a picture, so that what differs is known to be unsure.

    Args:
        first: the lines of the page.
        second: the lines of the other reading; the same for the text of a PDF.
        is_picture: whether the words were recognised.
    """

    first: tuple[ScoredLine, ...]
    second: tuple[ScoredLine, ...]
    is_picture: bool

    @classmethod
    def from_json(cls, answer: Mapping[str, Any]) -> Sheet:
        """Rebuild what `to_json` made."""
        first, second = (
            tuple(ScoredLine(TextLine(*line[:5]), line[5], _spot(line[6:])) for line in answer[name])
            for name in ("first", "second")
        )
        return cls(first, second, bool(answer["is_picture"]))

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""

        def plain(lines: Sequence[ScoredLine]) -> list[list[Any]]:
            return [[*_plain(one.line), one.score, *one.spot] for one in lines]

        return {"first": plain(self.first), "second": plain(self.second), "is_picture": self.is_picture}


def _spot(values: Sequence[float]) -> Spot:
    left, top, right, bottom = values
    return left, top, right, bottom


def _plain(line: TextLine) -> list[Any]:
    return [line.text, line.left, line.top, line.right, line.bottom]
