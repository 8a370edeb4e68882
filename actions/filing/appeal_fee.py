"""Answer of what an appeal costs to whoever tells the fee of the first instance (FEE-17)."""

from __future__ import annotations

from actions.dialogue.turn import Turn
from actions.filing.readers.first_fee import first_fee
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_AS_FIRST = Words(
    "上诉费按一审同一个标准，只算您不服的那部分（诉讼费用交纳办法第17条）。"
    "全部都不服、一审又没有减半的，上诉费也是 {fee} 元；一审减过半的，二审不减半，就是它的两倍 {double} 元。"
    "只对一部分不服，告诉我那部分是多少钱，我来算。以法院的缴费通知为准。",
    "An appeal is charged by the same scale as the first instance, on the part you contest only (Measures Art. 17). If "
    "you contest all of it and the first fee was not halved, the appeal costs {fee} yuan too; if it was halved, the "
    "appeal is not, so twice as much, {double} yuan. If you contest a part, tell me its amount and I'll work it out. "
    "The court's own notice of payment counts.",
)


def tell_from_first(turn: Turn) -> bool:
    """Say what the appeal costs by the fee of the first instance; False where none is told."""
    fee = None if turn.answer.pressed else first_fee(turn.answer.text)
    if fee is None:
        return False
    words = _AS_FIRST.say(turn.language).format(fee=f"{fee:,}", double=f"{fee * 2:,}")
    turn.say(READY_WORDS, words=words)
    return True


async def take_up(turn: Turn) -> bool:
    """The same outside any form, whatever the message was heard as."""
    return not turn.has_draft and tell_from_first(turn)
