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
