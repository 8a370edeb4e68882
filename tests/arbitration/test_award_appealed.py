"""After an award nobody is told a court's days of appeal; after a labour award one may sue within fifteen days."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from actions.answers import Answer
from actions.arbitration import award_appeal

_LABOUR = "utter_hearing_limit_labour_rule"


class Talk:
    """A turn outside any form, after messages."""

    def __init__(self, text: str, *before: str) -> None:
        self.answer, self.has_draft, self.language = Answer(text, "ask_time_limit"), False, "zh-Hans"
        self.now, self.timezone = datetime(2026, 11, 24, 4, tzinfo=UTC), "Asia/Shanghai"
        self.person, self.texts_before, self.said_before = SimpleNamespace(city=""), list[str](), list[str]()
        self.tracker = SimpleNamespace(latest_message={"metadata": {"now": self.now.isoformat()}})
        self.before, self.said = [Answer(one, "inform") for one in before], list[str]()

    def typed_before(self, most: int) -> list[Answer]:
        return self.before[:most]

    def say(self, name: str, *_: Any, **facts: Any) -> None:
        self.said.append(str(facts["words"]) if "words" in facts else name)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("可唔可以上訴", "仲裁裁決10月15號收到"),
        ("can we appeal to the court", "we lost the arbitration, got the award"),
        ("我不服，想推翻", "深圳国际仲裁院的裁决书到了"), ("对仲裁裁决不服，能上诉吗", ""),
    ],
)  # fmt: skip
async def test_an_award_has_no_appeal_and_can_be_set_aside(
    monkeypatch: pytest.MonkeyPatch, text: str, before: str
) -> None:
    explained: list[str] = []

    async def explain(turn: Any, wanted: str) -> None:
        explained.append(turn.answer.text)

    monkeypatch.setattr(award_appeal, "explain", explain)
    talk: Any = Talk(text, *([before] if before else []))
    assert await award_appeal.appealed(talk)
    assert "没有上诉" in talk.said[0] and explained == [
        before if any(word in before for word in ("收到", "got")) else text
    ]
    assert talk.answer.text == text


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("可以上诉吗", "一审判决收到了"), ("我要上诉", ""), ("对判决不服", "仲裁裁决10月15号收到"),
        ("can I appeal", "the judgment came on 3 November"), ("那要多少钱", "仲裁裁决收到了"),
        ("可以上诉吗", "勞動仲裁嘅裁決到咗"), ("仲裁裁决不服，可以撤销吗", ""),
        ("can the award be set aside, I disagree with it", ""),
    ],
)  # fmt: skip
async def test_a_courts_decision_and_other_questions_are_not_taken(text: str, before: str) -> None:
    talk: Any = Talk(text, *([before] if before else []))
    assert not await award_appeal.appealed(talk)


@pytest.mark.parametrize(
    "text",
    [
        "我的劳动仲裁裁决不服怎么上诉，老板欠我工资",
        "仲裁裁决下来了，欠我薪水的，不服怎么上诉",
        "我是员工，劳动仲裁裁决不服",
    ],
)
async def test_a_labour_award_is_answered_to_the_worker_by_a_suit(text: str) -> None:
    talk: Any = Talk(text)
    assert await award_appeal.appealed(talk)
    assert talk.said == [_LABOUR]


@pytest.mark.parametrize("text", ["劳动仲裁裁决不服怎么上诉", "仲裁裁决下来了，欠薪的，不服怎么上诉"])
async def test_whose_labour_award_it_is_is_asked_where_it_is_not_told(text: str) -> None:
    talk: Any = Talk(text)
    assert await award_appeal.appealed(talk)
    (told,) = talk.said
    assert told.endswith("您是员工，还是用人单位？") and "30 日内" in told


@pytest.mark.parametrize("text", ["我公司收到仲裁裁决要赔员工三万，不服怎么办", "我们是用人单位，劳动仲裁裁决不服"])
async def test_an_employer_is_told_of_setting_aside(text: str) -> None:
    talk: Any = Talk(text)
    assert await award_appeal.appealed(talk)
    (told,) = talk.said
    assert "单位不能起诉" in told and "第49条" in told and _LABOUR not in told


async def test_who_tells_the_day_of_a_labour_award_is_told_the_last_one() -> None:
    text = "老板欠我工资，劳动仲裁裁决11月20号收到的，我不服"
    day = {
        "entity": "date",
        "value": "2026-11-20",
        "start": text.index("11"),
        "end": text.index("收"),
        "text": "11月20号",
    }
    talk: Any = Talk(text)
    talk.answer = Answer(text, "ask_time_limit", entities=(day,))
    assert await award_appeal.appealed(talk)
    assert talk.said == ["utter_hearing_limit_labour"]


@pytest.mark.parametrize(
    "text",
    [
        "劳动仲裁我输了，2026年11月20日收到裁决书，我不服想去法院告",
        "公司不服劳动仲裁裁决起诉了我，怎么办",
        "老闆唔服勞動仲裁裁決，告咗我",
        "my employer disagreed with the labour award and sued me",
    ],
)
async def test_who_sues_or_is_sued_after_a_labour_award_is_left_to_the_suit(text: str) -> None:
    talk: Any = Talk(text)
    assert not await award_appeal.appealed(talk)
