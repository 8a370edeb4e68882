"""Recognition of a wish to give something booked back rather than to move it. Pure."""

from __future__ import annotations

import re

from actions.dialogue.message import UserMessage

_GIVES_BACK = re.compile(
    r"取消|退掉|退了|不去了|唔去|唔要|不要了|作废|作廢|不做了|\b(?:cancel|call(?:ed)? (?:\w+ ){0,3}off|drop)",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"(?<![不唔别別冇没沒免])(?:改|换|換|调|調|提前|推|延)(?!期?[不唔]到)"
    r"|(?<!not )(?<!n't )\b(?:change|move|reschedul|postpone|another|different|earlier|later)",
    re.IGNORECASE,
)
"""Words of moving; "唔改喇" moves nothing."""


def gives_back(message: UserMessage, key: str) -> bool:
    """Return True if a message gives something booked back.

    Args:
        key: the button's key that says so with ``cancel``.
    """
    if message.pressed:
        return message.pressed.get(key) == "cancel"
    return _GIVES_BACK.search(message.text) is not None and _MOVES.search(message.text) is None
