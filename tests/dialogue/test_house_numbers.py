"""The number of a house is no day of a month, and a day of a month is no house."""

from __future__ import annotations

import pytest

from actions.dialogue.message import UserMessage


def days(text: str, words: str) -> list[str]:
    """Return the days of a message in which the bot took these words for one."""
    start = text.index(words)
    day = {"entity": "date", "value": "2026-12-12", "start": start, "end": start + len(words)}
    ranking = [{"name": "inform"}, {"name": "other"}]
    message = {"text": text, "intent": {"name": "inform"}, "entities": [day], "intent_ranking": ranking}
    return [str(one) for one in UserMessage.from_message(message).values("date")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("他住长沙街道光明路12号", "12号"),
        ("佢住光明路12號", "12號"),
        ("台城桥湖路5号302房", "5号"),
        ("住在江南里 8号", "8号"),
        ("东华村12号", "12号"),
        ("幸福新村十二号", "十二号"),
        ("我住吉隆坡Jalan Sultan 12号", "12号"),
        ("地址Calle de Alcala 12号", "12号"),
        ("住彩虹邨12號", "12號"),
    ],
)
def test_the_number_of_a_house_is_no_day(text: str, words: str) -> None:
    assert days(text, words) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("我12号去找他要钱", "12号"),
        ("上个月12号催过", "12号"),
        ("在路上12号碰到他", "12号"),
        ("光明路，12号再去", "12号"),
        ("住光明路12月12号搬走", "12月12号"),
        ("deadline是12号", "12号"),
        ("我约了Mr Chan 12号见", "12号"),
    ],
)
def test_a_day_stays_a_day(text: str, words: str) -> None:
    assert days(text, words) == ["2026-12-12"]
