"""Who asks until when they can answer, and who asks for another time."""

from __future__ import annotations

from datetime import date

import pytest

from actions.defence.readers.suits import asks_until_when, read_suit, says_sued, topic_of
from actions.dialogue.message import UserMessage
from actions.hearing.receipt import said_to_be_served
from actions.readers.standing import stands

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "text",
    ["今天还来得及交答辩吗？", "答辩状最后一天几号？今天还来得及吗？", "几时之前要答？", "咁我最迟几时要交答辩？",
     "咁我最遲幾時要交答辯？", "异议最晚哪天交？", "还剩几天？",
     "我有冇过咗答辩期？我系加拿大籍", "咁而家仲可唔可以交答辩？",
     "法院的信11月20号到的，我要几号前回复？", "有几天答辩？",
     "paper came 20 November, how long I have?", "how much time do I have to reply",
     "When is the last day to answer?", "Am I still in time?", "how many days do I have?"],
)  # fmt: skip
def test_who_asks_until_when_is_heard(text: str) -> None:
    assert asks_until_when(text)


@pytest.mark.parametrize(
    "text",
    ["反诉什么时候提？", "上诉最后一天是哪天？", "开庭是几号？", "答辩状怎么写？", "诉讼费最迟几时交？", "户口还在台山",
     "when is the last day to appeal?", "when is the hearing?"],
)  # fmt: skip
def test_another_time_is_not_that_of_the_answer(text: str) -> None:
    assert not asks_until_when(text)


def test_the_day_of_a_question_is_no_day_of_receipt() -> None:
    today = {"entity": "date", "value": "2026-11-24", "start": 0, "end": 2}
    told = read_suit(UserMessage("今天还来得及交答辩吗？", "ask_time_limit", entities=(today,)), TODAY, "CA")
    assert (dict(told.values), told.loose) == ({}, "")


@pytest.mark.parametrize(
    ("text", "days", "received"),
    [
        ("今天还来得及交答辩吗？", {"今天": "2026-11-24"}, None),
        ("今天还来得及交答辩吗？11月16号收到的传票", {"今天": "2026-11-24", "11月16号": "2026-11-16"}, "2026-11-16"),
        ("11月16号收到起诉状，答辩期到几时？", {"11月16号": "2026-11-16"}, "2026-11-16"),
    ],
)
def test_no_time_is_reckoned_from_the_day_of_asking(text: str, days: dict[str, str], received: str | None) -> None:
    found = tuple(
        {"entity": "date", "value": day, "start": text.index(words), "end": text.index(words) + len(words)}
        for words, day in days.items()
    )
    limit = said_to_be_served(UserMessage(text, "ask_time_limit", entities=found), TODAY)
    assert (None if limit is None else limit.service.served_at.date().isoformat()) == received


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("我想叫法院畀多啲时间我得唔得？", "extension"),
        ("可以给我多一点时间吗", "extension"),
        ("我想申请延期答辩", "extension"),
        ("那帮我写异议书吧", "jurisdiction"),
        ("我和我爸不住一起，他签收算数吗？", "served"),
        ("如果异议被驳回了呢，还能上诉吗？", "jurisdiction"),
        ("他要上班走不开，能不能我替他去？", "lawyer"),
    ],
)
def test_a_question_finds_its_topic(text: str, topic: str) -> None:
    assert topic_of(text) == topic


@pytest.mark.parametrize(
    "text",
    [
        "我只是担保人，银行把我和我朋友一起告到江海法院了，说要还46万",
        "銀行將我同擔保人一齊告到法院",
        "the bank took both of us to court",
    ],
)
def test_who_is_sued_with_another_is_sued(text: str) -> None:
    assert says_sued(text)


@pytest.mark.parametrize(
    ("standing", "text", "stood"),
    [
        ("threatened", "债主说要去法院告我，还没收到什么东西，我该先做什么准备？", True),
        ("threatened", "债主把我告了，收到传票", False),
        ("threatened", "他说十天内不还八万就告", True),
        ("threatened", "他不还我就告他", False),
        ("judgment_received", "我爸老家收到一份判决书，说我输了要赔十五万，我从来不知道被告了", True),
        ("judgment_received", "判決書係我爸11月5號簽收嘅", True),
        ("judgment_received", "A judgment against me came in the mail", True),
        ("judgment_received", "收到起诉状，不想等判决", False),
        ("judgment_received", "判决书拿到了，怎么申请执行", False),
        ("appeal_copy", "江门中院寄来上诉状副本，对方上诉了，11月18日收到，我要做什么", True),
        ("appeal_copy", "上诉状最后一天是哪天？", False),
        ("signed_by_other", "判决书是我爸11月5号签收的", True),
        ("signed_by_other", "判决书我11月5号签收的", False),
    ],
)
def test_where_somebody_stands_is_read(standing: str, text: str, *, stood: bool) -> None:
    assert stands(standing, text) is stood


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("一定要返去开庭咩？", True),
        ("一定要返去開庭咩", True),
        ("开庭我可以不回去吗", True),
        ("出庭使唔使本人返嚟", True),
        ("do I have to fly back for the hearing?", True),
        ("我几时要返去开庭？", False),
        ("开庭是哪天？", False),
    ],
)
def test_whether_one_must_come_is_no_question_of_the_day(text: str, *, asked: bool) -> None:
    assert stands("must_come", text) is asked
