"""Questions of law in the dialogue: told, offered, refused, passed on, followed up, with a library that is played."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.dialogue import commands as do
from actions.dialogue.candidates import Candidates
from actions.dialogue.rules import question
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from actions.protection import law
from actions.protection.basis import basis_of
from actions.protection.follow_up import sentences_on
from actions.protection.readers.article_numbers import number_of
from actions.protection.telling import title_of
from backend.hearing.limits.commands import MyLimits
from backend.protection.commands import FindFollowUp, FindLaw, FindNext, GetLawEntry
from backend.protection.model import Finding, LawEntry, NextFound, Source
from backend.shared.parties import Person
from backend.shared.wording import Words
from backend.statutes.commands import HasStatutes
from tests.dialogue.states import state_of

CODE, PROCEDURE = "中华人民共和国民法典", "中华人民共和国民事诉讼法"


def _entry(name: str, **more: Any) -> LawEntry:
    usual: dict[str, Any] = {
        "ask": {"zh": [f"{name}怎么办"], "yue": [f"{name}點算"], "en": [f"what about {name}"]},
        "answer": Words(f"{name}：可以。", f"{name}: yes."),
        "rule": Words("三十天内提出。费用50元。", "Within thirty days. The fee is 50 yuan."),
        "next": Words("先备齐证明。", "Get the papers first."),
        "next_intent": "start_filing",
        "sources": (Source(CODE, "第一百八十八条"), Source(CODE, "第一百九十条"), Source(PROCEDURE, "第六十七条")),
        "confidence": "text",
        "doubt": None,
        "checked": date(2026, 11, 28),
        "review": date(2027, 11, 28),
    }
    return LawEntry(name, "lemons", **(usual | more))


APPEAL = _entry("appeal")
DIVORCE = _entry("divorce", next_intent=None, doubt=Words("各地不同。", "It differs by place."))
LIBRARY = {"appeal": APPEAL, "divorce": DIVORCE}


class Library:
    """A front door behind which only the library stands."""

    def __init__(self, findings: Mapping[str, Finding]) -> None:
        self._findings = findings
        self.asked: list[str] = []
        self.links: dict[str, NextFound] = {}
        self.limits: tuple[str, ...] = ()

    async def run(self, command: Any) -> Any:
        if isinstance(command, FindNext):
            return self.links.get(command.text)
        if isinstance(command, FindLaw):
            self.asked.append(command.question)
            return self._findings.get(command.question, Finding())
        if isinstance(command, FindFollowUp):
            self.asked.append(f"{command.question} {command.text}")
            return self._findings.get(self.asked[-1], Finding())
        if isinstance(command, HasStatutes):
            return False
        if isinstance(command, MyLimits):
            return self.limits
        assert isinstance(command, GetLawEntry)
        if command.entry_id not in LIBRARY:
            raise Declined("utter_law_entry_gone")
        return LIBRARY[command.entry_id]


class EveryEntry:
    """A front door behind which the library holds every entry that is asked for."""

    async def run(self, command: Any) -> Any:
        if isinstance(command, HasStatutes):
            return False
        if isinstance(command, FindNext):
            return None
        assert isinstance(command, GetLawEntry)
        return _entry(command.entry_id)


def turn_of(
    text: str,
    intent: str = "ask_law",
    findings: Mapping[str, Finding] | None = None,
    *,
    sure: bool = True,
    before: tuple[str, str] | None = None,
    pressed: Mapping[str, str] | None = None,
    clauses: list[tuple[str, str]] | None = None,
) -> Turn:
    """A turn outside any form. `before` is what was asked, and the utterance that answered it."""
    events: list[dict[str, Any]] = []
    if before is not None:
        events = [
            {"event": "user", "text": before[0]},
            {"event": "bot", "metadata": {"utter_action": before[1]}},
        ]
    name = intent if sure else "nlu_fallback"
    message: dict[str, Any] = {
        "text": f"/{intent}" if pressed else text,
        "intent": {"name": name},
        "intent_ranking": [] if pressed else [{"name": name}, {"name": intent}],
        "entities": [{"entity": key, "value": value} for key, value in (pressed or {}).items()],
        "clauses": [
            {"start": text.index(part), "end": text.index(part) + len(part), "intent": heard}
            for part, heard in clauses or []
        ],
    }
    events.append({"event": "user", "text": message["text"]})
    slots = {"language": "zh-Hans", "law_entry": "appeal"}
    tracker = Tracker("p1", slots, message, events, False, None, {}, "action_listen")
    return Turn(CollectingDispatcher(), tracker, cast(Any, Library(findings or {})), Person("p1"), None)


def said(turn: Turn) -> list[str]:
    return [str(message["response"]) for message in turn.dispatcher.messages]


def payloads(turn: Turn) -> list[str]:
    return [button["payload"] for message in turn.dispatcher.messages for button in message["buttons"]]


CERTAIN = Finding(APPEAL, (APPEAL, DIVORCE), belief=0.8)
SURE = Finding(APPEAL, (APPEAL,), belief=0.97, is_sure=True)


@pytest.mark.parametrize(
    ("finding", "utter"),
    [
        (CERTAIN, "utter_law_answer"),
        (Finding(candidates=(APPEAL, DIVORCE), belief=0.4), "utter_law_candidates"),
        (Finding(refusal="prediction", belief=0.6), "utter_law_refused_prediction"),
        (Finding(belief=0.1), "utter_law_unknown"),
    ],
)
async def test_a_question_is_told_offered_refused_or_passed_on(finding: Finding, utter: str) -> None:
    turn = turn_of("怎么办", findings={"怎么办": finding})
    await law.answer_law(turn)
    assert said(turn) == [utter]


async def test_an_answer_carries_its_articles_its_doubt_the_rule_and_what_to_do() -> None:
    turn = turn_of("怎么办", findings={"怎么办": CERTAIN})
    await law.answer_law(turn)
    told = turn.dispatcher.messages[0]
    assert told["basis"] == "《民法典》第一百八十八条、第一百九十条；《民事诉讼法》第六十七条"
    assert payloads(turn) == ['/ask_law{"law_entry": "appeal", "law_part": "rule"}', "/start_filing"]
    assert turn.events[0]["value"] == "appeal"


async def test_a_doubt_is_told_with_the_answer() -> None:
    turn = turn_of("怎么办", findings={"怎么办": Finding(DIVORCE)})
    await law.answer_law(turn)
    assert "各地不同" in turn.dispatcher.messages[0]["doubt"]


async def test_a_candidate_is_told_when_it_is_pressed_and_its_rule_after_that() -> None:
    for pressed, utter in (
        ({"law_entry": "divorce"}, "utter_law_answer"),
        ({"law_entry": "divorce", "law_part": "rule"}, "utter_law_rule"),
    ):
        turn = turn_of("", pressed=pressed)
        await law.answer_law(turn)
        assert said(turn) == [utter]


async def test_an_entry_that_is_gone_is_said_to_be_gone() -> None:
    with pytest.raises(Declined, match="utter_law_entry_gone"):
        await law.answer_law(turn_of("", pressed={"law_entry": "deleted_last_week"}))


async def test_two_questions_of_one_message_have_two_answers() -> None:
    text, parts = "上诉几天？离婚去哪里？", ["上诉几天？", "离婚去哪里？"]
    found = {parts[0]: CERTAIN, parts[1]: Finding(DIVORCE), text: CERTAIN}
    turn = turn_of(text, findings=found, clauses=[(part, "ask_law") for part in parts])
    await law.answer_law(turn)
    assert [message["answer"] for message in turn.dispatcher.messages] == ["appeal：可以。", "divorce：可以。"]


async def test_what_is_passed_on_takes_the_question_along_without_naming_it() -> None:
    turn = turn_of("我阿爷条船点分")
    await law.answer_law(turn)
    assert payloads(turn) == ['/start_enquiry{"enquiry_office": "litigation_service", "enquiry_about": "law"}']


@pytest.mark.parametrize(
    ("text", "intent", "sure", "finding", "taken"),
    [
        ("房子过户给儿子还能要回来吗", "out_of_scope", True, SURE, True),
        ("房子过户给儿子还能要回来吗", "out_of_scope", True, CERTAIN, True),
        ("房子过户给儿子还能要回来吗", "out_of_scope", True, Finding(candidates=(APPEAL,)), False),
        ("怎么执行", "ask_enforcement", True, CERTAIN, True),
        ("我要执行", "ask_enforcement", True, CERTAIN, False),
        ("怎么起诉他", "start_filing", True, SURE, True),
        ("我要起诉", "start_filing", True, SURE, False),
        ("还有份吗", "ask_law", False, Finding(candidates=(APPEAL,)), True),
        ("约公证要带什么", "ask_notarization", True, CERTAIN, False),
        ("今天几点开门", "ask_institution", True, SURE, False),
        ("官司会赢吗", "ask_enforcement", True, Finding(refusal="prediction", is_sure=True), True),
        ("官司会赢吗", "ask_enforcement", True, Finding(refusal="prediction"), False),
    ],
)
async def test_the_library_answers_instead_of_another_intent_only_where_it_is_certain(
    text: str, intent: str, sure: bool, finding: Finding, taken: bool
) -> None:
    turn = turn_of(text, intent, {text: finding}, sure=sure)
    assert await law.take_up(turn) is taken
    assert bool(said(turn)) is taken


async def test_a_fee_that_can_be_reckoned_is_reckoned() -> None:
    turn = turn_of("20万的官司要多少诉讼费", "ask_court_fee", {"20万的官司要多少诉讼费": SURE})
    turn.answer = type(turn.answer)(turn.answer.text, "ask_court_fee", entities=[{"entity": "money", "value": {}}])
    assert not await law.take_up(turn)


TOLD = ("上诉怎么办", "utter_law_answer")


@pytest.mark.parametrize(
    ("text", "told"),
    [("那要多久", "三十天内提出。"), ("要多少钱", "费用50元。"), ("要准备什么材料", "先备齐证明。")],
)
async def test_a_short_question_is_answered_from_the_entry_just_told(text: str, told: str) -> None:
    turn = turn_of(text, "out_of_scope", before=TOLD)
    assert await law.take_up(turn)
    assert said(turn) == ["utter_law_further"]
    assert told in turn.dispatcher.messages[0]["words"]


async def test_what_if_is_looked_up_with_the_question_before() -> None:
    text = "那如果他不来呢"
    turn = turn_of(text, "out_of_scope", {f"{TOLD[0]} {text}": Finding(DIVORCE)}, before=TOLD)
    assert await law.take_up(turn)
    assert turn.dispatcher.messages[0]["answer"] == "您接着问的是“divorce怎么办”：\ndivorce：可以。"


async def test_what_the_entry_does_not_say_is_not_guessed() -> None:
    turn = turn_of("那如果他不来呢", "out_of_scope", before=TOLD)
    assert await law.take_up(turn)
    assert said(turn) == ["utter_law_unknown"]


async def test_a_short_question_that_may_mean_another_entry_is_asked_back_with_the_topic_before_it() -> None:
    text = "我入了美国籍呢"
    turn = turn_of(text, "inform", {f"{TOLD[0]} {text}": Finding(candidates=(APPEAL, DIVORCE))}, before=TOLD)
    assert await law.take_up(turn)
    assert said(turn) == ["utter_law_candidates"]
    assert payloads(turn)[0] == '/ask_law{"law_entry": "divorce"}'


async def test_a_short_question_that_surely_means_the_same_entry_is_told_its_rule() -> None:
    text = "他自己提就可以吗"
    turn = turn_of(text, "ask_law", {f"{TOLD[0]} {text}": SURE}, before=TOLD)
    assert await law.take_up(turn)
    assert said(turn) == ["utter_law_rule"]


async def test_a_second_short_question_is_heard_with_the_title_of_what_was_told() -> None:
    text = "那她呢"
    turn = turn_of(
        text, "ask_law", {f"appeal怎么办 {text}": Finding(DIVORCE)}, before=("那生了之后呢", "utter_law_rule")
    )
    assert await law.take_up(turn)
    assert turn.dispatcher.messages[0]["answer"] == "您接着问的是“divorce怎么办”：\ndivorce：可以。"


async def test_a_short_statement_or_a_wish_after_an_answer_is_no_question_about_it() -> None:
    for text, intent in (("我入了美国籍", "inform"), ("预约公证可以吗", "start_notarization")):
        turn = turn_of(text, intent, before=TOLD)
        assert not await law.take_up(turn)


async def test_a_short_question_after_something_else_is_left_to_it() -> None:
    turn = turn_of("那要多久", "out_of_scope", before=("你好", "utter_greet"))
    assert not await law.take_up(turn)


def test_sentences_are_chosen_in_the_language_they_are_told_in() -> None:
    assert sentences_on(APPEAL, ["cost"], "en") == "The fee is 50 yuan."
    assert sentences_on(APPEAL, ["lawyer"], "zh-Hans") == ""


def test_a_law_without_an_article_is_named_alone() -> None:
    assert basis_of([Source("关于规范律师收费的意见", "")], "en") == "《关于规范律师收费的意见》"


def test_a_button_has_the_first_way_of_asking_that_is_short_enough() -> None:
    ask = {"zh": ["很长" * 30, "短的"], "yue": [], "en": ["short"]}
    assert title_of(_entry("x", ask=ask)) == Words("短的", "short")


def test_in_a_form_what_surely_has_an_answer_is_answered_and_opens_nothing() -> None:
    sure = state_of((), "review", sure_question="ask_law", opened_by={"start_filing": "filing"})
    heard = turn_of("怎么告他", "start_filing").answer
    assert question.propose_sure(sure, heard, Candidates()) == (do.AnswerQuestion("ask_law"),)
    assert question.propose_sure(state_of((), "review"), heard, Candidates()) == ()


@pytest.mark.parametrize(
    ("article", "number"),
    [("第十条", "10"), ("第二百八十六条", "286"), ("第一千零六十五条", "1065"), ("第一百零三条", "103"), ("二", "2")],
)
def test_articles_are_read_in_digits_in_english(article: str, number: str) -> None:
    assert number_of(article) == number


def test_many_articles_of_one_law_are_cut_under_an_answer_and_named_under_the_rule() -> None:
    sources = [Source(CODE, article) for article in ("第一条", "第二条", "第三条")]
    assert basis_of(sources, "zh-Hans", 2) == "《民法典》第一条、第二条等"
    assert basis_of(sources, "en") == "Civil Code (民法典), Arts. 1, 2, 3"


async def test_the_likeliest_of_several_is_told_under_its_own_question() -> None:
    turn = turn_of("怎么办", findings={"怎么办": Finding(candidates=(APPEAL, DIVORCE), belief=0.6, is_likely=True)})
    await law.answer_law(turn)
    assert said(turn) == ["utter_law_likely"]
    assert turn.dispatcher.messages[0]["title"] == "appeal怎么办"
    assert payloads(turn)[0] == '/ask_law{"law_entry": "divorce"}'
