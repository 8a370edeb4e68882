"""Looks into a PNG by its own structure (PNG specification, third edition): every chunk whole, every line there.

The picture is unpacked in small pieces that are counted and thrown away, so that a bomb costs us nothing.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from backend.files.inspection.disguise import begins_foreign
from backend.files.inspection.verdicts import Damaged, PictureTooLarge, Suspicious, TooIntricate
from backend.files.model import FileLimits

_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_PIECE = 1 << 20
MOST_CHUNKS = 50_000
"""Programmes that cut a picture smallest make chunks of 8 KB: a twentieth of this for the largest file."""


def look_into_png(content: bytes, limits: FileLimits) -> None:
    """Raise what is wrong with a PNG."""
    header, data, end = b"", [], 0
    for kind, body, after in _chunks(content):
        if kind == b"IHDR" and not header:
            header = body
            _check_size(header, limits)
        elif not header:
            raise Damaged("no header")
        elif kind == b"IDAT":
            data.append(body)
        end = after
    if begins_foreign(content[end:]):
        raise Suspicious("something follows the picture")
    if _unpacked(data, _expected(header)) != _expected(header):
        raise Damaged("lines are missing")


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes, int]]:
    """Every chunk up to the end chunk: kind, body, and the position after it."""
    at = 8
    for _ in range(MOST_CHUNKS):
        length, kind = struct.unpack_from(">I4s", content, at)
        body, after = content[at + 8 : at + 8 + length], at + 12 + length
        if after > len(content):
            raise Damaged("cut off")
        if struct.unpack_from(">I", content, after - 4)[0] != zlib.crc32(kind + body):
            raise Damaged("a chunk was changed")
        yield kind, body, after
        if kind == b"IEND":
            return
        at = after
    raise TooIntricate("too many chunks")


def _check_size(header: bytes, limits: FileLimits) -> None:
    width, height = struct.unpack_from(">II", header)
    if not width or not height:
        raise Damaged("no size")
    if width * height > limits.pixels:
        raise PictureTooLarge(limits.pixels)


def _expected(header: bytes) -> int:
    """Count the bytes of the lines, unpacked."""
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", header)
    bits = depth * _SAMPLES[colour]
    passes = _ADAM7 if interlaced else ((0, 0, 1, 1),)
    sizes = ((-(-(width - x) // dx), -(-(height - y) // dy)) for x, y, dx, dy in passes)
    return sum(rows * (1 + -(-columns * bits // 8)) for columns, rows in sizes if columns > 0 and rows > 0)


def _unpacked(data: list[bytes], expected: int) -> int:
    """Count the bytes the data unpack to; counting stops soon after `expected`."""
    unpacker, count = zlib.decompressobj(), 0
    for body in data:
        rest = body
        while rest and count <= expected:
            count += len(unpacker.decompress(rest, _PIECE))
            rest = unpacker.unconsumed_tail
    return count + len(unpacker.flush()) if count < expected else count
