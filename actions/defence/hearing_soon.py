"""A hearing of today or tomorrow: whom to call first and what to ask for, before anything about the time to answer.

The periods of an answer help nobody who is awaited in court within a day and is abroad.
"""

from __future__ import annotations

from datetime import date, timedelta

from actions.defence.petition_flow import WRITE
from actions.defence.telling import suit_told, today_of
from actions.dialogue.buttons import sending
from actions.dialogue.fields import SKIPPED
from actions.dialogue.turn import Turn
from actions.topic import AnswerTo
from backend.shared.calendar import BEIJING
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, day

SOON = "hearing_soon"
"""Note of the day of a hearing for which this was said."""
_WORDS = Words(
    """\
开庭就在{hearing}（北京时间），先做这几件，现在就做：
1. 马上打电话给法院，找承办法官或书记员，说明您在国外、赶不到。
号码在传票上，国外拨 +86，区号去掉第一个 0；找不到就打法院 12368。
2. 同时书面申请延期开庭（第149条）或者线上开庭，写清理由，附上证明；准不准由法院决定，没答复以前开庭照旧。
3. 没有正当理由不到庭，可能缺席判决（第147条）。有亲友或律师能去的，先问法院要什么手续。""",
    """\
Your hearing is on {hearing} (Beijing's calendar). Do this first, now:
1. Call the court, ask for the judge or the clerk, and say that you are abroad and cannot get there. The number is on \
the summons; from abroad dial +86 and the area code without its first 0. If there is none, call the courts' line 12368.
2. Ask in writing at the same time for another day (Art. 149) or to attend online, with your reason and proof. The \
court decides, and until it does the hearing stands.
3. Staying away without good reason may lead to a default judgment (Art. 147). If a relative or a lawyer can go, ask \
the court first what they need to bring.""",
)


def is_soon(turn: Turn, hearing: object) -> bool:
    """Return True if a hearing is today or tomorrow in Beijing."""
    if not hearing or hearing == SKIPPED:
        return False
    there = turn.now.astimezone(BEIJING).date()
    return min(there, today_of(turn)) <= date.fromisoformat(str(hearing)) <= there + timedelta(days=1)


def tell_soon(turn: Turn) -> None:
    """Say what to do first, once for each day of a hearing that is kept."""
    hearing = turn.answers.get("hearing")
    if is_soon(turn, hearing) and turn.answers.get(SOON) != hearing:
        turn.change({SOON: hearing})
        _say(turn, str(hearing))


def tell_soon_told(turn: Turn) -> str:
    """Say the same of a hearing this message tells of, and return its day; nothing where it tells of none so near."""
    hearing = str(suit_told(turn, turn.answer).values.get("hearing", ""))
    return hearing if not turn.answer.pressed and tell_soon_day(turn, hearing) else ""


def tell_soon_day(turn: Turn, hearing: str) -> bool:
    """Say the same of the day of a hearing; False where it is not so near."""
    soon = is_soon(turn, hearing)
    if soon:
        _say(turn, hearing)
    return soon


def before(answer: AnswerTo) -> AnswerTo:
    """Return the answer about hearings before which whoever tells of one within a day hears what to do first."""

    async def told(turn: Turn) -> None:
        if not tell_soon_told(turn):
            await answer(turn)

    return told


def _say(turn: Turn, hearing: str) -> None:
    label, payload = WRITE["online"]
    words = _WORDS.say(turn.language).format(hearing=day(date.fromisoformat(hearing), turn.language))
    turn.say(READY_WORDS, [sending(turn.language, label, payload)], words=words)
