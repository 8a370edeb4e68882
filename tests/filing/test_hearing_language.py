"""The language somebody speaks at the hearing: heard of themselves, not of papers, others, or one merely named."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from actions.answers import Answer
from actions.filing.hearing_language import NAME, ask_before_review, taken, wished
from actions.filing.intake import filing_questions
from actions.filing.readers.hearing_language import language_answered, language_told
from backend.documents.complaint_text import complaint_text
from backend.drafts.handlers import DraftHandlers
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from tests.filing.conftest import World, complaint
from tests.filing.open_filing import LOAN, Filing


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("我不会普通话，只会西班牙语", "spanish"),
        ("我只识讲台山话，想要翻译", "taishanese"),
        ("我淨識講廣東話", "cantonese"),
        ("我表哥欠我三十万不还。另外我只会说英文，开庭怎么办", "english"),
        ("开庭的时候我想讲粤语", "cantonese"),
        ("需要一个葡萄牙语翻译", "portuguese"),
        ("他是我老公，我只会说英语", "english"),
        ("我听不懂普通话", "unnamed"),
        ("我不太会讲中文，要请翻译", "unnamed"),
        ("开庭我需要翻译", "unnamed"),
        ("He owes me money. I only speak English.", "english"),
        ("I can't speak Mandarin and I need a Vietnamese interpreter", "vietnamese"),
        ("I'd like an interpreter at the hearing", "unnamed"),
        ("I do not understand Chinese", "unnamed"),
        ("I will speak French at the hearing", "french"),
        ("I can only understand Cantonese", "cantonese"),
        ("my mandarin is bad", "unnamed"),
        ("My Chinese isn't very good", "unnamed"),
        ("I only speak a little Mandarin", "unnamed"),
        ("我的普通话说得不太好", "unnamed"),
        ("我普通話好差㗎", "unnamed"),
        ("我只会讲一点点普通话", "unnamed"),
    ],
)
def test_what_somebody_says_of_themselves_is_heard(text: str, code: str) -> None:
    assert language_told(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "合同是英文的，要翻译成中文吗",
        "我需要翻译件",
        "我要把英文合同翻译一下",
        "被告只会英文",
        "他不会普通话，只会西班牙语",
        "我老公只会讲英语",
        "我妈在台山，只识讲台山话",
        "我会英文也会普通话",
        "找一个会讲英文的律师",
        "法院有翻译吗",
        "我在西班牙住了十年",
        "证据是葡萄牙文的收据",
        "翻译费八百元是我付的",
        "我请翻译公司翻译了合同",
        "The contract is in English, do I need a translation?",
        "I need a translation of my marriage certificate",
        "He only speaks Spanish",
        "My English teacher owes me money",
        "She can't speak Chinese",
        "The interpreter never paid me back",
        "我做翻译的，公司欠我工资",
        "我不会再相信他说的中文合同",
        "我的普通话很好",
        "他的普通话不好",
        "my mandarin is good",
        "my mandarin teacher is bad",
        "中文合同不好懂",
        "我普通话不好意思讲",
    ],
)
def test_papers_others_and_a_language_merely_named_are_none_of_it(text: str) -> None:
    assert language_told(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("英文", "english"), ("Spanish please", "spanish"), ("广东话，要翻译", "cantonese"), ("普通话可以", "mandarin"),
        ("我唔识讲普通话", "unnamed"), ("yes, my mandarin is bad", "unnamed"), ("普通话不好，讲广东话", "cantonese"),
        ("不用翻译", "mandarin"), ("no interpreter", "mandarin"), ("要翻译", None), ("明天再说", None),
        ("what is this", None),
        ("英文或者粤语都行", None), ("Thai, I think", "thai"),
    ],
)  # fmt: skip
def test_an_answer_names_one_language(text: str, code: str | None) -> None:
    assert language_answered(text) == code


@pytest.fixture
def filing(database: Database, keyring: Keyring, clock: FixedClock) -> Filing:
    return Filing(DraftHandlers(database, keyring, clock))


def test_who_writes_chinese_is_not_asked_and_taken_to_speak_mandarin(filing: Filing) -> None:
    filing.begin(f"{LOAN}interest")
    filing.say("没有约定利息")
    assert filing.answers[NAME] == "mandarin"
    assert wished(filing.answers) == ("", False)


def test_what_is_told_amid_the_form_is_kept_and_the_open_question_stands(filing: Filing) -> None:
    filing.begin()
    before = filing.question
    filing.say("我不会普通话，只会西班牙语")
    assert filing.answers[NAME] == "spanish" and filing.question == before
    assert wished(filing.answers) == ("西班牙语", True)
    filing.say("我只识讲台山话，想要翻译")
    assert filing.answers[NAME] == "taishanese"


def test_who_says_they_speak_no_mandarin_is_not_taken_to_speak_it_though_they_ask(filing: Filing) -> None:
    filing.begin()
    filing.say("我不会普通话，法院有翻译吗？", intent="ask_hearing")
    assert filing.answers[NAME] == "unnamed"


def test_a_question_about_interpreters_alone_asks_for_none(filing: Filing) -> None:
    filing.begin()
    filing.say("法院有翻译吗？", intent="ask_hearing")
    assert wished(filing.answers) == ("", False)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({}, ("", False)), ({NAME: ""}, ("", False)), ({NAME: "mandarin"}, ("", False)),
        ({NAME: "english"}, ("英语", True)), ({NAME: "unnamed"}, ("", True)),
    ],
)  # fmt: skip
def test_what_the_court_is_told(answers: dict[str, str], told: tuple[str, bool]) -> None:
    assert wished(answers) == told


def test_a_wish_for_an_interpreter_reaches_the_courts_platform(world: World) -> None:
    world.file(spoken="西班牙语", interpreter=True)
    (filing,) = world.court.state()["filings"]
    assert filing["status"] == "under_review", "the platform refuses a field it does not know"


@pytest.mark.parametrize(
    ("spoken", "line"),
    [("西班牙语", "原告庭审时使用西班牙语，请求提供翻译。"), ("", "原告请求庭审时提供翻译，语言另行说明。")],
)
def test_a_wish_for_an_interpreter_stands_in_the_complaint_and_no_wish_in_none(spoken: str, line: str) -> None:
    def said(**other: Any) -> str:
        return str(complaint_text(complaint(**other), "江门市蓬江区人民法院").sections)

    assert line in said(spoken=spoken, interpreter=True)
    assert "翻译" not in said()


def test_who_writes_english_is_asked_once_before_the_review_and_held_up_by_nothing() -> None:
    (question,) = [one for one in filing_questions() if one.name == NAME]
    assert filing_questions()[-1] is question and question.optional and question.in_review
    nothing = SimpleNamespace(events=[])
    writes = SimpleNamespace(answers={}, language="en", answer=Answer("He owes me money", "inform"), tracker=nothing)
    assert taken(writes) == {NAME: ""}, "nothing is taken for granted"  # type: ignore[arg-type]
    asked: list[str] = []
    writes.answers = {NAME: ""}
    writes.change, writes.say = writes.answers.update, lambda utter, words: asked.append(words)
    ask_before_review(writes)  # type: ignore[arg-type]
    ask_before_review(writes)  # type: ignore[arg-type]
    assert len(asked) == 1 and "interpreter" in asked[0]
    writes.answers = {}
    assert taken(replace_of(writes, language="zh-Hant")) == {NAME: "mandarin"}  # type: ignore[arg-type]
    assert taken(replace_of(writes, answers={NAME: ""}, language="zh-Hans")) == {}, "skipped is skipped"  # type: ignore[arg-type]


def replace_of(turn: SimpleNamespace, **other: Any) -> SimpleNamespace:
    return SimpleNamespace(**{**vars(turn), **other})
