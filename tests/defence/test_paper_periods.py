"""Papers with a time of their own: ten days in labour arbitration, fifteen after a payment order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.answers import Answer
from actions.defence.paper_periods import answered, paper_periods, words_on
from actions.readers.standing import stands


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("工人在新会仲裁告我公司", True), ("前员工去劳动仲裁告我们欠工资", True), ("我公司被员工申请劳动仲裁了", True),
        ("收到劳动仲裁的开庭通知", True), ("仲裁委寄来通知，说员工要加班费", True),
        ("a former worker started labour arbitration against my company", True),
        ("we received an arbitration notice from the labour commission about wages", True),
        ("我要劳动仲裁告公司", False), ("老板欠我工资，要先仲裁吗", False), ("劳动仲裁怎么申请", False),
        ("公司欠我工资，我收到仲裁裁决了", False), ("对方在深圳国际仲裁院仲裁我们货款", False),
        ("员工告我，法院传票到了", False), ("I want to start labour arbitration against my boss", False),
    ],
)  # fmt: skip
def test_who_must_answer_there_is_told_apart_from_who_applies(text: str, *, answers: bool) -> None:
    assert stands("answers_labour_arbitration", text) is answers


@pytest.mark.parametrize(
    ("text", "came"),
    [
        ("我收到支付令 11月26号 要我还三万", True),
        ("江海法院寄来一张支付令，十一月二十八号签收的", True),
        ("法院發咗張支付令俾我 話我爭佢錢", True),
        ("I got a payment order from Xinhui court", True),
        ("the court sent my father a payment order", True),
        ("我想申请支付令", False),
        ("什么是支付令", False),
        ("支付令多久下来", False),
        ("对方收到支付令没反应怎么办", False),
        ("欠钱的人收到支付令不理怎么办", False),
        ("他11月26号收到支付令", False),
        ("11月26号收到判决，不是支付令", False),
        ("我11月1日借给他，想申请支付令", False),
        ("I want to apply for a payment order", False),
        ("我收到付款通知", False),
    ],
)
def test_a_payment_order_that_came_is_told_from_one_that_is_wished_for(text: str, *, came: bool) -> None:
    assert stands("received_payment_order", text) is came


class Talk:
    """A turn outside any form."""

    def __init__(self, text: str, *before: str) -> None:
        self.answer, self.has_draft, self.language = Answer(text, "ask_time_limit"), False, "zh-Hans"
        self.before = [Answer(one, "inform") for one in before]

    def typed_before(self, most: int) -> list[Answer]:
        return self.before[:most]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("劳动仲裁结果我上周五收到，不满意，几号前要起诉", []),
        ("那最迟哪天", ["劳动仲裁的裁决收到了", "仲裁委寄来通知，说员工要加班费"]),
    ],
)  # fmt: skip
def test_an_award_that_came_is_not_answered_with_the_ten_days(text: str, before: list[str]) -> None:
    talk: Any = Talk(text, *before)
    assert not answered(talk)


@pytest.mark.parametrize(
    ("standing", "last_day", "says"),
    [("received_payment_order", "12月11日", "书面异议"), ("answers_labour_arbitration", "12月6日", "答辩书")],
)
def test_each_paper_has_its_own_last_day(standing: str, last_day: str, says: str) -> None:
    (paper,) = (one for one in paper_periods() if one.standing == standing)
    told = words_on(paper, date(2026, 11, 26), date(2026, 12, 2), "zh-Hans")
    assert last_day in told
    assert says in told
    assert "30日" not in told.replace("三十日", "")


def test_a_last_day_that_is_over_says_so() -> None:
    for paper in paper_periods():
        for language in ("zh-Hans", "en"):
            late = words_on(paper, date(2026, 10, 1), date(2026, 12, 2), language)
            assert paper.late.say(language) in late
            assert paper.ask_day.say(language) in words_on(paper, None, date(2026, 12, 2), language)
