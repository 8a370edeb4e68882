"""Slips of the keyboard are undone where a sentence gains by it, and nothing else is touched."""

from __future__ import annotations

import pytest

from bench.nlu_pipeline import training_data
from bot.nlu.plain_text import plain_text
from bot.nlu.sentence_encoder import SentenceEncoder
from bot.nlu.spelling import LONGEST_CORRECTED, Speller

ENCODER = SentenceEncoder()


@pytest.fixture(scope="module")
def speller() -> Speller:
    """A speller that has read the training utterances."""
    return Speller([plain_text(example.get("text")) for example in training_data().intent_examples])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("我想遇约公证", "我想预约公证", id="a word of the same sound"),
        pytest.param("我要申请强制之行", "我要申请强制执行", id="a real word that makes no sense here"),
        pytest.param("开停时间是几号", "开庭时间是几号", id="a sound that southerners say alike"),
        pytest.param("我要申情条解", "我要申请调解", id="two slips in one sentence"),
        pytest.param("when is my haering", "when is my hearing", id="letters that changed places"),
        pytest.param("apply for arbitraion", "apply for arbitration", id="a letter left out"),
        pytest.param("sumbit my evidencee", "submit my evidence", id="a letter too much"),
    ],
)
def test_a_slip_is_undone(speller: Speller, typed: str, meant: str) -> None:
    assert speller.corrected(typed, ENCODER.is_word) == meant


@pytest.mark.parametrize(
    "text",
    [
        "我想预约公证",
        "公正的判决",
        "苹果手机多少钱",
        "how do i bake a chocolate cake",
        "",
        "0",
        "สวัสดี",
        "公正" * LONGEST_CORRECTED,
    ],
)
def test_what_is_no_slip_stays(speller: Speller, text: str) -> None:
    assert speller.corrected(text, ENCODER.is_word) == text


def test_a_speller_without_reading_corrects_nothing() -> None:
    assert Speller([]).corrected("我想遇约公证 hering", ENCODER.is_word) == "我想遇约公证 hering"
