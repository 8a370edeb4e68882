"""Finds and reads the lines of a picture (PP-OCRv4 by RapidOCR), whichever way up it was taken. Runs in the worker."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidocr_onnxruntime import RapidOCR

from backend.paper_reader.pages.lines import PageText, ScoredLine, Spot, TextLine
from backend.paper_reader.pages.picture import Pixels

Boxes = NDArray[np.float32]
"""Four corners a line, clockwise from where its text begins: shape (lines, 4, 2)."""

SURE_ENOUGH = 0.5
SIDEWAYS = 1.5
"""A box so many times higher than wide holds a line that runs up or down."""
ZONE_LETTERS = 20
FULL_ROW = 0.5
"""Share of the widest line's width that the boxes of another row of the zone cover together."""
ZONE_ROW_STEP = 3.2
"""Distance up to which the next line of the zone is looked for, in heights of a line."""
SEAL_RED, SEAL_LIGHT = 40, 90
"""Redness of a seal's ink above anything else, and its least lightness (of 255)."""
DETECTED_AT, SMALL_SIDE = 0.6, 1000
"""The size in which the lines of a page are looked for; a picture with a side this short is taken as it is."""
COPY_SCALE = 0.8
"""The size of the copy that is read beside the page: other crops, other mistakes."""


class LineReader:
    """The models, loaded for the first picture; one picture at a time, on one processor core."""

    @cached_property
    def _engine(self) -> Any:
        return RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1)

    def read(self, picture: Pixels) -> PageText:
        """Return the legible lines from top to bottom; the machine-readable zone's are looked at once more."""
        upright, boxes, _ = self._upright(np.ascontiguousarray(picture[:, :, ::-1]))
        if not len(boxes):
            return PageText()
        lines = tuple(_line(box, text) for box, text, _ in self._texts(upright, boxes))
        strips = zone_strips(upright, boxes)
        zone = [text for text, *_ in self._engine.text_rec(strips)[0]] if strips else []
        return PageText(lines, tuple(zone))

    def read_twice(self, picture: Pixels) -> tuple[tuple[ScoredLine, ...], tuple[ScoredLine, ...]]:
        """Return the lines of a page as it is and of a copy without seals in another size: what differs is not sure.

        Coordinates are those of a page whose lines are level.
        """
        upright, boxes, turns = self._upright(np.ascontiguousarray(picture[:, :, ::-1]), DETECTED_AT)
        if not len(boxes):
            return (), ()
        first = level(self._texts(upright, boxes), _size(upright), turns)
        copy = without_seals(upright)
        return first, level(self._texts(copy, self._boxes(copy, DETECTED_AT)), _size(copy), turns)

    def _texts(self, picture: Pixels, boxes: Boxes) -> list[tuple[NDArray[np.float32], str, float]]:
        if not len(boxes):
            return []
        said, _ = self._engine.text_rec(self._engine.get_crop_img_list(picture, list(boxes)))
        found = zip(boxes, said, strict=True)
        return [(box, text, float(score)) for box, (text, score, *_) in found if score >= SURE_ENOUGH]

    def _upright(self, picture: Pixels, scale: float = 1.0) -> tuple[Pixels, Boxes, int]:
        """Turn the picture until its lines run from left to right and stand on their feet; with its quarter turns."""
        turns = 0
        boxes = self._boxes(picture, scale)
        if len(boxes) and np.mean([_tall(box) for box in boxes]) > 0.5:
            picture, turns = np.ascontiguousarray(np.rot90(picture)), turns + 1
            boxes = self._boxes(picture, scale)
        if len(boxes) and self._upside_down(picture, boxes):
            picture, turns = np.ascontiguousarray(np.rot90(picture, 2)), turns + 2
            boxes = self._boxes(picture, scale)
        return picture, boxes, turns

    def _boxes(self, picture: Pixels, scale: float = 1.0) -> Boxes:
        """Find the lines; in a smaller copy it takes a fraction of the time, and lines of a page are found as well."""
        if scale != 1.0 and min(picture.shape[:2]) > SMALL_SIDE:
            size = (round(picture.shape[1] * scale), round(picture.shape[0] * scale))
            smaller = np.ascontiguousarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA))
            return self._boxes(smaller.astype(np.uint8)) / np.float32(scale)
        found, _ = self._engine.auto_text_det(picture)
        return np.asarray(found if found is not None else np.empty((0, 4, 2)), dtype=np.float32)

    def _upside_down(self, picture: Pixels, boxes: Boxes) -> bool:
        """Return True if most lines stand on their head; long ones are left out, the model sees them too narrow."""
        short = sorted(boxes, key=_width)[: max(3, len(boxes) * 3 // 4)]
        _, judged, _ = self._engine.text_cls(self._engine.get_crop_img_list(picture, short))
        return sum((1 if label == "180" else -1) * score for label, score in judged) > 0


def without_seals(picture: Pixels) -> Pixels:
    """Return a smaller copy in which what is red is paper: a seal lies over the words it attests."""
    blue, green, red = (picture[:, :, channel].astype(np.int16) for channel in range(3))
    is_seal = (red - np.maximum(blue, green) > SEAL_RED) & (red > SEAL_LIGHT)
    copy = picture.copy()
    copy[is_seal] = np.percentile(picture[::8, ::8].reshape(-1, 3), 80, axis=0).astype(np.uint8)
    size = (round(copy.shape[1] * COPY_SCALE), round(copy.shape[0] * COPY_SCALE))
    return np.ascontiguousarray(cv2.resize(copy, size, interpolation=cv2.INTER_AREA))


def level(
    seen: Sequence[tuple[NDArray[np.float32], str, float]], size: tuple[float, float], turns: int
) -> tuple[ScoredLine, ...]:
    """Turn the boxes about the origin until most of their lines are level.

    Args:
        seen: boxes of an upright picture, with what stands in them.
        size: the upright picture's width and height.
        turns: quarter turns, against the clock, that brought the picture as it was sent upright.
    """
    if not seen:
        return ()
    wide = [box for box, _, _ in seen if _width(box) > 3 * _height(box)]
    angles = [float(np.arctan2(*(_axes(box)[0][::-1]))) for box in wide]
    angle = float(np.median(angles)) if angles else 0.0
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]], dtype=np.float32)
    return tuple(
        ScoredLine(_line(box @ turn, text), round(score, 3), spot_of(box, size, turns)) for box, text, score in seen
    )


def spot_of(box: NDArray[np.float32], size: tuple[float, float], turns: int) -> Spot:
    """Return where a box of the upright picture stands in the picture as it was sent."""
    x, y = np.clip(box / np.array(size, dtype=np.float32), 0.0, 1.0).T
    for _ in range(turns):
        x, y = 1.0 - y, x
    left, top, right, bottom = (round(float(value), 4) for value in (x.min(), y.min(), x.max(), y.max()))
    return left, top, right, bottom


def _size(picture: Pixels) -> tuple[float, float]:
    return float(picture.shape[1]), float(picture.shape[0])


def zone_strips(picture: Pixels, boxes: Boxes) -> list[Any]:
    """Cut the machine-readable lines out at full width, straightened: the finder breaks them at their fillers.

    The widest low line gives direction and width; its two neighbours above and below are taken along.
    """
    widest = max(boxes, key=_width)
    if _width(widest) < ZONE_LETTERS * _height(widest) or _width(widest) < picture.shape[1] * 0.4:
        return []
    rows = _rows_like(widest, boxes)
    return [_strip(picture, widest, row) for row in rows]


def _rows_like(widest: NDArray[np.float32], boxes: Boxes) -> list[float]:
    """Measure how far below the widest line each row of the zone lies, across the lines' direction, top first."""
    along, across = _axes(widest)
    centre, height = widest.mean(axis=0), _height(widest)
    seen: list[tuple[float, float]] = [(0.0, _width(widest))]
    for box in boxes:
        away = float((box.mean(axis=0) - centre) @ across)
        sideways = abs(float((box.mean(axis=0) - centre) @ along))
        if 0.5 < _height(box) / height < 1.8 and sideways < _width(widest) and abs(away) < 2 * ZONE_ROW_STEP * height:
            seen.append((away, _width(box)))
    rows: list[list[tuple[float, float]]] = []
    for away, width in sorted(seen):
        if rows and away - rows[-1][0][0] < height:
            rows[-1].append((away, width))
        else:
            rows.append([(away, width)])
    full = [row for row in rows if sum(width for _, width in row) > FULL_ROW * _width(widest)]
    return [max(row, key=lambda part: part[1])[0] for row in full]


def _strip(picture: Pixels, widest: NDArray[np.float32], away: float) -> Any:
    along, across = _axes(widest)
    height, width = _height(widest) * 1.15, _width(widest) + 2 * _height(widest)
    corner = widest.mean(axis=0) + across * (away - height / 2) - along * width / 2
    corners = np.array([corner, corner + along * width, corner + across * height], dtype=np.float32)
    flat = np.array([[0, 0], [width, 0], [0, height]], dtype=np.float32)
    straight = cv2.getAffineTransform(corners, flat)
    size = (round(width), round(height))
    return cv2.warpAffine(picture, straight, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)


def _axes(box: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    along = (box[1] - box[0] + box[2] - box[3]) / 2
    along = along / max(float(np.linalg.norm(along)), 1e-6)
    return along, np.array([-along[1], along[0]], dtype=np.float32)


def _width(box: NDArray[np.float32]) -> float:
    return float(np.linalg.norm(box[1] - box[0]))


def _height(box: NDArray[np.float32]) -> float:
    return max(float(np.linalg.norm(box[3] - box[0])), 1.0)


def _tall(box: NDArray[np.float32]) -> bool:
    return _height(box) > SIDEWAYS * _width(box)


def _line(box: NDArray[np.float32], text: str) -> TextLine:
    (left, top), (right, bottom) = box.min(axis=0).tolist(), box.max(axis=0).tolist()
    return TextLine(text.strip(), left, top, right, bottom)
