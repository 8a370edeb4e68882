"""Answers about labour arbitration in the middle of a suit over work: where it is, how it is done, whether one may sue.

No form of ours hands it in, and no commercial arbitral body takes wages: what to bring, to whom, and by when is told.
Rules: LAB-5, LAB-27, LAB-DEBT; the articles behind the words stand in the law library (`labour.yml`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from actions.answers import Answer
from actions.dialogue.buttons import button
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AnswerQuestion, Command, LeaveFlow
from actions.dialogue.fields import SKIPPED
from actions.dialogue.message import UserMessage
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.filing import work_abroad
from actions.filing.readers.labour_asked import DIRECT, HOW, WHERE, county_of_work, labour_asked, sets_suit_aside
from actions.hearing import limit_asked_on
from actions.hearing.labour_award import tell_labour_suit_from
from actions.hearing.receipt import received_on
from actions.identity.residence import today_of
from actions.protection.in_time import filing_in_time
from actions.protection.law import tell_entry_named
from actions.protection.readers.debt_days import asks_limit_of_work
from actions.protection.readers.own_questions import is_question_text
from actions.readers.standing import stands
from actions.topic import AnswerTo
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_CAUSE: Final = "labour"
STAGE: Final = "labour_arbitration"
"""Field that asks how far the arbitration is; who chooses a button there asks nothing."""
AWARD, _AWARD_ON = "award", "labour_award_on"
"""Stage of the arbitration once its award has come, and the field of the day it came."""
_WORKPLACE: Final = "labour_workplace"
_BEGINS: Final = "start_arbitration"
_LABOUR: Final = "labour_arbitration"
LATE: Final = "late"
"""Kind of question: whether the year to apply has run."""
_OF_WORK: Final = "劳动仲裁"
_SPOKEN_OF: Final = 3
"""Messages before this one in which labour arbitration may have been named."""
_NOTE: Final = "labour_wage_note_straight_to_court"
_OFFICE: Final = "labour_commission_where"
_WAYS: Final = (
    (Words("视频委托律师", "Appoint a lawyer by video"), "start_authorization"),
    (Words("网上立案", "File a case online"), "start_filing"),
    (Words("转人工", "Talk to a person"), "ask_human"),
)
_THERE: Final = Words(
    "按您说的地方，是{county}的劳动人事争议仲裁委员会；单位在别处的，向那边的申请也行（劳动争议调解仲裁法第21条）。",
    "By the place you named it is the labour and personnel dispute arbitration commission (劳动人事争议仲裁委员会) of "
    "{county}; where the employer sits will do as well (Labour Dispute Mediation and Arbitration Law, Art. 21).",
)
_HOW: Final = Words(
    "劳动仲裁我这里递不了，要怎么准备可以告诉您：\n"
    "• 交什么：仲裁申请书，写双方姓名或名称、住所，请求、事实和理由，证据和来源；有几个被申请人就多备几份副本"
    "（劳动争议调解仲裁法第28条）。连同身份证件，和合同、工资流水、考勤、聊天记录这些证据。\n"
    "• 谁去：自己去，或者委托律师、别的代理人，交您签名的委托书，写明事项和权限（第24条）。"
    "在国外签的要不要公证认证，先问仲裁委。\n"
    "• 多久：收到申请5日内答复收不收，受理后45日内裁决，复杂的最多再延15日（第29、43条）。不收费（第53条）。\n"
    "• 期限：一年；在职时欠的工资不受这个限制，离了职的从离职起一年（第27条）。",
    "I can't hand in labour arbitration from here, but this is what it takes:\n"
    "• What: a written application with both sides' names and addresses, the claims, facts and reasons, the evidence "
    "and where it comes from, with a copy for each respondent (Labour Dispute Mediation and Arbitration Law, Art. 28); "
    "with it your identity document, and contract, pay records, attendance, messages.\n"
    "• Who: you, or a lawyer or another agent with a power of attorney you signed, saying for what and how far "
    "(Art. 24). Ask the commission whether one signed abroad has to be notarised or legalised.\n"
    "• How long: within 5 days they say if they take it; the award within 45 days of taking it, 15 more if complex "
    "(Arts. 29, 43). Free of charge (Art. 53).\n"
    "• Time limit: one year; for wages owed while employed it does not run, after leaving it is one year (Art. 27).",
)


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Answer what is asked of labour arbitration; who gives the suit up for it leaves the filing, which waits."""
    if message.pressed or candidates.is_title or state.answers.get("cause") != _CAUSE:
        return ()
    kind = kind_of(message)
    chosen = state.question == STAGE and candidates.here.found and not message.asks
    if not kind or (chosen and message.intent != _BEGINS):
        return ()
    if kind != DIRECT and sets_suit_aside(message.text):
        return (LeaveFlow(intent=INTENTS[kind], keeps=True),)
    return (AnswerQuestion(INTENTS[kind], said=message),)


def kind_of(message: Answer) -> str:
    """Return what a message asks of labour arbitration, or nothing; what only tells how far it is asks nothing."""
    if asks_limit_of_work(message.text, (_OF_WORK,)) and _asks(message):
        return LATE
    kind = labour_asked(message.text)
    asks = message.asks or (message.is_sure and message.intent == _BEGINS)
    return kind if kind in (WHERE, DIRECT) or asks else ""


def _asks(message: Answer) -> bool:
    return message.asks or is_question_text(message.text)


def intent_of(text: str) -> str:
    """Return the name of the answer to who goes to labour arbitration: to what is asked of it, else how it is done."""
    return INTENTS[labour_asked(text) or HOW]


async def take_up(turn: Turn) -> bool:
    """Answer where labour arbitration is, or how it is done, outside any form; False where none is spoken of.

    Whoever was not paid for work abroad hears that no labour arbitration of the mainland is for it.
    """
    if await work_abroad.answered(turn):
        return True
    said = turn.answer
    kind = "" if turn.has_draft or said.pressed else labour_asked(said.text)
    texts = (said.text, *(one.text for one in turn.typed_before(_SPOKEN_OF)))
    if kind not in (WHERE, HOW) or not any(stands(_LABOUR, text) for text in texts):
        return False
    await ANSWERS[INTENTS[kind]](turn)
    return True


async def where(turn: Turn) -> None:
    """Say which commission takes it, and who can tell its address and number."""
    _say_county(turn)
    await tell_entry_named(turn, _OFFICE)


async def award_in_hand(turn: Turn) -> bool:
    """Tell until when one sues with the award in hand, in the open suit over work (LAB-27); False without an award."""
    if not turn.has_draft or turn.answers.get(STAGE) != AWARD:
        return False
    kept = turn.answers.get(_AWARD_ON)
    days = (received_on(one, today_of(turn)) for one in (turn.answer, *turn.typed_before(_LOOKED_BACK)))
    told = next((day for day in days if day is not None), None)
    tell_labour_suit_from(turn, date.fromisoformat(str(kept)) if kept and kept != SKIPPED else told)
    return True


async def days_asked(turn: Turn) -> bool:
    """Answer what is asked on of a day that was told, or the fifteen days of an award in hand; False elsewhere."""
    return await limit_asked_on.take_up(turn) or await award_in_hand(turn)


async def late(turn: Turn) -> None:
    """Say whether there is still time: the fifteen days with an award in hand, else the year to apply."""
    if not await award_in_hand(turn):
        await filing_in_time(turn)


async def direct(turn: Turn) -> None:
    """Say whether one may sue at once: as a rule not, with the employer's IOU for wages yes."""
    await tell_entry_named(turn, _NOTE)


async def how(turn: Turn) -> None:
    """Say what to bring, who may go, how long it takes, and which commission it is."""
    _say_county(turn)
    ways = [] if turn.has_draft else [button(turn.language, title, intent) for title, intent in _WAYS]
    turn.say(READY_WORDS, ways, words=_HOW.say(turn.language))


def _say_county(turn: Turn) -> None:
    told = str(turn.answers.get(_WORKPLACE) or "") if turn.has_draft else ""
    county = county_of_work(turn.answer.text, told, *(one.text for one in turn.typed_before(_LOOKED_BACK)))
    if county is not None:
        turn.say(READY_WORDS, words=_THERE.say(turn.language).format(county=county.say(turn.language)))


_LOOKED_BACK: Final = 6
"""Messages before this one that may tell where the work was."""
INTENTS: Final[Mapping[str, str]] = MappingProxyType(
    {kind: f"ask_labour_{kind}" for kind in (WHERE, DIRECT, HOW, LATE)}
)
"""Names of the questions in the table; the bot knows no such intents."""
ANSWERS: Final[Mapping[str, AnswerTo]] = MappingProxyType(
    {INTENTS[WHERE]: where, INTENTS[DIRECT]: direct, INTENTS[HOW]: how, INTENTS[LATE]: late}
)
"""Answer to each, for the table of questions."""
