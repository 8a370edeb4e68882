"""Answers to what is asked on about a last day that was told in this talk: when it is, what lateness means, the appeal.

"When was the last day again", "what if I am a day late" and "what does the appeal cost" are asked of the day that was
reckoned a moment ago, and are never met with "nothing of yours runs here". A case with a record of its own is told by
that record. Rules: CPL-86, CPL-128, CPL-130, CPL-171, CPL-210, CPL-216; fee FEE-17; after a labour award LAB-27.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final, Literal

from actions.answers import Answer
from actions.defence.domicile import domicile_in
from actions.dialogue.message import UserMessage
from actions.dialogue.turn import Turn
from actions.filing.screening import causes_in
from actions.hearing.labour_award import is_told_to_both, is_told_to_employer
from actions.hearing.readers import asked_of_told_limit
from actions.hearing.receipt import LOOKED_BACK, home_told, received_on
from actions.identity.residence import today_of
from actions.protection import appeal_fee_told
from actions.readers.standing import stands
from actions.script import sign_by_sign
from backend.hearing.limits.announcements import limit_facts
from backend.hearing.limits.commands import MyLimits
from backend.hearing.limits.model import Limit, Paper, RulingKind, Service
from backend.shared.calendar import BEIJING
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

Purpose = Literal["answer", "appeal", "labour", "employer"]
_ANSWER: Final = ("utter_defence_last_day", "utter_defence_over")
_RECKONED: Final = "utter_hearing_limit_reckoned"
_LABOUR: Final = ("utter_hearing_limit_labour",)
_NO_DAY: Final = "utter_hearing_limit_labour_rule"
_TOLD: Final = (*_ANSWER, _RECKONED, *_LABOUR)
"""Beginnings of the utterances that tell a day which was reckoned in the talk."""
_TO_ANSWER: Final = ("答辩期限最后到", "the time to answer ends")
"""Words by which such a telling is one of the time to answer: the copy of an appeal came."""
_MOST: Final = 5
"""Messages before this one behind which a day is still spoken of."""
_BULLET: Final = "•"
_AGAIN: Final = Words(
    "就是刚才按您说的日子算的，{what}最后到：\n{ends}\n{left}以法院的送达回证为准，别等到最后一天；"
    "日子说错了就告诉我，我重算。",
    "As reckoned a moment ago from the day you told me, {what} ends:\n{ends}\n{left}The court's proof of service is "
    "what counts, so don't wait for the last day. If the day was wrong, tell me and I'll reckon again.",
)
_ENDS: Final[dict[Purpose, Words]] = {
    "answer": Words("答辩期限", "the time to answer"),
    "appeal": Words("上诉期限", "the time to appeal"),
    "labour": Words("起诉期限", "the time to sue"),
    "employer": Words("起诉或申请撤销的期限", "the time to sue or to ask for setting aside"),
}
_LEFT: Final = Words(
    "从今天算，到最早的那天还有 {days} 天。", "From today there are {days} days to the earliest of them. "
)
_LEFT_ONE: Final = Words("从今天算，到那天还有 {days} 天。", "Days left from today: {days}. ")
_TODAY: Final = Words("最早的就是今天，请马上办。", "The earliest is today: do it at once. ")
_PASSED: Final = Words(
    "最早的那天已经过了，请今天就联系承办法官。", "The earliest has passed: contact the judge today. "
)
_LATE: Final[dict[Purpose, Words]] = {
    "answer": Words(
        "答辩状交晚了，案子照样往下审（民事诉讼法(2023修正)第128条），不会单因为这个就判您输；"
        "但法官可能看不到您的说法，"
        "所以晚了也要马上交，开庭照样去。只有对管辖的异议过了答辩期就不能再提（第130条）。\n"
        "耽误是因为不可抗拒的事由或者别的正当理由的，障碍消除后 10 日内可以申请顺延，准不准由法院决定（第86条）。",
        "If the answer is late the case simply goes on (Civil Procedure Law (2023) Art. 128). You don't lose for that "
        "alone, but the judge may not see your side: hand it in at once, and still attend the hearing. Only an "
        "objection to the court's jurisdiction cannot be raised after this time (Art. 130).\nIf force majeure or "
        "another good reason held you up, you can ask for more time within 10 days after the obstacle is gone; the "
        "court decides (Art. 86).",
    ),
    "appeal": Words(
        "晚一天也不行：过了上诉期没有上诉，一审的判决、裁定就生效（民事诉讼法(2023修正)第158条），不能再上诉，"
        "对方可以申请执行。\n"
        "那以后只剩申请再审：一般在生效后六个月内提，不停止执行（第210、216条）。\n"
        "耽误是因为不可抗拒的事由或者别的正当理由的，障碍消除后 10 日内可以申请顺延，准不准由法院决定（第86条）。"
        "所以请早几天交，留好凭证。",
        "Even one day counts: without an appeal in time the judgment or ruling takes effect (Civil Procedure Law "
        "(2023) Art. 158). It can't be appealed any more, and the other side can have it enforced.\nOnly a retrial "
        "can then be applied for, as a rule within six months of taking effect; enforcement goes on meanwhile "
        "(Arts. 210, 216).\nIf force majeure or another good reason held you up, you can ask for more time "
        "within 10 days after the obstacle is gone; the court decides (Art. 86). So hand it in some days early "
        "and keep the proof.",
    ),
    "labour": Words(
        "过了 15 天不起诉，仲裁裁决书就生效（劳动争议调解仲裁法第50条），双方都要照它办；"
        "单位到时不付，您可以申请法院执行（第51条）。不服的话请早几天递，人回不来可以委托律师去递。",
        "If you don't sue within the 15 days, the award takes effect (Labour Dispute Mediation and Arbitration Law, "
        "Art. 50) and both sides have to follow it; if the employer then doesn't pay, you can have it enforced (Art. "
        "51). If you contest it, hand the suit in some days early; a lawyer can do it for you.",
    ),
    "employer": Words(
        "过了 15 天不起诉，非终局的裁决就生效（劳动争议调解仲裁法第50条）；终局的裁决作出就生效，30 天内没有申请撤销，"
        "就不能再申请（第47、49条）。不照裁决付，员工可以申请法院执行（第51条）。不服的话请早几天办，人回不来可以委托律师。",
        "If you don't sue within the 15 days, an award that is not final takes effect (Labour Dispute Mediation and "
        "Arbitration Law, Art. 50). A final one is in effect from the day it is made, and after the 30 days it can't "
        "be asked to be set aside any more (Arts. 47, 49). The worker can have it enforced if it isn't followed (Art. "
        "51). If you contest it, act some days early; a lawyer can do it for you.",
    ),
}
_HOW: Final = Words(
    "上诉这样办：写上诉状，写明双方姓名、原审法院、案号和案由，上诉的请求和理由（民事诉讼法(2023修正)第172条）；"
    "交给作出一审判决的法院，对方几个人就附几份副本（第173条）。人在国外可以委托律师，授权书写明“上诉”（第62条）。",
    "To appeal, write a petition with both sides' names, the first court, the case number and the cause, what you ask "
    "for and why (Civil Procedure Law (2023) Art. 172). Hand it in to the court that decided, with a copy for each "
    "other party (Art. 173). A lawyer can do it for you; the power of attorney has to mention the appeal (Art. 62).",
)


_NOT_BY_SUM: Final = frozenset({"divorce", "labour"})
"""Matters whose fee doesn't go by the sum; whose appeal is asked about is left to the table of fees."""
_FEE_RULE: Final = Words(
    "上诉费按您不服的那部分金额算，和一审同一个标准，递交上诉状时交（诉讼费用交纳办法第13、17、22条）。"
    "告诉我不服多少钱，比如“不服八万，上诉费多少”，我来算。",
    "An appeal is charged on the part you contest, by the same scale as the first instance, and paid when the petition "
    'is handed in (Measures on Payment of Litigation Costs, Arts. 13, 17, 22). Tell me the sum, such as "what does an '
    "appeal over 80,000 yuan cost\", and I'll work it out.",
)


@dataclass(frozen=True)
class _Telling:
    """A last day as it was told: for what, and the words."""

    purpose: Purpose
    words: str


def asked_outright(message: UserMessage, said_before: Sequence[str]) -> str:
    """Return the intent of a question put right after a last day was told, before any field takes it; or nothing."""
    told = any(name.startswith(_TOLD) for name in said_before)
    if not told or message.pressed or not _asked(message) or domicile_in(message.text) is not None:
        return ""
    return "ask_time_limit"


async def take_up(turn: Turn) -> bool:
    """Answer what is asked on about the day that was told; False where none was, or another thing is asked."""
    said = turn.answer
    told = _told(turn)
    asked = () if said.pressed or told is None else _asked(said)
    if told is None or not asked or _names_another(said.text, told.purpose):
        return False
    if received_on(said, today_of(turn)) is not None or await turn.do(MyLimits(turn.person.person_id)):
        return False
    answered = False
    if "until" in asked:
        turn.say(READY_WORDS, words=_again(turn, told))
        answered = True
    if "late" in asked:
        turn.say(READY_WORDS, words=_LATE[told.purpose].say(turn.language))
        answered = True
    if told.purpose == "appeal" and "how" in asked:
        turn.say(READY_WORDS, words=_HOW.say(turn.language))
        answered = True
    if told.purpose == "appeal" and "cost" in asked:
        answered = await _tell_fee(turn) or answered
    return answered


def _asked(said: Answer) -> tuple[str, ...]:
    """Return what a message asks, where it tells no day of its own; "am I in time today" tells none."""
    if said.values("date", "datetime") and not stands("in_time_today", said.text):
        return ()
    return asked_of_told_limit(said.text)


def _names_another(text: str, purpose: Purpose) -> bool:
    """Return True if an appeal is named where the day to answer was told, or the other way round."""
    plain = sign_by_sign(text).casefold()
    appeals, answers = ("上诉" in plain or "appeal" in plain), ("答辩" in plain or "defence" in plain)
    return answers if purpose == "appeal" else appeals


def _told(turn: Turn) -> _Telling | None:
    """Return the last day that was told newest, with what it is for; None where none was told."""
    for names, text in turn.bubbles_before(_MOST):
        if text and (is_told_to_employer(text) or is_told_to_both(text)):
            return _Telling("employer" if is_told_to_employer(text) else "labour", text)
        name = next((one for one in names if one.startswith(_TOLD) and one != _NO_DAY), "")
        if not name or not text:
            continue
        if name.startswith(_LABOUR):
            return _Telling("labour", text)
        plain = sign_by_sign(text)
        answers = name.startswith(_ANSWER) or any(one in plain for one in _TO_ANSWER)
        return _Telling("answer" if answers else "appeal", text)
    return None


def _again(turn: Turn, told: _Telling) -> str:
    lines = [line for line in told.words.splitlines() if line.lstrip().startswith(_BULLET)]
    if told.purpose in ("labour", "employer") or not lines:
        return told.words
    return _AGAIN.say(turn.language).format(
        what=_ENDS[told.purpose].say(turn.language), ends="\n".join(lines), left=_left(turn, told)
    )


def _left(turn: Turn, told: _Telling) -> str:
    """Say how many days are left, where the day can be reckoned again to the very words that were told."""
    today, before = today_of(turn), turn.typed_before(LOOKED_BACK)
    beijing = turn.now.astimezone(BEIJING).date()
    papers: tuple[tuple[Paper, RulingKind], ...] = (
        (("complaint", ""), ("appeal_petition", ""))
        if told.purpose == "answer"
        else (("judgment", ""), ("ruling", "dismissed"))
    )
    for received in (day for one in before if (day := received_on(one, today)) is not None):
        for paper, ruling in papers:
            limit = _limit(paper, ruling, received, before)
            ends = str(limit_facts(limit, replace(turn.person, language=turn.language))["ends"])
            if sign_by_sign(ends) in sign_by_sign(told.words):
                days = (min(one.counted for one in limit.endings) - beijing).days
                return _in_words(turn, days, several=len(limit.endings) > 1)
    return ""


def _limit(paper: Paper, ruling: RulingKind, received: date, before: Sequence[Answer]) -> Limit:
    service = Service(paper, datetime.combine(received, time(12), BEIJING), ruling)
    return Limit("", "", "", "", service, home_told(before))


def _in_words(turn: Turn, days: int, *, several: bool) -> str:
    if days < 0:
        return _PASSED.say(turn.language)
    words = _TODAY if days == 0 else _LEFT if several else _LEFT_ONE
    return words.say(turn.language).format(days=days)


async def _tell_fee(turn: Turn) -> bool:
    """Say what the appeal costs by the sum the writer has to pay, or by which rule (FEE-17); False inside a form."""
    if turn.has_draft:
        return False
    if any(_NOT_BY_SUM & set(causes_in(one)) for one in (turn.answer, *turn.typed_before(LOOKED_BACK))):
        return False
    if not await appeal_fee_told.take_up(turn):
        turn.say(READY_WORDS, words=_FEE_RULE.say(turn.language))
    return True
