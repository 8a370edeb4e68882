"""Questions that book a video witness, in the order they are asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.authorization.powers import power_fields
from actions.authorization.readers.advice_answers import read_lawyer
from actions.authorization.readers.wording import calls_case, is_plain, names_lawyer, plain_words, refuses, sounds_like
from actions.authorization.the_case import case_fields
from actions.authorization.witness_times import day_field, slot_field, third_field
from actions.dialogue.buttons import button
from actions.dialogue.fields import Answers, Field, choice_field
from actions.dialogue.lawyer_licence import read_licence
from actions.dialogue.name_question import name_field, name_reader
from actions.dialogue.turn import Turn
from actions.filing.readers import read_yes_no
from actions.filing.readers.hearing_language import MANDARIN, language_answered
from backend.authorization.commands import AcknowledgeRecording
from backend.shared.wording import Words

COMPARE = Words("看看别的办法", "See the other ways")
MAINLAND_NOW = Words("我委托内地律师", "I appoint a mainland lawyer")
AGENTS = (
    Choice("mainland", Words("内地律师", "A mainland lawyer"), ("内地", "內地", "国内", "江门", "律师", "律師")),
    Choice("relative", Words("亲戚、朋友或其他人", "A relative, a friend, someone else"), ("亲戚", "朋友", "relative")),
    Choice("hk_macao", Words("香港或澳门律师", "A Hong Kong or Macao lawyer"), ("香港律师", "澳门律师")),
    Choice("undecided", Words("还没找到律师", "I have no lawyer yet"), ("还没", "未搵", "没找到", "no lawyer")),
)
RECORDING = (
    Choice("yes", Words("知道了，继续", "I understand, go on"), ("知道", "同意", "好", "明白", "可以", "ok")),
    Choice("no", Words("我不愿意被录", "I don't want to be recorded"), ("不愿意", "不同意", "唔想", "不想", "拒绝")),
)
SPOKEN = (
    Choice("mandarin", Words("我讲普通话", "I speak standard Chinese"), ("普通话", "普通話", "国语", "mandarin")),
    Choice(
        "interpreter",
        Words("我自带翻译", "I'll bring an interpreter"),
        ("翻译", "翻譯", "不会普通话", "唔识", "唔識", "台山话", "广东话", "英文", "interpreter", "english"),
    ),
)
_FIRM_LONGEST = 80


def refused_agent(turn: Turn, kind: str) -> Reading:
    """Refuse somebody who cannot be appointed by video, with the ways on (SPC21-6, CPL-61, CPL-274)."""
    return Reading(problem=f"utter_authorization_agent_{kind}", buttons=tuple(other_ways(turn)[1:]))


def other_ways(turn: Turn) -> list[dict[str, str]]:
    """Buttons for who cannot go on this way."""
    return [
        button(turn.language, MAINLAND_NOW, "start_authorization", authorization_agent="mainland"),
        button(turn.language, COMPARE, "ask_authorization", authorization_wish="compare"),
    ]


def agent_said(answer: Answer) -> str | None:
    """Return who is to be appointed by a sentence; a relative named beside a lawyer ("my sister's lawyer") is not."""
    kind = read_lawyer(answer).value
    if kind == "relative" and names_lawyer(answer.text):
        return None
    return str(kind) if kind else None


async def _read_agent(turn: Turn, answer: Answer) -> Reading:
    kind = agent_said(answer) or pick(answer, AGENTS).value
    if kind is None and answer.intent == "affirm":
        kind = "mainland"
    if kind is None:
        return NOTHING
    return Reading(kind) if kind == "mainland" else refused_agent(turn, str(kind))


async def _press_agent(turn: Turn, value: str) -> Reading:
    if value not in {choice.value for choice in AGENTS}:
        return Reading(problem="utter_choice_gone")
    return Reading(value) if value == "mainland" else refused_agent(turn, value)


async def _agents(turn: Turn) -> Sequence[Choice]:
    return AGENTS


def _show_agent(turn: Turn, value: Any) -> str:
    return AGENTS[0].label.say(turn.language)


async def _read_recording(turn: Turn, answer: Answer) -> Reading:
    """Only a clear word refuses: a no ends the booking."""
    found = read_yes_no(answer)
    return NOTHING if found.value == "no" and not refuses(answer.text) else found


async def _acknowledge(turn: Turn, value: Any) -> None:
    """The acknowledgement is logged, and its time goes into the wish (SPC21-6)."""
    if value == "yes":
        at = await turn.do(AcknowledgeRecording(turn.person.person_id, turn.draft.draft_id))
        turn.change({"recording_at": at.isoformat()})


async def _read_spoken(turn: Turn, answer: Answer) -> Reading:
    """Standard Chinese, or an interpreter for whoever speaks it badly, or names another language."""
    found, code = pick(answer, SPOKEN), language_answered(answer.text)
    if code is not None and (not found.found or found.value != "interpreter"):
        return Reading("mandarin" if code == MANDARIN else "interpreter")
    return found


async def _read_lawyer_name(turn: Turn, answer: Answer) -> Reading:
    """The two sides of a case's name are nobody's lawyers."""
    return NOTHING if calls_case(answer.text) else await _LAWYER_NAME(turn, answer)


async def _read_firm(turn: Turn, answer: Answer) -> Reading:
    firm = plain_words(answer.text)
    if not firm:
        return NOTHING
    if len(firm) > _FIRM_LONGEST or not is_plain(firm, letters=3) or not sounds_like("lawyer_firm", firm):
        return Reading(problem="utter_authorization_firm_odd")
    return Reading(firm)


_LAWYER_NAME = name_reader(sides=("lawyer",))


def _needs_interpreter(answers: Answers) -> bool:
    return answers.get("spoken") == "interpreter"


@cache
def booking_questions() -> tuple[Field, ...]:
    """Every question, in the order it is asked."""
    return (
        Field(
            "agent", Words("委托谁", "Who you appoint"), _read_agent, words=("委托谁", "agent"), choices=_agents,
            pressed=_press_agent, show=_show_agent, from_opening=lambda value: False, in_review=False,
            unsure="utter_authorization_unsure_agent",
        ),
        replace(
            choice_field(
                "recording", Words("全程录音录像", "Recording"), RECORDING, read=_read_recording,
                words=("录像", "录音"), after=_acknowledge,
            ),
            consents=True,
        ),
        *case_fields(),
        name_field(
            "lawyer_name", Words("律师姓名", "Lawyer"), read=_read_lawyer_name, words=("律师姓名", "律师名字", "lawyer")
        ),
        Field(
            "lawyer_firm", Words("律师事务所", "Law firm"), _read_firm, words=("律所", "事务所", "firm"),
            free_text=True,
        ),
        Field("lawyer_licence", Words("律师执业证号", "Licence number"), read_licence, words=("执业证", "licence")),
        *power_fields(),
        choice_field(
            "spoken", Words("语言", "Language"), SPOKEN, read=_read_spoken, words=("语言", "翻译", "language"),
        ),
        name_field(
            "interpreter", Words("翻译姓名", "Interpreter"), words=("翻译姓名", "interpreter"),
            applies=_needs_interpreter, rests_on=("spoken",),
        ),
        third_field(),
        day_field("authorization"),
        slot_field(),
    )  # fmt: skip
