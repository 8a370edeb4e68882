"""Help at once for whoever is shut out of a hearing by video: whom to call, what to write to the court, a person.

General rules about online hearings help nobody whose hearing begins. Not coming online without a good reason counts as
failing to appear; that it was the line or the device has to be told to the court at once (ONL-24).
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from actions.dialogue.message import UserMessage
from actions.dialogue.turn import Turn
from actions.hearing.telling import by_number, facts, upcoming
from actions.readers.pattern_pages import patterns
from actions.script import sign_by_sign
from actions.topic import AnswerTo
from backend.conversation.model import CallHuman, Waiting
from backend.conversation.waiting_words import facts_of_waiting
from backend.hearing.model import Hearing
from backend.shared.calendar import BEIJING
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

INTENT = "ask_online_hearing"
_PAGE = Path(__file__).with_name("now.yml")
_REASON = "hearing_shut_out"
_NEAR = timedelta(days=3)
_LONGEST = 240
_NOW = Words(
    """\
先做这三件，现在就做：
1. 打法院 12368（在国外用下面的电话），说：“{case}网上庭审进不去，请马上转承办法官或书记员。”
2. 把这段话发给法院（回复发链接的短信、平台留言，或者发给书记员）：
“{case}，{when}。本人按时上线，但链接打不开，已截图。请重发链接，或者改用电话、视频、改期。姓名：＿＿，电话：＿＿。”
3. 别走开：截图留下时间；关掉代理（VPN），换手机流量，换浏览器，每几分钟再试一次。
没有正当理由不上线会算不到庭（在线诉讼规则第24、25条）；是网络、设备的问题，一定要当场告诉法院，留下证据。{room}""",
    """\
Do these three things right now:
1. Call the court, 12368 (abroad use the number below), and say: "I can't get into the online hearing of {case}. \
Please put me through to the judge or the clerk."
2. Send the court this text (answer the message that brought the link, or leave it on the platform):
“{case}，{when}。本人按时上线，但链接打不开，已截图。请重发链接，或者改用电话、视频、改期。姓名：＿＿，电话：＿＿。”
(I am online on time but the link does not open; I have screenshots. Please send it again, or let me join by phone \
or on another day. Name, telephone.)
3. Stay there: take a screenshot with the time, turn off any VPN, try mobile data and another browser, again and again.
Not coming online without good reason counts as failing to appear (Online Litigation Rules Art. 24, 25). If it is the \
line or the device, tell the court at once and keep the proof.{room}""",
)
_CASE, _WHEN = Words("我的案子", "my case"), "开庭时间：＿＿"
_ROOM = Words("\n您这场的房间：{link}", "\nThe room of your hearing: {link}")


def shut_out(text: str) -> bool:
    """Return True if somebody says that they cannot get into their hearing; a supposed case is none."""
    plain = sign_by_sign(text).lower().replace("’", "'")
    if not text or len(text) > _LONGEST or _says("not", plain):
        return False
    return _says("hearing", plain) and _says("trouble", plain)


def asked_outright(message: UserMessage) -> str:
    """Return the intent whose answer helps, in the middle of any form, too; or nothing."""
    return INTENT if not message.pressed and shut_out(message.text) else ""


async def take_up(turn: Turn) -> bool:
    """Help whoever is shut out of a hearing; False for any other message."""
    if turn.answer.pressed or not shut_out(turn.answer.text):
        return False
    await _help(turn)
    return True


def first(answer: AnswerTo) -> AnswerTo:
    """Return the answer about online hearings before which whoever is shut out of one is helped."""

    async def told(turn: Turn) -> None:
        if not await take_up(turn):
            await answer(turn)

    return told


async def _help(turn: Turn) -> None:
    mine = await _meant(turn)
    case = f"{mine.case_number}案" if mine else _CASE.zh
    said = case if turn.language != "en" else mine.case_number if mine else _CASE.en
    when = f"{mine.sitting.start.astimezone(BEIJING):%m月%d日 %H:%M}开庭" if mine else _WHEN
    link = str(facts(turn, mine).get("where", "")) if mine and mine.sitting.room_link else ""
    room = _ROOM.say(turn.language).format(link=link) if link else ""
    words = _NOW.say(turn.language).replace("“{case}，", f"“{verbatim(case)}，")
    turn.say(READY_WORDS, words=words.format(case=verbatim(said), when=verbatim(when), room=room))
    waiting: Waiting = await turn.do(CallHuman(turn.person.person_id, _REASON))
    known = facts_of_waiting(waiting, turn.person)
    turn.say("utter_human" if waiting.is_new else "utter_human_waiting", **known)


async def _meant(turn: Turn) -> Hearing | None:
    """The hearing by video that is named, or the one that is near."""
    found = await upcoming(turn)
    named = by_number(turn.answer, found)
    near = [one for one in named or found if one.sitting.kind == "online" and one.sitting.start - turn.now < _NEAR]
    return near[0] if near else None


def _says(entry: str, plain: str) -> bool:
    return any(one.search(plain) for one in patterns(_PAGE, entry))
