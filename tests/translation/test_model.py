"""What leaves the house of a text, what comes back, and which answers are none."""

from __future__ import annotations

import pytest

from backend.translation.checking import judged
from backend.translation.marks import Marked, marked
from backend.translation.model import Language, Unusable, language_of

BOTH = "请把合同和身份证复印件寄到法院来，谢谢您的配合。" * 3 + "Please post the contract and a copy. " * 8
TOKEN = "⟦phone:0123456789⟧"


def wanted(text: str, source: Language = "en", *names: str) -> Marked:
    target: Language = "zh" if source == "en" else "en"
    return marked(text, source, target, names)


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Call me at +1 416 555 0123 please", "555"),
        ("My number is E12345678", "E12345678"),
        ("Write to chan@example.org", "chan@"),
        (f"My number is {TOKEN} now", "0123456789"),
        ("Mr Wong Siu Ming owes me money", "Wong Siu"),
        ("Is SF-2026-0001 with the judge?", "SF-2026"),
        ("What became of (2026)粤0703民初123号?", "0703"),
        ("See https://example.org/a?b=1 for it", "example"),
        ("My name is 陈大文, help", "陈大文"),
    ],
)
def test_numbers_names_and_addresses_stay_in_the_house_and_come_back_as_they_were(text: str, secret: str) -> None:
    asked = wanted(text, "en", "陈大文")
    assert secret not in asked.text and asked.wanted.terms == {}
    made = judged(text, f"请看{asked.wanted.mark}，谢谢", asked)
    assert secret in made.text and made.is_sure


@pytest.mark.parametrize(
    "text", ["Dear Judge, please help", "Thank You Very Much", "On Monday I will come", "Hello Sir"]
)
def test_capital_letters_alone_are_no_name(text: str) -> None:
    assert wanted(text).text == text


@pytest.mark.parametrize(
    ("answer", "doubt"),
    [
        ("请打电话", "+1 416 555 0123"),
        ("[Q1]和[Q1]", "+1 416 555 0123"),
        ("[Q1]还有[Q7]", "?"),
        ("打[Q1]，15天内", "15"),
    ],
)
def test_a_mark_lost_doubled_or_made_up_and_a_number_made_up_are_doubts(answer: str, doubt: str) -> None:
    text = "Call me at +1 416 555 0123 please"
    made = judged(text, answer, wanted(text))
    assert doubt in made.doubts and not made.is_sure and "Q7" not in made.text


@pytest.mark.parametrize("mark", ["[Q1]", "[ q1 ]", "【Q1】", "Q 1", "(Q1)", "［Q1］"])
def test_a_mark_is_known_again_however_a_server_bends_it(mark: str) -> None:
    text = "May the defendant come?"
    assert judged(text, f"{mark}可以来吗？", wanted(text)).text == "被告可以来吗？"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("[Q1] must sign.", "Power of attorney must sign."),
        ("Sign.[Q1]", "Sign.Power of attorney"),
        ("Please sign the[Q1]now.", "Please sign the power of attorney now."),
        ("Sign the [Q1].", "Sign the power of attorney."),
    ],
)
def test_a_term_stands_in_an_english_sentence_as_a_word(answer: str, said: str) -> None:
    text = "请签授权委托书"
    assert judged(text, answer, wanted(text, "zh")).text == said


@pytest.mark.parametrize("answer", ["", "  ", "请" * 900, "Please send it.", "\u200b\u200b", "<html>Sorry</html>"])
def test_an_answer_that_is_no_translation_is_not_used(answer: str) -> None:
    with pytest.raises(Unusable):
        judged("May I send it by post?", answer, wanted("May I send it by post?"))


def test_an_english_answer_that_stayed_chinese_is_not_used() -> None:
    with pytest.raises(Unusable):
        judged("请把合同寄来", "请把合同寄来 please", wanted("请把合同寄来", "zh"))


def test_an_answer_that_puts_a_token_of_ours_in_brings_none() -> None:
    made = judged("May I come?", f"可以{TOKEN}", wanted("May I come?"))
    assert "⟦" not in made.text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("请把合同寄来", "zh"), ("Please send it", "en"), ("我的 Passport number 是什么", "zh"), ("", None),
        ("12345 ?", None), (BOTH, None), ("¿Dónde está?", "en"), ("My name is 陈大文 and I live in Toronto", "en"),
    ],
)  # fmt: skip
def test_the_language_a_text_is_mostly_in(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_letters_of_a_mark_that_the_text_uses_itself_are_not_taken() -> None:
    text = "In Q1 and Q2 the defendant paid"
    assert wanted(text).letter == "X" and judged(text, "[X1]、[X2][X3]付了款", wanted(text)).text == "Q1、Q2被告付了款"
