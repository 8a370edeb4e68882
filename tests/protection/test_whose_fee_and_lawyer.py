"""Questions of lawyers: what one takes is not the court's fee, and one of another country may not appear as one."""

from __future__ import annotations

import pytest

from actions.defence.readers.suits import topic_of
from actions.dialogue.message import UserMessage
from actions.matter import people
from actions.matter.readers import names_foreign_lawyer
from actions.protection.readers.own_questions import asks_price_of_lawyer
from actions.protection.whose_question import beyond_the_desk, level_of, may_be_of_law
from actions.topic import kinds_asked
from tests.protection.test_answers import APPEAL, EveryEntry, said, turn_of

FOREIGN = (
    "can my us lawyer represent me in jiangmen court", "can my American lawyer appear for me",
    "我美国的律师能替我出庭吗",
    "我喺美國個律師可唔可以代我上庭", "香港律师可以代我吗", "may my solicitor in London go for me",
    "外国律师代我出庭行吗", "my lawyer from Toronto can he appear", "加拿大的律师可以去江门替我打官司吗",
)  # fmt: skip
NOT_FOREIGN = (
    "我在美国，可以让律师替我出庭吗", "我在加拿大请律师替我去可以吗", "can a lawyer represent us in court",
    "I live in Canada, can my lawyer appear for me", "人在国外，能委托律师代我出庭吗", "江门的律师可以代我去吗",
    "can my sister in Canada represent me", "can the lawyer go for us", "我妹妹在英国，能替我出庭吗",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "is_one"), [*((one, True) for one in FOREIGN), *((one, False) for one in NOT_FOREIGN)]
)
def test_a_lawyer_of_another_country_is_told_from_where_the_client_lives(text: str, is_one: bool) -> None:
    assert names_foreign_lawyer(text) is is_one


@pytest.mark.parametrize(
    ("text", "utter"), [(FOREIGN[0], "utter_law_answer"), (NOT_FOREIGN[3], "utter_matter_representative")]
)
async def test_only_a_foreign_lawyer_is_answered_by_the_rule_on_foreign_lawyers(text: str, utter: str) -> None:
    turn = turn_of(text, "find_institution")
    turn.door = EveryEntry()  # type: ignore[assignment]
    await people.representative(turn)
    assert said(turn) == [utter]


OF_LAWYER = ("搵律师打官司，几多钱啊", "请律师多少钱", "what does a lawyer cost", "lawyer's fee?", "律师费一般多少")
OF_COURT = ("诉讼费多少", "法院要收多少钱，律师费另算吗", "court fee of a suit", "立案多少钱", "how much to file")


@pytest.mark.parametrize(("text", "is_one"), [*((one, True) for one in OF_LAWYER), *((one, False) for one in OF_COURT)])
def test_the_price_of_a_lawyer_is_no_fee_of_the_court(text: str, is_one: bool) -> None:
    assert asks_price_of_lawyer(text) is is_one


@pytest.mark.parametrize(("text", "told"), [(OF_LAWYER[0], [APPEAL]), ("打官司几多钱啊", [])])
def test_only_the_price_of_a_lawyer_goes_to_the_library(text: str, told: list[object]) -> None:
    heard = UserMessage(text, "ask_court_fee", "answer")
    assert may_be_of_law(heard) is bool(told)
    assert not told or beyond_the_desk(heard, [APPEAL], []) == told


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("律师费能让对方出吗", ""), ("can I get my lawyer's fees back", ""), ("律師費邊個出", ""),
        ("被告一定要请律师吗", "lawyer"), ("do I need a lawyer", "lawyer"), ("律师能代我去吗", "lawyer"),
    ],
)  # fmt: skip
def test_who_bears_the_fee_is_nothing_the_defence_explains(text: str, topic: str) -> None:
    assert topic_of(text) == topic


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("偃阿婆过身冇几耐，偃有份冇", False), ("他走了没多久，房子怎么分", False), ("阿妈过咗身冇几日", False),
        ("没多久他就走了，要多久才能立案", True), ("會不會要很久", True), ("会唔会好耐㗎", True), ("要几耐", True),
        ("will it take long", True), ("how long does it take", True), ("好久没联系他了", False), ("我来了很久", False),
    ],
)  # fmt: skip
def test_a_time_that_is_told_is_not_asked_for(text: str, is_asked: bool) -> None:
    assert ("time" in kinds_asked(text)) is is_asked


@pytest.mark.parametrize(
    ("text", "goes"),
    [("这个官司拖死我了，到底要多久啊", True), ("我有冇權賣我嗰份", True), ("我好烦，睡不着", False), ("我怕", False)],
)
def test_a_worry_that_asks_is_looked_up_and_one_that_does_not_is_comforted(text: str, goes: bool) -> None:
    heard = UserMessage(text, "tell_worry", "answer")
    assert may_be_of_law(heard) is goes
    assert not goes or level_of(heard) in ("certain", "sure")
