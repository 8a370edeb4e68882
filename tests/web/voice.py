"""Something like a voice for Chromium's microphone: it speaks in phrases, and pauses between them."""

from __future__ import annotations

import math
import random
import struct
import wave
from pathlib import Path

RATE = 16_000
SECONDS = 12
FORMANTS = ((500, 1.0), (1500, 0.5), (2500, 0.25))


def write_voice(path: Path) -> Path:
    """Write some seconds of syllables, of a voice that pauses for a third of the time; the same each time."""
    dice, phase, samples = random.Random(3), 0.0, bytearray()
    pitch, at = 130.0, 0.0
    for number in range(RATE * SECONDS):
        at = number / RATE
        if number % (RATE // 4) == 0:
            pitch = dice.uniform(100, 180)
        phase += pitch / RATE
        speaks = at % 3 < 2
        syllable = max(0.0, math.sin(2 * math.pi * 2 * at)) if speaks else 0.0
        loudness = sum(_harmonic(phase, pitch, middle) * share for middle, share in FORMANTS)
        breath = dice.uniform(-0.02, 0.02) * syllable
        samples += struct.pack("<h", int(9000 * max(-3.0, min(3.0, syllable * loudness + breath))))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(bytes(samples))
    return path


def _harmonic(phase: float, pitch: float, middle: int) -> float:
    """The harmonics of a pitch around a formant."""
    nearest = max(1, round(middle / pitch))
    near = (one for one in (nearest - 1, nearest, nearest + 1) if one > 0)
    return sum(math.sin(2 * math.pi * one * phase) / (1 + abs(one - nearest)) for one in near)
