"""Sounds of Chinese. Nearly every typing mistake is a word of the same sound: 公正 for 公证, 在见 for 再见."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pypinyin import lazy_pinyin

LONGEST_GROUP = 3
_HAN = re.compile("[\u4e00-\u9fff]+")
_NEAR = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"))


@lru_cache(maxsize=16_384)
def syllable(character: str) -> str:
    """Returns the sound of a Chinese character without its tone; any other character as it is."""
    return lazy_pinyin(character)[0] if "\u4e00" <= character <= "\u9fff" else character


def read_aloud(texts: Iterable[str]) -> set[tuple[str, str]]:
    """Returns the Chinese characters of texts, each with every sound that it has in some word there."""
    found: set[tuple[str, str]] = set()
    for text in texts:
        for words in _HAN.findall(text):
            found.update(zip(words, lazy_pinyin(words), strict=True))
    return found


@lru_cache(maxsize=1_024)
def near_sound(sound: str) -> str:
    """Returns how a southerner may say a sound: zh and z, l and n, ang and an are one."""
    for standard, said in _NEAR:
        sound = sound.replace(standard, said)
    return sound


def sound_groups(text: str) -> list[str]:
    """Returns the groups of one to three neighbouring sounds of a plain text, the features of the view by sound."""
    sounds = [syllable(character) for character in text.replace(" ", "_")]
    return [
        " ".join(sounds[start : start + length])
        for length in range(1, LONGEST_GROUP + 1)
        for start in range(len(sounds) - length + 1)
    ]
