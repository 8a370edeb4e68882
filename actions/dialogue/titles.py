"""How people point at a service by its name or place ("回到公证", "back to the filing", "先办第二件"). Pure."""

from __future__ import annotations

from collections.abc import Mapping

from actions.dialogue.phrases import behind
from actions.script import sign_by_sign
from backend.shared.wording import Words

_SHORTEST = 4
"""Letters from which an English word of a title names it ("case", but not "a")."""
_PLACES = (("第一", "first"), ("第二", "second"), ("第三", "third"), ("第四", "fourth"))
"""How one is pointed at by its place among several."""


def returned_to(text: str, titles: Mapping[str, Words]) -> tuple[str, ...]:
    """Return the services a message goes to by name or by place ("先办第二件"); none for one that goes nowhere.

    Args:
        text: as it was written.
        titles: by service, in the order in which they are spoken of.
    """
    at = behind("returns_to", text) if text else None
    if at is None:
        return ()
    named = sign_by_sign(text[at:]).casefold()
    placed = [at for at, words in enumerate(_PLACES) if any(word in named for word in words)]
    if len(placed) == 1 and placed[0] < len(titles):
        return (tuple(titles)[placed[0]],)
    return tuple(service for service, title in titles.items() if is_named(title, named))


def is_named(title: Words, text: str) -> bool:
    """Whether two signs of a Chinese title, or a word of an English one, stand in a text.

    Args:
        text: in Simplified characters and small letters.
    """
    pairs = {title.zh[at : at + 2] for at in range(len(title.zh) - 1)}
    words = {word for word in title.en.casefold().split() if len(word) >= _SHORTEST}
    return any(pair in text for pair in pairs) or any(word in text for word in words)
