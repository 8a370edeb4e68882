"""Looks into a JPEG: its frame, its size in pixels, and whether every line of the picture is there."""

from __future__ import annotations

import io
import re
import struct
from dataclasses import dataclass

from PIL import Image, ImageFile

from backend.files.inspection.disguise import begins_foreign
from backend.files.inspection.verdicts import Damaged, PictureTooLarge, Suspicious, TooIntricate
from backend.files.model import FileLimits

MOST_SCANS = 100
"""Cameras make one, pictures that appear by and by about ten; each costs a passage over every pixel."""
MOST_PIXELS_IN_PASSES = 40_000_000
MOST_MARKERS = 10_000
"""Two hundred would do for the largest photograph with a profile, depth and previews."""

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PROGRESSIVE = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_SCAN, _END = 0xDA, 0xD9
_MARKER = re.compile(rb"\xff{1,64}[^\xff]", re.DOTALL)
"""A marker may be filled up from its left; whoever writes more than a few bytes there has something in mind."""
_AFTER_LINES = re.compile(rb"\xff[^\x00\x01\xd0-\xd7\xff]", re.DOTALL)


def look_into_jpeg(content: bytes, limits: FileLimits) -> None:
    """Raise what is wrong with a JPEG.

    What phones put behind the picture (a short film, a second picture, depth) is let be; a programme, archive or paper
    there is not.
    """
    found = _walk(content)
    most = min(limits.pixels, MOST_PIXELS_IN_PASSES) if found.in_passes else limits.pixels
    if found.pixels > most:
        raise PictureTooLarge(most)
    if begins_foreign(content[found.end :]):
        raise Suspicious("something follows the picture")
    _decode(content[: found.end])


def _decode(content: bytes) -> None:
    """Read every line at an eighth of the size: a picture cut off in the middle fails, and memory stays small."""
    if ImageFile.LOAD_TRUNCATED_IMAGES:
        raise RuntimeError("the picture library was told to overlook what we look for")
    image = Image.open(io.BytesIO(content), formats=["JPEG"])
    image.draft("RGB", (max(1, image.width // 8), max(1, image.height // 8)))
    image.load()


@dataclass(frozen=True, slots=True)
class _Structure:
    """Structure of a JPEG by its markers.

    Args:
        pixels: width by height.
        in_passes: the lines come several times over, each time finer, and are all held in memory until the last.
        end: the position after the end marker.
    """

    pixels: int
    in_passes: bool
    end: int


def _walk(content: bytes) -> _Structure:
    at, pixels, progressive, scans = 2, 0, False, 0
    for _ in range(MOST_MARKERS):
        found = _MARKER.match(content, at)
        if found is None:
            raise Damaged("no marker where one must be")
        at, marker = found.end(), content[found.end() - 1]
        if marker in _ALONE:
            continue
        if marker == _END:
            if not pixels:
                raise Damaged("no frame")
            return _Structure(pixels, progressive or scans > 1, at)
        length = struct.unpack_from(">H", content, at)[0]
        if length < 2:
            raise Damaged("a segment without length")
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 3)
            pixels, progressive = max(pixels, width * height), progressive or marker in _PROGRESSIVE
        at += length
        if marker == _SCAN:
            scans += 1
            at = _after_lines(content, at)
        if scans > MOST_SCANS:
            raise TooIntricate("too many passes over the picture")
    raise TooIntricate("too many markers")


def _after_lines(content: bytes, at: int) -> int:
    """Return the position of the next real marker after the picture's data."""
    found = _AFTER_LINES.search(content, at)
    if found is None:
        raise Damaged("the picture does not end")
    return found.start()
