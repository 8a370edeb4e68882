"""How Chinese sounds. Nearly every typing mistake is a word of the same sound: 公正 for 公证, 在见 for 再见."""

from __future__ import annotations

from functools import lru_cache

from pypinyin import lazy_pinyin

LONGEST_GROUP = 3


@lru_cache(maxsize=16_384)
def syllable(character: str) -> str:
    """Returns the sound of a Chinese character without its tone; any other character as it is."""
    return lazy_pinyin(character)[0] if "\u4e00" <= character <= "\u9fff" else character


def sound_groups(text: str) -> list[str]:
    """Returns the groups of one to three neighbouring sounds of a plain text, the features of the view by sound."""
    sounds = [syllable(character) for character in text.replace(" ", "_")]
    return [
        " ".join(sounds[start : start + length])
        for length in range(1, LONGEST_GROUP + 1)
        for start in range(len(sounds) - length + 1)
    ]
