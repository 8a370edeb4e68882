"""After the award of a labour arbitration each side of the job is told its own way and its own last day."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from actions.answers import Answer
from actions.hearing.labour_award import (
    is_spoken_of,
    is_told_to_employer,
    labour_award_told,
    side_pressed,
    tell_labour_suit,
)

_WORKER = "utter_hearing_limit_labour"
_AWARD = "劳动仲裁裁决书11月20日收到的，不服"


def _heard(text: str, day: str = "2026-11-20", **pressed: Any) -> Answer:
    """The message with the day it tells, as the bot understands it."""
    start = text.find("11月")
    end = start + len("11月20日")
    found = ({"entity": "date", "value": day, "start": start, "end": end, "text": text[start:end]},)
    return Answer(text, "inform", entities=found if start >= 0 else (), pressed=pressed)


class Talk:
    """A turn outside any form, after messages of the person and texts of ours."""

    def __init__(self, said: Answer, *before: str, told: str = "", language: str = "zh-Hans") -> None:
        self.answer, self.has_draft, self.language = said, False, language
        self.now, self.timezone = datetime(2026, 11, 24, 4, tzinfo=UTC), "Asia/Shanghai"
        self.person, self.said_before = SimpleNamespace(city=""), list[str]()
        self.texts_before = [told] if told else []
        self.tracker = SimpleNamespace(latest_message={"metadata": {"now": self.now.isoformat()}})
        self.before, self.said, self.buttons = [_heard(one) for one in before], list[str](), list[Any]()

    def typed_before(self, most: int) -> list[Answer]:
        return self.before[:most]

    def say(self, name: str, buttons: Any = (), **facts: Any) -> None:
        self.said.append(str(facts.get("words", name)))
        self.buttons += buttons


@pytest.mark.parametrize(
    "text",
    [
        "我公司收到劳动仲裁裁决要赔员工三万，11月20日收到的",
        "員工告我哋拖欠工資，勞動仲裁裁決公司付兩萬，11月20日收到",
    ],
)
async def test_an_employer_hears_both_days_and_who_cannot_sue(text: str) -> None:
    talk: Any = Talk(_heard(text))
    assert await labour_award_told(talk)
    rule, days = talk.said
    assert "单位不能起诉" in rule and "中级法院申请撤销" in rule and "第48条" in rule
    assert "起诉（15 日）最后到：北京时间 12月7日" in days and "申请撤销（30 日）最后到：北京时间 12月21日" in days
    assert "2026年12月5日以前" in days


async def test_an_employer_hears_it_in_english_and_is_asked_for_the_day() -> None:
    talk: Any = Talk(Answer("we are the employer and lost the labour arbitration", "inform"), language="en")
    assert await labour_award_told(talk)
    (told,) = talk.said
    assert "the employer can't sue" in told and "within 30 days" in told and told.endswith("and I'll count.")


async def test_who_tells_no_side_is_asked_which_and_the_button_goes_on_with_the_day() -> None:
    talk: Any = Talk(_heard(f"{_AWARD}，最晚哪天起诉"))
    assert await labour_award_told(talk)
    (asked,) = talk.said
    assert asked.endswith("您是员工，还是用人单位？") and "12月7日" in asked and "12月21日" in asked
    worker, employer = (one["payload"] for one in talk.buttons)
    assert '"labour_worker"' in worker and '"labour_employer"' in employer
    pressed: Any = Talk(_heard("", limit_of="labour_employer"), _AWARD, told=asked)
    assert side_pressed(pressed) and "12月21日" in pressed.said[-1]
    pressed = Talk(_heard("", limit_of="labour_worker"), _AWARD, told=asked)
    assert side_pressed(pressed) and pressed.said == [_WORKER]
    assert not side_pressed(Talk(_heard("", limit_of="7f3a"), _AWARD, told=asked))  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "side"), [("单位", "employer"), ("我是員工", "worker"), ("the employer", "employer")])
async def test_the_side_may_be_typed_right_after_the_question(text: str, side: str) -> None:
    asked: Any = Talk(_heard(f"{_AWARD}，最晚哪天起诉"))
    await labour_award_told(asked)
    talk: Any = Talk(Answer(text, "inform"), _AWARD, told=asked.said[0])
    assert await labour_award_told(talk)
    assert ("12月21日" in talk.said[-1]) is (side == "employer") and (talk.said == [_WORKER]) is (side == "worker")
    alone: Any = Talk(Answer(text, "inform"))
    assert not await labour_award_told(alone)


async def test_another_day_is_told_without_the_rule_once_more() -> None:
    first: Any = Talk(_heard("我公司收到劳动仲裁裁决要赔员工三万，11月20日收到的"))
    await labour_award_told(first)
    again: Any = Talk(
        _heard("那11月10日收到的呢", "2026-11-10"), "我公司收到劳动仲裁裁决要赔员工三万", told=first.said[1]
    )
    assert is_spoken_of(again) and await labour_award_told(again)
    (days,) = again.said
    assert is_told_to_employer(days) and "11月25日" in days and "12月10日" in days


@pytest.mark.parametrize(
    "text",
    [
        "我是员工，劳动仲裁输了",
        "员工要我加工资",
        "公司收到法院的判决要赔员工三万",
        "深圳国际仲裁院的裁决书到了",
        "我们公司要申请劳动仲裁",
    ],
)
async def test_other_messages_are_left_to_others(text: str) -> None:
    talk: Any = Talk(Answer(text, "inform"))
    assert not await labour_award_told(talk)
    assert not talk.said


@pytest.mark.parametrize("text", ["公司不服劳动仲裁裁决起诉了我，怎么办", "老闆唔服勞動仲裁裁決，告咗我"])
async def test_a_worker_who_is_sued_after_it_is_told_to_answer(text: str) -> None:
    talk: Any = Talk(Answer(text, "ask_arbitration"))
    tell_labour_suit(talk)
    (told,) = talk.said
    assert "答辩" in told and "第128、285条" in told and "start_defence" in talk.buttons[0]["payload"]
