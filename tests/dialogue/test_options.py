"""A choice is meant by its button, a piece of it, its folk words, its number, or a yes where only one can be meant."""

from __future__ import annotations

import pytest

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.options import agreed, list_number, pick
from actions.dialogue.reading import Choice
from backend.shared.wording import Words

WAYS = (
    Choice("bank", Words("银行转账", "Bank transfer")),
    Choice("phone", Words("微信或支付宝", "WeChat or Alipay")),
    Choice("cash", Words("现金", "Cash"), ("现钱", "cash in hand")),
)
PAPERS = (
    Choice("iou", Words("有借条或欠条", "An IOU")),
    Choice("chat", Words("只有聊天记录", "Only a chat")),
    Choice("none", Words("都没有", "Nothing")),
)
HARMS = (
    Choice("traffic", Words("交通事故", "A traffic accident"), ("车祸",)),
    Choice("person", Words("人受伤（不是交通事故）", "Somebody was hurt (no traffic accident)")),
)
UNFILED = Choice("unfiled", Words("还没立案", "Not filed yet"), ("未立案",))


@pytest.mark.parametrize(
    ("choices", "text", "value"),
    [
        (WAYS, "微信转账", "phone"), (WAYS, "用支付寶俾佢", "phone"),
        (WAYS, "by WeChat", "phone"), (WAYS, "現金", "cash"),
        (WAYS, "给的现钱", "cash"), (PAPERS, "我有借条", "iou"),
        (PAPERS, "借条", "iou"), (PAPERS, "只有聊天记录", "chat"),
        (HARMS, "就是车祸", "traffic"), (HARMS, "不是交通事故，是打架", "person"), (HARMS, "交通事故", "traffic"),
    ],
)  # fmt: skip
def test_the_choice_that_is_meant(choices: tuple[Choice, ...], text: str, value: str) -> None:
    assert pick(UserMessage(text, "inform"), choices).value == value


@pytest.mark.parametrize(
    ("choices", "text"),
    [(PAPERS, "没有借条"), (WAYS, "不是微信"), (WAYS, "I know"), (WAYS, "微信和现金都有"), (WAYS, "")],
)
def test_what_is_denied_or_could_mean_two_is_no_choice(choices: tuple[Choice, ...], text: str) -> None:
    assert not pick(UserMessage(text, "inform"), choices).found


def test_a_choice_says_how_much_of_the_message_is_its_own_words() -> None:
    assert pick(UserMessage("未立案嘅", "ask_case_progress"), [UNFILED]).covers == 0.75
    assert pick(UserMessage("我的案子未立案，我想知道什么时候能立案", "inform"), [UNFILED]).covers < 0.5


@pytest.mark.parametrize("text", ["得", "好的", "yes please", "係呀"])
def test_a_yes_takes_the_only_choice_or_the_recommended_one(text: str) -> None:
    said = UserMessage(text, "inform")
    assert agreed(said, WAYS[:1], first_is_recommended=False).value == "bank"
    assert agreed(said, WAYS, first_is_recommended=True).value == "bank"
    assert not agreed(said, WAYS, first_is_recommended=False).found


@pytest.mark.parametrize(("text", "number"), [("第一件先办", None), ("第一件", 1), ("先讲第二样", None)])
def test_a_word_on_what_comes_first_is_no_number_of_a_list(text: str, number: int | None) -> None:
    entity = {"entity": "number", "value": number or 1, "start": 0, "end": 2}
    assert list_number(UserMessage(text, "inform", entities=(entity,))) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("其他四个人能一起告吗", 4),
        ("不对，是11月到今年1月", 1),
        ("今年1月", 1),
        ("在3楼", 3),
        ("I lent 3 of them money", 3),
    ],
)
def test_a_number_in_a_sentence_is_no_number_of_a_list(text: str, number: int) -> None:
    entity = {"entity": "number", "value": number, "start": 0, "end": 1}
    assert list_number(UserMessage(text, "inform", entities=(entity,))) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2号吧", 2),
        ("我揀第二個", 2),
        ("no. 3 please", 3),
        ("I'll take number 2", 2),
        ("第四", 4),
        ("就第2种吧", 2),
        ("改第5项", 5),
        ("第3项填错了", 3),
        ("No. 4 is wrong", 4),
        ("I want to change number 4", 4),
        ("把第二条改一下", 2),
    ],
)
def test_a_number_with_little_beside_it_is_one_of_a_list(text: str, number: int) -> None:
    entity = {"entity": "number", "value": number, "start": 0, "end": 1}
    assert list_number(UserMessage(text, "inform", entities=(entity,))) == number


def test_a_yes_never_means_a_choice_that_says_no() -> None:
    later = Choice("later", Words("没有，以后再交", "None now, later"))
    assert not agreed(UserMessage("嗯嗯", "affirm"), (later,), first_is_recommended=False).found


WHERE = (
    Choice("here", Words("在江门", "In Jiangmen"), ("江门",)),
    Choice("china", Words("在中国其他地方", "Elsewhere in China"), ("国内", "内地")),
    Choice("abroad", Words("在国外", "Abroad"), ("国外", "海外")),
)
PARTS = tuple(Choice(str(count), Words(f"分{count}期", f"{count} instalments")) for count in (1, 3, 6))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("不在国内，在国外", "abroad"),
        ("唔喺國內，喺海外", "abroad"),
        ("不在江门，在国外", "abroad"),
        ("在国内", "china"),
    ],
)
def test_a_place_somebody_is_not_in_is_no_choice(text: str, value: str) -> None:
    assert pick(UserMessage(text, "inform"), WHERE).value == value


def test_a_count_is_no_number_on_the_list_and_a_title_goes_before_it() -> None:
    three = UserMessage("分3期", "inform", entities=({"entity": "number", "value": 3, "start": 1, "end": 2},))
    two = UserMessage("分2期", "inform", entities=({"entity": "number", "value": 2, "start": 1, "end": 2},))
    assert pick(three, PARTS).value == "3"
    assert not pick(two, PARTS).found


def test_that_one_points_and_counts_nothing() -> None:
    number = (Choice("one", Words("一名仲裁员", "One arbitrator"), ("一个",)), Choice("three", Words("三名", "Three")))
    assert not pick(UserMessage("紫色的那一个", "inform"), number).found
    assert pick(UserMessage("一个就行", "inform"), number).value == "one"


@pytest.mark.parametrize("text", ["第一原告姓名是伍秀兰", "第二被告的地址"])
def test_the_number_of_a_party_is_no_number_of_a_choice(text: str) -> None:
    number = {"entity": "number", "value": 1, "start": 0, "end": 2}
    assert list_number(UserMessage(text, "inform", "answer", (number,))) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("the second one on your list", 2), ("first one on the list pls", 1), ("two of the list were closed", None)],
)
def test_a_place_on_the_list_is_a_number(text: str, number: int | None) -> None:
    values = {"first": 1, "second": 2, "two": 2}
    found = [{"entity": "number", "value": values[word]} for word in text.split() if word in values]
    assert list_number(UserMessage(text, "inform", "answer", tuple(found))) == number
