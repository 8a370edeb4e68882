"""What a message takes back: the answer it names, the value it denies, and the words that stand instead."""

from __future__ import annotations

import pytest

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.revisions import revisions

NOTHING = ""


@pytest.mark.parametrize(
    ("text", "subject", "denied", "words"),
    [
        ("金额改成8万", "金额", NOTHING, "8万"),
        ("把电话改成 138", "电话", NOTHING, "138"),
        ("律所改成广东明镜律师事务所", "律所", NOTHING, "广东明镜律师事务所"),
        ("change the firm to Mingjing", "firm", NOTHING, "Mingjing"),
        ("the amount should be 80,000 yuan", "amount", NOTHING, "80,000 yuan"),
        ("生日不对，应该是1960年11月12日", "生日", NOTHING, "1960年11月12日"),
        ("日期錯咗，係三月五號", "日期", NOTHING, "三月五號"),
        ("名字写错了，是陈小明", "名字", NOTHING, "陈小明"),
        ("the address is wrong, it is 15 Donghua Road, Pengjiang", "address", NOTHING, "15 Donghua Road, Pengjiang"),
        ("不是15，是50万", NOTHING, "15", "50万"),
        ("唔係15萬，係50萬", NOTHING, "15萬", "50萬"),
        ("no, not 15, 50 thousand", NOTHING, "15", "50 thousand"),
        ("不是人民币，是港币", NOTHING, "人民币", "港币"),
        ("他不是我朋友，是我表弟", NOTHING, "我朋友", "我表弟"),
        ("被告叫吴智明不是吴志明", "被告", "吴志明", "吴智明"),
        ("it's 50,000, not 15,000", NOTHING, "15,000", "50,000"),
    ],
)
def test_one_value_stands_instead_of_another(text: str, subject: str, denied: str, words: str) -> None:
    (found,) = revisions(UserMessage(text, "inform"))
    assert (found.subject, found.denied, found.words.text) == (subject, denied, words)


def test_several_are_found_in_one_message() -> None:
    found = revisions(UserMessage("有两处不对：被告叫吴智明不是吴志明，借款日期是2021年5月3日", "inform"))
    assert [(one.subject, one.denied, one.words.text) for one in found] == [
        ("被告", "吴志明", "吴智明"),
        ("借款日期", "", "2021年5月3日"),
    ]


@pytest.mark.parametrize("text", ["不对，上一题答错了，我有借条", "上一题打错了，我有借条"])
def test_the_answer_before_is_pointed_at(text: str) -> None:
    (found,) = revisions(UserMessage(text, "inform"))
    assert found.of_last
    assert found.words.text == "我有借条"


@pytest.mark.parametrize(
    "text",
    [
        "不对，是李国辉",
        "我打錯咗，係50萬",
        "sorry I meant March 2020",
        "唔係，喺列治文",
        "no wait it's ⟦document:0123456789⟧",
    ],
)
def test_a_mere_no_names_nothing(text: str) -> None:
    (found,) = revisions(UserMessage(text, "inform"))
    assert (found.subject, found.denied, found.plain) == ("", "", True)


@pytest.mark.parametrize(
    "text",
    ["改律所", "I went to Toronto", "不是我借的", "not a Canadian citizen",
    "不对", "不是", "地址是台山市四九镇", "李国辉",
     "我和他是朋友，他不是坏人" * 20],
)  # fmt: skip
def test_other_messages_take_nothing_back(text: str) -> None:
    assert revisions(UserMessage(text, "inform")) == ()


def test_at_the_review_a_statement_is_a_correction() -> None:
    (found,) = revisions(UserMessage("地址是台山市四九镇", "inform"), at_review=True)
    assert (found.subject, found.words.text) == ("地址", "台山市四九镇")


def test_only_the_values_of_the_new_words_count_and_they_keep_their_place() -> None:
    first = {"entity": "date", "value": "2026-03-01", "start": 2, "end": 4}
    second = {"entity": "date", "value": "2026-05-01", "start": 6, "end": 8}
    (found,) = revisions(UserMessage("不是三月，是五月", "inform", entities=(first, second)))
    assert [(e["value"], e["start"], e["end"]) for e in found.words.entities] == [("2026-05-01", 0, 2)]
