"""Which words ask for everything that is due, and which ask for one thing that has an answer of its own."""

from __future__ import annotations

import pytest

from actions.readers.dates import asks_for_agenda

ASKS = [
    "有什么快到期", "我有什么快到期的吗", "有咩就快到期", "我有咩限期", "最近有什么要到期", "什么快过期了",
    "我的期限", "看看我的日程", "我的截止日期有哪些", "有什麼快到期", "所有期限", "订阅日历", "放进手机日历",
    "我想訂閱日曆", "这个月有什么截止", "我有哪些截止日期", "what are my deadlines", "What is due soon?",
    "any deadlines coming up?", "my deadlines", "do I have any deadlines", "what expires soon",
    "show me my deadlines", "subscribe to the calendar", "upcoming deadlines", "Is anything due next week?",
    "有冇嘢就快到期", "還有什麼要到期的",
]  # fmt: skip
ASKS_OTHERWISE = [
    "我的上诉期到哪天", "答辩期限是多少天", "护照快到期了怎么办", "租约快到期了，能不能退",
    "what is the deadline to appeal", "补正期限几天", "执行期限多久", "缴费期限是几天",
    "what are my deadlines to answer and appeal", "my passport expires soon", "合同到期了他不还钱",
    "什么时候开庭", "把开庭加到日历里", "你好", "", "我要立案", "借款什么时候到期", "证件过期了", "约唔到期",
    "诉讼时效有什么期限", "what happens if I miss the deadline", "can I extend the deadline for corrections",
    "他说有什么快到期的东西要我先还清，我当时没有答应，后来他就一直打电话来，还到我家里去闹，我妈妈吓得住院了两个星期还没有好",
]  # fmt: skip


@pytest.mark.parametrize("text", ASKS)
def test_it_asks_for_everything(text: str) -> None:
    assert asks_for_agenda(text)


@pytest.mark.parametrize("text", ASKS_OTHERWISE)
def test_it_asks_for_something_else(text: str) -> None:
    assert not asks_for_agenda(text)
