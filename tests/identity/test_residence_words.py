"""Only the name of a country, a region or a town is taken for where somebody lives or is a citizen of."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer
from actions.identity.readers.category_words import is_a_person, read_category, read_home, read_state, state_in

TURN = cast(Any, SimpleNamespace(language="zh-Hans"))


@pytest.mark.parametrize("text", ["加拿大", "多伦多", "泰国", "Canada", "巴拿马城"])
async def test_a_place_that_is_known_is_taken(text: str) -> None:
    assert (await read_home(TURN, Answer(text, "inform"))).value == text


@pytest.mark.parametrize("text", ["身份证", "护照", "张三", "等一下我看看", "my passport", "二十年了", "五年", "12345"])
async def test_other_words_are_pointed_out_and_not_kept(text: str) -> None:
    for read in (read_home, read_state):
        found = await read(TURN, Answer(text, "inform"))
        assert (found.value, found.problem) == (None, "utter_identity_state_odd")


def _heard(text: str, **told: tuple[str, str]) -> Answer:
    """A message with what the bot reads in it, by kind: the words and the value."""
    entities = tuple(
        {"entity": kind, "value": value, "start": text.index(words), "end": text.index(words) + len(words)}
        for kind, (words, value) in told.items()
    )
    return Answer(text, "inform", entities=entities)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (_heard("拿外国护照，加拿大", nationality=("外国护照", "foreign"), country=("加拿大", "CA")), "加拿大"),
        (_heard("foreign passport, Canada", nationality=("foreign", "foreign"), country=("Canada", "CA")), "Canada"),
        (_heard("揸外国护照，英国嘅", nationality=("外国护照", "foreign"), country=("英国", "GB")), "英国"),
        (
            _heard("a foreign passport. Australia", nationality=("foreign", "foreign"), country=("Australia", "AU")),
            "Australia",
        ),
        (_heard("外国护照，人在加拿大", nationality=("外国护照", "foreign"), country=("加拿大", "CA")), None),
        (_heard("外国护照，香港", nationality=("外国护照", "foreign"), country=("香港", "HK")), None),
    ],
)
async def test_a_country_told_beside_a_foreign_passport_is_its_state_and_not_asked(
    answer: Answer, state: str | None
) -> None:
    found = await read_category(TURN, answer)
    assert (found.value, found.also.get("nationality")) == ("foreigner", state)


@pytest.mark.parametrize(
    "answer",
    [
        _heard("Actually my category is foreign passport", nationality=("foreign passport", "foreign")),
        _heard("i am foreigner", nationality=("foreigner", "foreign")),
        _heard("我是外国籍", nationality=("外国籍", "foreign")),
    ],
)
async def test_the_group_is_no_state(answer: Answer) -> None:
    found = await read_state(TURN, answer)
    assert (found.value, found.problem) == (None, "utter_identity_state_odd")


@pytest.mark.parametrize(
    "text",
    [
        "the lawyer mister Deng Wei from guangdong Zhongya law firm, phone 13500228871",
        "律师是广东五邑律师事务所的陈志明",
        "我律師係江門嗰間律師行嘅",
        "my name is Lin Yazhen, i am not company, i am person",
        "我不是公司，我是个人",
        "I'm not a company, I'm a person",
    ],
)
async def test_neither_a_lawyers_firm_nor_a_denial_makes_anybody_an_organisation(text: str) -> None:
    assert (await read_category(TURN, Answer(text, "inform"))).value is None


@pytest.mark.parametrize("text", ["我们是香港公司", "a law firm registered in Panama wants it, our company", "公司"])
async def test_a_company_is_an_organisation(text: str) -> None:
    assert (await read_category(TURN, Answer(text, "inform"))).value == "organisation"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("i am not company, i am person", True), ("我不是公司", True), ("我是个人", True), ("I'm an individual", True),
        ("我唔係公司，我係私人", True), ("我们公司", False), ("我是个人公司的老板", False),
        ("不是律师事务所", False), ("not Panama, Hong Kong", False),
    ],
)  # fmt: skip
def test_who_says_that_they_are_a_person(text: str, person: bool) -> None:
    assert is_a_person(text) is person


@pytest.mark.parametrize(
    ("text", "state"),
    [("我攞加拿大护照", "加拿大"), ("我揸澳洲護照", "澳洲"), ("我領咗美國護照", "美國"), ("持新西兰护照", "新西兰")],
)
def test_the_word_for_holding_a_passport_is_no_part_of_its_state(text: str, state: str) -> None:
    assert state_in(text) == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("thai passport, born thailand, chinese name Lim Siew Hua", "Thai"),
        ("british passport, chinese by blood", "British"),
        ("泰国护照，中文名林秀华", "泰国"),
        ("Indonesian passport, my Chinese name is Tan", "Indonesian"),
    ],
)
async def test_a_chinese_name_makes_no_citizen_of_china(text: str, state: str) -> None:
    found = await read_category(TURN, Answer(text, "inform"))
    assert (found.value, found.also.get("nationality")) == ("foreigner", state)


@pytest.mark.parametrize("text", ["my wife has a thai passport", "old passport, chinese name Lim", "valid passport"])
async def test_a_passport_of_another_or_of_no_state_makes_no_foreigner(text: str) -> None:
    assert (await read_category(TURN, Answer(text, "inform"))).value != "foreigner"
