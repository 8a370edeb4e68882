"""One picture told over several messages: a cry, a place, a compound, each of a word or two.

"救", "西港", "园区": no message of the three says that somebody is held in a compound, all of them together do.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.nlu.danger.reading import Danger, read
from bot.nlu.plain_text import plain_text

FEW_LETTERS, FEW_MESSAGES = 12, 4
"""Characters of a message that is one piece of a picture, and how many pieces one is told in."""


def told_together(said: Sequence[str]) -> Danger | None:
    """Returns the danger that the last few messages tell as one, and none of them alone; None where they tell none.

    Args:
        said: the last messages, the oldest first; one that is no short piece begins the picture anew.
    """
    short: list[str] = []
    for text in said:
        short = [*short, text.strip()] if 0 < len(plain_text(text)) <= FEW_LETTERS else []
    short = short[-FEW_MESSAGES:]
    if len(short) < 2:
        return None
    alone = {found.kind for found in map(read, short) if found is not None}
    # The cry may stand before the place or behind it.
    found = (read(" ".join(order)) for order in (short, short[::-1]))
    return next((one for one in found if one is not None and one.kind not in alone), None)
