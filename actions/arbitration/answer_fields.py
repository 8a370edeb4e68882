"""The questions of a respondent: SCIA's notice and its days, who answers, objection, position, counterclaim, evidence.

Rules: ARB-20, ARB-25, ARB-2017-27, ARB-32, ARB-FEE-PREPAY. No day is counted: the notice's own is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.arbitration.answer_memory import position_told
from actions.arbitration.claim_fields import evidence_papers, nothing_first, show_list
from actions.arbitration.claim_list import ClaimList
from actions.arbitration.conduct_fields import PAPER, SENDS
from actions.arbitration.party_fields import other_side_reader, own_fields
from actions.arbitration.readers.notice import number_in
from actions.defence.argued import joined
from actions.defence.readers.suits import does_not_know
from actions.dialogue.fields import SKIPPED, Answers, Field, choice_field, text_reading
from actions.dialogue.name_question import name_field
from actions.dialogue.readers.names import read_personal_name
from actions.dialogue.readers.speech_acts import asks
from actions.dialogue.readers.statements import read_fact
from actions.dialogue.readers.told_days import read_told_day
from actions.dialogue.told_days import full, pressed_order, today_there, told_day
from actions.dialogue.turn import Turn
from actions.filing.readers import read_money, said_money
from backend.arbitration.model import CURRENCIES, LONGEST_TEXT
from backend.conversation.wanted import A_FILE
from backend.shared.wording import Words, verbatim
from backend.shared.zone_countries import country_of_zone

NOTICE, WHO, ANSWER = Words("仲裁通知", "The notice"), Words("答辩人", "Who answers"), Words("答辩", "The answer")
WRITE, WATCH, NO, YES = "write", "watch", "no", "yes"
_JUST_GONE = timedelta(days=90)
"""Within which a last day that was told without its year has gone by."""
_TODAY = Choice("today", Words("今天收到的", "Today"), ("今天", "今日", "刚刚", "today", "just now"))
_NEXT = (
    Choice(WRITE, Words("写答辩书", "Write the answer"), ("答辩书", "答辩", "写", "answer", "write")),
    Choice(WATCH, Words("先只要提醒", "Only remind me"), ("提醒", "先不写", "remind", "later")),
)
_OBJECTS = (
    Choice(NO, Words("没有异议", "No objection"), ("没有", "无", "冇", "none", "no")),
    Choice(YES, Words("有异议", "I object"), ("有", "异议", "object", "yes")),
)
_CLAIMS_BACK = (
    Choice(NO, Words("不提反请求", "No counterclaim"), ("不提", "没有", "冇", "none", "no")),
    Choice(YES, Words("要提反请求", "I have a counterclaim"), ("要提", "反请求", "counterclaim", "yes")),
)
_PAPERS = evidence_papers("evidence")
_OWN_LABELS = {
    "kind": Words("谁答辩", "Who answers"),
    "name": Words("答辩人姓名或名称", "Respondent's name"),
    "address": Words("答辩人地址", "Respondent's address"),
    "phone": Words("答辩人电话", "Respondent's telephone"),
}
"""Labels of an applicant's questions where a respondent answers them."""
POSITION_LABEL = Words("答辩意见", "What you say to the claims")
_ALL_SAID = Choice(
    "all", Words("就这些，不用加", "That is all"), ("就这些", "没有了", "不用加", "that is all", "nothing")
)


def writes(answers: Answers) -> bool:
    """Return True if the answer is written, and not only its last day watched."""
    return answers.get("next") == WRITE


def _when(name: str, field: str = "") -> Any:
    """Return True if a choice of the answer was made with a yes, or its `field` was told before anything is written."""
    return lambda answers: (writes(answers) or bool(field and _was_told(answers, field))) and answers.get(name) == YES


async def _read_received(turn: Turn, answer: Answer) -> Reading:
    if not turn.is_asked(answer, "received"):
        return NOTHING
    if answer.text and pick(answer, (_TODAY,)).found:
        return Reading(today_there(turn).isoformat())
    found = await told_day(turn, answer, "received", "past")
    return found or (Reading(SKIPPED) if does_not_know(answer.text) else NOTHING)


async def _pressed_received(turn: Turn, value: str) -> Reading:
    return Reading(today_there(turn).isoformat()) if value == "today" else await pressed_order(turn, "received", value)


async def _offered_today(turn: Turn) -> Sequence[Choice]:
    return (_TODAY,)


async def _read_due(turn: Turn, answer: Answer) -> Reading:
    """The last day as the notice names it; days that would have to be counted ("15天内") are asked for as a day."""
    if not turn.is_asked(answer, "due"):
        return NOTHING
    found = await told_day(turn, answer, "due", "any")
    if found is not None:
        return _lately(turn, answer, found)
    if does_not_know(answer.text):
        return Reading(SKIPPED)
    counts = any(sign.isdigit() for sign in answer.text) or bool(answer.values("number", "duration"))
    return Reading(problem="utter_arbitration_answer_due_as_day") if counts else NOTHING


def _lately(turn: Turn, answer: Answer, found: Reading) -> Reading:
    """A day without a year that lies just behind is this year's, and over; no notice gives nearly a year."""
    told = read_told_day(answer, today_there(turn), country_of_zone(turn.timezone), "any")
    if not found.found or told is None or not told.year_assumed:
        return found
    on = date.fromisoformat(str(found.value))
    try:
        before = on.replace(year=on.year - 1)
    except ValueError:
        return found
    gone = today_there(turn) - before
    return replace(found, value=before.isoformat()) if timedelta() < gone <= _JUST_GONE else found


async def _pressed_due(turn: Turn, value: str) -> Reading:
    return await pressed_order(turn, "due", value)


async def say_due(turn: Turn, value: Any) -> None:
    """Say that a day is over, or that it is watched."""
    if not value or value == SKIPPED:
        return
    over = date.fromisoformat(str(value)) < today_there(turn)
    turn.say("utter_arbitration_answer_over" if over else "utter_arbitration_answer_watched", due=_day(turn, value))


async def _say_no_day(turn: Turn) -> None:
    """Say what to do to whoever does not know the last day."""
    if turn.answers.get("due", SKIPPED) == SKIPPED:
        turn.say("utter_arbitration_answer_no_day")


def _day(turn: Turn, value: Any) -> str:
    return full(date.fromisoformat(str(value)), turn.language)


async def _read_number(turn: Turn, answer: Answer) -> Reading:
    asked = turn.is_asked(answer, "number")
    found = number_in(answer.text, asked=asked) if answer.text else ""
    if found:
        return Reading(found, entities=("case_number",))
    return Reading(problem="utter_arbitration_answer_number_odd") if asked and not asks(answer.text) else NOTHING


def _written(turn: Turn, value: Any) -> str:
    return verbatim(str(value))


def _own(one: Field) -> Field:
    """A question about one's own side as it is put to a respondent."""
    applies = one.applies
    utter = f"utter_ask_arbitration_{'answer_' if one.name == 'kind' else ''}{one.name}"
    label = _OWN_LABELS.get(one.name, one.label)
    return replace(
        one, utter=utter, label=label, group=WHO,
        applies=lambda answers: (writes(answers) or _was_told(answers, one.name)) and applies(answers),
    )  # fmt: skip


def _was_told(answers: Answers, name: str) -> bool:
    """Return True if something was told before it was decided to write: it stands in the list of what is known."""
    return answers.get("next") is None and answers.get(name, SKIPPED) != SKIPPED


def _written_or_told(name: str) -> Callable[[Answers], bool]:
    return lambda answers: writes(answers) or _was_told(answers, name)


def _fact(text: str) -> Reading:
    return read_fact(text, LONGEST_TEXT)


def _story_when_open(name: str) -> Any:
    async def read(turn: Turn, answer: Answer) -> Reading:
        return _fact(answer.text) if turn.is_asked(answer, name) and answer.text else NOTHING

    return read


async def _read_position(turn: Turn, answer: Answer) -> Reading:
    """Read the reply to the claims; words told before the question stand in front of it."""
    so_far = position_told(turn.answers) if turn.is_open("position") else ""
    if so_far and answer.text and pick(answer, (_ALL_SAID,)).found:
        return Reading(so_far)
    found = await _story_when_open("position")(turn, answer)
    return replace(found, value=joined(so_far, str(found.value))) if so_far and found.found else found


async def _position_choices(turn: Turn) -> Sequence[Choice]:
    return (_ALL_SAID,) if position_told(turn.answers) else ()


async def _position_pressed(turn: Turn, value: str) -> Reading:
    so_far = position_told(turn.answers)
    return Reading(so_far) if value == _ALL_SAID.value and so_far else Reading(problem="utter_choice_gone")


def _position_facts(turn: Turn) -> Mapping[str, Any]:
    so_far = position_told(turn.answers)
    words = Words(f"您说过：{verbatim(so_far)}\n", f"You told me: {verbatim(so_far)}\n")
    return {"told": words.say(turn.language) if so_far else ""}


_COUNTERCLAIMS = ClaimList("counterclaims", lambda turn, answer: turn.is_asked(answer, "counterclaims"))


async def _read_amount(turn: Turn, answer: Answer) -> Reading:
    if not turn.is_asked(answer, "counterclaim_amount"):
        return NOTHING
    found = read_money(answer)
    if found.found and str(found.value).partition(" ")[2] not in CURRENCIES:
        return Reading(problem="utter_arbitration_currency_odd")
    return found


async def _say_objection(turn: Turn, value: Any) -> None:
    if value == YES:
        turn.say("utter_arbitration_answer_objection")


async def _say_counterclaim(turn: Turn, value: Any) -> None:
    if value == YES:
        turn.say("utter_arbitration_answer_counterclaim")


def _can_send(answers: Answers) -> bool:
    return writes(answers) and bool(answers.get("number"))


def answer_fields() -> tuple[Field, ...]:
    """The questions, in the order they are asked; the days first, because time is short."""
    return (
        Field(
            "received", Words("收到日期", "Received on"), _read_received, words=("收到", "received"), optional=True,
            choices=_offered_today, pressed=_pressed_received, show=_day, group=NOTICE,
        ),
        Field(
            "due", Words("答辩截止（通知上写的）", "Last day in the notice"), _read_due, optional=True,
            words=("截止", "期限", "最后一天", "last day"), pressed=_pressed_due, show=_day, after=say_due,
            group=NOTICE,
            why="utter_arbitration_answer_why_due", unsure="utter_arbitration_answer_why_due",
        ),
        Field(
            "number", Words("案号", "Case number"), _read_number, words=("案号", "case number"), optional=True,
            free_text=True, show=_written, group=NOTICE, unsure="utter_arbitration_answer_where_number",
        ),
        choice_field(
            "next", Words("接下来", "Next"), _NEXT, words=("写答辩", "提醒", "next"), first_is_recommended=True,
            before=_say_no_day,
        ),
        *(_own(one) for one in own_fields()),
        name_field(
            "applicant", Words("申请人", "Applicant"), read=other_side_reader("applicant"),
            words=("对方", "申请人", "other side"), applies=_written_or_told("applicant"), optional=True, group=NOTICE,
        ),
        choice_field(
            "objection", Words("管辖异议", "Objection"), _OBJECTS, words=("管辖", "异议", "objection"), applies=writes,
            group=ANSWER, after=_say_objection, unsure="utter_arbitration_answer_objection",
        ),
        Field(
            "objection_reason", Words("异议的理由", "Reasons for the objection"), _story_when_open("objection_reason"),
            applies=_when("objection"), rests_on=("objection",), free_text=True, story=True, group=ANSWER,
            words=("异议理由", "reasons of the objection"),
        ),
        Field(
            "position", POSITION_LABEL, _read_position, choices=_position_choices, pressed=_position_pressed,
            words=("答辩意见", "意见", "position"), applies=writes, free_text=True, story=True, group=ANSWER,
            facts=_position_facts,
            example=Words("货有质量问题，只同意付一半", "the goods were faulty; I owe half at most"),
        ),
        choice_field(
            "counterclaim", Words("反请求", "Counterclaim"), _CLAIMS_BACK, words=("反请求", "counterclaim"),
            applies=_written_or_told("counterclaim"), group=ANSWER, after=_say_counterclaim,
        ),
        Field(
            "counterclaims", Words("反请求事项", "Counterclaims"), _COUNTERCLAIMS.read, applies=_when("counterclaim"),
            rests_on=("counterclaim",), choices=_COUNTERCLAIMS.choices, pressed=_COUNTERCLAIMS.pressed,
            show=show_list, free_text=True, story=True, group=ANSWER, unsure="utter_arbitration_unsure_claims",
        ),
        Field(
            "counterclaim_amount", Words("反请求金额", "Amount"), _read_amount,
            applies=_when("counterclaim", "counterclaim_amount"),
            rests_on=("counterclaim",), optional=True, group=ANSWER,
            words=("金额", "amount", "counterclaim amount", "sum of the counterclaim"),
            show=lambda turn, value: said_money(str(value), turn.language),
        ),
        Field(
            "counterclaim_reason", Words("反请求的理由", "Its reasons"), _story_when_open("counterclaim_reason"),
            applies=_when("counterclaim"), rests_on=("counterclaim",), free_text=True, story=True, group=ANSWER,
            words=("反请求理由", "its reasons"),
        ),
        Field(
            "arbitrator", Words("我选的仲裁员", "My arbitrator"), text_reading(read_personal_name),
            words=("仲裁员", "arbitrator"), applies=writes, free_text=True, optional=True, group=ANSWER,
        ),
        replace(
            _PAPERS.field(Words("证据", "Evidence"), nothing_first, ()), optional=True, applies=writes, group=ANSWER,
            words=("证据", "材料", "evidence"), wants=A_FILE,
        ),
        choice_field(
            "send", Words("提交方式", "Handing in"), SENDS, words=("怎么交", "handing in"), applies=_can_send,
            rests_on=("number",), group=ANSWER,
        ),
    )  # fmt: skip


def is_sent(answers: Answers) -> bool:
    """Return True if the answer is to be handed in through SCIA's system."""
    return _can_send(answers) and answers.get("send", PAPER) != PAPER
