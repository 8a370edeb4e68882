"""Check of a drawn signature and its shape as a picture made of numbers only. Pure."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Protocol

Stroke = tuple[tuple[float, float, int], ...]
"""The pen's way as signature_pad gives it: points ``(x, y, milliseconds)``."""

STROKES_AT_MOST = 500
POINTS_AT_MOST = 20_000
"""A name takes some hundred points; more than this is not somebody's hand."""
SHORTEST_INK = 15.0
"""CSS pixels the pen has to travel: less is a slip of the finger."""
PAD_AT_MOST = 10_000.0
PEN = 2.4
_MARGIN = 6.0


class Drawn(Protocol):
    """A name drawn on glass, on a pad of a size in CSS pixels."""

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """The pen's way."""
        ...

    @property
    def width(self) -> float:
        """Of the pad."""
        ...

    @property
    def height(self) -> float:
        """Of the pad."""
        ...


def is_drawn(signature: Drawn) -> bool:
    """Return True for a signature of a bounded number of real points with some ink, on a pad of a real size."""
    sizes = (signature.width, signature.height)
    if not all(math.isfinite(size) and 0 < size <= PAD_AT_MOST for size in sizes):
        return False
    if len(signature.strokes) > STROKES_AT_MOST or sum(map(len, signature.strokes)) > POINTS_AT_MOST:
        return False
    points = [point for stroke in signature.strokes for point in stroke]
    if not all(math.isfinite(x) and math.isfinite(y) and max(abs(x), abs(y)) <= PAD_AT_MOST for x, y, _ in points):
        return False
    return sum(map(_length, signature.strokes)) >= SHORTEST_INK


def as_svg(signature: Drawn) -> str:
    """Return the signature as vector paths, cropped to its ink; nothing in the text comes from anything but numbers.

    Args:
        signature: one that `is_drawn`.
    """
    points = [point for stroke in signature.strokes for point in stroke]
    left, top = min(x for x, _, _ in points) - _MARGIN, min(y for _, y, _ in points) - _MARGIN
    width = max(x for x, _, _ in points) + _MARGIN - left
    height = max(y for _, y, _ in points) + _MARGIN - top
    paths = "".join(f'<path d="{_path(stroke, left, top)}"/>' for stroke in signature.strokes if stroke)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}" height="{height:.2f}" '
        f'viewBox="0 0 {width:.2f} {height:.2f}"><g fill="none" stroke="#12233f" stroke-width="{PEN}" '
        f'stroke-linecap="round" stroke-linejoin="round">{paths}</g></svg>'
    )


def _path(stroke: Stroke, left: float, top: float) -> str:
    """A curve through the middles between points, so that the line is as round as the hand was."""
    at = [(x - left, y - top) for x, y, _ in stroke]
    steps = [f"M{at[0][0]:.2f} {at[0][1]:.2f}"]
    for (x, y), (next_x, next_y) in pairwise(at[1:]):
        steps.append(f"Q{x:.2f} {y:.2f} {(x + next_x) / 2:.2f} {(y + next_y) / 2:.2f}")
    steps.append(f"L{at[-1][0]:.2f} {at[-1][1]:.2f}")
    return "".join(steps)


def _length(stroke: Stroke) -> float:
    return sum(math.hypot(x2 - x1, y2 - y1) for (x1, y1, _), (x2, y2, _) in pairwise(stroke))
