"""Answer to who wants to know whether somebody sues them: where one can look, and that no clock runs without papers.

Rules behind the words: CPL-128 (the time to answer runs from the receipt of the copy), CPL-285.
"""

from __future__ import annotations

from typing import Final

from actions.defence.readers.suits import asks_whether_sued, says_nothing_came
from actions.dialogue.buttons import button
from actions.dialogue.turn import Turn
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_LOOKED_BACK: Final = 2
"""Messages before this one in which it may have been asked."""
_HOW: Final = Words(
    "有没有人告您，我这里查不到，可以这样查：\n"
    "• 打 12368（国内号码，境外多半打不通，可以请国内家人打，或者打那家法院立案庭的电话），报您的姓名和证件号码，"
    "问有没有您做被告的案子。一般查对方住的地方、您以前住的地方、签合同或房子所在地的法院。\n"
    "• 问老家的亲人、村委会，有没有收过写您名字的法院快递或公告。\n"
    "起诉状没有送到您手上，答辩的日子就还没起算；一般要收到起诉状副本才算（民事诉讼法(2023修正)第128、285条）。"
    "人找不到的，法院可以登公告送达，所以值得查一下。收到了什么，拍照发给我。",
    "I can't look up from here whether somebody sues you; you can:\n"
    "• Call 12368 (a mainland number that seldom works from abroad: ask family there to call, or call the filing "
    "office of that court), give your name and document number, and ask for cases in which you are the defendant. Ask "
    "the courts where the other side lives, where you used to live, where the contract was signed or the property "
    "lies.\n"
    "• Ask family or the village committee whether court post or a public notice with your name has come.\n"
    "While the complaint has not reached you, no time to answer runs: it counts from receiving the copy (Civil "
    "Procedure Law (2023), Arts. 128, 285). Who can't be found may be served by public notice, so it is worth asking. "
    "If something comes, send me a picture.",
)
_NOTHING_CAME: Final = Words(
    "那就先不用答辩，也没有期限在走：答辩期从收到起诉状副本的第二天起算。我没有替您开应诉，也没有记下什么。"
    "想放心，就按上面说的打 12368 或问那家法院；哪天收到了，告诉我哪一天，我马上帮您算。",
    "Then there is nothing to answer yet and no time runs: it counts from the day after you receive the copy of the "
    "complaint. I have opened and noted nothing. To be sure, ask 12368 or that court as said above; once something "
    "comes, tell me the day and I'll count.",
)
_PERSON: Final = (Words("替我问法院", "Have somebody ask for me"), "ask_human")
_CAME: Final = (Words("收到法院文书了", "Court papers have come"), "start_defence")


async def asked_outright(turn: Turn) -> bool:
    """Tell it before any other answer of a message outside a form; False for who tells of a suit."""
    said = turn.answer
    if turn.has_draft or said.pressed or not said.text:
        return False
    if asks_whether_sued(said.text):
        turn.say(READY_WORDS, _buttons(turn), words=_HOW.say(turn.language))
        return True
    asked = any(asks_whether_sued(one.text) for one in turn.typed_before(_LOOKED_BACK))
    if not asked or not says_nothing_came(said.text):
        return False
    turn.say(READY_WORDS, _buttons(turn), words=_NOTHING_CAME.say(turn.language))
    return True


def _buttons(turn: Turn) -> list[dict[str, str]]:
    return [button(turn.language, title, intent) for title, intent in (_CAME, _PERSON)]
