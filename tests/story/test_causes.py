"""The cause a story tells: words of any debt speak for a loan only where no other dispute is told."""

from __future__ import annotations

import pytest

from actions.story.reading import read_story


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("江门大发公司欠我货款8万欧元，4月15号发的货，有合同、发票、提单，要他还钱加利息", "sale_contract"),
        ("老板欠我工资3万，要他还钱加利息", "labour"), ("租客欠我房租2万，催他还钱也不还", "house_lease"),
        ("he owes me 30000 for the goods I shipped, I want it repaid with interest", "sale_contract"),
        ("他欠我15万不还，要他还钱", "private_lending"), ("他欠我钱，说好付利息", "private_lending"),
        ("他向我借了5万，说是还别人的货款，到现在没还钱", "private_lending"),
    ],
)  # fmt: skip
def test_words_of_any_debt_speak_for_a_loan_only_where_nothing_else_is_told(text: str, cause: str) -> None:
    assert read_story(text, []).cause == cause


@pytest.mark.parametrize(
    ("text", "cause", "side"),
    [
        ("buyer in Heshan did not pay 20000 dollars for tiles", "sale_contract", "seller"),
        ("the buyer never paid for the tiles", "sale_contract", "seller"),
        ("鹤山的买家两万美金瓷砖款不给", "sale_contract", "seller"),
        ("supplier in Jianghai took my deposit of 8000 usd and never shipped", "sale_contract", "buyer"),
        ("the vendor keeps my money and doesnt send the machines", "sale_contract", "buyer"),
        ("厂家收钱不发货", "sale_contract", "buyer"), ("卖家收了订金一直不发货", "sale_contract", "buyer"),
        ("房子的买家不付尾款", "other", ""), ("buyer of my house did not pay the rest", "other", ""),
        ("my landlord keeps the deposit and never sent it back", "house_lease", "tenant"),
    ],
)  # fmt: skip
def test_who_did_not_pay_or_ship_tells_the_sale_and_the_side(text: str, cause: str, side: str) -> None:
    story = read_story(text, [])
    assert story.cause == cause
    assert (story.facts["my_side"].value if "my_side" in story.facts else "") == side


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("我爸留下的铺，租金全是我弟收了", "inheritance"),
        ("我哥收着我爸留下的铺子的租金，一分钱不给我", "inheritance"),
        ("my brother keeps the rent of the shop my father left", "inheritance"),
        ("我大哥霸住老豆間舖收租", "other"), ("前夫每个月该给孩子三千，一直没给", "other"),
        ("my ex husband should pay 3000 per month for our kid and he never pays", "other"),
        ("租客欠我房租2万，催他还钱也不还", "house_lease"), ("前夫借了我五万没还", "private_lending"),
        ("我要告梁炳坤，他卷走了餐馆22万欧元", ""),
    ],
)  # fmt: skip
def test_what_family_members_hold_or_owe_has_a_cause_of_its_own(text: str, cause: str) -> None:
    assert read_story(text, []).cause == cause
