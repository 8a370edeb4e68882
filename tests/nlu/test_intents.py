"""What people want is understood on utterances that training has not seen, and strangers' subjects are refused."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.held_out import (
    BLIND,
    FALLBACK,
    LANGUAGES,
    LAY_LAW,
    SLICES,
    STRANGERS,
    TROUBLE,
    Judged,
    accuracy_by_slice,
    read_held_out,
    share,
    strangers_accepted,
)
from bench.nlu_pipeline import Pipeline, training_data
from bot.nlu.plain_text import plain_text

HELD_OUT = read_held_out()
OTHERS = [
    *read_held_out(BLIND),
    *read_held_out(STRANGERS),
    *read_held_out(LANGUAGES),
    *read_held_out(TROUBLE),
    *read_held_out(LAY_LAW),
]


def test_held_out_has_a_dozen_utterances_of_every_intent_and_eighty_of_strangers() -> None:
    times = Counter(utterance.intent for utterance in HELD_OUT)
    assert len(times) == 73
    assert min(times.values()) >= 12
    assert times["out_of_scope"] >= 80


def test_training_has_not_seen_any_held_out_utterance() -> None:
    learned = {plain_text(example.get("text")) for example in training_data().intent_examples}
    assert [one.text for one in (*HELD_OUT, *OTHERS) if plain_text(one.text) in learned] == []


def test_every_intent_has_sixty_varied_examples() -> None:
    examples = {(example.get("intent"), plain_text(example.get("text"))) for example in training_data().intent_examples}
    assert {intent: times for intent, times in Counter(intent for intent, _ in examples).items() if times < 60} == {}


def test_ninety_five_in_a_hundred_are_understood(judged: list[Judged]) -> None:
    wrong = [(one.utterance.text, one.utterance.intent, one.ranking[0]["name"]) for one in judged if not one.right]
    assert len(wrong) <= 0.05 * len(judged), wrong


@pytest.mark.parametrize("slice_letter", sorted(SLICES))
def test_every_way_of_writing_is_understood(judged: list[Judged], slice_letter: str) -> None:
    assert accuracy_by_slice(judged)[slice_letter] >= 0.92


def test_at_most_one_stranger_in_ten_is_let_in(judged: list[Judged]) -> None:
    assert strangers_accepted(judged) <= 0.10


def test_the_three_buttons_hold_the_right_intent(judged: list[Judged]) -> None:
    assert share(one.among_three for one in judged) >= 0.97


def test_what_is_answered_outright_is_right(judged: list[Judged]) -> None:
    answered = [one for one in judged if one.decided not in (FALLBACK, "out_of_scope")]
    assert len(answered) >= 0.8 * sum(one.utterance.intent != "out_of_scope" for one in judged)
    assert share(one.right for one in answered) >= 0.95


def test_a_hesitation_keeps_the_real_intents_in_the_ranking(judged: list[Judged]) -> None:
    hesitations = [one for one in judged if one.decided == FALLBACK]
    assert hesitations
    for one in hesitations:
        assert FALLBACK not in [rival["name"] for rival in one.ranking]
        best, second = (rival["confidence"] for rival in one.ranking[:2])
        strange = next((rival["confidence"] for rival in one.ranking if rival["name"] == "out_of_scope"), 0.0)
        assert best < 0.45 or best - second < 0.15 or 1 - strange < 0.85


def test_ours_is_answered_outright(judged: list[Judged]) -> None:
    assert share(one.outright for one in judged if one.utterance.intent != "out_of_scope") >= 0.95


def test_one_stranger_in_twenty_is_acted_on_at_most(pipeline: Pipeline) -> None:
    acted_on = [one for one in map(pipeline.judge, read_held_out(STRANGERS)) if one.acted_on]
    assert len(acted_on) <= 0.05 * len(read_held_out(STRANGERS)), [
        (one.utterance.text, one.decided) for one in acted_on
    ]


def test_trouble_told_without_a_wish_leads_to_filing_or_is_asked_back_with_it(pipeline: Pipeline) -> None:
    told = [pipeline.judge(utterance) for utterance in read_held_out(TROUBLE)]
    assert share(one.offered for one in told) >= 0.9, [
        (one.utterance.text, one.decided) for one in told if not one.offered
    ]


def test_lay_questions_about_the_law_are_heard_as_such(pipeline: Pipeline) -> None:
    asked = [pipeline.judge(utterance) for utterance in read_held_out(LAY_LAW)]
    assert share(one.right for one in asked) >= 0.8, [one.utterance.text for one in asked if not one.right]


def test_other_languages_are_understood_by_their_meaning(pipeline: Pipeline) -> None:
    spoken = [pipeline.judge(utterance) for utterance in read_held_out(LANGUAGES)]
    assert share(one.right for one in spoken) >= 0.85, [
        (one.utterance.text, one.utterance.intent, one.ranking[0]["name"]) for one in spoken if not one.right
    ]


def test_confidence_is_honest(judged: list[Judged]) -> None:
    sure = [one for one in judged if one.ranking[0]["confidence"] >= 0.9]
    assert len(sure) > 100
    assert share(one.right for one in sure) >= 0.95


@pytest.mark.parametrize("text", ["😀😀", "\x00\x01\x07", "<br/>", " ", "。。。"])
def test_a_message_without_words_is_no_request(pipeline: Pipeline, text: str) -> None:
    assert pipeline.parse(text).get("intent")["name"] in ("out_of_scope", FALLBACK)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("我想预约公证，" * 720, id="a sentence again and again"),
        pytest.param("<script>" * 630, id="tags"),
        pytest.param("\u202e" * 5000, id="direction marks"),
        pytest.param("1" * 5000, id="digits"),
        pytest.param("啊" * 5000, id="one character"),
    ],
)
def test_five_thousand_characters_are_understood_somehow(pipeline: Pipeline, text: str) -> None:
    understood = pipeline.parse(text)
    assert understood.get("intent")["name"]
    assert 0 < understood.get("intent_ranking")[0]["confidence"] <= 1


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("👍", "affirm"),
        ("<b>我想预约公证</b>", "start_notarization"),
        ("**我要转人工**", "ask_human"),
        ("我的电话是⟦phone:0a1b2c3d4e⟧", "inform"),
        ("⟦document:0a1b2c3d4e⟧", "inform"),
    ],
)
def test_markup_emoji_and_masked_values_do_not_hide_the_intent(pipeline: Pipeline, text: str, intent: str) -> None:
    assert pipeline.parse(text).get("intent")["name"] == intent


@pytest.mark.parametrize("text", ["supplier", "officer", "importer"])
def test_a_word_a_little_like_a_person_calls_nobody(pipeline: Pipeline, text: str) -> None:
    """One word at an open question put somebody into the line for a person."""
    assert pipeline.parse(text).get("intent")["name"] != "ask_human"


@pytest.mark.parametrize("text", ["真人", "staff", "speak to somebody", "搵個人傾", "人工客服", "a real person please"])
def test_the_plain_wish_for_a_person_is_heard(pipeline: Pipeline, text: str) -> None:
    """The floor holds back none of the words in which a person is wished for."""
    assert pipeline.parse(text).get("intent")["name"] == "ask_human"


def test_entities_point_into_what_the_person_wrote(pipeline: Pipeline) -> None:
    text = "我喺香港，想預約公證，電話係 ＋852 9123 4567"
    message = pipeline.parse(text)
    assert message.get("text") == text
    assert all(one.get("text", "") in text for one in message.get("entities"))
