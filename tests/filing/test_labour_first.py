"""In a suit over work, what is asked of labour arbitration is answered there, and never by commercial arbitration."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import NOTHING, Answer, Reading
from actions.arbitration import flow as arbitration
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AnswerQuestion, LeaveFlow
from actions.dialogue.questions import QuestionTable
from actions.dialogue.state import State
from actions.filing.intake import FILE
from actions.filing.intake_rules import arbitration_first
from actions.filing.labour_first import ANSWERS, INTENTS, award_in_hand, kind_of, late, propose
from actions.filing.readers.labour_asked import county_of_work, labour_asked
from tests.protection.test_answers import turn_of

ASKED = {
    "direct": [
        "那我直接告法院行不行？", "可以跳过仲裁直接起诉吗", "一定要先仲裁吗", "我不去仲裁，直接立案可以吗",
        "可唔可以唔仲裁直接告", "没做过仲裁，能直接打官司吗", "can I sue directly?",
        "no I did not go to arbitration, do I have to?", "must I really go to arbitration first?",
    ],
    "where": [
        "劳动仲裁在哪里", "仲裁委的地址是什么", "勞動仲裁喺邊度", "仲裁要找哪个部门", "去边度仲裁",
        "where is the labour arbitration office", "which office does arbitration in Heshan?",
    ],
    "how": [
        "那你帮我办仲裁吧", "劳动仲裁怎么办", "仲裁要带什么", "能不能委托律师去仲裁？", "仲裁收费吗",
        "please do the arbitration for me", "how do I start arbitration",
    ],
    "": [
        "还没有，不知道要先仲裁", "没有仲裁过", "做过仲裁了，收到裁决书", "申请了仲裁委不受理", "老板直接开除我",
        "工资直接打到卡上", "他直接不发工资", "not yet", "I applied for arbitration, they refused", "还没申请仲裁",
        "合同里写了仲裁条款", "我在鹤山的工厂上班", "not going to work there any more",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in ASKED.items() for text in texts])
def test_what_is_asked_of_labour_arbitration_is_told_from_what_only_tells_how_far_it_is(kind: str, text: str) -> None:
    assert labour_asked(text) == kind


def _heard(text: str, intent: str = "inform", cause: str = "labour", here: Reading = NOTHING) -> tuple[Any, ...]:
    state = State(cast(Any, FILE), {"cause": cause}, "labour_arbitration", QuestionTable({}))
    return propose(state, Answer(text, intent), Candidates(here))


def test_who_wishes_to_arbitrate_is_told_how_each_time_and_nothing_is_opened() -> None:
    (command,) = _heard("那你帮我办仲裁吧", "start_arbitration")
    assert isinstance(command, AnswerQuestion)
    assert command.intent == INTENTS["how"]


def test_who_gives_the_suit_up_and_asks_where_is_told_and_the_filing_waits() -> None:
    told = _heard("算了，不立案了，我想知道鹤山劳动仲裁在哪里，电话多少", "ask_institution")
    assert told == (LeaveFlow(intent=INTENTS["where"], keeps=True),)


def test_a_suit_over_a_loan_is_left_alone_and_so_is_a_choice_under_the_question() -> None:
    assert _heard("可以跳过仲裁直接起诉吗", cause="private_lending") == ()
    assert _heard("没做过仲裁，想要回工钱", here=Reading("none")) == ()


def test_every_kind_has_an_answer_in_the_table() -> None:
    assert set(INTENTS.values()) == set(ANSWERS)


def test_the_county_is_the_one_the_message_names_before_the_one_in_the_draft() -> None:
    named = county_of_work("鹤山劳动仲裁在哪里", "新会会城")
    assert named is not None
    assert named.zh == "鹤山市"
    assert county_of_work("劳动仲裁在哪里", "") is None


def test_a_wish_for_arbitration_passed_on_by_another_form_opens_none_over_wages(monkeypatch) -> None:
    said: list[str] = []
    turn = SimpleNamespace(
        answer=Answer("不立案了，我要仲裁，老板欠我工资", "start_arbitration"), is_fresh_message=False, has_draft=False,
        say=said.append, tracker=SimpleNamespace(events=[]),
    )  # fmt: skip
    monkeypatch.setattr(arbitration, "told_of_labour", lambda _: True)
    assert arbitration._labour_instead(cast(Any, turn)) is not None
    assert said == ["utter_standing_labour_arbitration"]


LATE = (
    "那我现在去仲裁是不是已经晚了？", "现在申请劳动仲裁会不会太迟", "我还能去仲裁吗", "仲裁的时效过了没有？",
    "仲裁仲嚟得切嗎", "am I too late for arbitration?", "is it too late to arbitrate?",
)  # fmt: skip
NOT_LATE = (
    "劳动仲裁怎么办", "仲裁要带什么", "他每天上班都晚了", "我晚上可以去仲裁吗", "仲裁要多久", "仲裁委几点下班",
    "how long does arbitration take?",
)  # fmt: skip


@pytest.mark.parametrize("text", LATE)
def test_whether_it_is_too_late_to_arbitrate_is_asked_of_the_days_of_the_filing(text: str) -> None:
    (command,) = propose(
        State(cast(Any, FILE), {"cause": "labour"}, "labour_arbitration", QuestionTable({})),
        Answer(text, "ask_arbitration"),
        Candidates(NOTHING),
    )
    assert isinstance(command, AnswerQuestion)
    assert command.intent == INTENTS["late"]


@pytest.mark.parametrize("text", NOT_LATE)
def test_other_questions_about_arbitration_do_not_ask_it(text: str) -> None:
    assert kind_of(Answer(text, "ask_arbitration")) != "late"


@pytest.mark.parametrize("text", ["裁决只支持三个月", "仲裁只判給我兩個月", "the arbitration gave me only half"])
def test_whose_award_has_come_is_not_sent_to_arbitration_again(text: str) -> None:
    answers = {"cause": "labour", "labour_arbitration": "award"}
    state = State(cast(Any, FILE), answers, "labour_award_on", QuestionTable({}))
    (command,) = arbitration_first(state, Answer(text, "ask_arbitration", decision="answer"), Candidates(NOTHING))
    assert isinstance(command, AnswerQuestion) and command.intent == "ask_time_limit"


def _in_suit(text: str, answers: dict[str, Any]) -> Any:
    turn = turn_of(text, "ask_time_limit")
    turn._draft = SimpleNamespace(answers=answers, service="filing", state="open")
    return turn


@pytest.mark.parametrize("text", ["十五天是哪天到期", "what is the last day to sue", "幾時之前要告"])
async def test_the_fifteen_days_of_an_award_in_hand_are_told_and_never_the_year(text: str) -> None:
    turn = _in_suit(text, {"cause": "labour", "labour_arbitration": "award", "labour_award_on": "2026-11-20"})
    await late(turn)
    (told,) = turn.dispatcher.messages
    assert told["response"] == "utter_hearing_limit_labour" and "12月" in told["until"]


@pytest.mark.parametrize("stage", ["none", "wage_note", "not_taken"])
async def test_without_an_award_nothing_of_it_is_told(stage: str) -> None:
    assert not await award_in_hand(_in_suit("哪天到期", {"cause": "labour", "labour_arbitration": stage}))
