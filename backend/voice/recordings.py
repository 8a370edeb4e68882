"""Formats of a recording that are taken, by their content, and how long one is where its frame tells. Pure."""

from __future__ import annotations

import struct
from dataclasses import dataclass

_AMR = (13, 14, 16, 18, 20, 21, 27, 32, 6)
"""Bytes of a frame of 20 ms by its mode, its head included; narrow band."""
_AMR_WIDE = (18, 24, 33, 37, 41, 47, 51, 59, 61, 6)
_OPUS_RATE = 48_000


@dataclass(frozen=True, slots=True)
class Recording:
    """Kind of a content.

    Args:
        ending: of a file of this format; servers go by it.
        mime: its type.
        seconds: its length, or None where only decoding it would tell.
    """

    ending: str
    mime: str
    seconds: float | None = None


def recording_in(content: bytes) -> Recording | None:
    """Return what a content is, or None for one that is no recording of a format we take."""
    head = content[:64]
    if head.startswith(b"OggS"):
        return Recording("ogg", "audio/ogg", _of_ogg(content))
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return Recording("wav", "audio/wav", _of_wav(content))
    if head.startswith(b"#!AMR-WB\n"):
        return Recording("amr", "audio/amr-wb", _of_amr(content[9:], _AMR_WIDE))
    if head.startswith(b"#!AMR\n"):
        return Recording("amr", "audio/amr", _of_amr(content[6:], _AMR))
    if head.startswith(b"\x1aE\xdf\xa3") and b"webm" in head:
        return Recording("webm", "audio/webm")
    if head[4:8] == b"ftyp":
        return Recording("m4a", "audio/mp4", _of_mp4(content))
    if head.startswith(b"fLaC"):
        return Recording("flac", "audio/flac")
    if head.startswith(b"ID3") or _is_frame(head, layered=True):
        return Recording("mp3", "audio/mpeg")
    return Recording("aac", "audio/aac") if _is_frame(head, layered=False) else None


def _is_frame(head: bytes, *, layered: bool) -> bool:
    """Return True if a frame of MPEG audio begins here: of MP3, which says its layer, or of AAC, which has none."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return False
    return bool(head[1] & 0x06) if layered else head[1] & 0xF6 == 0xF0


def _of_ogg(content: bytes) -> float | None:
    """The last page says how many samples there are: of Opus 48,000 a second, whatever was recorded."""
    at = content.rfind(b"OggS")
    if b"OpusHead" not in content[:512] or at + 14 > len(content):
        return None
    (samples,) = struct.unpack_from("<q", content, at + 6)
    return samples / _OPUS_RATE if samples > 0 else None


def _of_wav(content: bytes) -> float | None:
    at, rate = 12, 0
    while at + 8 <= len(content):
        name, size = content[at : at + 4], struct.unpack_from("<I", content, at + 4)[0]
        if name == b"fmt " and at + 20 <= len(content):
            rate = struct.unpack_from("<I", content, at + 16)[0]
        if name == b"data":
            return min(size, len(content) - at - 8) / rate if rate else None
        at += 8 + size + size % 2
    return None


def _of_amr(frames: bytes, sizes: tuple[int, ...]) -> float:
    at = count = 0
    while at < len(frames):
        mode = (frames[at] >> 3) & 15
        at += sizes[mode] if mode < len(sizes) else 1
        count += 1
    return count * 0.02


def _of_mp4(content: bytes) -> float | None:
    at = content.find(b"mvhd")
    if at < 0 or at + 24 > len(content):
        return None
    if content[at + 4] == 1:
        if at + 36 > len(content):
            return None
        scale, length = struct.unpack_from(">IQ", content, at + 24)
    else:
        scale, length = struct.unpack_from(">II", content, at + 16)
    return length / scale if scale else None
