"""What one message tells of an arbitration: a clause in its own words, the amount, the parties."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer
from actions.arbitration.memory import told_in


def heard(text: str, intent: str = "start_arbitration", *entities: dict[str, Any]) -> dict[str, Any]:
    message = {"text": text, "intent": {"name": intent, "confidence": 1.0}, "entities": list(entities)}
    return told_in(Answer.from_message(message))


@pytest.mark.parametrize(
    ("text", "intent", "clause"),
    [
        ("我要申请仲裁，条款是：争议均提交深圳国际仲裁院仲裁。", "start_arbitration", "争议均提交深圳国际仲裁院仲裁。"),
        ("争议提交华南国际经济贸易仲裁委员会仲裁。", "inform", "争议提交华南国际经济贸易仲裁委员会仲裁。"),
        ("我要去深圳国际仲裁院仲裁", "start_arbitration", None),
        ("争议由江门市中级人民法院管辖，不得仲裁", "inform", None),
        ("我要仲裁：对方不付款", "start_arbitration", None),
    ],
)  # fmt: skip
def test_a_clause_is_kept_in_its_own_words_and_a_wish_is_none(text: str, intent: str, clause: str | None) -> None:
    told = heard(text, intent)
    assert (told.get("clause") or {}).get("text") == clause


def test_an_amount_keeps_its_currency_and_two_are_none() -> None:
    dollars = {"entity": "money", "value": {"amount": "120000.00", "currency": "USD"}, "start": 5, "end": 10}
    yuan = {"entity": "money", "value": {"amount": "5000.00", "currency": "CNY"}, "start": 12, "end": 16}
    assert heard("我要仲裁，12万美元", "start_arbitration", dollars)["amount"] == "120000.00 USD"
    assert "amount" not in heard("我要仲裁，12万美元，另外5000元", "start_arbitration", dollars, yuan)


THEIRS = "⟦phone:0123456789⟧"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"对方电话{THEIRS}", {"respondent_phone": THEIRS}),
        (f"{THEIRS} 是他们的", {"respondent_phone": THEIRS}),
        (
            f"the contract is the Supply Agreement dated 4 July 2023, their phone is {THEIRS}",
            {"contract": "Supply Agreement dated 4 July 2023", "respondent_phone": THEIRS},
        ),
        (
            "我们公司地址巴拿马城50街12号，代表是我 张国辉",
            {"address": "巴拿马城50街12号", "representative": "张国辉"},
        ),
        ("我们的地址 Hauptstrasse 5 Berlin", {"address": "Hauptstrasse 5 Berlin"}),
        ("我们没有代表", {}),
    ],
)
def test_two_facts_in_one_line_go_where_each_belongs(text: str, told: dict[str, Any]) -> None:
    assert heard(text, "inform") == told
