"""A claim is changed or taken off by its number wherever the filing stands, and no article of a law is meant."""

from __future__ import annotations

import pytest

from actions.filing.claims import edited
from actions.filing.readers.list_edits import names_claim

CLAIMS = {"claims": ["返还借款五万元", "支付利息", "承担诉讼费"]}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("第2条改成 被告支付违约金三千元", ["返还借款五万元", "被告支付违约金三千元", "承担诉讼费"]),
        ("第二项请求改为：被告支付违约金三千元", ["返还借款五万元", "被告支付违约金三千元", "承担诉讼费"]),
        ("change claim 2 to 被告支付违约金三千元", ["返还借款五万元", "被告支付违约金三千元", "承担诉讼费"]),
        ("删除第3条", ["返还借款五万元", "支付利息"]),
        ("remove claim 1", ["支付利息", "承担诉讼费"]),
    ],
)
def test_the_claim_of_that_number_is_changed_and_no_other(text: str, claims: list[str]) -> None:
    assert names_claim(text)
    assert edited(CLAIMS, text).value == claims


@pytest.mark.parametrize("text", ["删除第4条", "第9条改成 被告支付违约金"])
def test_a_number_without_a_claim_changes_nothing_and_is_said(text: str) -> None:
    found = edited(CLAIMS, text)
    assert (found.found, found.problem, found.facts) == (False, "utter_filing_claim_none_such", {"count": 3})


@pytest.mark.parametrize("text", ["民法典第188条", "第2项改成先调解", "改第 2 项", "2改成5万", "借款金额改成2万"])
def test_an_article_or_an_entry_of_the_review_is_no_claim(text: str) -> None:
    assert not names_claim(text) or not edited(CLAIMS, text).found
