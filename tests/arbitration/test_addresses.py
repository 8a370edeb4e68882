"""Whose address the words say it is: several respondents have each their own, and theirs is never one's own."""

from __future__ import annotations

import pytest

from actions.arbitration.brief import application_of
from actions.arbitration.readers.addresses import (
    addresses_by_name,
    other_address_in,
    says_only_name,
    speaks_of_other_side,
)
from actions.arbitration.readers.told import own_company_in

CHEN, HONG = "陈大文", "江门宏发贸易有限公司"
ROAD, HARBOUR = "江门市蓬江区港口路1号", "台山市台城镇环北大道12号"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{CHEN}：{ROAD}\n{HONG}：{HARBOUR}", {CHEN: ROAD, HONG: HARBOUR}),
        (f"{HONG}在{HARBOUR}；{CHEN}住{ROAD}", {CHEN: ROAD, HONG: HARBOUR}),
        (f"{CHEN}的地址是{ROAD}", {CHEN: ROAD}),
        (f"都在{ROAD}", {CHEN: ROAD, HONG: ROAD}),
        (f"both at {ROAD}", {CHEN: ROAD, HONG: ROAD}),
        (ROAD, {}),
        (f"{CHEN}的不知道", {}),
    ],
)
def test_each_name_leads_to_its_own_address(text: str, told: dict[str, str]) -> None:
    assert addresses_by_name(text, (CHEN, HONG)) == told


def test_each_respondent_goes_into_the_application_with_their_own_address() -> None:
    answers = {"respondent": f"{CHEN}、{HONG}", "respondent_address": {HONG: HARBOUR}, "kind": "person", "name": "林"}
    assert [one.address for one in application_of(answers, []).respondents] == ["", HARBOUR]
    answers["respondent_address"] = ROAD  # told before there were two
    assert [one.address for one in application_of(answers, []).respondents] == [ROAD, ""]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("被申请人是开平市新居装饰有限公司，开平市三埠街道长沙路5号，法人叫关永强", "开平市三埠街道长沙路5号"),
        (f"我住墨尔本。对方是{CHEN}，住{ROAD}，我姓林", ROAD),
        (f"对方是{CHEN}，我住{ROAD}", ""),
        (f"我住{ROAD}", ""),
    ],
)
def test_the_other_sides_address_is_told_with_their_name(text: str, address: str) -> None:
    assert other_address_in(text).removeprefix("住") == address


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("被申请人是甲公司，开平市长沙路5号", True),
        ("The respondent is at 5 Road", True),
        (f"我住{ROAD}", False),
        (ROAD, False),
    ],
)
def test_an_answer_that_begins_with_the_other_side_is_not_about_oneself(text: str, theirs: bool) -> None:
    assert speaks_of_other_side(text) is theirs


def test_an_applicant_company_is_named_after_the_word_alone() -> None:
    assert (
        own_company_in("申请人 Lion Trading Pte Ltd，新加坡，UEN 201912345K，代表人 Tan Ah Kow")
        == "Lion Trading Pte Ltd"
    )
    assert own_company_in("被申请人 江门宏发贸易有限公司") == ""


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("their address 江门市江海区滘头工业区 15号, phone 0750-3801234", "江门市江海区滘头工业区 15号"),
        ("他们地址是江门市蓬江区建设路3号", "江门市蓬江区建设路3号"),
        ("我的地址是江门市蓬江区建设路3号", ""),
    ],
)
def test_an_address_called_theirs_is_the_other_side_s_without_a_name(text: str, address: str) -> None:
    assert other_address_in(text) == address


@pytest.mark.parametrize(
    "text", ["对，鹤山市金盛五金厂", "鶴山市金盛五金廠", "yes 鹤山市金盛五金厂", "系，对方就系鹤山市金盛五金厂"]
)
def test_a_known_name_said_again_is_no_address(text: str) -> None:
    assert says_only_name(text, ["鹤山市金盛五金厂", "陈伟达"])


@pytest.mark.parametrize(
    "text", ["鹤山市沙坪镇人民路5号", "鹤山市金盛五金厂宿舍3栋", "鹤山市", "我在鹤山市金盛五金厂旁边5号"]
)
def test_an_address_is_one_beside_a_name(text: str) -> None:
    assert not says_only_name(text, ["鹤山市金盛五金厂", "陈伟达"])
