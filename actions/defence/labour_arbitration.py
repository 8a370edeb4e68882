"""Answer to whom labour arbitration was begun against: ten days, and not the court's fifteen or thirty (LAB-30)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import takewhile
from typing import Final

from actions.answers import Answer
from actions.defence.telling import suit_told
from actions.dialogue.buttons import button
from actions.dialogue.told_days import full
from actions.dialogue.turn import Turn
from actions.hearing.readers import is_of_labour_award
from actions.identity.residence import today_of
from actions.readers.standing import stands
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_LOOKED_BACK: Final = 4
"""Messages before this one in which the arbitration, or the day its papers came, may have been told."""
_MUST_ANSWER: Final = "answers_labour_arbitration"
_GOES_ON: Final = ("asks_days", "labour_arbitration")
"""Standings by which a further message speaks of the arbitration that was told; so does a day alone."""
_LONGEST: Final = 240
_DAYS: Final = 10
_OLDEST: Final = 400
"""Days after which a day that was told is none of receipt."""
_RULE: Final = Words(
    "这是劳动仲裁，不是法院的案子，期限不一样：收到仲裁申请书副本后十日内，向寄来的那个劳动人事争议仲裁委员会交答辩书；"
    "不交，仲裁照样进行（劳动争议调解仲裁法第30条）。",
    "This is labour arbitration, not a court case, and its time is another: within ten days of receiving the copy of "
    "the application, hand your answer to the labour arbitration commission that sent it; without one it goes on all "
    "the same (Labour Dispute Mediation and Arbitration Law, Art. 30).",
)
_UNTIL: Final = Words(
    "您{received}收到，从第二天起数，稳妥的最后一天是{until}{late}。通知上写了别的日子的，以通知为准。",
    "Received {received}, counted from the day after, the safe last day is {until}{late}. If the notice names another "
    "day, that one counts.",
)
_LATE: Final = Words(
    "，已经过了：马上交，并打电话问仲裁委还收不收",
    ", which has passed: hand it in at once, and ask them if it is still taken",
)
_ASK_DAY: Final = Words(
    "哪一天收到的？告诉我，我帮您数到哪天。", "On which day did it come? Tell me and I'll count the days."
)
_AFTERWARDS: Final = Words(
    "对裁决不服，一般在收到裁决书之日起十五日内向法院起诉（第50条）；金额不大的欠薪、工伤等裁决对单位是终局的，"
    "只能在三十日内申请撤销（第47、49条）。我这里递不了劳动仲裁的答辩书；可以委托律师，或者转人工。",
    "Against the award one may as a rule sue within fifteen days of receiving it (Art. 50); some awards on small sums "
    "of pay or injuries are final for an employer, who can only ask within thirty days to have them set aside (Arts. "
    "47, 49). I can't hand in that answer from here; you can appoint a lawyer, or talk to a person.",
)
_WAYS: Final = (
    (Words("视频委托律师", "Appoint a lawyer by video"), "start_authorization"),
    (Words("转人工", "Talk to a person"), "ask_human"),
)


async def asked_outright(turn: Turn) -> bool:
    """Tell the same before any other answer of a message outside a form."""
    return not turn.has_draft and answered(turn)


def answered(turn: Turn) -> bool:
    """Tell whoever must answer in labour arbitration until when, and where; False for anybody else.

    An award that has come is answered by a suit, and has days of its own.
    """
    said = turn.answer
    if said.pressed or not said.text or len(said.text) > _LONGEST:
        return False
    if is_of_labour_award(said.text):
        return False
    before = list(takewhile(lambda one: not is_of_labour_award(one.text), turn.typed_before(_LOOKED_BACK)))
    if not stands(_MUST_ANSWER, said.text):
        told = any(stands(_MUST_ANSWER, one.text) for one in before)
        if not told or not (any(stands(name, said.text) for name in _GOES_ON) or _day(turn, said) is not None):
            return False
    today = today_of(turn)
    days = (_day(turn, one) for one in (said, *before))
    received = next((day for day in days if _may_be_receipt(day, today)), None)
    turn.say(READY_WORDS, _buttons(turn), words=_words(turn, received, today))
    return True


def _day(turn: Turn, said: Answer) -> date | None:
    """The day the papers came, as a message tells it."""
    told = suit_told(turn, said)
    day = told.values.get("received") or told.loose
    return date.fromisoformat(str(day)) if day else said.day()


def _may_be_receipt(day: date | None, today: date) -> bool:
    return day is not None and today - timedelta(days=_OLDEST) <= day <= today


def _words(turn: Turn, received: date | None, today: date) -> str:
    language = turn.language
    lines = [_RULE.say(language)]
    if received is None:
        lines.append(_ASK_DAY.say(language))
    else:
        until = received + timedelta(days=_DAYS)
        late = _LATE.say(language) if until < today else ""
        told = {"received": full(received, language), "until": full(until, language), "late": late}
        lines.append(_UNTIL.say(language).format(**told))
    return "\n".join((*lines, _AFTERWARDS.say(language)))


def _buttons(turn: Turn) -> list[dict[str, str]]:
    return [] if turn.has_draft else [button(turn.language, title, intent) for title, intent in _WAYS]
