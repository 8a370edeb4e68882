"""What is read of an answer, and what an answer takes with it."""

from __future__ import annotations

import pytest

from actions.answers import Answer, Choice
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers
from actions.dialogue.questions import QuestionTable
from actions.dialogue.state import State
from actions.triage.flow import TRIAGE, facts_of, overheard, read_fact, shown_value
from backend.triage.model import UNSURE
from backend.triage.pages import load_triage


def choices_of(name: str) -> list[Choice]:
    return [Choice(one.code, one.label, one.words) for one in load_triage().facts[name].values if one.label.zh]


@pytest.mark.parametrize(
    ("name", "text", "known", "value"),
    [
        ("matter", "借钱不还", {}, "debt"),
        ("matter", "3", {}, "estate"),
        ("matter", "我堂弟借了我八万不还", {}, "debt"),
        ("matter", "楼上漏水漏到我家", {}, "house"),
        ("matter", "蓝色的", {}, None),
        ("matter", "收到法院传票，有人告我欠钱", {}, "sued"),
        ("clause", "不记得合同有没有写", {"matter": "trade"}, UNSURE),
        ("talk", "唔肯倾", {"matter": "debt"}, "no"),
        ("talk", "他把我拉黑了", {"matter": "debt"}, "no"),
        ("talk", "不知道", {"matter": "debt"}, UNSURE),
        ("talk", "I don't know", {"matter": "debt"}, UNSURE),
        ("agreed", "大家都同意", {"matter": "estate"}, "yes"),
        ("agreed", "我大哥不肯", {"matter": "estate"}, "no"),
        ("clause", "没有写仲裁", {"matter": "trade"}, "no"),
        ("scene", "在国外", {"matter": "cheated"}, "abroad"),
        ("done", "还没有", {"matter": "work"}, "no"),
        ("record", "认定书出了", {"matter": "injury"}, "yes"),
    ],
)
def test_an_answer_is_read_by_its_button_its_words_or_what_it_tells(
    name: str, text: str, known: dict[str, str], value: str | None
) -> None:
    said = Answer(text, "inform", entities=[{"entity": "number", "value": 3}] if text == "3" else ())
    assert read_fact(name, choices_of(name), said, known).value == value


def test_what_a_story_tells_beside_its_matter_is_kept_with_it() -> None:
    found = read_fact("matter", choices_of("matter"), Answer("我堂弟借了我八万，电话也不接", "inform"), {})
    assert (found.value, found.also) == ("debt", {"talk": "no"})


def test_a_question_is_asked_only_where_it_decides() -> None:
    def asked(answers: dict[str, str]) -> list[str]:
        return [field.name for field in TRIAGE.fields if field.applies(answers)]

    assert asked({}) == ["matter"]
    assert asked({"matter": "debt"}) == ["matter", "talk"]
    assert asked({"matter": "paper", "paper_for": "out"}) == ["matter", "paper_for"]


def test_only_facts_are_kept_and_only_offered_values_are_said_back() -> None:
    assert facts_of({"matter": "debt", "talk_so_far": "x"}) == {"matter": "debt"}
    matter = load_triage().facts["matter"]
    assert shown_value(matter, "debt", "en") == "Money lent or owed" and shown_value(matter, "land", "en") == ""


@pytest.mark.parametrize(
    ("question", "text", "news"),
    [
        ("clause", "他把我拉黑了", {"talk": "no"}),
        ("talk", "没有签合同，是口头说的", {"clause": "no"}),
        ("clause", "没写", {}),
        ("clause", "我要告他，他把我拉黑了", {}),
        ("clause", "他把我拉黑了怎么办？", {}),
    ],
)
def test_what_is_told_of_another_fact_is_kept_and_the_question_stands(
    question: str, text: str, news: dict[str, str]
) -> None:
    answers = {"matter": "trade"}
    state = State(flow=TRIAGE, answers=answers, question=question, questions=QuestionTable({}))
    read = read_fact(question, choices_of(question), Answer(text, "start_filing"), answers)
    commands = overheard(state, Answer(text, "start_filing"), Candidates(here=read))
    assert [command.changes for command in commands if isinstance(command, ChangeAnswers)] == ([news] if news else [])
