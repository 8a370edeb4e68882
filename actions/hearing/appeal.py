"""Appeal against a judgment: until when it can be brought, in whatever order the facts are told.

The day of receipt, the domicile and the wish may stand in three messages. The time to appeal is never told as the time
to answer: 15 days after a judgment and 10 after a ruling with a domicile in China (CPL-171), 30 without (CPL-286).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from actions.answers import Answer
from actions.defence.domicile import domicile_in
from actions.dialogue.endings import close
from actions.dialogue.flow import Events, Flow, Surroundings
from actions.dialogue.turn import Turn
from actions.hearing.limits import say_reckoned
from actions.hearing.readers import is_of_labour_award, paper_named
from actions.hearing.receipt import LOOKED_BACK, home_told, received_on
from actions.identity.residence import today_of
from actions.readers.sides import standpoint
from actions.readers.standing import stands
from actions.topic import OpenEnd
from backend.hearing.limits.commands import MyLimits
from backend.hearing.limits.model import Limit, Service
from backend.shared.calendar import BEIJING

_LONGEST = 200
_RECKONED = "utter_hearing_limit_reckoned"
_OF_A_CASE = frozenset({"ask_progress", "ask_next_step"})
"""Intents that are answered from a case here; who appeals against a judgment may have none."""
_JUDGMENT, _COPY = "judgment_received", "appeal_copy"
"""Standings: a judgment came, the copy of the other side's appeal came."""


async def take_up(turn: Turn) -> bool:
    """Tell the last day to appeal, or by which rule it is reckoned; False where no appeal is spoken of."""
    said = turn.answer
    inside = (turn.tracker.active_loop or {}).get("name")
    if said.pressed or not said.text or len(said.text) > _LONGEST or turn.has_draft or inside:
        return False
    return await _tell(turn)


async def instead_of_answer(turn: Turn) -> bool:
    """Tell whoever means to answer a suit with a judgment, or the copy of an appeal, in hand what is due instead.

    Returns:
        False for whoever has a complaint or a summons, or presses a button.
    """
    text = turn.answer.text
    if turn.answer.pressed or not text:
        return False
    lost = standpoint(text).side == "lost" and speaks_of_appeal(text)
    if not (lost or stands(_JUDGMENT, text) or stands(_COPY, text)):
        return False
    if not await _tell(turn):
        turn.say("utter_hearing_limits")
        _say_who_signed(turn)
    return True


async def days_asked(turn: Turn) -> bool:
    """Tell until when an appeal can be brought where a fee was heard in the question for its days; False elsewhere."""
    text = turn.answer.text
    if turn.answer.pressed or not stands("asks_days", text) or not speaks_of_appeal(text):
        return False
    if not await _tell(turn):
        turn.say("utter_hearing_limits")
    return True


def days_first(fee: Flow) -> Flow:
    """Return the question for a fee before which is told until when one appeals, where the days are asked for."""

    async def before(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
        if turn.is_fresh_message and await days_asked(turn):
            return close()
        return await fee.before_opening(flow, turn, around)

    return replace(fee, before_opening=before)


async def _tell(turn: Turn) -> bool:
    """Tell the last day of the decision or the copy that was told of; False where neither is."""
    said = turn.answer
    wishes = speaks_of_appeal(said.text)
    before = turn.typed_before(LOOKED_BACK)
    earlier = [one for one in before if speaks_of_appeal(one.text) or stands(_JUDGMENT, one.text)]
    if asks_beyond_days(turn):
        return False
    today = today_of(turn)
    told = [said, *before]
    tells = received_on(said, today) is not None or domicile_in(said.text) is not None
    if not wishes and _of_copy(turn, told, tells=tells):
        return True
    came = stands(_JUDGMENT, said.text)
    if not wishes and stands("in_force", said.text):
        return False
    if not wishes and not came and not (earlier and tells and not stands("answers_suit", said.text)):
        return False
    day = next((found for one in told if (found := _received_decision(one, today)) is not None), None)
    if day is None:
        if not wishes or not asks_when(said.text) or (said.is_sure and said.intent not in _OF_A_CASE):
            return False  # the library's answer says more than the rule alone
        turn.say("utter_hearing_limits")
        return True
    if await turn.do(MyLimits(turn.person.person_id)):
        return False  # a limit that the court's own record starts is told as the record has it
    service = Service(
        "ruling" if any(stands("of_ruling", one.text) for one in (said, *earlier)) else "judgment",
        datetime.combine(day, time(12), BEIJING),
        "dismissed" if any(stands("of_ruling", one.text) for one in (said, *earlier)) else "",
    )
    limit = Limit("", "", "", "", service, home_told(told))
    say_reckoned(turn, limit)
    _say_who_signed(turn)
    return True


def beyond_days(known: OpenEnd) -> OpenEnd:
    """Return what answers a question about an appeal whose days have been told; False where it asks for them again.

    Args:
        known: answers a question of law that is known.
    """

    async def answered(turn: Turn) -> bool:
        return asks_beyond_days(turn) and await known(turn)

    return answered


def asks_beyond_days(turn: Turn) -> bool:
    """Return True if the days to appeal have been told, and a message asks something else of the appeal.

    What it costs, where it is handed in and what happens without one are no reason to tell the same days again.
    """
    said = turn.answer
    if said.pressed or not said.text or not any(_RECKONED in names for _, names in turn.exchanges(LOOKED_BACK)):
        return False
    today = today_of(turn)
    news = received_on(said, today) is not None or domicile_in(said.text) is not None or stands(_COPY, said.text)
    return not (news or stands(_JUDGMENT, said.text) or stands("asks_day", said.text))


def _of_copy(turn: Turn, told: Sequence[Answer], *, tells: bool) -> bool:
    """Tell until when the other side's appeal is answered (CPL-174, CPL-286); False where no copy of one came."""
    copies = [one for one in told if stands(_COPY, one.text)]
    is_asked = bool(copies) and (copies[0] is told[0] or tells or asks_when(told[0].text))
    days = (received_on(one, today_of(turn)) for one in told[: told.index(copies[-1]) + 1]) if is_asked else ()
    day = next((one for one in days if one is not None), None)
    if day is None:
        return False
    service = Service("appeal_petition", datetime.combine(day, time(12), BEIJING), "")
    say_reckoned(turn, Limit("", "", "", "", service, home_told(told)))
    return True


def _say_who_signed(turn: Turn) -> None:
    """Doubt a day on which somebody else signed for the paper: it counts only by who that was."""
    if stands("signed_by_other", turn.answer.text):
        turn.say("utter_defence_served")


def _received_decision(said: Answer, today: date) -> date | None:
    """The day a judgment or ruling came; None for another paper, such as the complaint that is to be answered."""
    paper = paper_named(said.text)
    other = paper not in ("judgment", "ruling") if paper is not None else stands("answers_suit", said.text)
    return None if other else received_on(said, today)


def speaks_of_appeal(text: str) -> bool:
    """Return True if somebody is against a judgment of the first instance, or asks about appealing against it.

    Who holds one that the other side does not perform asks what to do about that ("判了他不给，怎么办").
    """
    if not stands("appeals", text) or stands("final", text) or is_of_labour_award(text):
        return False
    return stands("names_appeal", text) or standpoint(text).side != "won"


def asks_when(text: str) -> bool:
    """Return True if it is asked until when, or what can be done at all."""
    return stands("asks_last_day", text)
