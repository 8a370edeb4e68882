"""The words by which a question about a hearing, a case or an appointment is known, and what only resembles them."""

from __future__ import annotations

import pytest

from actions.dialogue.phrases import said, without_denied
from actions.matter.amending import kind_of
from actions.matter.focus import named_service
from actions.matter.readers import asks_what_follows


@pytest.mark.parametrize(
    ("act", "text"),
    [
        ("asks_representative", "谁能替我去开庭"), ("asks_representative", "可以叫我儿子代替我出庭吗"),
        ("asks_representative", "我細佬可唔可以代我上庭"), ("asks_representative", "开庭可以叫我儿子代我去吗"),
        ("asks_representative", "can my brother represent me in court"),
        ("asks_representative", "could my daughter appear on my behalf"), ("asks_interpreter", "法院有没有翻译"),
        ("asks_interpreter", "开庭有翻译吗"), ("asks_interpreter", "上庭有冇翻譯"),
        ("asks_interpreter", "证人不会讲中文怎么办"), ("asks_interpreter", "I need an interpreter at the hearing"),
        ("asks_interpreter", "is there interpretation"), ("asks_judge", "我的法官是谁"), ("asks_judge", "點樣聯絡法官"),
        ("asks_judge", "who's the judge"), ("asks_instalments", "能分期付吗"),
        ("asks_instalments", "can I pay in installments"),
        ("asks_bring", "那天要带什么"), ("asks_bring", "嗰日要帶咩"), ("asks_bring", "what should I bring"),
    ],
)  # fmt: skip
def test_the_question_is_known(act: str, text: str) -> None:
    assert said(act, text)


@pytest.mark.parametrize(
    ("act", "text"),
    [
        ("asks_interpreter", "护照要翻译成中文吗"), ("asks_interpreter", "翻译件要公证吗"),
        ("asks_interpreter", "do I need a certified translation of my passport"),
        ("asks_representative", "他替我还了钱"), ("asks_representative", "我替我妈问一下"),
        ("asks_judge", "法官视频见证要多久"), ("asks_instalments", "分两个人写"), ("asks_bring", "他带着我的钱走了"),
    ],
)  # fmt: skip
def test_what_only_resembles_it_is_not(act: str, text: str) -> None:
    assert not said(act, text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("漏写了一个被告，能加吗", "party"), ("想把他公司也追加成被告", "party"),
        ("can I add his wife to the case", "party"),
        ("金额写少了，想改成70万", "amount"), ("change the amount I claim to 700,000", "amount"),
        ("對方還了五萬，要改嗎", "amount"), ("诉状里日期写错了", "mistake"), ("还有个担保人没告，能加上吗", "party"),
        ("a wrong date in the complaint", "mistake"),
        ("能不能再加一项请求", "claim"), ("已经递交的还能改吗", "claim"),
    ],
)  # fmt: skip
def test_what_is_to_be_changed_is_known(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("公证那天要带什么", "notarization"), ("開庭那天來不了", "hearing"), ("my hearing", "hearing"),
        ("視頻見證改時間", "authorization"), ("那天来不了", ""), ("公证和开庭都去不了", ""),
    ],
)  # fmt: skip
def test_the_matter_that_is_named_is_meant(text: str, service: str) -> None:
    assert named_service(text) == service


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("我是卖房不是打官司", "我是卖房"), ("是打官司不是卖房", "是打官司"), ("唔係打官司，係賣樓", "，係賣樓"),
        ("委托书，打官司用", "委托书，打官司用"),
    ],
)  # fmt: skip
def test_what_is_denied_is_not_meant(text: str, left: str) -> None:
    assert without_denied(text) == left


@pytest.mark.parametrize(
    ("text", "hinders"),
    [
        ("hearing is dec 10 in Xinhui court and I have surgery dec 9, what do I do", True),
        ("I can't make it to the hearing on the 5th", True),
        ("12月10号开庭，那天要做手术", True),
        ("開庭嗰日我去唔到", True),
        ("我请不到假，开庭怎么办", True),
        ("when is my hearing", False),
        ("开庭那天几点到", False),
        ("can I come to the hearing with my son", False),
        ("开庭要多久", False),
    ],
)
def test_what_keeps_somebody_from_a_hearing_is_known(text: str, *, hinders: bool) -> None:
    assert said("hinders_coming", text) is hinders


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("不去会怎样", True), ("唔去會點", True), ("what happens if I don't go", True), ("不出庭有什么后果", True),
        ("不去开庭会不会输", True), ("will I lose if I stay away", True), ("那天我来不了", False),
        ("唔去得唔得", False), ("I can't come on that day", False), ("赶不回来，能改期吗", False),
    ],
)  # fmt: skip
def test_what_follows_from_staying_away_is_told_from_not_being_able_to_come(text: str, asks: bool) -> None:
    assert asks_what_follows(text) == asks
