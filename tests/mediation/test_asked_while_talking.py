"""Questions inside an application for mediation are answered: who sees what, who backs out, whether a suit waits."""

from __future__ import annotations

import pytest

from actions.mediation.readers.asked import asks_answer_period, topics_in


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("他不来谈呢", "absent"),
        ("姐姐不同意呢", "absent"),
        ("谈成了他又反悔呢", "binding"),
        ("what if he backs out later", "binding"),
        ("姐姐看到什么？", "secret"),
        ("她会看到什么", "secret"),
        ("佢睇到啲乜", "secret"),
        ("what will my sister see", "secret"),
    ],
)
def test_a_question_without_a_word_of_asking_is_answered_by_its_topic(text: str, topic: str) -> None:
    assert topic in topics_in(text)


@pytest.mark.parametrize(
    "text", ["她知道了什么都不肯", "我想看到账本", "他不来，我等了三年", "他反悔了，不肯给钱", "我看到他拿走存折"]
)
def test_what_is_told_of_the_quarrel_asks_nothing(text: str) -> None:
    assert topics_in(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "那答辩期会不会停？",
        "调解的时候还要不要答辩",
        "谈的时候法院期限停不停？",
        "does the deadline to answer stop while we talk?",
    ],
)
def test_whether_the_time_to_answer_stops_is_heard(text: str) -> None:
    assert asks_answer_period(text)


@pytest.mark.parametrize("text", ["他停工了不给钱", "答辩状我交了", "调解要多久？", "房租停了三个月"])
def test_what_only_stops_or_was_answered_is_another_thing(text: str) -> None:
    assert not asks_answer_period(text)


@pytest.mark.parametrize(
    "text",
    [
        "我们协议了以后要不要去法院确认",
        "司法确认多少钱",
        "多久内要申请",
        "傾掂咗使唔使去法院確認",
        "點樣去法院確認份協議",
        "how do we get the court to confirm it?",
        "does a judge have to approve the agreement?",
        "how many days do we have?",
    ],
)
def test_the_confirmation_by_a_court_has_one_answer(text: str) -> None:
    assert topics_in(text) == ("confirming",)


@pytest.mark.parametrize(
    "text", ["要多久", "法院会不会确认我的身份", "对方什么时候确认时间", "我怎么确认他收到了", "how long does it take?"]
)
def test_what_else_is_confirmed_is_another_thing(text: str) -> None:
    assert "confirming" not in topics_in(text)
