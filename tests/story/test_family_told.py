"""Families told in a breath: what the other side claims, when somebody left, and what is wished after a divorce."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.story.reading import Story, read_story


def story_of(text: str, *years: tuple[str, int]) -> Story:
    """The story of a text in which words for a year stand."""
    entities: list[dict[str, Any]] = [
        {
            "entity": "date_range",
            "value": {"from": f"{year}-01-01", "to": f"{year}-12-31"},
            "start": text.index(words),
            "end": text.index(words) + len(words),
        }
        for words, year in years
    ]
    return read_story(text, entities, today=date(2026, 12, 3))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("爸爸去世了，大哥说爸立过遗嘱把房给他，我要分房", None),
        ("阿妈过咗身，家姐话有平安纸畀晒佢", None),
        ("my father passed away, my brother claims there is a will, I want my share of the estate", None),
        ("爸爸去世了，大哥说爸立过遗嘱，从来没给我看过，我要分遗产", "unknown"),
        ("My mother died. My sister says she has a will but she never showed it to me", "unknown"),
        ("爸爸去世前立了遗嘱说房子给我，哥哥不认", "written"),
        ("爸爸生前留有一份公证遗嘱，哥哥不肯分遗产", "written"),
    ],
)
def test_a_will_that_another_heir_claims_is_no_fact_of_the_plaintiffs(text: str, told: str | None) -> None:
    story = story_of(text)
    assert story.cause == "inheritance"
    found = story.sure.get("will")
    assert (found.value if found else None) == told


def test_a_day_on_which_somebody_left_is_no_wedding() -> None:
    story = story_of("i am still married but my husband left 4 years ago, i want divorce", ("4 years ago", 2022))
    told = {name: fact.value for name, fact in story.sure.items()}
    assert "married_on" not in told
    assert told["separated_since"] == "2022年"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("老公三年前去了加拿大就没回来过，我想离婚", "三年前"),
        ("佢三年前走咗之後冇返過屋企，我要離婚", "三年前"),
        ("my wife moved out 3 years ago and i want a divorce", "3 years ago"),
    ],
)
def test_who_left_and_never_came_back_lives_apart_since(text: str, words: str) -> None:
    story = story_of(text, (words, 2023))
    assert story.cause == "divorce"
    assert story.sure["separated_since"].value == "2023年"


@pytest.mark.parametrize(
    "text",
    [
        "我们2019年离的婚，孩子归他，现在孩子说爸爸不管，我想要回抚养权",
        "离婚时孩子判给她，她丢给外婆，我想把抚养权改过来",
        "離咗婚兩年，個仔判咗畀佢，我想爭返個仔",
        "we divorced in 2020, he got custody, now i want my son to live with me",
        "my ex wife got custody, i want to get my daughter back",
    ],
)
def test_custody_wished_back_after_a_divorce_is_a_suit_of_its_own(text: str) -> None:
    assert story_of(text).cause_name == "变更抚养关系纠纷"


@pytest.mark.parametrize("text", ["想离婚，要抚养权", "我要离婚，孩子要判给我"])
def test_custody_wished_with_the_divorce_is_part_of_it(text: str) -> None:
    assert story_of(text).cause == "divorce"


@pytest.mark.parametrize(
    "text",
    [
        "他三年前走了，留下我和两个孩子，我想离婚",
        "老婆走咗，留低两个细路，我要离婚",
        "my husband left me with two kids and the house, i want a divorce",
    ],
)
def test_whoever_wants_a_divorce_mourns_nobody_who_walked_out(text: str) -> None:
    assert story_of(text).cause == "divorce"


@pytest.mark.parametrize("text", ["爸爸走了，留下一套房，兄弟不肯分", "老公去世了，之前我想离婚，现在分遗产"])
def test_whoever_died_is_mourned(text: str) -> None:
    assert story_of(text).cause == "inheritance"
