"""Made-up recordings: a hum in a WAV file, with the words that are to be heard in it written beside it.

Nobody's voice is needed, and nothing is pretended about how well a real server hears.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass

RATE = 8_000
_COMMENT = b"ICMT"


@dataclass(frozen=True, slots=True)
class Said:
    """Return what is written in a recording.

    Args:
        words: empty where nobody speaks.
        seconds: its length.
    """

    words: str
    seconds: float


def recording(words: str, seconds: float = 3.0) -> bytes:
    """Return a recording in which these words are said; none for a mere hum."""
    count = round(seconds * RATE)
    period = [128 + round(40 * math.sin(2 * math.pi * at / 40)) for at in range(40)]
    samples = bytes(period) * (count // 40) + bytes(period[: count % 40])
    head = _chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, RATE, RATE, 1, 8))
    note = _chunk(b"LIST", b"INFO" + _chunk(_COMMENT, words.encode()))
    body = b"WAVE" + head + note + _chunk(b"data", samples)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def words_in(content: bytes) -> Said | None:
    """Return what is said in a recording of ours, or None for one that cannot be read."""
    if content[:4] != b"RIFF" or content[8:12] != b"WAVE":
        return None
    chunks = _chunks(content, 12)
    note, data = chunks.get(b"LIST"), chunks.get(b"data")
    if note is None or data is None:
        return None
    words = _chunks(note, 4).get(_COMMENT, b"").decode("utf-8", "replace")
    return Said(words, len(data) / RATE)


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def _chunks(content: bytes, at: int) -> dict[bytes, bytes]:
    found = {}
    while at + 8 <= len(content):
        size = struct.unpack_from("<I", content, at + 4)[0]
        found[content[at : at + 4]] = content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    return found
