"""What a message tells of a power of attorney: the lawyer, the case, the powers and whose matter it is."""

from __future__ import annotations

from typing import Any

import pytest

from actions.authorization.outside import appoints_by_name
from actions.authorization.story import principal_of, speaks_of_money, told_of
from actions.dialogue.message import UserMessage


def said(text: str, *entities: dict[str, Any]) -> UserMessage:
    return UserMessage(text, "inform", "answer", entities)


@pytest.mark.parametrize(
    ("text", "name", "firm"),
    [
        ("律师叫陈嘉敏，广东五邑律师事务所", "陈嘉敏", "广东五邑律师事务所"),
        ("律师是江门广信律师事务所的李国强律师", "李国强", "江门广信律师事务所"),
        ("律師係江門廣信律師事務所嘅李國強律師", "李國強", "江門廣信律師事務所"),
    ],
)
def test_the_lawyer_and_the_firm_are_kept_from_one_sentence(text: str, name: str, firm: str) -> None:
    told = told_of(said(text))
    assert (told["lawyer_name"], told["lawyer_firm"]) == (name, firm)


@pytest.mark.parametrize(
    ("text", "powers"),
    [
        ("我不同意她替我和解", {"settle": "no"}),
        ("唔好畀佢同對方和解", {"settle": "no"}),
        ("可以和解但不能上诉", {"settle": "yes", "appeal": "no"}),
        ("和解要先问过我", {"settle": "no"}),
        ("The lawyer may settle but must not appeal", {"settle": "yes", "appeal": "no"}),
    ],
)
def test_limits_of_the_powers_are_kept_by_power(text: str, powers: dict[str, str]) -> None:
    assert told_of(said(text))["powers_told"] == powers


def test_a_power_that_is_given_makes_special_powers_and_a_limit_alone_does_not() -> None:
    assert told_of(said("可以让他和解"))["scope"] == "special"
    assert "scope" not in told_of(said("我不同意她替我和解"))


def test_a_suit_that_is_not_filed_is_kept_with_the_other_side_and_the_court() -> None:
    court = {"entity": "court", "value": "pengjiang", "start": 0, "end": 0}
    told = told_of(said("案子是告我姐姐陈美凤分我妈的存款，还没立案，打算去蓬江法院", court))
    assert told["matter"] == {"unfiled": True, "against": "陈美凤", "court": "江门市蓬江区人民法院"}
    assert told_of(said("被告是他弟弟陈德荣，案子还没立"))["matter"] == {"unfiled": True, "against": "陈德荣"}


@pytest.mark.parametrize(
    ("text", "principal"),
    [
        ("帮我舅舅办的，他在旧金山，想委托一个江门律师打官司要回台山的祖屋", "舅舅"),
        ("视频授权委托律师，是帮我舅舅办的", "舅舅"),
        ("替我妈委托律师", "妈"),
        ("我妈想委托江门的律师", "relative"),
        ("I want to hire a lawyer for my uncle", "uncle"),
        ("My mother wants to appoint a lawyer in Jiangmen", "relative"),
        ("我想委托律师告我舅舅", ""),
        ("我想视频委托律师", ""),
    ],
)
def test_whose_matter_it_is_is_heard_only_where_it_is_said(text: str, principal: str) -> None:
    assert principal_of(said(text)) == principal


@pytest.mark.parametrize(("text", "speaks"), [("不要让他收钱，其他都可以", True), ("我不同意她替我和解", False)])
def test_receiving_money_is_heard_and_is_no_power(text: str, speaks: bool) -> None:
    assert speaks_of_money(said(text)) is speaks
    assert "powers_told" not in told_of(said("不要让他收钱，其他都可以"))


@pytest.mark.parametrize(
    ("text", "appoints"),
    [
        ("her name is Chen Yulan of Guangdong Haihong Law Firm, and she may settle but not appeal", True),
        ("律师是江门五邑律师事务所的钟慧敏，一般授权", True),
        ("我想公证委托书，委托江门五邑律师事务所的钟慧敏律师", False),
        ("找一家律师事务所", False),
    ],
)
def test_who_names_a_lawyer_and_no_notary_authorizes_that_lawyer(text: str, appoints: bool) -> None:
    assert appoints_by_name(said(text)) is appoints
