"""Questions about whoever answers here: a person or a machine, and whether what was booked or handed in is real.

The answer comes first and anywhere, inside a form too; nobody is put into the desk's line by asking. Which partners are
played is decided by the settings (`WhoRunsThis`), as under every receipt (`backend/conversation/trial_receipts.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from actions.dialogue.buttons import button
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said
from actions.dialogue.turn import Turn
from actions.readers.about_us import asks_machine, asks_real
from actions.script import sign_by_sign
from actions.topic import AnswerTo
from backend.conversation.model import CallHuman
from backend.conversation.running import OFFICES, Running, WhoRunsThis
from backend.conversation.trial_receipts import partner_behind
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

MACHINE, REAL = "ask_machine", "ask_real"
"""Names of both questions in the table; the bot knows no such intents."""
_PERSON = Words("转人工", "Talk to a person")
_NO_PERSON = Words(
    "我是电脑程序，不是真人。想找真人，说“转人工”，工作人员会在这个对话里回您。",
    'I am a computer program, not a person. To reach a person, say "talk to a person": staff will write to you here.',
)
_NOT_REAL = Words(
    "不是真的。现在是试用：{offices}的系统是模拟的，在这里约的、交的都没有到那里，号码也不是真的。"
    "请别据此买票、花钱或等期限；真要办，请直接找那边，或说“转人工”问清楚。",
    "No, it is not real. This is a trial: the systems of {offices} are simulated, what you book or hand in here does "
    "not reach them, and its numbers mean nothing. Please do not buy a ticket, pay or let a deadline pass because of "
    'it. For the real thing go to them directly, or say "talk to a person".',
)
_IS_REAL = Words(
    "这里接的是{offices}自己的系统，不是演示。有回执号、确认号的才算数；花钱买票以前，请拿号码打他们公布的电话核对。",
    "What is handed in here goes to the own systems of {offices}; this is no demonstration. Only what has a number of "
    "a receipt or a confirmation counts: before you pay for a ticket, check it by the telephone they publish.",
)
_COMMA = Words("、", ", ")
_NAMED = {
    "wuyi_notary": ("公证", "notar"),
    "online_litigation": ("法院", "立案", "案号", "答辩", "court", "filing", "filed", "case"),
    "guangzhou_witness": ("见证", "witness"),
    "national_identity": ("身份", "核验", "验证", "verif", "identity"),
    "shenzhen_arbitration": ("仲裁", "arbitra"),
    "yiqiao_yilu": ("调解", "mediat"),
}
"""Words that name what a partner does, in Simplified and small letters."""


def asked_outright(message: UserMessage) -> str:
    """Return the question a message puts, before any field takes its words; or nothing."""
    if message.pressed:
        return ""
    return MACHINE if asks_machine(message.text) else REAL if asks_real(message.text) else ""


async def answered(turn: Turn) -> bool:
    """Answer either question outside a form; False for any other message."""
    asked = asked_outright(turn.answer)
    if asked:
        await (machine if asked == MACHINE else real)(turn)
    return bool(asked)


async def machine(turn: Turn) -> None:
    """Say that a program answers; who also wishes for a person is put into the line."""
    turn.say(READY_WORDS, _way(turn), words=_NO_PERSON.say(turn.language))
    if any(said("asks_for_human", part.text) and not asks_machine(part.text) for part in turn.answer.clauses()):
        await turn.do(CallHuman(turn.person.person_id, "ask_human"))


async def real(turn: Turn) -> None:
    """Say of what was booked or handed in whether it reached anybody."""
    running: Running = await turn.do(WhoRunsThis())
    turn.say(READY_WORDS, _way(turn), words=in_words(running.pretended, _meant(turn), turn.language))


def in_words(pretended: Collection[str], meant: Sequence[str], language: str) -> str:
    """Return whether what was done with some partners is real, by which of them are played."""
    played = [name for name in meant if name in pretended]
    named = _COMMA.say(language).join(OFFICES[name].say(language) for name in played or meant)
    return (_NOT_REAL if played else _IS_REAL).say(language).format(offices=named)


def _meant(turn: Turn) -> list[str]:
    """The partners a question names, else the one whose receipt was told last, else all that people know."""
    plain = sign_by_sign(turn.answer.text).casefold()
    named = [name for name, words in _NAMED.items() if any(word in plain for word in words)]
    told = [one for _, before in turn.exchanges() for one in map(partner_behind, before) if one in OFFICES]
    return named or told[:1] or list(OFFICES)


def _way(turn: Turn) -> list[dict[str, str]]:
    return [] if turn.has_draft else [button(turn.language, _PERSON, "ask_human")]


ANSWERS: Mapping[str, AnswerTo] = MappingProxyType({MACHINE: machine, REAL: real})
"""Answer to each, for the table of questions."""
