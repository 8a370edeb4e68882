"""Answer to who looks for an office of which the map holds none: said so, with the national line and who can ask.

Showing the nearest court instead would look like an answer and be none. Rule: HOT-SHORT.
"""

from __future__ import annotations

from typing import Final

from actions.dialogue.buttons import button
from actions.dialogue.turn import Turn
from actions.legal_map.readers.not_on_map import office_named
from actions.legal_map.readers.wishes import wish_of
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_NONE: Final = Words(
    "{}不在我的地图上，电话和地址我没有，不乱报。我记的是法院、公证处、律师、法律服务机构和使领馆。\n"
    "在内地可以打 {}；这类短号在国外一般打不通，可以请国内的家人打。要的话，请工作人员替您问。",
    "My map does not hold {}: I have no telephone or address and won't guess. It holds courts, notary offices, "
    "lawyers, legal services and Chinese missions.\nIn mainland China {} can be called; such short numbers usually "
    "don't work from abroad, so family there may call. Our staff can ask for you, too.",
)
_PERSON: Final = Words("转人工", "Talk to a person")


def told(turn: Turn) -> bool:
    """Say so where a message looks for such an office and for none the map holds; False for any other message."""
    said = turn.answer
    office = None if said.pressed else office_named(said.text)
    if office is None:
        return False
    wish = wish_of(said)
    if wish.institution or wish.consular:
        return False
    ways = () if turn.has_draft else (button(turn.language, _PERSON, "ask_human"),)
    words = _NONE.say(turn.language).format(office.name.say(turn.language), office.line)
    turn.say(READY_WORDS, ways, words=words)
    return True
