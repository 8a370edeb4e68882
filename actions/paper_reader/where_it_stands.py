"""Picture of the values of a paper where they stand, shown before the question whether they were read right.

The picture is drawn from the sealed file when it is looked at (`backend/paper_reader/framed_values.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.dialogue.turn import Turn
from actions.paper_reader.shown import shown_names
from backend.paper_reader.framed_values import KIND, framed, picture_name
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

FILE = "file"
"""Key under which what waits for a look names its file."""
_NUMBERED = Words(
    "纸上是这样写的，红框里就是我读到的地方，左上角的数字就是下面的编号。",
    "This is where it stands on the paper: what I read is framed in red, with the number of its line below.",
)
_IN_ORDER = Words(
    "纸上是这样写的，红框里就是我读到的地方，顺序跟下面一样。",
    "This is where it stands on the paper: what I read is framed in red, in the order of the lines below.",
)
_PICTURE = Words("纸上的原文，读到的地方用红框框出", "The paper, with what was read framed in red")


def show_where(turn: Turn, waiting: Mapping[str, Any], *, numbered: bool) -> None:
    """Show the values that are said back where they stand; nothing where the file or all places are unknown.

    Args:
        waiting: what was read and waits for a look.
        numbered: True where a value is called by its number.
    """
    lines = framed(waiting.get("places") or {}, shown_names(waiting), numbered=numbered)
    if not lines or not waiting.get(FILE):
        return
    words = _NUMBERED if numbered else _IN_ORDER
    picture = {"kind": KIND, "id": picture_name(str(waiting[FILE]), lines)}
    custom = {"picture": picture, "alt": _PICTURE.say(turn.language)}
    turn.say(READY_WORDS, words=words.say(turn.language), custom=custom)
