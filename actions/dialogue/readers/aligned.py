"""A text as readers compare it, every character where it stood, so that positions of entities hold in it."""

from __future__ import annotations

from functools import lru_cache

from actions.script import simplified


def aligned(text: str) -> str:
    """Return `text` in Simplified characters, small letters, half width; as long as it was."""
    return "".join(map(_one, text))


@lru_cache(maxsize=20_000)
def _one(character: str) -> str:
    """Kept by character, of which there are few; nothing a person wrote stays in memory."""
    code = ord(character)
    plain = chr(code - 0xFEE0) if 0xFF01 <= code <= 0xFF5E else _MARKS.get(character, character)
    folded = plain if plain in _CANTONESE else simplified(plain).casefold()
    return folded if len(folded) == 1 else plain


_CANTONESE = "嗰"
"""Characters the conversion writes in a way nobody types."""
_MARKS = {"\u3000": " ", "\xa0": " ", "—": "-", "–": "-", "～": "~", "’": "'", "週": "周"}
