"""What names another question answers that one, or nothing: it never fills the question that happens to be open."""

from __future__ import annotations

import pytest

from actions.answers import Answer, Reader, Reading, read_document, read_phone
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import NoteAside
from actions.dialogue.fields import Field, reading
from actions.dialogue.phrases import says_only
from actions.dialogue.readers.giving_up import reply_to
from actions.dialogue.readers.options import list_number, without_list_number
from actions.dialogue.readers.speech_acts import requests
from actions.dialogue.rules import out_of_order
from actions.filing.story_rules import signs_of
from backend.conversation.wanted import A_DAY
from backend.shared.wording import Words
from tests.dialogue.states import state_of


@pytest.mark.parametrize(
    "text",
    [
        "给我看看填了什么", "看看我已经填的", "列出填过的内容", "睇返我填咗啲乜", "我填了什么",
        "show my answers", "what did I fill in",
        "Can you show me what I've answered so far", "let me review my answers",
    ],
)  # fmt: skip
def test_who_wants_to_see_their_answers_is_shown_them(text: str) -> None:
    assert says_only("shows_answers", text)


@pytest.mark.parametrize(
    "text", ["看看能办什么", "我写了借条", "what did he say", "show me the court's address", "答应还钱"]
)
def test_other_looks_are_none(text: str) -> None:
    assert not says_only("shows_answers", text)


@pytest.mark.parametrize(
    ("text", "reply"),
    [("对，不要了", "yes"), ("不要了", "yes"), ("唔要喇", "yes"), ("不用了，取消吧", "yes"), ("不要", "no"),
     ("不，接着填", "no"),
     ("不要取消", "no")],
)  # fmt: skip
def test_no_longer_wanting_it_cancels(text: str, reply: str) -> None:
    assert reply_to(Answer(text, "deny"), "cancel") == reply


@pytest.mark.parametrize(
    ("text", "number", "place"),
    [("一份", 1, None), ("两张", 2, None), ("三岁", 3, None), ("第一个", 1, 1), ("3", 3, 3), ("选2", 2, 2)],
)
def test_a_count_of_things_is_no_place_on_a_list(text: str, number: int, place: int | None) -> None:
    said = Answer(text, "inform", "answer", ({"entity": "number", "value": number},))
    assert list_number(said) == place


@pytest.mark.parametrize("text", ["change number 4", "No. 4 is wrong", "改第4项", "item 4 please"])
def test_the_word_for_a_list_item_names_no_other_number(text: str) -> None:
    rest = without_list_number(text).casefold()
    assert "number" not in rest
    assert "4" not in rest


@pytest.mark.parametrize("text", ["导出我的资料", "下载一份给我", "export my data", "Download the file"])
def test_an_order_to_a_machine_is_a_request(text: str) -> None:
    assert requests(text)


def test_a_masked_number_and_letters_count_little_for_the_length_of_a_story() -> None:
    assert (
        signs_of("his phone is ⟦phone:0f321de2f5⟧")
        < 25
        <= signs_of("他在二零二一年三月五日向我借了十五万元，写了借条，到现在没有还")
    )


@pytest.mark.parametrize(
    ("read", "text", "taken"),
    [
        (read_document, "电话 ⟦phone:0123456789⟧", False),
        (read_document, "call me on ⟦phone:0123456789⟧", False),
        (read_document, "⟦phone:0123456789⟧", True),
        (read_document, "护照是 ⟦phone:0123456789⟧", True),
        (read_phone, "我的护照 ⟦document:0123456789⟧", False),
        (read_phone, "passport ⟦document:0123456789⟧", False),
        (read_phone, "⟦document:0123456789⟧", True),
    ],
)
def test_a_number_called_by_its_kind_is_of_no_other(read: Reader, text: str, taken: bool) -> None:
    assert read(Answer(text, "inform")).found is taken


MET = Field(
    "met",
    Words("去世日期", "date of death"),
    reading(lambda said: Reading("2026-11-21", entities=("date",))),
    wants=A_DAY,
)
PLACE = Field(
    "place", Words("住所地", "residence"), reading(lambda said: Reading(said.text, entities=("place",))), free_text=True
)
NAME = Field("name", Words("姓名", "name"), reading(lambda said: Reading(problem="utter_name_odd")), free_text=True)


def test_when_somebody_can_meet_is_no_day_of_the_past_and_no_place() -> None:
    spans = (
        {"entity": "date", "start": 0, "end": 3},
        {"entity": "part_of_day", "start": 3, "end": 5},
        {"entity": "place", "start": 5, "end": 8},
    )
    said = Answer("星期六朝早温哥华时间都得", "inform", "answer", spans)
    heard = Candidates(
        here=Reading(problem="utter_name_odd"),
        elsewhere={"met": Reading("2026-11-21", entities=("date",)), "place": Reading(said.text, entities=("place",))},
    )
    assert out_of_order.propose_instead(state_of((NAME, MET, PLACE), "name"), said, heard) == ()


PHONE = Field("phone", Words("电话", "Phone"), reading(read_phone))
HOME = Field("home", Words("住址", "Home"), reading(read_document))
_CALL = "⟦phone:0123456789⟧"


def _again(text: str, kept: str) -> tuple[str, ...]:
    """The answers said back to a message that tells a telephone, where `kept` is known."""
    told = Reading(_CALL, entities=("phone",))
    at = text.index(_CALL)
    said = Answer(text, "inform", "answer", ({"entity": "phone", "value": _CALL, "start": at, "end": at + len(_CALL)},))
    state = state_of((PHONE, HOME), "home", {"phone": kept})
    made = out_of_order.propose_known(state, said, Candidates(elsewhere={"phone": told}))
    return tuple(one.field for one in made if isinstance(one, NoteAside))


def test_what_is_told_again_is_said_back() -> None:
    assert _again(f"我的电话{_CALL}", _CALL) == ("phone",)


def test_a_known_value_that_is_only_a_word_of_a_message_is_not_said_back() -> None:
    """ "No, only the IOU" at a question for a day says nothing of the kind of dispute, though that stands already."""
    said = "那时候他写好借条还请我们一家人吃了饭"
    told = Reading("loan", entities=("cause",))
    message = Answer(said, "inform", "answer", ({"entity": "cause", "value": "loan", "start": 5, "end": 7},))
    state = state_of((PHONE, HOME), "home", {"phone": "loan"})
    assert out_of_order.propose_known(state, message, Candidates(elsewhere={"phone": told})) == ()


def test_what_is_told_otherwise_is_not_said_to_stand() -> None:
    assert _again(f"我的电话{_CALL}", "⟦phone:9876543210⟧") == ()
