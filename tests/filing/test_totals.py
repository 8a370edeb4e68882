"""Several sums with what they come to: the total answers one question, principal and interest are claimed as told."""

from __future__ import annotations

import re

import pytest

from actions.answers import Answer
from actions.filing.readers import read_money
from actions.filing.readers.totals import owed_told, sums_claimed
from actions.story.reading import read_story


def _heard(text: str, *sums: str) -> Answer:
    """A message with its sums as the bot reads them, in yuan."""
    found = []
    at = 0
    for one in sums:
        words, _, amount = one.partition("=")
        at = text.index(words, at)
        value = {"amount": f"{amount}.00", "currency": "CNY"}
        found.append({"entity": "money", "value": value, "start": at, "end": at + len(words)})
        at += len(words)
    return Answer(text, "inform", "answer", tuple(found))


@pytest.mark.parametrize(
    "said",
    [
        _heard("租金9000元，水电500元，一共9500元", "9000元=9000", "500元=500", "9500元=9500"),
        _heard("三個月租九千蚊，水電五百蚊，加埋九千五百蚊", "九千蚊=9000", "五百蚊=500", "九千五百蚊=9500"),
        _heard(
            "9,000 yuan rent plus 500 yuan water, 9,500 yuan in total",
            "9,000 yuan=9000",
            "500 yuan=500",
            "9,500 yuan=9500",
        ),
        _heard(
            "6000 yuan, then 3500 yuan, altogether 9500 yuan",
            "6000 yuan=6000",
            "3500 yuan=3500",
            "9500 yuan=9500",
        ),
        _heard("4000元、3000元、2500元，合计9500元", "4000元=4000", "3000元=3000", "2500元=2500", "9500元=9500"),
    ],
    ids=lambda said: said.text,
)  # fmt: skip
def test_of_several_sums_the_total_is_the_answer(said: Answer) -> None:
    assert read_money(said).value == "9500.00 CNY"


@pytest.mark.parametrize(
    "said",
    [
        _heard("45万加42万，利息另计", "45万=450000", "42万=420000"),
        _heard("450,000 plus another 420,000 yuan", "450,000=450000", "420,000 yuan=420000"),
        _heard("四十五萬加埋四十二萬", "四十五萬=450000", "四十二萬=420000"),
    ],
    ids=lambda said: said.text,
)
def test_sums_that_are_added_in_words_are_added(said: Answer) -> None:
    assert read_money(said).value == "870000.00 CNY"


@pytest.mark.parametrize(
    "said",
    [
        _heard("共108000元，只付了20000元，尚欠88000元", "108000元=108000", "20000元=20000", "88000元=88000"),
        _heard("货款10万8，付咗两万，仲欠八万八", "10万8=108000", "两万=20000", "八万八=88000"),
        _heard("108,000 in all, 20,000 paid, he still owes 88,000", "108,000=108000", "20,000=20000", "88,000=88000"),
        _heard("总价108000元，还差88000元没付", "108000元=108000", "88000元=88000"),
    ],
    ids=lambda said: said.text,
)
def test_of_a_price_and_its_rest_the_rest_is_still_owed(said: Answer) -> None:
    owed = owed_told(said)
    assert owed is not None
    assert owed["amount"] == "88000.00"


def test_two_rests_are_asked_about() -> None:
    two = _heard("货款还欠88000元，运费还欠2000元", "88000元=88000", "2000元=2000")
    assert owed_told(two) is None


@pytest.mark.parametrize(
    "said",
    [
        _heard("租金9000元，水电500元，押金9500元", "9000元=9000", "500元=500", "9500元=9500"),
        _heard("租金9000元，水电600元，一共9500元", "9000元=9000", "600元=600", "9500元=9500"),
        _heard("借了10000元，还了2000元", "10000元=10000", "2000元=2000"),
        _heard("20万元本金加3万元利息，一共23万元", "20万元=200000", "3万元=30000", "23万元=230000"),
    ],
    ids=lambda said: said.text,
)
def test_sums_without_a_total_that_holds_are_several_still(said: Answer) -> None:
    assert read_money(said).problem == "utter_filing_several_amounts"


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("本金20万，利息3万，合共23万", "本金20万，利息3万，合共23万"),
        ("20万本金加3万利息，一共23万，他不还", "20万本金加3万利息，一共23万"),
        ("200,000 principal, 30,000 interest, I want it", "200,000 principal，30,000 interest"),
        ("本金二十萬，利息三萬，加埋二十三萬", "本金二十萬，利息三萬，加埋二十三萬"),
        ("principal 50,000 and interest 4,000", "principal 50,000 and interest 4,000"),
        ("本金20万", ""), ("利息3万没给", ""), ("本金和利息怎么算", ""), ("利息年利率6%，本金没还", ""),
        ("本金和利息他都没还", ""),
    ],
)  # fmt: skip
def test_principal_and_interest_are_claimed_in_the_words_they_are_told(text: str, claimed: str) -> None:
    assert sums_claimed(text) == claimed


@pytest.mark.parametrize(
    ("text", "principal"),
    [
        ("20万本金加3万利息，一共23万，他不还", "200000.00 CNY"),
        ("本金20万，利息3万，合共23万", "200000.00 CNY"),
        ("200,000 principal plus 30,000 interest, 230,000 in total", "200000.00 CNY"),
        ("principal of 50,000, interest 4,000", "50000.00 CNY"),
        ("利息3万，一共23万", ""),
        ("还了3万本金的利息", ""),
    ],
)
def test_the_principal_is_not_the_total(text: str, principal: str) -> None:
    entities = [
        {
            "entity": "money",
            "value": {"amount": f"{int(found[0][:-1]) * 10000}.00", "currency": "CNY"},
            "start": found.start(),
            "end": found.end(),
        }
        for found in re.finditer(r"\d+万", text)
    ]
    facts = read_story(text, entities, cause="private_lending").sure
    assert (facts["principal"].value if "principal" in facts else "") == principal


@pytest.mark.parametrize(
    "said",
    [
        _heard("八万块人民币，微信分两次转的，一次五万一次三万", "八万块=80000", "五万=50000", "三万=30000"),
        _heard("8万，先转5万，再转3万", "8万=80000", "5万=50000", "3万=30000"),
        _heard("80,000 in two transfers, 50,000 and 30,000", "80,000=80000", "50,000=50000", "30,000=30000"),
        _heard("八萬，其中五萬係現金，三萬轉賬", "八萬=80000", "五萬=50000", "三萬=30000"),
        _heard("一次五万一次三万", "五万=50000", "三万=30000"),
        _heard("第一次借了5万，第二次转3万", "5万=50000", "3万=30000"),
        _heard("first 50,000, second 30,000", "50,000=50000", "30,000=30000"),
    ],
    ids=lambda said: said.text,
)
def test_a_sum_told_in_parts_is_one_sum(said: Answer) -> None:
    assert read_money(said).value == "80000.00 CNY"


@pytest.mark.parametrize(
    "said",
    [
        _heard("借了三次：5万、3万、2万", "5万=50000", "3万=30000", "2万=20000"),
        _heard("5万，其中还了3万，2万没还", "5万=50000", "3万=30000", "2万=20000"),
        _heard("一次借五万，一次还了三万", "五万=50000", "三万=30000"),
        _heard("8万，分两次，一次5万一次2万", "8万=80000", "5万=50000", "2万=20000"),
        _heard("8万，5万，3万", "8万=80000", "5万=50000", "3万=30000"),
        _heard("50,000 lent, 30,000 paid back", "50,000=50000", "30,000=30000"),
    ],
    ids=lambda said: said.text,
)
def test_sums_that_are_no_parts_of_one_are_asked_about(said: Answer) -> None:
    assert read_money(said).problem == "utter_filing_several_amounts"
