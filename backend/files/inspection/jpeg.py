"""Looks into a JPEG: its frame, its size in pixels, and whether every line of the picture is there."""

from __future__ import annotations

import io
import struct

from PIL import Image, ImageFile

from backend.files.inspection.disguise import begins_foreign
from backend.files.inspection.verdicts import Damaged, PictureTooLarge, Suspicious
from backend.files.model import FileLimits

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})


def look_into_jpeg(content: bytes, limits: FileLimits) -> None:
    """Raise what is wrong with a JPEG.

    What phones put behind the picture (a short film, a second picture, depth) is let be; a programme, archive or paper
    there is not.
    """
    width, height, end = _walk(content)
    if width * height > limits.pixels:
        raise PictureTooLarge
    if begins_foreign(content[end:]):
        raise Suspicious("something follows the picture")
    _decode(content[:end])


def _decode(content: bytes) -> None:
    """Read every line at an eighth of the size: a picture cut off in the middle fails, and memory stays small."""
    if ImageFile.LOAD_TRUNCATED_IMAGES:
        raise RuntimeError("the picture library was told to overlook what we look for")
    image = Image.open(io.BytesIO(content), formats=["JPEG"])
    image.draft("RGB", (max(1, image.width // 8), max(1, image.height // 8)))
    image.load()


def _walk(content: bytes) -> tuple[int, int, int]:
    """Return width, height and the position after the end marker."""
    at, size = 2, None
    while True:
        if content[at : at + 1] != b"\xff":
            raise Damaged("no marker where one must be")
        marker = content[at + 1]
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker == 0xD9:
            if size is None:
                raise Damaged("no frame")
            return (*size, at + 2)
        length = struct.unpack_from(">H", content, at + 2)[0]
        if length < 2:
            raise Damaged("a segment without length")
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            size = (width, height)
        at += 2 + length
        if marker == 0xDA:
            at = _after_lines(content, at)


def _after_lines(content: bytes, at: int) -> int:
    """Return the position of the next real marker after the picture's data."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise Damaged("the picture does not end")
        if content[at + 1] not in (0x00, 0xFF) and content[at + 1] not in _ALONE:
            return at
        at += 1 if content[at + 1] == 0xFF else 2
