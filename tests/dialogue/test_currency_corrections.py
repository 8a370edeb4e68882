"""A currency is put right alone or along with the figure; a figure alone keeps the currency of the sum it replaces."""

from __future__ import annotations

from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

from actions.answers import Answer, Reading
from actions.dialogue import commands as do
from actions.dialogue.candidates import Candidates, Proposal
from actions.dialogue.fields import Field
from actions.dialogue.readers.currencies import FOLK_CURRENCIES, currencies_in, currency_alone
from actions.dialogue.readers.revisions import revisions
from actions.dialogue.rules import correction
from actions.filing.readers import read_money
from backend.shared.wording import Words
from tests.dialogue.states import state_of


async def _read(turn: Any, answer: Answer) -> Reading:
    return read_money(answer)


LENT = Field("lent", Words("借出金额", "amount lent"), _read)
PAID = Field("paid", Words("已还金额", "repaid"), _read)
WHO = Field("who", Words("被告", "defendant"), _read, free_text=True)


def _changed(text: str, **known: str) -> dict[str, Any]:
    """What a message changes of the sums that are kept."""
    said = Answer(text, "correct_answer")
    state = state_of((LENT, PAID, WHO), "who", known)
    proposals = []
    for one in revisions(said):
        readings = {name: read_money(one.words) for name in known}
        wrong = read_money(one.wrong) if one.wrong is not None else Reading()
        denied = {name for name, value in known.items() if wrong.found and _figure(wrong.value) == _figure(value)}
        proposals.append(Proposal(one, readings, dict(known), frozenset(denied)))
    made = correction.propose(state, said, Candidates(revised=proposals))
    return {one.field: one.reading.value for one in made if isinstance(one, do.CorrectSlot)}


def _figure(kept: Any) -> str:
    return str(kept).partition(" ")[0]


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("欧元不是人民币哦，是2万不是20万", "20000.00 EUR"),
        ("唔係人民幣係加幣，唔係20萬，係2萬", "20000.00 CAD"),
        ("是2万不是20万，是英镑不是人民币", "20000.00 GBP"),
        ("不是人民币，是港币", "200000.00 HKD"),
        ("是港币不是人民币", "200000.00 HKD"),
        ("it's Canadian dollars, not yuan", "200000.00 CAD"),
        ("not RMB, US dollars", "200000.00 USD"),
        ("唔係人民幣呀，係坡幣嚟㗎", "200000.00 SGD"),
        ("不是人民币，是韩元", "200000.00 KRW"),
        ("唔係人民幣，係韓幣", "200000.00 KRW"),
        ("不是人民币，是菲律宾比索", "200000.00 PHP"),
        ("not yuan, Mexican pesos", "200000.00 MXN"),
        ("不是人民币，是玻利瓦尔", "200000.00 VES"),
        ("唔係人民幣，係越南盾嚟㗎", "200000.00 VND"),
    ],
)
def test_a_currency_is_put_right_with_its_figure_or_alone(text: str, sum_: str) -> None:
    assert _changed(text, lent="200000.00 CNY") == {"lent": sum_}


@pytest.mark.parametrize("text", ["不是20万，是2万", "唔係20萬，係2萬", "是2万不是20万", "no, not 20万, 2万"])
def test_a_figure_alone_keeps_the_currency_of_the_sum(text: str) -> None:
    assert _changed(text, lent="200000.00 EUR") == {"lent": "20000.00 EUR"}


def test_who_took_one_currency_for_another_did_so_in_every_sum() -> None:
    known = {"lent": "200000.00 CNY", "paid": "5000.00 CNY"}
    assert _changed("不是人民币，是澳元", **known) == {"lent": "200000.00 AUD", "paid": "5000.00 AUD"}


@pytest.mark.parametrize(
    "text",
    [
        "不是美元，是港币",
        "他不是我朋友，是我表弟",
        "我在欧元区，不是在中国",
        "人民币还是美元都可以",
        "he paid in euros, not in time",
    ],
)
def test_other_words_change_no_currency(text: str) -> None:
    assert _changed(text, lent="200000.00 CNY") == {}


@pytest.mark.parametrize(
    ("text", "alone", "named"),
    [
        ("欧元", "EUR", {"EUR"}), ("hong kong dollars", "HKD", {"HKD"}), ("新西兰元", "NZD", {"NZD"}),
        ("坡幣嚟㗎", "SGD", {"SGD"}), ("in euros please", "EUR", {"EUR"}), ("两万欧元", "", {"EUR"}),
        ("欧元区的朋友", "", {"EUR"}), ("港币还是美元", "", {"HKD", "USD"}), ("not sure", "", set()),
        ("bolívares", "VES", {"VES"}), ("en pesos mexicanos", "MXN", {"MXN"}), ("瑞郎", "CHF", {"CHF"}),
        ("印尼盧比", "IDR", {"IDR"}), ("印度卢比", "INR", {"INR"}), ("in South African rand", "ZAR", {"ZAR"}),
        ("巴西幣", "BRL", {"BRL"}), ("叻币", "SGD", {"SGD"}), ("balboas", "PAB", {"PAB"}), ("索爾", "PEN", {"PEN"}),
        ("15000 soles", "", {"PEN"}), ("thirty thousand soles", "", {"PEN"}), ("rubber soles", "", set()),
        ("dirhams", "AED", {"AED"}),
        ("比索", "", set()), ("I won the case", "", set()), ("格兰特借的", "", set()), ("brand new", "", set()),
    ],
)  # fmt: skip
def test_a_currency_is_read_by_its_folk_names(text: str, alone: str, named: set[str]) -> None:
    assert (currency_alone(text), set(currencies_in(text))) == (alone, named)


_BOT = run_path(str(Path(__file__).parents[2] / "bot/nlu/entities/currencies.py"))
"""The bot's own table; its package asks for an environment of its own, this file for nothing."""
AFTER, BEFORE = _BOT["AFTER"], _BOT["BEFORE"]
_WITH_A_FIGURE = frozenset(
    (
        "块钱",
        "块",
        "蚊",
        "元",
        "刀",
        "dollars",
        "dollar",
        "bucks",
        "u.s. dollars",
        "us$",
        "hk$",
        "镑",
        "欧",
        "新元",
        "rm",
        "ves",
    )
)
"""Words that mean money beside a figure alone."""


def test_the_bot_and_the_services_know_the_same_currencies() -> None:
    assert set(FOLK_CURRENCIES) - {"PEN"} == set(AFTER.values())  # the services read soles, the bot a bare figure
    assert set(BEFORE.values()) <= set(FOLK_CURRENCIES)
    assert set(AFTER) > _WITH_A_FIGURE


@pytest.mark.parametrize(("word", "code"), sorted(AFTER.items()))
def test_a_word_behind_a_figure_names_the_same_currency_alone(word: str, code: str) -> None:
    assert currencies_in(word) == (set() if word in _WITH_A_FIGURE else {code})


@pytest.mark.parametrize(("code", "word"), [(code, word) for code, words in FOLK_CURRENCIES.items() for word in words])
def test_a_name_of_a_currency_is_no_other_ones(code: str, word: str) -> None:
    assert currencies_in(word) == {code}
    assert {AFTER[one] for one in (word, f"{word}s") if one in AFTER} <= {code}
    assert BEFORE.get(word, code) == code
