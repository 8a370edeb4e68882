"""Words of a story that only seem an answer are no fact: no goods, another question's day, a thing nobody has."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.answers import Answer
from actions.filing.readers.facts_refused import begun_so_long_ago, days_are_apart
from actions.filing.story import answers_of
from actions.story.reading import read_story
from backend.filing.causes.guides import load_causes

TODAY = date(2026, 12, 1)


def told(text: str, cause: str, day: str = "") -> dict[str, Any]:
    """Return what a story answers, with at most one month in it."""
    month = {"entity": "date_range", "value": {"from": "2024-10-01", "to": "2024-10-31"}}
    entities = [{**month, "start": text.index(day), "end": text.index(day) + len(day)}] if day else []
    return answers_of(read_story(text, entities, today=TODAY, cause=cause))


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("我要告梁志雄，他买了我的货不给钱", None),
        ("我卖给他的，他不给钱", None),
        ("我卖给他一批灯具配件，他不给钱", "灯具配件"),
        ("他买了2000米布料，一直不付钱", "2000米布料"),
    ],
)
def test_a_story_tells_goods_only_where_it_names_some(text: str, goods: str | None) -> None:
    assert told(text, "sale_contract").get("sale_contract_goods") == goods


@pytest.mark.parametrize(
    ("text", "day", "since"),
    [
        ("He rents my flat and owes 12 months since Oct 2024", "Oct 2024", None),
        ("my tenant leased my flat since Oct 2024", "Oct 2024", "2024年10月"),
    ],
)
def test_the_months_owed_begin_no_lease_in_a_story(text: str, day: str, since: str | None) -> None:
    assert told(text, "house_lease", day).get("house_lease_leased_from") == since


@pytest.mark.parametrize("text", ["结婚十年，没有共同的房子", "結婚十年，冇共同嘅樓"])
def test_what_nobody_has_is_no_property(text: str) -> None:
    assert "divorce_property_list" not in told(text, "divorce")


def test_what_they_have_is_kept() -> None:
    assert "房子" in told("我们在新会有一套共同的房子", "divorce").get("divorce_property_list", "房子")


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("分居三年了", "2023年"),
        ("我們分開住咗三年啦", "2023年"),
        ("分居2年多了", "2024年"),
        ("分居八个月了", "2026年4月"),
        ("we have been apart for three years", "2023年"),
        ("living apart two years now", "2024年"),
        ("三年", None),
        ("说好三年后离婚", None),
        ("结婚前认识", None),
    ],
)
def test_how_long_they_live_apart_tells_since_when(text: str, begun: str | None) -> None:
    assert begun_so_long_ago(text, TODAY) == begun


def _days(text: str, *days: str) -> Answer:
    """A message with days in it."""
    places = [{"entity": "date", "start": text.index(day), "end": text.index(day) + len(day)} for day in days]
    return Answer(text, "inform", entities=tuple(places))


@pytest.mark.parametrize(
    ("text", "days", "apart"),
    [
        ("不是三月 是五月还的", ["三月", "五月"], True),
        ("去年五月还了三千", ["去年五月"], True),
        ("佢上年五月還咗三千", ["上年五月"], True),
        ("he paid back 3000 in May", ["May"], True),
        ("去年五月借的", ["去年五月"], False),
        ("去年五月借的，今年三月还了三千", ["去年五月", "今年三月"], False),
        ("去年五月借的 今年三月还了三千", ["去年五月", "今年三月"], False),
        ("2023年5月1日，一直没还给我", ["2023年5月1日"], False),
        ("lent in May, he has not paid anything", ["May"], False),
        ("不是三月，是五月借的", ["三月", "五月"], False),
    ],
)
def test_the_day_money_came_back_is_not_the_day_it_was_lent(text: str, days: list[str], apart: bool) -> None:
    question = next(one for one in load_causes()["private_lending"].questions if one.key == "lent_on")
    assert days_are_apart(question, _days(text, *days)) is apart
