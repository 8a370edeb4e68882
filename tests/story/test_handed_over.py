"""How and when a loan was handed over is not taken from how somebody was asked, reminded, or born."""

from __future__ import annotations

import pytest

from actions.story.reading import read_story
from tests.filing.one_message import LOAN, after, commands

HANDED, LENT = "private_lending_handed_over", "private_lending_lent_on"


def handed(text: str) -> str | None:
    fact = read_story(text, [], cause="private_lending").sure.get("handed_over")
    return str(fact.value) if fact is not None else None


@pytest.mark.parametrize(
    "text",
    [
        "i ask him last time on wechat in 2024",
        "he promised on wechat to pay back",
        "June 2024 by wechat",
        "I told him on wechat that I will sue",
        "我用微信问他什么时候还",
        "去年通过微信向他催过",
        "他用微信说过会还的",
        "我喺微信度追過佢還錢",
        "佢用微信答應過下個月還",
        "借条是他用微信发给我的",
    ],
)
def test_asking_is_no_handing_over(text: str) -> None:
    assert handed(text) is None


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("微信转账给他的", "phone"),
        ("我用微信转给他5万", "phone"),
        ("佢用微信收咗我五萬", "phone"),
        ("I sent it through wechat", "phone"),
        ("lent him 50,000 by WeChat", "phone"),
        ("paid by wechat pay", "phone"),
        ("I asked him what he needs, then I transferred the money on WeChat", "phone"),
        ("he asked me on wechat for a loan and I transferred it by bank", "bank"),
        ("我微信上催过他，钱是银行转的", "bank"),
        ("佢喺微信問我借，我過數畀佢", "bank"),
    ],
)
def test_the_way_it_was_handed_over_is_kept(text: str, way: str) -> None:
    assert handed(text) == way


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "not wechat, he gave me no, I gave him by bank transfer. wechat is only where i ask him. "
            "The loan was on 12 May 2021",
            "12 May 2021",
        ),
        ("不是微信，是银行转账给他的，微信只是我问他的地方，2021年5月12日借的", "2021年5月12日"),
        ("唔係微信，係銀行過數畀佢嘅，2021年5月12號借嘅", "2021年5月12號"),
        ("No, not WeChat, it was a bank transfer. I lent it on 12 May 2021", "12 May 2021"),
        ("不是支付宝，钱是银行汇款，是2021年5月12日借给他的", "2021年5月12日"),
    ],
)
@pytest.mark.parametrize("question", [LENT, "private_lending_written"])
def test_a_correction_with_two_facts_keeps_both(text: str, words: str, question: str) -> None:
    made = after(commands(text, question, LOAN, ("date", words, "2021-05-12")), LOAN)
    assert (made[HANDED], made.get(LENT)) == ("bank", "2021-05-12")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("林小明，1985年生，借了我20万，一直没还", "1985年"),
        ("他1985年3月2日出生，借了我20万", "1985年3月2日"),
        ("Lin Xiaoming, born 2 March 1985, borrowed 200,000 yuan from me", "2 March 1985"),
        ("佢生日係1985年3月2日，借咗我20万", "1985年3月2日"),
    ],
)
def test_the_day_somebody_was_born_is_no_day_of_the_case(text: str, day: str) -> None:
    start = text.index(day)
    born = {"entity": "date", "value": "1985-03-02", "start": start, "end": start + len(day)}
    assert "lent_on" not in read_story(text, [born], cause="private_lending").facts
