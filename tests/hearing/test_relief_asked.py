"""Days after an obstacle or a decision, counted from the day a person tells: more time, and the fee given back."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from actions.answers import Answer
from actions.filing.readers.fee_wishes import fee_wish
from actions.filing.refund_told import tell_refund_due
from actions.hearing.readers import tells_missed_time, tells_obstacle
from actions.hearing.relief_asked import take_up


def _heard(text: str, said: str = "", day: str = "") -> Answer:
    """The message with the day it tells, as the bot understands it."""
    start = text.find(said) if said else -1
    found = {"entity": "date", "value": day, "start": start, "end": start + len(said), "text": said}
    return Answer(text, "ask_time_limit", entities=(found,) if start >= 0 else ())


class Talk:
    """A turn outside any form on 24 November 2026, after messages and texts of ours."""

    def __init__(self, said: Answer, *before: str, told: str = "", language: str = "zh-Hans") -> None:
        self.answer, self.has_draft, self.language = said, False, language
        self.now, self.timezone = datetime(2026, 11, 24, 4, tzinfo=UTC), "Asia/Shanghai"
        self.person, self.texts_before = SimpleNamespace(city=""), [told] if told else []
        self.tracker = SimpleNamespace(latest_message={"metadata": {"now": self.now.isoformat()}})
        self.before, self.said = [Answer(one, "inform") for one in before], list[str]()

    def typed_before(self, most: int) -> list[Answer]:
        return self.before[:most]

    def say(self, name: str, *_: Any, **facts: Any) -> None:
        self.said.append(str(facts.get("words", name)))


@pytest.mark.parametrize(
    "text",
    [
        "我住院错过了上诉期怎么办",
        "我入咗院，過咗上訴期點算",
        "I was in hospital and missed the deadline to appeal",
        "隔离期间没能答辩，期限过了",
        "the flood made me miss the time limit",
        "被拘留了半个月，上诉期过了",
        "a car accident, so I could not appeal",
    ],
)
def test_an_obstacle_and_a_missed_time_are_heard(text: str) -> None:
    assert tells_obstacle(text)
    assert tells_missed_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "我出了车祸住院，想告肇事司机赔偿",
        "住院费谁出",
        "我错过了上诉期怎么办",
        "工伤住院，老板不赔，期限过了吗",
        "I was in hospital, can the hearing be online?",
        "上诉期限是几天",
        "I missed the appointment at the notary",
    ],
)
def test_one_of_them_alone_is_another_matter(text: str) -> None:
    assert not (tells_obstacle(text) and tells_missed_time(text))


async def test_the_last_day_is_counted_from_the_end_of_the_obstacle() -> None:
    talk: Any = Talk(_heard("我住院错过了上诉期，11月20日出院，还能上诉吗", "11月20日", "2026-11-20"))
    assert await take_up(talk)
    rule, until = talk.said
    assert "第86条" in rule and "10 日内" in rule and "2026年11月20日" in until and "11月30日" in until


async def test_the_day_is_asked_for_and_then_enough_alone() -> None:
    first: Any = Talk(Answer("I was in hospital and missed the deadline to appeal", "inform"), language="en")
    assert await take_up(first)
    asked = first.said[-1]
    assert "Art. 86" in first.said[0] and asked.startswith("On which day did the obstacle end")
    day = _heard("on 2 November 2026", "2 November 2026", "2026-11-02")
    then: Any = Talk(day, told=asked, language="en")
    assert await take_up(then)
    (told,) = then.said
    assert "12 Nov" in told and "contact the judge today" in told
    assert not await take_up(Talk(day, language="en"))  # type: ignore[arg-type]


async def test_other_messages_are_left_to_others() -> None:
    for text in ("我住院了", "错过了上诉期怎么办", "11月20日出院"):
        talk: Any = Talk(_heard(text, "11月20日", "2026-11-20"))
        assert not await take_up(talk)
        assert not talk.said


@pytest.mark.parametrize(
    "text",
    [
        "法院11月20日裁定准许撤诉，诉讼费什么时候退",
        "幾時先退返訴訟費",
        "my case was dismissed, when do I get the court fee back?",
        "诉讼费多久能退",
    ],
)
def test_a_refund_is_asked_for(text: str) -> None:
    assert fee_wish(Answer(text, "ask_court_fee")).topic == "refund"


def test_the_day_of_a_refund_is_told_from_the_day_that_is_told() -> None:
    talk: Any = Talk(_heard("法院11月20日裁定准许撤诉，诉讼费什么时候退", "11月20日", "2026-11-20"))
    tell_refund_due(talk)
    (told,) = talk.said
    assert "2026年12月7日" in told and "第27、53条" in told and "已经过了" not in told
    talk = Talk(_heard("dismissed on 2 November 2026, the fee?", "2 November 2026", "2026-11-02"), language="en")
    tell_refund_due(talk)
    assert "17 November 2026" in talk.said[0] and "has passed" in talk.said[0]


def test_without_a_day_only_the_rule_is_told() -> None:
    talk: Any = Talk(Answer("撤诉了诉讼费退吗", "ask_court_fee"))
    tell_refund_due(talk)
    assert not talk.said
