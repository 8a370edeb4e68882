"""Values of a paper that are shown where they stand: which file, and the framed lines, in one short text.

The text names the picture in a link. Nothing is kept for it: the picture is drawn from the sealed file whenever it is
looked at, and is gone with the file. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

KIND = "paper_values"
"""Kind of file that such a picture is."""
MOST_LINES = 16
_PARTS = 10_000
"""Steps across and down a page in which a place is told."""
_PLACE = 5
"""Numbers that tell a place: the page and its box."""


@dataclass(frozen=True, slots=True)
class FramedLine:
    """Line of a paper in which values stand.

    Args:
        numbers: under which the values are said back; none where they have no numbers.
        page: counted from 1.
        box: left, top, right and bottom as parts of the page's width and height.
    """

    numbers: tuple[int, ...]
    page: int
    box: tuple[float, float, float, float]


def picture_name(file_id: str, lines: Sequence[FramedLine]) -> str:
    """Return the text that names the picture of some lines of a file."""
    told = (
        ".".join(map(str, (one.page, *(round(part * _PARTS) for part in one.box), *one.numbers)))
        for one in lines[:MOST_LINES]
    )
    return "/".join((file_id, *told))


def read_picture_name(name: str) -> tuple[str, tuple[FramedLine, ...]]:
    """Return file and lines of a picture.

    Raises:
        ValueError: it names no picture.
    """
    file_id, *told = name.split("/")
    rows = [tuple(map(int, one.split("."))) for one in told]
    if not file_id or not 0 < len(rows) <= MOST_LINES or any(len(row) < _PLACE for row in rows):
        raise ValueError(name)
    return file_id, tuple(FramedLine(row[_PLACE:], row[0], _box(row[1:_PLACE])) for row in rows)


def framed(places: Mapping[str, Mapping[str, Any]], names: Sequence[str], *, numbered: bool) -> tuple[FramedLine, ...]:
    """Return the lines of the paper in which the values stand that are said back, in their order, each once.

    Args:
        places: page and box of each value that was read.
        names: the values, in their order.
        numbered: True where a value is called by its number.
    """
    numbers: dict[tuple[int, tuple[float, float, float, float]], tuple[int, ...]] = {}
    for number, name in enumerate(names, 1):
        if (place := places.get(name)) is not None:
            line = (int(place["page"]), _inside(place["box"]))
            numbers[line] = (*numbers.get(line, ()), *([number] if numbered else []))
    return tuple(FramedLine(of_line, *line) for line, of_line in numbers.items())


def _box(row: Sequence[int]) -> tuple[float, float, float, float]:
    left, top, right, bottom = (one / _PARTS for one in row)
    return left, top, right, bottom


def _inside(box: Sequence[float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = (min(max(float(one), 0.0), 1.0) for one in box)
    return left, top, right, bottom
