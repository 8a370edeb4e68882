"""A person's own copy of what is known of them: a link in the chat that works once, for a short time."""

from __future__ import annotations

from datetime import timedelta

from actions.dialogue.buttons import button
from actions.dialogue.turn import Turn
from actions.personal_data.readers.copies import asks_for_anothers, asks_for_copy
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


_ANOTHERS = Words(
    "每个人的资料只给本人：别人的，家里人的也一样，我不能给您看，也不能说他在这里办没办事。他用自己的账号说“导出我的资料”，就有他自己那份。\n"
    "打官司要用的（对方的身份、户籍、银行流水），自己取不到的，可以书面请法院调查收集（民事诉讼法(2023修正)第67条），写清要什么、在哪里、为什么自己取不到；有律师的，请他问法院能不能开调查令。",
    "Everybody's data goes to themselves alone: I can't show you anybody else's, a relative's neither, nor say whether "
    'they use this service. From their own account they get theirs by saying "export my data".\n'
    "What a suit needs (the other side's identity, household register, bank records) and you can't get yourself, you "
    "may ask the court in writing to collect (Civil Procedure Law (2023) Art. 67): say what, where, and why you can't; "
    "a lawyer can ask whether the court grants an order to inquire.",
)


async def refuse_anothers(turn: Turn) -> bool:
    """Say that nobody is given the data of somebody else, and how a suit comes by them; False for any other message."""
    if turn.answer.pressed or not asks_for_anothers(turn.answer.text):
        return False
    turn.say(READY_WORDS, words=_ANOTHERS.say(turn.language))
    return True
