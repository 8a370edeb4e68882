"""What the other side must not know is written nowhere; what is paid each time is no sum in dispute."""

from __future__ import annotations

from typing import Any

import pytest

from actions.mediation.memory import told_in
from actions.mediation.readers.asked import keeps_secret
from actions.mediation.readers.dispute import bare_figure_in, with_sum
from actions.mediation.readers.secrets import SECRETS, secret_sums, without_secrets
from actions.mediation.readers.sides import tells_no_place


def money(text: str, *sums: tuple[str, str]) -> list[dict[str, Any]]:
    """The sums read in a text: what was written, and the amount in yuan."""
    return [
        {
            "entity": "money",
            "start": text.index(words),
            "end": text.index(words) + len(words),
            "value": {"amount": amount, "currency": "CNY"},
        }
        for words, amount in sums
    ]


@pytest.mark.parametrize(
    "text",
    [
        "我心里最低30万 不要让他知道",
        "30万是我心里的底线 不要给他知道 先提40万",
        "30万不要写给对方看 写40万",
        "我的底价是三十万",
        "30萬係我條底線，唔好俾佢知",
        "八萬得你知好喇，咪話佢知",
        "My lowest is 500,000, keep that private",
        "I'd take 8,000 but don't tell him I'd go down to 6,000",
        "Honestly I would go as low as 500,000, but please don't tell her that.",
        "The wish is 600,000 paid over two years, nothing lower to be shown",
    ],
)
def test_a_limit_is_a_secret_in_any_wording(text: str) -> None:
    assert keeps_secret(text)


@pytest.mark.parametrize(
    "text",
    [
        "最少还我20万",
        "要他还40万 可以分两期",
        "I want at least half",
        "别再说我坏话",
        "I never told him to pay",
        "they do not share the profit with me",
        "he never let me see the books",
        "我不想和他说话",
        "我不想见他",
        "他不知道我在美国",
        "他不让我看账",
        "对方的底线是10万",
        "water runs down to my floor",
    ],
)
def test_a_demand_is_none(text: str) -> None:
    assert not keeps_secret(text)


@pytest.mark.parametrize(
    ("text", "sums", "secret"),
    [
        ("30万是我心里的底线 不要给他知道 先提40万", [("30万", "300000.00"), ("40万", "400000.00")], ["300000.00 CNY"]),
        (
            "I'd take 8,000 but don't tell him I'd go down to 6,000",
            [("8,000", "8000.00"), ("6,000", "6000.00")],
            ["6000.00 CNY"],
        ),
        ("30万不要写给对方看 写40万", [("30万", "300000.00"), ("40万", "400000.00")], ["300000.00 CNY"]),
        ("要他还40万", [("40万", "400000.00")], []),
    ],
)
def test_the_secret_sum_is_the_one_told_as_such(text: str, sums: list[tuple[str, str]], secret: list[str]) -> None:
    assert secret_sums(text, money(text, *sums)) == secret


def test_a_secret_is_neither_sum_nor_wish_nor_story() -> None:
    text = "我和他合伙开公司，他拿走货款，我心里最低30万，不要让他知道"
    told = told_in(text, money(text, ("30万", "300000.00")), known={"matter": "company"})
    assert told[SECRETS] == ["300000.00 CNY"]
    assert "amount" not in told
    assert "wish" not in told
    assert "最低" not in told.get("what_happened", "")
    assert without_secrets(text) == "我和他合伙开公司，他拿走货款"


def test_a_sum_once_told_as_a_secret_is_taken_for_none_later() -> None:
    text = "他还我30万就算了"
    told = told_in(text, money(text, ("30万", "300000.00")), known={SECRETS: ["300000.00 CNY"]})
    assert "amount" not in told
    assert "wish" not in told


@pytest.mark.parametrize(
    ("text", "sums", "amount"),
    [
        ("我想他分三期给，每期2万4", [("2万4", "24000.00")], ""),
        ("我想让他每个月还5000", [("5000", "5000.00")], ""),
        ("he should pay me 2,000 a month", [("2,000", "2000.00")], ""),
        ("我想他还7万2，分三期，每期2万4", [("7万2", "72000.00"), ("2万4", "24000.00")], "72000.00 CNY"),
        ("我想他一次还20万", [("20万", "200000.00")], "200000.00 CNY"),
    ],
)
def test_what_is_paid_each_time_is_no_sum_in_dispute(text: str, sums: list[tuple[str, str]], amount: str) -> None:
    assert told_in(text, money(text, *sums)).get("amount", "") == amount


def test_a_corrected_sum_leaves_an_instalment_of_the_wish_alone() -> None:
    assert with_sum("分三期 每期2万4", "7万2") == "分三期 每期2万4"
    assert with_sum("还我7万", "7万2") == "还我7万2"
    assert bare_figure_in("分三期，每期24000") == ""


def test_ones_own_number_is_never_the_other_sides() -> None:
    told = told_in("我叫张宏伟 电话⟦phone:0123456789⟧ 在布鲁克林")
    assert told["phone"] == "⟦phone:0123456789⟧"
    assert "other_contact" not in told


@pytest.mark.parametrize("text", ["我姓张 张宏伟 电话你们知道的吧", "提交", "I'm Anna Situ", "他欠我30万", "不是那里"])
def test_a_sentence_about_something_else_is_no_place(text: str) -> None:
    assert tells_no_place(text)


@pytest.mark.parametrize("text", ["乡下老屋", "他工厂旁边", "the shop next door", "鹤山沙坪"])
def test_words_for_a_place_stay_one(text: str) -> None:
    assert not tells_no_place(text)
