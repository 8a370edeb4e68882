"""What a person says becomes a field's value, a problem to point out, or nothing; never a crash, never a guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.answers import NOTHING, Answer, Choice, pick, read_document, read_free_text, read_phone
from backend.shared.wording import Words

CHOICES = (
    Choice("will", Words("遗嘱公证", "will"), ("遗嘱", "平安纸")),
    Choice("birth", Words("出生公证", "birth"), ("出生证",)),
    Choice("kinship", Words("亲属关系公证", "kinship"), ()),
)


def said(text: str, **entities: object) -> Answer:
    return Answer(text, "inform", "answer", tuple({"entity": k, "value": v} for k, v in entities.items()))


@pytest.mark.parametrize(
    "text", ["遗嘱公证", "平安纸", "我想立一份遗嘱", "遺囑公證", "平安紙", "想立遺囑", "will", "WILL"]
)
def test_a_choice_is_found_by_its_button_or_a_folk_word(text: str) -> None:
    assert pick(said(text), CHOICES).value == "will"


@pytest.mark.parametrize(
    ("text", "entities"), [("2", {}), ("第二个", {"number": 2}), ("the second one", {"number": 2})]
)
def test_a_choice_is_found_by_its_number(text: str, entities: dict[str, int]) -> None:
    assert pick(said(text, **entities), CHOICES).value == "birth"


@pytest.mark.parametrize("text", ["9", "0", "遗嘱和出生证", "别的", ""])
def test_what_names_no_choice_or_two_is_no_choice(text: str) -> None:
    assert pick(said(text), CHOICES) == NOTHING


def test_an_entity_beats_words() -> None:
    assert pick(said("出生证遗失", matter="kinship"), CHOICES, "matter").value == "kinship"


def test_a_number_is_taken_for_what_was_asked_whatever_it_was_masked_as() -> None:
    assert read_document(said("⟦phone:0123456789⟧")).value == "⟦phone:0123456789⟧"
    assert read_phone(said("我的号码 ⟦document:0123456789⟧")).value == "⟦document:0123456789⟧"


def test_too_few_digits_are_pointed_out_and_words_are_no_number() -> None:
    assert read_phone(said("1234")).problem == "utter_phone_odd"
    assert read_phone(said("没有电话")) == NOTHING


def test_a_note_may_be_long_but_not_endless() -> None:
    assert read_free_text(5)(said("12345")).value == "12345"
    assert read_free_text(5)(said("123456")).problem == "utter_text_too_long"


@given(st.text(max_size=200))
def test_no_text_whatever_breaks_a_reader(text: str) -> None:
    for read in (read_phone, read_document, read_free_text(100)):
        reading = read(said(text))
        assert not (reading.found and reading.problem)


def test_a_pressed_button_is_no_typed_text() -> None:
    message = {"text": '/inform{"notarization_matter": "will"}', "intent": {"name": "inform"}}
    answer = Answer.from_message({**message, "entities": [{"entity": "notarization_matter", "value": "will"}]})
    assert (answer.text, answer.pressed) == ("", {"notarization_matter": "will"})


def test_a_hesitating_bot_still_tells_its_best_guess() -> None:
    ranking = [{"name": "nlu_fallback"}, {"name": "start_filing"}]
    answer = Answer.from_message({"text": "嗯", "intent": {"name": "nlu_fallback"}, "intent_ranking": ranking})
    assert (answer.intent, answer.decision) == ("start_filing", "ask_back")


@pytest.mark.parametrize(("text", "value"), [("借条", "iou"), ("聊天记录", "chat"), ("有", None), ("记录和借条", None)])
def test_a_part_of_one_title_means_that_choice(text: str, value: str | None) -> None:
    choices = (
        Choice("iou", Words("有借条或欠条", "an IOU")),
        Choice("chat", Words("只有聊天记录", "only a chat")),
        Choice("none", Words("都没有", "nothing")),
    )
    assert pick(Answer(text, "inform"), choices).value == value
