"""A monthly sum is no value, a count of shares no money; a list keeps everybody; what was done keeps who did it."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer
from actions.filing.readers import read_money
from actions.story.reading import read_story
from tests.filing.one_message import after, commands, entities

DIVORCE = {"cause": "divorce", "matter": "civil", "for_whom": "self", "plaintiff_1_name": "黄丽珊"}
HEIRS = {
    "cause": "inheritance",
    "matter": "civil",
    "for_whom": "self",
    "plaintiff_1_name": "关耀祖",
    "inheritance_heirs": "大佬关耀宗、细妹关丽嫦",
}
VALUE = "divorce_property_value"


def money(words: str, amount: str, currency: str = "CNY") -> tuple[str, str, Any]:
    return ("money", words, {"amount": amount, "currency": currency})


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("我要個仔跟我，佢每月畀5000蚊", money("5000蚊", "5000.00")),
        ("他每个月给我3000元生活费", money("3000元", "3000.00")),
        ("要他付抚养费2000元", money("2000元", "2000.00")),
        ("he should pay 500 dollars a month", money("500 dollars", "500.00", "USD")),
        ("child support 3000 yuan", money("3000 yuan", "3000.00")),
        ("佢月薪八千蚊", money("八千蚊", "8000.00")),
    ],
)
def test_what_is_paid_every_month_is_no_value_of_a_house(text: str, sum_: tuple[str, str, Any]) -> None:
    assert VALUE not in after(commands(text, VALUE, DIVORCE, sum_), DIVORCE)


@pytest.mark.parametrize(
    ("text", "sums", "value"),
    [
        ("层楼值120万", [money("120万", "1200000.00")], "1200000.00 CNY"),
        ("大概80万元吧", [money("80万元", "800000.00")], "800000.00 CNY"),
        (
            "房子值120万，他每月给5000元",
            [money("120万", "1200000.00"), money("5000元", "5000.00")],
            "1200000.00 CNY",
        ),
        (
            "the flat is worth 900,000 yuan, he pays 500 dollars a month",
            [money("900,000 yuan", "900000.00"), money("500 dollars", "500.00", "USD")],
            "900000.00 CNY",
        ),
        ("層樓值100萬港紙", [money("100萬港紙", "1000000.00", "HKD")], "1000000.00 HKD"),
    ],
)
def test_the_value_beside_it_is_kept(text: str, sums: list[tuple[str, str, Any]], value: str) -> None:
    assert after(commands(text, VALUE, DIVORCE, *sums), DIVORCE)[VALUE] == value


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("四份平分", "四份", 4),
        ("四份平分", "四", 4),
        ("3个人分", "3个人", 3),
        ("四兄弟姊妹每人四分之一", "四", 4),
        ("4 equal shares", "4", 4),
        ("three ways", "three", 3),
        ("分三份", "三", 3),
    ],
)
def test_a_count_of_shares_is_no_money(text: str, words: str, number: int) -> None:
    assert not read_money(Answer(text, "inform", "answer", entities(text, ("number", words, number)))).found


@pytest.mark.parametrize(
    ("text", "amount"), [("5000", "5000.00 CNY"), ("三万", "30000.00 CNY"), ("4500元", "4500.00 CNY")]
)
def test_a_bare_figure_is_money(text: str, amount: str) -> None:
    number = {"5000": 5000, "三万": 30000, "4500元": 4500}[text]
    assert (
        read_money(Answer(text, "inform", "answer", entities(text, ("number", text.strip("元"), number)))).value
        == amount
    )


@pytest.mark.parametrize(("text", "value"), [("1", "1200000.00 CNY"), ("2", "none"), ("3", "3.00 CNY")])
def test_a_number_chooses_where_an_amount_is_offered(text: str, value: str) -> None:
    known = {**DIVORCE, VALUE: "1200000.00 CNY", "divorce_property": "yes", "claims": ["离婚"]}
    assert after(commands(text, "amount", known, ("number", text, int(text))), known)["amount"] == value


@pytest.mark.parametrize(
    ("text", "heirs"),
    [
        (
            "有四個：大佬關耀宗，我關耀祖，三弟關耀輝，細妹關麗嫦",
            "大佬關耀宗、三弟關耀輝、細妹關麗嫦",
        ),
        ("二姐陈美玲，四弟陈国栋，小妹陈美珍", "二姐陈美玲、四弟陈国栋、小妹陈美珍"),
        ("还有五妹李秀英和大哥李国强", "五妹李秀英、大哥李国强"),
        ("仲有二佬黃志明、家姐黃美玲", "二佬黃志明、家姐黃美玲"),
        ("my brother Henry Chan and my sister Mary Chan", "brother Henry Chan、sister Mary Chan"),
    ],
)
def test_every_heir_of_a_list_is_kept(text: str, heirs: str) -> None:
    told = read_story(text, [], cause="inheritance").facts["heirs"].value
    assert str(told) == heirs or str(told) == heirs.replace("、sister", " and my sister")


@pytest.mark.parametrize("question", ["inheritance_share_wish", "inheritance_will", "plaintiff_1_phone"])
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("仲有三弟關耀輝呀，你漏咗", "三弟關耀輝"),
        ("你漏了三弟关耀辉", "三弟关耀辉"),
        ("还有三弟关耀辉", "三弟关耀辉"),
        ("少咗個三弟關耀輝", "三弟關耀輝"),
        ("you left out my brother Henry Kwan", "brother Henry Kwan"),
    ],
)
def test_who_was_left_out_is_added_and_answers_nothing(text: str, name: str, question: str) -> None:
    made = after(commands(text, question, HEIRS), HEIRS)
    assert made["inheritance_heirs"] == f"大佬关耀宗、细妹关丽嫦、{name}"
    assert made.get(question) is None


@pytest.mark.parametrize("text", ["平均分", "四份平分", "我要一半，其余大家分", "房子漏水，要先修", "half each"])
def test_other_answers_stay_answers(text: str) -> None:
    made = after(commands(text, "inheritance_share_wish", HEIRS), HEIRS)
    assert made["inheritance_heirs"] == HEIRS["inheritance_heirs"]
    assert made["inheritance_share_wish"]


ACCIDENT = {"cause": "other", "matter": "civil", "for_whom": "self"}
LOAN = {"cause": "tort_traffic", "matter": "civil", "for_whom": "self", "plaintiff_1_name": "周志豪"}


@pytest.mark.parametrize(
    "text",
    [
        "停车吵架，刘大勇用铁管把周志豪打伤",
        "在路口转弯，刘大勇开车撞到我",
        "佢闖紅燈，劉大勇架車撞到我隻腳",
        "我过马路，被告刘大勇酒后开车撞了我",
        "I was crossing the road, Liu Dayong ran the red light and hit me",
    ],
)
def test_what_somebody_did_stays_in_what_happened(text: str) -> None:
    made = after(commands(text, "tort_traffic_how", LOAN), LOAN)
    assert made["tort_traffic_how"] == text
