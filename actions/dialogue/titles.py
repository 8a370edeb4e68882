"""How people point at a service by its name ("回到公证", "back to the filing"). Pure."""

from __future__ import annotations

from backend.shared.wording import Words

_SHORTEST = 4
"""Letters from which an English word of a title names it ("case", but not "a")."""


def is_named(title: Words, text: str) -> bool:
    """Whether two signs of a Chinese title, or a word of an English one, stand in a text.

    Args:
        text: in Simplified characters and small letters.
    """
    pairs = {title.zh[at : at + 2] for at in range(len(title.zh) - 1)}
    words = {word for word in title.en.casefold().split() if len(word) >= _SHORTEST}
    return any(pair in text for pair in pairs) or any(word in text for word in words)
