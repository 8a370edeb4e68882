"""Articles are told by the paragraph or in parts, and asked outright they go before any open question."""

from __future__ import annotations

import pytest

from actions.answers import Answer, Reading
from actions.dialogue import commands as do
from actions.dialogue.candidates import Candidates
from actions.dialogue.fields import Field, reading
from actions.dialogue.interpreter import interpret
from actions.dialogue.questions import QuestionTable
from actions.dialogue.turn import Turn
from actions.statutes.articles import asked_outright
from actions.statutes.telling import LONGEST, _parts, code_of, from_code, paragraphs_of
from backend.shared.wording import Words
from backend.statutes.model import Number
from tests.dialogue.states import state_of

STORY = Field("story", Words("经过", "Story"), reading(lambda said: Reading(said.text)), free_text=True, story=True)


async def _nothing(turn: Turn) -> None:
    return None


QUESTIONS = QuestionTable({"ask_statute": _nothing, "check_citations": _nothing}, outright=asked_outright)


@pytest.mark.parametrize(
    ("text", "said_last", "answered"),
    [
        ("民法典第1127条说什么", (), "ask_statute"),
        ("第1128条呢", ("utter_statute_article", "utter_ask_filing_story"), "ask_statute"),
        ("第1128条呢", (), ""),
        ("帮我核对这些法条", (), "check_citations"),
        ("他借了我三十万，合同法第52条说合同无效，我们在法院见", (), ""),
        ("按照合同第三条他每月要付租金", (), ""),
    ],
)
def test_what_is_asked_outright_goes_before_free_text(text: str, said_last: tuple[str, ...], answered: str) -> None:
    message = Answer(text, "inform", "answer")
    state = state_of((STORY,), "story", questions=QUESTIONS, said_last=said_last)
    commands = interpret(state, message, Candidates(here=Reading(text)))
    asked = [one.intent for one in commands if isinstance(one, do.AnswerQuestion)]
    assert asked == ([answered] if answered else [])
    assert any(isinstance(one, do.SetSlot) for one in commands) is not bool(answered)


def test_a_pressed_button_is_never_a_question_outright() -> None:
    assert asked_outright(Answer("", "inform", "answer", (), {"statute_article": "民法典:1"}), ()) == ""


def test_items_belong_to_the_paragraph_before_them() -> None:
    text = "按照下列顺序：\n（一）猫；\n（二）狗。\n没有猫的，由狗。"
    assert paragraphs_of(text) == ["按照下列顺序：\n（一）猫；\n（二）狗。", "没有猫的，由狗。"]


def test_a_long_article_is_cut_at_ends_of_sentences_and_loses_nothing() -> None:
    text = "\n".join(f"第{n}项猫应当按时吃饭，并且不得浪费鱼干。" for n in range(120))
    parts = _parts(text)
    assert len(parts) > 2 and all(len(part) <= LONGEST for part in parts)
    assert "\n".join(parts) == text


def test_a_sentence_without_an_end_is_cut_too() -> None:
    assert [len(part) for part in _parts("猫" * (LONGEST * 2 + 5))] == [LONGEST, LONGEST, 5]


@pytest.mark.parametrize("number", [Number(1127), Number(286, 1)])
def test_a_payload_leads_back_to_its_article(number: Number) -> None:
    assert from_code(code_of("中华人民共和国民法典", number)) == ("中华人民共和国民法典", number)


@pytest.mark.parametrize("code", ["", "民法典", "民法典:", "民法典:x", ":5"])
def test_a_broken_payload_leads_nowhere(code: str) -> None:
    assert from_code(code) is None
