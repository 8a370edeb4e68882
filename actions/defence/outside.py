"""Conversation without an open form: questions of whoever is sued, days told afterwards, and reminders wished for."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from typing import Any, cast

from rasa_sdk.events import FollowupAction

from actions.defence.hearing_soon import tell_soon_day
from actions.defence.memory import spoken_of, told_in_conversation
from actions.defence.petition_flow import PETITION_WISH, SERVICE, WRITE
from actions.defence.petition_readers import petition_wish_in
from actions.defence.readers.suits import (
    asks_until_when,
    cannot_come,
    is_about_suit,
    names_court_paper,
    says_sued,
    speaks_of_hearing,
    tells_arrival,
    topic_of,
    wants_reminder,
)
from actions.defence.reminded import STOPPED, tell_reminders
from actions.defence.telling import hearing_facts, last_days, suit_told, tell_last_days
from actions.defence.whose_court import told_of_elsewhere
from actions.dialogue.buttons import payload_of, sending
from actions.dialogue.fields import SKIPPED
from actions.dialogue.flow import BeforeForm
from actions.dialogue.phrases import said as says
from actions.dialogue.turn import Turn, in_form
from actions.hearing.telling import upcoming
from actions.readers.sides import standpoint
from actions.readers.standing import stands
from actions.script import sign_by_sign
from backend.defence.announcements import decision_facts
from backend.defence.commands import ForgetDefence, KeepDefence, MyDefences, StopDefenceReminders
from backend.defence.kept import Defence
from backend.defence.model import Domicile, Suit
from backend.defence.petition import PETITION_NAMES
from backend.shared.wording import Words, verbatim

AnswerTo = Callable[[Turn], Awaitable[None]]
Way = tuple[Words, str]
"""A button: its words and what it sends."""
WISH, CHOSEN = "defence_wish", "defence_chosen"
_REMIND, _FORGET, _SURE = "remind", "forget", "forget_sure"
_DAY_TOLD = frozenset({"received", "domicile", "hearing"})
_BEGIN = (Words("开始应诉答辩", "Answer the lawsuit"), payload_of("start_defence"))
_REMIND_ME = (Words("提醒我", "Remind me"), payload_of("ask_defence", **{WISH: _REMIND}))
_LAWYER = (Words("视频委托律师", "Appoint a lawyer by video"), payload_of("start_authorization"))
_ONLINE = (Words("网上怎么开庭", "How online hearings work"), payload_of("ask_online_hearing"))
_WRITE = (Words("帮我写答辩状", "Write the answer with me"), payload_of("start_defence"))
_MEDIATE = (Words("找调解员和对方谈", "Have a mediator talk to them"), payload_of("start_mediation"))
_TOPICS: dict[str, tuple[tuple[Words, str], ...]] = {
    "brief": (_WRITE,),
    "arrest": (_BEGIN,),
    "arbitration": (WRITE["objection"], _BEGIN),
    "jurisdiction": (WRITE["objection"], _BEGIN),
    "hand_in": (_WRITE, _LAWYER),
    "counterclaim": (
        WRITE["counterclaim"],
        _BEGIN,
        (Words("反诉费多少", "Fee of a counterclaim"), payload_of("ask_court_fee")),
    ),
    "extension": (WRITE["extension"], _BEGIN),
    "default": (_BEGIN, _ONLINE, _LAWYER),
    "served": (_BEGIN,),
    "mediation": (
        WRITE["mediation"],
        _MEDIATE,
        (Words("调解怎么办", "How mediation works"), payload_of("ask_mediation")),
        _BEGIN,
    ),
    "lawyer": (_LAWYER, _BEGIN),
    "period": (_BEGIN,),
    "scam": (_BEGIN,),
    "other_side": (),
}


_OF_A_SUIT = frozenset({"defence", SERVICE})
"""Services whose forms know the day of receipt, the domicile and the hearing."""
_PETITIONS = frozenset((*WRITE.values(), _MEDIATE))
"""Buttons that are offered in the middle of the written answer, too; it waits meanwhile."""
_SETTLING = "mediation"
_SETTLED = "utter_defence_mediation"
_CLAUSE, _CLAUSE_UNTIL = "utter_defence_arbitration", "utter_defence_arbitration_when"
"""The answer whose last day is another than that of an answer to the suit: the first hearing; and that day."""
_TOLD_OF_A_SUIT = frozenset({"ask_law", "ask_next_step", "ask_time_limit"})
"""Intents under which whoever has a court's paper before them tells of it."""


async def defence(turn: Turn) -> None:
    """Answer a question of whoever is sued; what a button says comes first."""
    pressed = turn.answer.pressed
    if pressed.get(PETITION_WISH) in WRITE and not turn.has_draft:
        turn.events.append(FollowupAction(f"{SERVICE}_form"))
    elif (stopped := pressed.get(STOPPED)) is not None:
        count = await turn.do(StopDefenceReminders(turn.person.person_id, str(stopped)))
        turn.say("utter_defence_stopped" if count else "utter_hearing_nothing_to_stop")
    elif pressed.get(WISH) == _REMIND:
        await remind(turn)
    elif pressed.get(WISH) in (_FORGET, _SURE):
        await _forget(turn, str(pressed.get(CHOSEN, "")), sure=pressed.get(WISH) == _SURE)
    else:
        await _explain(turn)


def asks_of_another_paper(turn: Turn) -> bool:
    """Return True if somebody asks if they must sign, and neither the message nor the talk knows of a court's paper."""
    text = turn.answer.text
    if turn.answer.pressed or turn.has_draft or not text or topic_of(text) != "served":
        return False
    return not (is_about_suit(text) or names_court_paper(text) or spoken_of(turn) or told_in_conversation(turn))


def _days_of_form(turn: Turn) -> dict[str, Any]:
    """The days that an open form about the suit knows."""
    known = turn.answers if turn.has_draft and turn.draft.service in _OF_A_SUIT else {}
    return {name: known[name] for name in _DAY_TOLD if known.get(name) not in (None, SKIPPED)}


def _told_before(turn: Turn) -> dict[str, Any]:
    """Return what is known of the suit: the answers of an open form, else what the talk has told."""
    return {**told_in_conversation(turn), **_days_of_form(turn)}


async def last_days_asked(turn: Turn) -> None:
    """Tell until when the open answer to a suit has to be in, by what is known of it; the rule where nothing is."""
    told = _told_before(turn)
    if _is_of_clause(turn):
        turn.say(_CLAUSE_UNTIL)
    elif "received" in told:
        _tell_days(turn, told)
    else:
        turn.say("utter_hearing_limits")


def _is_of_clause(turn: Turn) -> bool:
    """Return True if an objection that rests on an arbitration clause was just told of; its last day is another."""
    return _CLAUSE in turn.said_before


async def _explain(turn: Turn) -> None:
    said = turn.answer
    now = suit_told(turn, said).values
    told = {**told_in_conversation(turn), **now, **_days_of_form(turn)}
    topic = "period" if asks_until_when(said.text) or stands("in_time_today", said.text) else topic_of(said.text)
    if "hearing" in now or topic == "hearing":
        if "received" in now:
            _tell_days(turn, told)
        _tell_hearing(turn, told.get("hearing"))
    elif topic == "period" and _is_of_clause(turn):
        turn.say(_CLAUSE_UNTIL)
    elif topic == "period" and "received" in told:
        _tell_days(turn, told)
        for part in said.clauses():  # "When is the last day? And can I just ignore it?"
            beside = topic_of(part.text) if part.asks and not asks_until_when(part.text) else ""
            if beside in _TOPICS:
                turn.say(f"utter_defence_{beside}", _buttons(turn, *_open_to(turn, _TOPICS[beside])))
    elif topic in _TOPICS:
        turn.say(f"utter_defence_{topic}", _buttons(turn, *_open_to(turn, _TOPICS[topic])))
        if topic == "jurisdiction" and stands("appeals", said.text):
            turn.say("utter_hearing_limits")  # the ruling on an objection can be appealed against: CPL-157, CPL-171
    elif not await _my_suits(turn):
        turn.say("utter_defence_opening", _buttons(turn, *([] if turn.has_draft else (_BEGIN,))))


def _tell_hearing(turn: Turn, on: Any) -> None:
    if on and tell_soon_day(turn, str(on)):
        return
    known = hearing_facts(turn, date.fromisoformat(str(on))) if on else {"hearing": "", "odd": ""}
    apply = WRITE["online"]
    ways = (apply, _ONLINE, _LAWYER) if not on else (_REMIND_ME, apply, _ONLINE, _LAWYER)
    utter = "utter_defence_hearing_on" if on else "utter_defence_hearing"
    turn.say(utter, _buttons(turn, *_open_to(turn, ways)), **known)


async def hearing_told(turn: Turn) -> bool:
    """Say what is to be done before a hearing whose day is told and nothing else of the suit; False for other messages.

    Whichever side somebody is on, the day holds for them.
    """
    said = turn.answer
    if turn.has_draft or said.pressed or not said.text:
        return False
    told = suit_told(turn, said).values
    if "hearing" not in told or "received" in told:
        return False
    _tell_hearing(turn, told["hearing"])
    return True


async def hearing_recalled(turn: Turn) -> bool:
    """Say the day of a hearing that was told before to who asks when it is; False where none was, or a case has one."""
    known = _told_before(turn).get("hearing")
    if turn.answer.pressed or not known or turn.answer.day() is not None or await upcoming(turn):
        return False
    _tell_hearing(turn, known)
    return True


def _open_to(turn: Turn, ways: Sequence[Way]) -> Sequence[Way]:
    """The ways that are open: all of them outside a form, the petitions in the middle of the written answer."""
    if not turn.has_draft:
        return ways
    return [one for one in ways if one in _PETITIONS] if turn.draft.service == "defence" else ()


def _tell_days(turn: Turn, told: dict[str, Any]) -> None:
    hearing = str(told.get("hearing") or "")
    tell_last_days(turn, str(told["received"]), str(told.get("domicile", "unknown")), hearing)
    if not turn.has_draft:
        turn.say("utter_defence_and_now", _buttons(turn, _REMIND_ME, _WRITE))


async def take_up(turn: Turn) -> bool:
    """Take a day or a domicile told where a suit was spoken of; False leaves the message to others."""
    said = turn.answer
    if in_form(turn) or said.pressed or not said.text:
        return False
    if told_of_elsewhere(turn):
        return True
    if says("names_award", said.text) and not says_sued(said.text):
        return False  # the day an award came starts no time to answer a complaint
    stand = standpoint(said.text)
    if said.decision != "answer" and (says_sued(said.text) or (stand.side == "sued" and stand.sure)):
        turn.events.append(FollowupAction("defence_form"))
        return True
    has_answer = said.is_sure and said.intent.startswith("ask_") and said.intent not in _TOLD_OF_A_SUIT
    on_paper = not has_answer and is_about_suit(said.text) and suit_told(turn, said).tells_anything
    asked = topic_of(said.text)
    signs = asked == "served" and said.asks and spoken_of(turn)
    of_appeal = asked == "period" and stands("appeals", said.text)  # those days are no days to answer
    if not has_answer and not on_paper and not of_appeal and (signs or says_sued(said.text)) and asked in _TOPICS:
        turn.say(f"utter_defence_{asked}", _buttons(turn, *_TOPICS[asked]))
        return True
    if not (spoken_of(turn) or on_paper) or (said.is_sure and said.intent.startswith(("start_", "find_", "change_"))):
        return False
    now = suit_told(turn, said)
    asked_when = asks_until_when(said.text)
    told = {**told_in_conversation(turn), **now.values}
    if now.loose and "received" not in now.values:
        told["received"] = now.loose
    if now.faults and not now.values and not said.asks:
        fault = next(iter(now.faults.values()))
        turn.say("utter_defence_received_future" if fault.fault == "future" else "utter_invalid_date",
                 said=verbatim(fault.said or said.text))  # fmt: skip
        return True
    if not (_DAY_TOLD & set(now.values) or now.loose or (asked_when and "received" in told)):
        return False
    if "hearing" in now.values and "received" not in now.values:
        _tell_hearing(turn, told["hearing"])
    elif "received" in told:
        _tell_days(turn, told)
        if on_paper and asked in _TOPICS and asked != "period":
            turn.say(f"utter_defence_{asked}", _buttons(turn, *_TOPICS[asked]))
    else:
        turn.say("utter_defence_domicile_heard", _buttons(turn, _BEGIN), days=15 if told["domicile"] == "china" else 30)
    return True


async def days_asked(turn: Turn) -> bool:
    """Tell the days to answer by to who says when a court's paper came and asks how long they have; else False."""
    said = turn.answer
    if in_form(turn) or said.pressed or not said.text or says("names_award", said.text):
        return False
    if not (names_court_paper(said.text) and asks_until_when(said.text)) or stands("appeals", said.text):
        return False
    if standpoint(said.text).side in ("suing", "won", "lost"):
        return False
    told = suit_told(turn, said).values
    received = told.get("received") or _only_day(turn)
    if not received:
        return False
    _tell_days(turn, {**told_in_conversation(turn), **told, "received": received})
    return True


def _only_day(turn: Turn) -> str:
    """Return the one day of a message that tells of something that came, where it is not ahead; else nothing."""
    days = {str(one)[:10] for one in turn.answer.values("date") if isinstance(one, str)}
    came = tells_arrival(turn.answer.text) and len(days) == 1 and max(days) <= turn.now.date().isoformat()
    return next(iter(days)) if came else ""


async def reminder_follow_up(turn: Turn) -> bool:
    """Take "remind me" where a suit against the person was just spoken of; elsewhere it is another's."""
    said = turn.answer
    if said.pressed or said.intent != "start_hearing_reminder" or not said.is_sure or not spoken_of(turn):
        return False
    await remind(turn)
    return True


async def remind(turn: Turn) -> None:
    """Keep what was told of the suit and remind of its days; without a day, ask for it."""
    told = {**told_in_conversation(turn), **suit_told(turn, turn.answer).values}
    suit = _suit(told)
    if suit.received_on is None and suit.hearing_on is None:
        turn.say("utter_defence_remind_of_what", _buttons(turn, _BEGIN))
        return
    mark = f"{turn.person.person_id} {suit.received_on} {suit.hearing_on} {suit.case_number} {suit.domicile}"
    key = f"suit_{hashlib.sha256(mark.encode()).hexdigest()[:24]}"
    kept: Defence = await turn.do(KeepDefence(key, turn.person.person_id, suit))
    tell_reminders(turn, kept)


async def _my_suits(turn: Turn) -> bool:
    """Tell the suits that are kept, with what can be done; False if there are none."""
    mine: list[Defence] = await turn.do(MyDefences(turn.person.person_id))
    if not mine or not ("我的" in turn.answer.text or "my " in turn.answer.text.casefold()):
        return False
    for one in mine[:3]:
        forget = (
            Words("删掉这份", "Erase it"),
            payload_of("ask_defence", **{WISH: _FORGET, CHOSEN: one.defence_id}),
        )
        what = "defence_petition" if one.petition is not None else "defence"
        turn.say(f"utter_{what}_stands_{one.status}", _buttons(turn, forget), **_facts(turn, one))
        if one.petition is not None and one.decision is not None:
            facts = _facts(turn, one) | decision_facts(one, turn.language) | {"ends": _ends(turn, one)}
            turn.say(f"utter_defence_petition_{one.petition.kind}_{one.decision.outcome}", **facts)
    return True


async def _forget(turn: Turn, defence_id: str, *, sure: bool) -> None:
    if sure:
        await turn.do(ForgetDefence(defence_id, turn.person.person_id))
        turn.say("utter_defence_forgotten")
        return
    payload = payload_of("ask_defence", **{WISH: _SURE, CHOSEN: defence_id})
    turn.say("utter_defence_forget_sure", _buttons(turn, (Words("是，删掉", "Yes, erase it"), payload)))


def _ends(turn: Turn, one: Defence) -> str:
    """The last days to answer as they stand, or nothing where the day of receipt was not told."""
    if one.suit.received_on is None:
        return ""
    return str(last_days(turn, one.suit.received_on.isoformat(), one.suit.domicile)["ends"])


def _facts(turn: Turn, one: Defence) -> dict[str, Any]:
    name = one.suit.case_number or "、".join(one.suit.plaintiffs) or one.suit.court
    suit = verbatim(name) if name else Words("告您的案子", "the suit against you").say(turn.language)
    what = {"what": PETITION_NAMES[one.petition.kind].say(turn.language)} if one.petition is not None else {}
    return {"suit": suit, "receipt": verbatim(one.receipt), **what}


def also(comfort: AnswerTo) -> AnswerTo:
    """Return an answer to fear after which somebody who is sued hears what they can do, too."""

    async def told(turn: Turn) -> None:
        await comfort(turn)
        if not turn.answer.pressed and is_about_suit(turn.answer.text):
            await _explain(turn)

    return told


async def summoned(turn: Turn) -> bool:
    """Open the defence for who only says, outside a form, that a summons came; False for any other message."""
    said = turn.answer
    if turn.has_draft or said.pressed or not says_sued(said.text) or says("asks_softly", said.text):
        return False
    turn.events.append(FollowupAction("defence_form"))
    return True


def before(answer: AnswerTo, *, only_dayless: bool = False) -> AnswerTo:
    """Return an answer that leaves to defence what somebody who is sued asks in its words.

    Args:
        answer: of a question that others ask as well (limits, hearings).
        only_dayless: where a day is told, the answer knows what to do with it.
    """

    async def told(turn: Turn) -> None:
        said = turn.answer
        if not said.pressed and wants_reminder(said.text) and _is_of_answer(turn):
            await remind(turn)
            return
        mine = not said.pressed and _is_ours(turn, only_dayless=only_dayless)
        await (defence(turn) if mine else answer(turn))

    return told


async def settles(turn: Turn, service: str) -> bool:
    """Offer whoever is sued and wants to settle both ways, the court's mediation and ours; False where ours may open.

    Args:
        service: whose form would open.
    """
    said = turn.answer
    if service != _SETTLING or said.pressed or not said.text or _SETTLED in turn.said_before:
        return False
    if not (says_sued(said.text) or petition_wish_in(said.text) == _SETTLING or spoken_of(turn)):
        return False
    turn.say(_SETTLED, _buttons(turn, *_TOPICS[_SETTLING]))
    return True


def settled_first(side_first: BeforeForm) -> BeforeForm:
    """Return what goes before a form opens: both ways to settle for whoever is sued, then what went there before."""

    async def first(turn: Turn, service: str) -> bool:
        return await settles(turn, service) or await side_first(turn, service)

    return first


def with_petition(answer: AnswerTo) -> AnswerTo:
    """Return the answer about hearings by video after which whoever is sued is offered to apply for one."""

    async def told(turn: Turn) -> None:
        await answer(turn)
        if not turn.answer.pressed and not turn.has_draft and (is_about_suit(turn.answer.text) or spoken_of(turn)):
            turn.say("utter_defence_petition_offer", _buttons(turn, WRITE["online"]))

    return told


def genuine(answer: AnswerTo) -> AnswerTo:
    """Return the answer to "is it genuine" that tells of summonses where one of them is meant, not us."""

    async def told(turn: Turn) -> None:
        said = turn.answer
        if not said.pressed and is_about_suit(said.text):
            turn.say("utter_defence_scam", _buttons(turn, *([] if turn.has_draft else (_BEGIN,))))
        else:
            await answer(turn)

    return told


def _is_of_answer(turn: Turn) -> bool:
    return spoken_of(turn) or topic_of(turn.answer.text) == "brief" or "答辩" in sign_by_sign(turn.answer.text)


def _is_ours(turn: Turn, *, only_dayless: bool) -> bool:
    text = turn.answer.text
    if only_dayless:
        of_today = stands("in_time_today", text)
        asked_on = topic_of(text) == "period" and not stands("appeals", text) and "received" in _told_before(turn)
        return (says_sued(text) or asked_on or (of_today and turn.has_draft)) and (
            of_today or turn.answer.day() is None
        )
    about = is_about_suit(text) or spoken_of(turn)
    return about and speaks_of_hearing(text) and (turn.answer.day() is not None or cannot_come(text))


def _suit(told: dict[str, Any]) -> Suit:
    days = {name: date.fromisoformat(str(told[name])) if told.get(name) else None for name in ("received", "hearing")}
    who = tuple(part for part in str(told.get("plaintiff", "")).split("、") if part)
    return Suit(
        str(told.get("court", "")), str(told.get("case_number", "")), who, days["received"],
        cast(Domicile, told.get("domicile", "unknown")), days["hearing"],
    )  # fmt: skip


def _buttons(turn: Turn, *offered: tuple[Words, str]) -> list[dict[str, str]]:
    return [sending(turn.language, title, payload) for title, payload in offered]
