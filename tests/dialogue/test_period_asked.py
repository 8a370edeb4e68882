"""Until when is told apart from how long it takes, and from which day a period is counted."""

from __future__ import annotations

import pytest

from actions.dialogue.phrases import says_only
from actions.protection.readers.entry_sentences import sentences_of, speaks_of
from actions.protection.readers.follow_ups import kinds_of_time
from actions.topic import keys_asked, kinds_asked


@pytest.mark.parametrize(
    "text",
    [
        "什么时候截止", "最迟哪天交", "最遲幾時要答", "最晚几号", "多久之内要提", "多少天内要去确认", "有时间限制吗",
        "还有多久过时效", "几时之前要告", "有冇期限㗎", "仲有幾耐先過時效", "時效仲有幾耐，幾年內要告", "until when",
        "by when?", "is there a time limit", "what's the deadline", "how long do I have to sue",
        "how much time have I got left",         "还剩几天", "仲有幾多日", "How long do I have?",
    ],
)  # fmt: skip
def test_until_when_is_asked(text: str) -> None:
    assert kinds_asked(text) == ["period"]


@pytest.mark.parametrize(
    "text",
    [
        "要多久", "立案几天有结果", "How long does it take?", "How long do I have to wait", "官司打了多久了",
        "幾耐有消息", "不久就到期了", "last year he promised", "我們三年內還清的", "法院几点下班", "什么时候开庭",
    ],
)  # fmt: skip
def test_how_long_it_takes_is_another_question(text: str) -> None:
    assert "period" not in kinds_asked(text)


@pytest.mark.parametrize(
    "text", ["从哪天开始算", "由幾時開始計", "从什么时候起算", "from when does it run", "when does the time start"]
)
def test_the_day_a_period_is_counted_from_is_asked(text: str) -> None:
    assert kinds_of_time(text) == ["start"]


@pytest.mark.parametrize("text", ["公告幾時算送達", "从美国回来要多久", "when does the court open", "利息怎么算"])
def test_other_days_are_not_counted_from(text: str) -> None:
    assert "start" not in kinds_of_time(text)


def test_a_suit_named_is_asked_for_its_own_period() -> None:
    assert keys_asked("How long do I have to sue?", "") == [("filing", "period")]
    assert keys_asked("最迟哪天交", "defence") == [("defence", "period")]


def test_whole_message_alone_is_short_for_it() -> None:
    assert says_only("asks_whole_period", "那还剩几天呢")
    assert not says_only("asks_whole_period", "还有几天就开庭了")


def test_an_article_does_not_end_a_sentence() -> None:
    assert sentences_of("It moves (Civil Procedure Law, Art. 85). Act before.") == [
        "It moves (Civil Procedure Law, Art. 85).",
        "Act before.",
    ]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("limit", "从发现起三年内起诉，还可以请求多分。"), ("limit", "生效 30 天内双方一起去法院申请司法确认"),
        ("limit", "Apply within one year."), ("start", "一般是三年，从您知道权利受损那天算起；"),
        ("start", "It runs from the day after the due date."),
    ],
)  # fmt: skip
def test_sentences_say_a_period_or_its_beginning(kind: str, sentence: str) -> None:
    assert speaks_of(kind, sentence)
