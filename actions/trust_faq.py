"""Worried people's questions: is this genuine, who sees what I tell, do I have to go back, I cannot read this.

Nothing is claimed that the house does not do (docs/security.md); who runs it is what the settings say. Rules behind the
words on going back: SPC21-6, ONL-4, ONL-21, CPL-65, NOT-26. Where fraud is reported in the mainland: HOT-96110.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from actions.dialogue.buttons import button
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.clauses import sentences
from actions.dialogue.readers.speech_acts import asks
from actions.dialogue.turn import Turn, in_form
from actions.readers.standing import stands
from actions.readers.trust import doubts_us, fears_for_data
from actions.topic import AnswerTo, kinds_asked
from backend.contracts.translation import Translates
from backend.conversation.language_wish import is_about_language
from backend.conversation.running import OFFICES, Running, WhoRunsThis
from backend.drafts.model import HoursCancelledIsKept
from backend.personal_data.commands import DaysTalkIsKept
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

DOUBTS = "ask_own_doubts"
"""Name of such questions in the table; the bot knows no such intent."""
_OF_COMING = frozenset({"return", "in_person", "where_done"})
"""Kinds of questions that all ask whether one has to come."""
_NOT_OFFICIAL = Words("这里不是法院或政府的官方网站。", " This is not an official site of any court or government.")
_RUN_BY = Words("运行这里的是：{}。", " It is run by: {}.")
_PRACTICE = Words(
    "\n• 现在还是演示：{}的系统是模拟的，您在这里交的，到不了真的那里。"
    "模拟系统会记下交给它的内容，您删资料时删不到那里。",
    "\n• For now this is a demonstration: the systems of {} are simulated; what you hand in here does not reach them. "
    "The simulation keeps what it is handed, and deleting your data does not reach it.",
)
_TRANSLATED = Words(
    "您和法院、仲裁的人看不同语言时，往来的文字交给一台翻译服务器翻成对方的语言；号码、证件和知道的姓名不交给它。原文一直在，只有原文算数。",
    "Where you and an office read different languages, what you write to each other goes to a translation server; "
    "numbers, documents and names that are known do not. The original is always shown, and it alone counts.",
)
_COMMA = Words("、", ", ")
_WAYS = {
    "utter_trust": (
        ("ask_privacy", Words("我的资料谁能看到", "Who sees my data")),
        ("ask_human", Words("转人工", "Talk to a person")),
    ),
    "utter_privacy": (
        ("ask_trust", Words("怎么知道你们是真的", "How do I know you are genuine")),
        ("ask_human", Words("转人工", "Talk to a person")),
    ),
    "utter_accessibility": (("ask_human", Words("转人工", "Talk to a person")),),
    "utter_going_back_delegate": (
        ("ask_authorization", Words("委托书怎么办", "How to sign a power")),
        ("start_authorization", Words("视频委托律师", "Authorize a lawyer")),
        ("ask_human", Words("转人工", "Talk to a person")),
    ),
    "utter_going_back": (
        ("start_filing", Words("网上立案", "File a case")),
        ("start_authorization", Words("视频委托律师", "Authorize a lawyer")),
        ("ask_online_hearing", Words("网上怎么开庭", "How online hearings work")),
        ("ask_human", Words("转人工", "Talk to a person")),
    ),
}


async def trust(turn: Turn) -> None:
    """Say what this is and is not, what it never asks for, how to check, and where fraud is reported."""
    running: Running = await turn.do(WhoRunsThis())
    _tell(turn, "utter_trust", who=_who(running, turn.language), verify=verbatim(running.verify_url))


async def privacy(turn: Turn) -> None:
    """Say what is kept and how, who sees it, what a translation server is given, and how it is taken back."""
    if await turn.do(Translates()):
        turn.say(READY_WORDS, words=_TRANSLATED.say(turn.language))
    _tell(turn, "utter_privacy", hours=await turn.do(HoursCancelledIsKept()), days=await turn.do(DaysTalkIsKept()))


def asked_outright(message: UserMessage) -> str:
    """Return the question that a message of doubt puts by its words alone, before any field takes them; or nothing."""
    if message.pressed or message.danger is not None:
        return ""
    return DOUBTS if doubts_us(message.text) or fears_for_data(message.text) else ""


async def doubted(turn: Turn) -> None:
    """Answer what a message doubts: whether this is genuine, what becomes of what is told, or both."""
    text = turn.answer.text
    if doubts_us(text):
        await trust(turn)
    if fears_for_data(text):
        await privacy(turn)


async def take_up(turn: Turn) -> bool:
    """Answer a message of doubt outside any form; False for any other message."""
    if in_form(turn) or not asked_outright(turn.answer):
        return False
    await doubted(turn)
    return True


def accessible(of_law: AnswerTo) -> AnswerTo:
    """Return the answer to whoever finds it hard here; what asks of nothing that is hard is a question of its own.

    "Can my 17 year old daughter give up her share" was told to take her time.

    Args:
        of_law: answers a question as one of law.
    """

    async def answer(turn: Turn) -> None:
        text = turn.answer.text
        known = stands("hard_to_read", text) or stands("asks_for_time", text) or is_about_language(text)
        if not turn.answer.pressed and not known and not turn.answer.values("language") and asks(text):
            await of_law(turn)
        else:
            await accessibility(turn)

    return answer


async def accessibility(turn: Turn) -> None:
    """Say what makes reading and typing easier; only to whom it is hard. A question told beside it goes before it."""
    text = turn.answer.text
    if _asks_something_else(turn):
        return
    if turn.answer.pressed or not text or stands("hard_to_read", text):
        _tell(turn, "utter_accessibility")
    elif is_about_language(text) or turn.answer.values("language"):
        turn.say("utter_accessibility_language")
    else:
        turn.say("utter_accessibility_slowly")


def _asks_something_else(turn: Turn) -> bool:
    """Return True if another part of the message asks a question, whose answer is what is waited for."""
    parts = UserMessage.from_message(turn.tracker.latest_message).clauses()
    others = (part.intent for part in parts if part.is_sure and part.intent != "ask_accessibility")
    return len(parts) > 1 and any(intent.startswith("ask_") for intent in others)


async def going_back(turn: Turn) -> None:
    """Say what can be done from abroad and what cannot; nothing is opened by asking."""
    text = turn.answer.text
    delegates = not turn.answer.pressed and stands("asks_delegate", text) and not stands("asks_return", text)
    _tell(turn, "utter_going_back_delegate" if delegates else "utter_going_back")


def _asks_return(turn: Turn) -> bool:
    """Return True if a message asks nothing but whether one has to come, whatever it tells first.

    "My mother died in Heshan, there is a flat. Do I have to fly to China?" is no question of inheritance.
    """
    said = turn.answer
    if turn.has_draft or said.pressed or not said.text:
        return False
    every = (said.text[start:end].strip() for start, end in sentences(said.text))
    asked = [sentence for sentence in every if asks(sentence)]
    kinds = set(kinds_asked(asked[0])) if len(asked) == 1 else set()
    return "return" in kinds and kinds <= _OF_COMING


async def return_asked(turn: Turn, answer: AnswerTo = going_back) -> bool:
    """Answer who asks nothing but whether they have to come; False for any other message."""
    if not _asks_return(turn):
        return False
    await answer(turn)
    return True


async def must_come(turn: Turn) -> bool:
    """Answer whether one has to come to the hearing oneself (CPL-65); False for a question of its day."""
    if turn.answer.pressed or not stands("must_come", turn.answer.text):
        return False
    await going_back(turn)
    return True


def _who(running: Running, language: str) -> str:
    operator = _RUN_BY.say(language).format(verbatim(running.operator))
    said = operator if running.operator else _NOT_OFFICIAL.say(language)
    pretended = [OFFICES[name].say(language) for name in running.pretended if name in OFFICES]
    return said + (_PRACTICE.say(language).format(_COMMA.say(language).join(pretended)) if pretended else "")


def _tell(turn: Turn, utter: str, **facts: Any) -> None:
    """In the middle of a form its own question follows, with buttons of its own."""
    ways = () if turn.has_draft else _WAYS[utter]
    buttons = [button(turn.language, title, intent) for intent, title in ways]
    turn.say(utter, buttons, **facts)


ANSWERS: Mapping[str, AnswerTo] = MappingProxyType({DOUBTS: doubted})
"""Answer to each, for the table of questions."""
