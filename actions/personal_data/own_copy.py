"""A person's own copy of what is known of them: a link in the chat that works once, for a short time."""

from __future__ import annotations

from datetime import timedelta

from actions.dialogue.buttons import button
from actions.dialogue.turn import Turn
from actions.personal_data.readers.copies import asks_for_copy
from backend.personal_data.commands import LIFE, OfferCopy
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_COPY = Words("要一份我的资料副本", "A copy of my data")
_ASK = Words(
    "您是想要一份您在这里的全部资料（号码是原样的）吗？是的话点下面，我才给链接；旁边有别人、手机是共用的就先别点。不是这个意思，换个说法再问我。",
    "Do you want a copy of all your data here, numbers in full? If so press the button and I'll give the link; not "
    "while somebody else shares this phone. If you mean something else, please say it another way.",
)


async def own_copy(turn: Turn) -> None:
    """Hand out the link to the copy; who may mean something else is asked first, for it holds all there is of them."""
    if turn.answer.text and not turn.answer.pressed and not asks_for_copy(turn.answer.text):
        turn.say(
            READY_WORDS, [button(turn.language, _COPY, "ask_own_copy", own_copy="yes")], words=_ASK.say(turn.language)
        )
        return
    copy_id: str = await turn.do(OfferCopy(turn.person.person_id))
    file = {"kind": "own_copy", "id": copy_id, "name": "yiqiaotong-my-data.zip"}
    turn.say("utter_own_copy", custom={"file": file}, minutes=LIFE // timedelta(minutes=1))
