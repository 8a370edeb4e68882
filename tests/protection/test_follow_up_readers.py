"""Messages that lean on an answer: one points back, only names another country, asks how one begins, or doubts."""

from __future__ import annotations

from typing import Any

import pytest

from actions.protection.readers.follow_ups import (
    asks_for_money,
    asks_how_to_begin,
    doubts_a_text,
    is_pasted,
    kinds_of_time,
    only_names_place,
    points_back,
)

TIMES = (
    ("多久之内可以告", "limit"), ("几年内要提", "limit"), ("最迟几时要告", "limit"), ("有没有时间限制", "limit"),
    ("咁幾耐會過期", "limit"), ("會唔會太遲", "limit"), ("How long do I have?", "limit"), ("until when", "limit"),
    ("how many years do we have to sue", "limit"), ("is it too late", "limit"), ("现在还来得及吗", "limit"),
    ("从哪天开始算", "start"), ("從邊日開始計", "start"), ("when does the three years start", "start"),
    ("起算日是哪天", "start"), ("从什么时候起算", "start"),
    ("那要多久", ""), ("要等几个月", ""), ("how long does it take", ""), ("从什么开始准备", ""), ("从哪里开始", ""),
    ("三年内他都没还", ""), ("还能要回来吗", ""), ("几天能拿到", ""), ("when will they decide", ""),
)  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), TIMES)
def test_by_when_and_since_when_are_told_from_how_long(text: str, kind: str) -> None:
    assert kinds_of_time(text) == [kind][: bool(kind)]


BACK = (
    "那我弟弟呢,他户口还在开平",
    "那我妈呢,她跟他没领证",
    "咁我細佬呢",
    "我弟弟呢",
    "但他不肯签",
    "如果佢上诉呢",
    "要是他烧了账本",
    "and if she refuses?",
    "What about my wife",
    "then what happens",
    "but he is abroad",
    "even if there is a will",
)
NOT_BACK = (
    "那个房子怎么分",
    "那里有没有法院",
    "那么多钱怎么还",
    "咁多錢點還",
    "那年我还小",
    "我要离婚",
    "房子怎么分",
    "andy owes me money",
    "orders of the court",
    "how is a house divided",
    "whatever",
    "我没有签合同",
)


@pytest.mark.parametrize(("text", "leans"), [*((one, True) for one in BACK), *((one, False) for one in NOT_BACK)])
def test_a_text_points_back_by_its_first_or_last_word(text: str, leans: bool) -> None:
    assert points_back(text) is leans


BEGINS = (
    "how do I start then",
    "then what can I do from here",
    "so how should we proceed?",
    "where do I begin",
    "what can I do about it from Canada",
    "What's the first step?",
    "那我该怎么开始呢",
    "點樣開始",
    "第一步做什么",
    "先做乜嘢好",
    "我在国外能做什么",
    "从哪里入手",
)
NO_BEGINNING = (
    "how do I start a divorce",
    "怎么开始离婚",
    "how can I start the car",
    "what can I do with a notary",
    "第一步要交多少钱",
    "我能做公证吗",
    "什么时候开始",
    "开始",
    "what do you do",
    "先做公证还是先起诉",
    "how do I appeal",
    "where do I sign",
)


@pytest.mark.parametrize(("text", "asks"), [*((one, True) for one in BEGINS), *((one, False) for one in NO_BEGINNING)])
def test_who_asks_nothing_but_how_to_begin_names_no_subject(text: str, asks: bool) -> None:
    assert asks_how_to_begin(text) is asks


def _named(text: str, name: str, kind: str = "country", code: str = "CA") -> list[dict[str, Any]]:
    start = text.index(name)
    value: Any = code if kind == "country" else {"country": code, "name": name}
    return [{"entity": kind, "value": value, "start": start, "end": start + len(name)}]


COUNTRY = (
    ("and in Canada?", "Canada"),
    ("那菲律宾呢", "菲律宾"),
    ("what about if I sign it in Vietnam instead?", "Vietnam"),
    ("then Singapore?", "Singapore"),
    ("新加坡", "新加坡"),
    ("咁喺澳洲簽呢", "澳洲"),
    ("如果在越南签呢", "越南"),
    ("印尼呢", "印尼"),
    ("Canada then?", "Canada"),
    ("那在温哥华办呢", "温哥华"),
)
MORE = (
    ("I live in Canada", "Canada"),
    ("加拿大的领事馆在哪", "加拿大"),
    ("Canada embassy", "Canada"),
    ("我是加拿大人", "加拿大"),
    ("在加拿大离婚怎么办", "加拿大"),
    ("how long does Canada take", "Canada"),
    ("我人在马来西亚哦，没有钱", "马来西亚"),
    ("加拿大律师", "加拿大"),
    ("去加拿大的机票", "加拿大"),
    ("call Canada", "Canada"),
)


@pytest.mark.parametrize(
    ("text", "name", "only"), [*((*one, True) for one in COUNTRY), *((*one, False) for one in MORE)]
)
def test_a_country_alone_asks_the_same_of_it(text: str, name: str, only: bool) -> None:
    assert only_names_place(text, _named(text, name)) is only
    assert only_names_place(text, _named(text, name, "place")) is only


def test_home_or_no_place_or_two_is_no_other_country() -> None:
    assert not only_names_place("那江门呢", _named("那江门呢", "江门", "place", "CN"))
    assert not only_names_place("那我呢", [])
    two = [*_named("越南和泰国呢", "越南", code="VN"), *_named("越南和泰国呢", "泰国", code="TH")]
    assert not only_names_place("越南和泰国呢", two)


DOUBTS = (
    "这是真的吗",
    "真的假的",
    "系咪真㗎",
    "是不是骗子",
    "Is this real?",
    "is that a scam",
    "是诈骗吗",
    "can I trust this?",
    "是真是假啊",
    "呢個係咪真嘅",
)
NO_DOUBTS = (
    "你们是真的吗",
    "你是不是骗子",
    "are you real?",
    "is this site real?",
    "我要起诉",
    "明天开庭",
    "谢谢",
    "收多少钱",
    "您这里可信吗",
    "what does it cost",
)


@pytest.mark.parametrize(("text", "is_one"), [*((one, True) for one in DOUBTS), *((one, False) for one in NO_DOUBTS)])
def test_who_doubts_a_text_does_not_doubt_us(text: str, is_one: bool) -> None:
    assert doubts_a_text(text) is is_one


PASTED = (
    ("【12368】您的案件诉讼费2300元,请于7日内缴纳,链接 http://pay.cn/x", True),
    ("[XX法院]您有一份传票未领取,请立即点击 http://court-cn.xyz 并转账到安全账户", True),
    ("Dear customer, your parcel is held, pay the fee first at www.post.top", True),
    ("【江门市新会区人民法院】您的案件定于12月18日9时开庭，逾期缺席判决", False),
)


@pytest.mark.parametrize(("text", "pays"), PASTED)
def test_a_text_that_was_sent_is_told_by_its_looks_and_what_it_wants(text: str, pays: bool) -> None:
    assert is_pasted(text)
    assert asks_for_money(text) is pays


@pytest.mark.parametrize(
    "text", ["老板欠我三个月工资怎么办", "上诉期是几天", "I want to sue my cousin in Taishan", "你好"]
)
def test_what_people_say_themselves_is_not_pasted(text: str) -> None:
    assert not is_pasted(text)
