"""The questions about the suit: the day the papers came, the domicile, the hearing, court, case number, plaintiff."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.defence.domicile import domicile_in, tells_nationality
from actions.defence.readers.days import is_assumed_long_ago, is_of_debt, tells_no_receipt, with_calendar_days
from actions.defence.readers.suits import (
    does_not_know,
    plaintiffs_in,
    speaks_of_what_stands,
    tells_none,
)
from actions.defence.telling import suit_told, today_of
from actions.dialogue.fields import SKIPPED, Answers, Field, choice_field
from actions.dialogue.name_question import names_of_party
from actions.dialogue.phrases import says_only, takes_back
from actions.dialogue.readers.case_numbers import case_number_told
from actions.dialogue.readers.speech_acts import act_of, asks
from actions.dialogue.readers.told_days import read_told_day
from actions.dialogue.told_days import full, pressed_order, today_there, told_day
from actions.dialogue.turn import Turn
from actions.readers.standing import stands
from backend.conversation.wanted import A_FILE
from backend.shared.courts import COURTS, name_in, read_place
from backend.shared.wording import Words, verbatim
from backend.shared.zone_countries import country_of_zone

BRIEF, REMIND = "brief", "remind"
ASKS = "asks"
"""Field of the things a petition asks for."""
TODAY, UNKNOWN = "today", "unknown"
PAPER_DATE, DOUBTED = "paper_date", "received_doubted"
"""The date a paper bears, and a day of receipt before it that was doubted once."""
CLAIMED, CONTESTED = "claims_so_far", "contested"
"""Claims of the other side, and the pleas against them, told before either is asked."""
COUNTER = "counter_wanted"
"""Claim of the sued against the plaintiff, told before a counterclaim is written."""
BESIDE_HEARING = ("hearing_time", "hearing_place", "hearing_of")
"""The hour and the room told with a hearing, and the day they are of; no question asks for them."""
TOLD_ASIDE = (
    "received", "domicile", "hearing", *BESIDE_HEARING, COUNTER,
    "court", "case_number", "plaintiff", "kind", "name", "phone", "address",
    CLAIMED, CONTESTED,
)  # fmt: skip
"""Fields that may be told at any time, in this order."""
_OTHER_DAY = {"received": "hearing", "hearing": "received"}
"""The day a clause tells instead, by the day that is asked for: it is no answer then."""
_LONGEST_COURT = 60
_SHORT_CHOICE = 24
"""Characters of words that choose one of the domiciles; "there was none" at the end of a sentence chooses nothing."""
_TODAY = Choice(TODAY, Words("今天收到的", "Today"), ("今天", "今日", "刚刚", "today", "just now"))
_DOMICILES = (
    Choice("china", Words("国内有住所（户口还在）", "Domicile in China (hukou there)"), ("户口还在", "国内有")),
    Choice("abroad", Words("国内没有住所", "No domicile in China"), ("国内没有", "没有户口", "none")),
    Choice(UNKNOWN, Words("说不清", "I am not sure"), ("不清楚", "不知道", "唔清楚", "唔知", "not sure", "don't know")),
)
_NEXT = (
    Choice(
        BRIEF,
        Words("写答辩状", "Write the answer"),
        ("答辩状", "答辩", "写", "现在", "而家", "answer", "brief", "write", "now"),
    ),
    Choice(REMIND, Words("先只要提醒", "Only remind me"), ("提醒", "先不写", "只要提醒", "remind", "later")),
)


def wants_paper(answers: Answers) -> bool:
    """Return True if the written answer or a petition is made, not only days reminded of."""
    return answers.get("next") == BRIEF or bool(answers.get(ASKS))


async def _read_received(turn: Turn, answer: Answer) -> Reading:
    """The day the papers came; a day that no cue says the meaning of only where it is asked for."""
    if answer.text and turn.is_open("received") and pick(answer, (_TODAY,)).found:
        return Reading(today_of(turn).isoformat(), entities=("date",))
    if answer.day() is not None and turn.is_open("received") and stands("posted_day", answer.text):
        return Reading(problem="utter_standing_posted_day")
    found = _not_before_paper(turn, await _read_day(turn, answer, "received"))
    unknown = not found.found and not found.problem and turn.is_open("received") and does_not_know(answer.text)
    return Reading(SKIPPED) if unknown else found


def _not_before_paper(turn: Turn, found: Reading) -> Reading:
    """Doubt, once, a day of receipt on which the paper had not been written yet."""
    paper = turn.answers.get(PAPER_DATE)
    if not (found.found and paper) or str(found.value) >= str(paper) or turn.answers.get(DOUBTED) == found.value:
        return found
    facts = {"paper": _show_day(turn, paper), "received": _show_day(turn, found.value)}
    return Reading(problem="utter_defence_received_before_paper", facts=facts, notes={DOUBTED: found.value})


async def _read_hearing(turn: Turn, answer: Answer) -> Reading:
    found = await _read_day(turn, answer, "hearing")
    if not found.found and turn.is_open("hearing") and tells_none(answer.text):
        return Reading(SKIPPED)
    if found.value and date.fromisoformat(str(found.value)) < today_of(turn):
        return Reading(problem="utter_defence_hearing_past") if turn.is_open("hearing") else NOTHING
    return found


async def _read_day(turn: Turn, answer: Answer, name: str) -> Reading:
    told = suit_told(turn, answer)
    if name in told.values:
        also = {key: told.values[key] for key in told.values if key != name and key not in turn.answers}
        return Reading(told.values[name], also=also, entities=("date", "datetime"))
    if not turn.is_asked(answer, name) or _OTHER_DAY[name] in told.values:
        return NOTHING
    if name in told.faults and told.faults[name].fault == "future":
        return Reading(problem="utter_defence_received_future")
    if name == "received" and tells_no_receipt(answer):
        return NOTHING
    if told.loose and len(answer.values("date", "datetime")) > 1:  # "the 10th, no, the 12th"
        return Reading(told.loose, entities=("date", "datetime"))
    answer = with_calendar_days(answer, today_of(turn))
    found = await told_day(turn, answer, name, "past" if name == "received" else "any")
    if found is None:
        return NOTHING
    if name == "received" and found.found:
        day = date.fromisoformat(str(found.value))
        if is_of_debt(answer, day, today_of(turn)):
            return NOTHING
        whole = read_told_day(answer, today_of(turn), country_of_zone(turn.timezone), "past")
        if whole is not None and is_assumed_long_ago(whole, today_of(turn)):
            return Reading(problem="utter_defence_received_future")
    return replace(found, problem="utter_defence_received_future") if found.problem == "utter_date_future" else found


async def _pressed_received(turn: Turn, value: str) -> Reading:
    return Reading(today_of(turn).isoformat()) if value == TODAY else await pressed_order(turn, "received", value)


async def _pressed_hearing(turn: Turn, value: str) -> Reading:
    return await pressed_order(turn, "hearing", value)


async def _offered_days(turn: Turn) -> Sequence[Choice]:
    return (_TODAY,)


def _show_day(turn: Turn, value: Any) -> str:
    return full(date.fromisoformat(str(value)), turn.language)


async def _read_domicile(turn: Turn, answer: Answer) -> Reading:
    """The registration told of goes before the words of a choice: "没有户口" holds "有户口"."""
    home = domicile_in(answer.text) if answer.text else None
    if home:
        return Reading(home, entities=("domicile",))
    if turn.is_open("domicile") and _has_none(answer):
        return Reading("abroad", entities=("domicile",))
    if turn.is_open("domicile") and not answer.asks and tells_nationality(answer.text):
        return Reading(problem="utter_defence_unsure_domicile")
    return pick(answer, _DOMICILES) if len(answer.text) <= _SHORT_CHOICE else NOTHING


def _has_none(answer: Answer) -> bool:
    """Return True if a stretch says that there is none ("I don't have one"), and no other one doubts it.

    The "no" of a correction ("No, I said 20 November") denies what we wrote, and no domicile.
    """
    if takes_back(answer.text) or speaks_of_what_stands(answer.text) or answer.values("date", "datetime"):
        return False
    return not does_not_know(answer.text) and any(says_only("have_none", part.text) for part in answer.stretches())


async def _say_how_to_find(turn: Turn) -> None:
    """Tell somebody who does not know the day where it stands, and what to do until then."""
    if turn.answers.get("received") == SKIPPED:
        turn.say("utter_defence_day_unknown")


async def _offered_domiciles(turn: Turn) -> Sequence[Choice]:
    return _DOMICILES


def _show_domicile(turn: Turn, value: Any) -> str:
    return next(one.label for one in _DOMICILES if one.value == value).say(turn.language)


async def _read_court(turn: Turn, answer: Answer) -> Reading:
    told = suit_told(turn, answer).values.get("court")
    if told:
        return Reading(told, entities=("court",))
    return court_called(answer) if turn.is_open("court") else NOTHING


def court_called(answer: Answer) -> Reading:
    """A court that is asked for, by its name or its place."""
    text = answer.text.strip(" 。.,，")
    if not text:
        return NOTHING
    place = read_place(text)
    if place.court is not None and len(text) <= _LONGEST_COURT:
        return Reading(COURTS[place.court].name.zh)
    named = "法院" in text or "court" in text.casefold()
    if act_of(text) or asks(text) or not named or len(text) > _LONGEST_COURT:
        return Reading(problem="utter_defence_court_odd")
    return Reading(text)


async def _read_case_number(turn: Turn, answer: Answer) -> Reading:
    number = answer.value("case_number")
    if isinstance(number, str):
        return Reading(number, entities=("case_number",))
    if (told := case_number_told(answer.text, today_there(turn).year)) is not None:
        return Reading(told, entities=("case_number",))
    odd = turn.is_open("case_number") and any(sign.isdigit() for sign in answer.text)
    return Reading(problem="utter_defence_number_odd") if odd else NOTHING


async def read_plaintiff(turn: Turn, answer: Answer) -> Reading:
    """Read who sues: one name or several, of people or bodies."""
    if told := plaintiffs_in(answer.text):
        return Reading("、".join(told), entities=("plaintiff",))
    if not answer.text or not turn.is_asked(answer, "plaintiff"):
        return NOTHING
    return names_of_party(answer.text, ("plaintiff", "other"))


def _known_or(name: str) -> Any:
    """A question of the written answer that is shown as well where it was told before."""

    def applies(answers: Answers) -> bool:
        return wants_paper(answers) or answers.get(name, SKIPPED) != SKIPPED

    return applies


def _as_written(turn: Turn, value: Any) -> str:
    return verbatim(str(value))


def _show_court(turn: Turn, value: Any) -> str:
    return verbatim(name_in(str(value), turn.language))


def received_field(**more: Any) -> Field:
    """Return the question on which day the papers came."""
    return Field(
        "received", Words("收到日期", "Received on"), _read_received,
        words=("收到", "日期", "签收", "received", "opened"),
        choices=_offered_days, pressed=_pressed_received, show=_show_day, optional=True, is_open=True, **more,
    )  # fmt: skip


def domicile_field(**more: Any) -> Field:
    """Return the question whether there is a domicile in China, on which the periods hang."""
    return Field(
        "domicile", Words("住所", "Domicile"), _read_domicile, words=("户口", "户籍", "hukou", "domicile"),
        choices=_offered_domiciles, show=_show_domicile, unsure="utter_defence_unsure_domicile",
        why="utter_defence_unsure_domicile", **more,
    )  # fmt: skip


def case_number_field(applies: Callable[[Answers], bool], **more: Any) -> Field:
    """Return the question for the number of the case."""
    return Field(
        "case_number", Words("案号", "Case number"), _read_case_number, words=("案件号", "case number"),
        optional=True, applies=applies, show=_as_written, **more,
    )  # fmt: skip


def suit_fields() -> tuple[Field, ...]:
    """The questions in their order; the days first, because time is short."""
    return (
        received_field(why="utter_defence_why_received", wants=A_FILE),
        domicile_field(before=_say_how_to_find),
        Field(
            "hearing", Words("开庭日期", "Hearing on"), _read_hearing, words=("开庭", "庭审", "hearing"),
            pressed=_pressed_hearing, show=_show_day, optional=True,
        ),
        choice_field(
            "next", Words("接下来", "Next"), _NEXT, words=("写答辩状", "提醒", "next"), first_is_recommended=True,
        ),
        Field(
            "court", Words("法院", "Court"), _read_court, words=("哪个法院", "court"), free_text=True, optional=True,
            applies=_known_or("court"), show=_show_court, unsure="utter_defence_unsure_court",
        ),
        case_number_field(_known_or("case_number"), unsure="utter_defence_unsure_court"),
        Field(
            "plaintiff", Words("原告", "Plaintiff"), read_plaintiff, words=("对方", "谁告", "plaintiff"),
            free_text=True, optional=True, applies=_known_or("plaintiff"), show=_as_written,
        ),
    )  # fmt: skip
