"""The value alone: what is denied, and the words of the order round it, stand in no answer."""

from __future__ import annotations

import pytest

from actions.defence.readers.claims import split_claims
from actions.defence.readers.suits import wanted_in
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.addresses import find_address
from actions.dialogue.readers.order_words import right_begin, value_span
from actions.dialogue.readers.revisions import revisions


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("大佬黃國強地址唔係莘村，佢住廣州越秀區北京路88號", "廣州越秀區北京路88號"),
        ("唔係莘村，係廣州北京路88號", "廣州北京路88號"),
        ("不是新会，是江海区金瓯路200号", "江海区金瓯路200号"),
        ("只是广州越秀区北京路88号", "广州越秀区北京路88号"),
        ("应该只是广州越秀区北京路88号", "广州越秀区北京路88号"),
        ("其實只係台山市台城街道5號啦", "台山市台城街道5號"),
        ("應該係新會區會城岡州大道35號㗎", "新會區會城岡州大道35號"),
        ("江海区金瓯路200号不是300号", "江海区金瓯路200号"),
        ("喺莘村", "莘村"),
        ("not 12 King St, it's 14 Queen St, Toronto", "14 Queen St, Toronto"),
        ("just 88 Beijing Road, Guangzhou", "88 Beijing Road, Guangzhou"),
        ("the address is only 88 Beijing Road, not 90", "88 Beijing Road"),
    ],
)
def test_an_address_holds_neither_the_denied_one_nor_the_order(text: str, address: str) -> None:
    assert find_address(text) == address


@pytest.mark.parametrize(
    "address",
    [
        "江门市新会区会城街道只园路3号",
        "江门市新会区是非路3号",
        "12 Notting Hill Gate, London",
        "14 Justice Road, Leeds",
        "江门市蓬江区在田村5号",
        "5 Only Street, Perth",
    ],
)
def test_an_address_that_holds_such_signs_stays_whole(address: str) -> None:
    assert find_address(address) == address


def test_whoever_asks_if_an_address_is_right_denies_none() -> None:
    assert find_address("他是不是住在新会会城冈州大道5号") == "新会会城冈州大道5号"


@pytest.mark.parametrize(
    ("text", "subject", "denied", "words"),
    [
        ("大佬黃國強地址唔係莘村，佢住廣州越秀區北京路88號", "大佬黃國強地址", "莘村", "廣州越秀區北京路88號"),
        ("被告地址不是莘村，他住在开平水口", "被告地址", "莘村", "开平水口"),
        ("大佬唔係住莘村，佢住廣州㗎", "大佬", "莘村", "廣州"),
        (
            "defendant's address is not Xincun, he lives at 88 Beijing Road, Guangzhou",
            "defendant's address",
            "Xincun",
            "88 Beijing Road, Guangzhou",
        ),
        ("不是归还 是支付工程款23万", "", "归还", "支付工程款23万"),
        ("不是中国银行，是工商银行㗎", "", "中国银行", "工商银行"),
        ("唔係陳志文，係陳志明啦", "", "陳志文", "陳志明"),
        ("名字应该是只是陈志明", "名字", "", "陈志明"),
    ],
)
def test_what_stands_instead_holds_nothing_of_the_denial(text: str, subject: str, denied: str, words: str) -> None:
    (found,) = revisions(UserMessage(text, "inform"))
    assert (found.subject, found.denied, found.words.text) == (subject, denied, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("第3项应该只是陈志明, 第15项没错", "陈志明"),
        ("第3项改成广东明镜律师事务所，其他都对", "广东明镜律师事务所"),
        ("第3项改成吴文先", "吴文先"),
        ("第3项改成二十万，第4项改成三万", "二十万"),
    ],
)
def test_an_entry_gets_its_value_without_the_remark_that_others_are_right(text: str, words: str) -> None:
    assert revisions(UserMessage(text, "inform"), at_review=True)[0].words.text == words


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("不是归还 是支付工程款23万", ["支付工程款23万"]),
        ("不是归还，是支付工程款23万", ["支付工程款23万"]),
        ("唔係還錢，係退貨", ["退貨"]),
        ("not repay, but pay 230,000 for the works", ["pay 230,000 for the works"]),
        ("确认合同不是我签的", ["确认合同不是我签的"]),
        ("确认孩子不是被告亲生，是原告亲生", ["确认孩子不是被告亲生，是原告亲生"]),
    ],
)
def test_a_claim_that_is_put_right_holds_no_denial(text: str, claims: list[str]) -> None:
    assert split_claims(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("他说我欠他工程款二十三万", ["支付工程款二十三万"]),
        ("原告起诉我公司欠货款8万元", ["支付货款8万元"]),
        ("他说我欠他二十三万", ["归还二十三万"]),
    ],
)
def test_what_is_owed_for_work_or_goods_is_paid_and_not_returned(text: str, claims: list[str]) -> None:
    assert wanted_in(text) == claims


@pytest.mark.parametrize(
    "words",
    ["只园路3号", "是非路3号", "只有五千", "Just Eat Ltd", "先锋村", "吴文先", "就业路5号", "三万元", "Only Yu"],
)
def test_words_without_an_order_stay_as_they_are(words: str) -> None:
    begin, end = value_span(words)
    assert words[begin:end] == words


def test_nothing_is_put_right_where_nothing_is_denied_first() -> None:
    assert right_begin("支付工程款23万，不是借款") == 0
