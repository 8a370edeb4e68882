"""What messages tell of a mediation: that it is wished for, and what is offered in it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.dialogue.times_in_words import times_in_words
from actions.mediation.memory import quarrel_in, told_in
from actions.mediation.readers.dispute import tongue_in
from actions.mediation.readers.told import days_in, instalments_in, payer_in, wants_blind, wants_mediation
from backend.shared.wished_times import WishedTimes


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("我阿哥霸住间祖屋唔肯分，唔想上法庭，想搵人倾掂佢", True),
        ("我阿哥霸住間祖屋唔肯分，唔想上法庭", True),
        ("I don't want to sue my partner, I'd like mediation", True),
        ("my sister keeps the rent, I'd prefer to mediate", True),
        ("我想和吴国安和解，他欠我货款8万", True),
        ("他欠我钱，我想调解", True),
        ("我要立案，想先调解", False),
        ("我要告他，先调解", False),
        ("我借给他30万，他不还，我要起诉", False),
        ("I want to sue him", False),
        ("他打官司告我", False),
        ("我想公证", False),
    ],
)
def test_a_quarrel_is_for_a_mediator_where_the_person_says_so(text: str, wants: bool) -> None:
    assert wants_mediation(text) is wants


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("我出20万，分三期", 3), ("分12期", 12), ("分24个月还", 24), ("分兩期俾", 2), ("3 instalments", 3),
        ("over 6 months", 6), ("in six monthly payments", 6), ("一次付清", 1), ("一筆過俾", 1), ("a lump sum", 1),
        ("20万", None), ("下个月15号", None),
    ],
)  # fmt: skip
def test_parts_are_counted_as_they_are_said(text: str, count: int | None) -> None:
    assert instalments_in(text) == count


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("我付给他", "me"), ("我還佢", "me"), ("I will pay", "me"), ("他付给我", "them"), ("佢俾返我", "them"),
        ("对方要赔我", "them"), ("he pays me", "them"), ("不涉及钱", "nobody"), ("no money", "nobody"), ("20万", None),
        ("我付他一半，他也付我一半", None),
    ],
)  # fmt: skip
def test_who_pays_is_only_taken_where_it_is_plain(text: str, who: str | None) -> None:
    assert payer_in(text) == who


@pytest.mark.parametrize(
    ("text", "days"), [("10天", 10), ("一个星期", 7), ("两周", 14), ("two weeks", 14), ("快点", None)]
)
def test_how_long_an_offer_stands(text: str, days: int | None) -> None:
    assert days_in(text) == days


@pytest.mark.parametrize(("text", "blind"), [("密封", True), ("同时打开", True), ("公开就行", False), ("嗯", None)])
def test_open_or_sealed(text: str, blind: bool | None) -> None:
    assert wants_blind(text) is blind


@pytest.mark.parametrize(
    ("text", "quarrel"),
    [
        ("我想申请调解，我借给陈大文20万一直不还", "我借给陈大文20万一直不还"),
        ("他欠我货款，拖了两年，不想打官司，想调解", "他欠我货款，拖了两年"),
        ("我表妹借了我五万块不还，不想闹上法庭，能不能找人说和", "我表妹借了我五万块不还"),
        ("不想打官司，只想调解", ""),
        ("I'd like mediation. He kept my share.", "He kept my share."),
    ],
)
def test_the_wish_is_no_part_of_what_happened(text: str, quarrel: str) -> None:
    assert quarrel_in(text) == quarrel


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("我想申请调解，我借给陈大文20万一直不还", {"matter": "debt", "other_name": "陈大文"}),
        ("隔壁邻居占了我家宅基地，想调解", {"matter": "neighbour"}),
        ("我在台山五邑贸易有限公司的货款一直没付", {"matter": "trade"}),
        ("你好", {}),
    ],
)
def test_a_first_message_is_taken_whole(text: str, told: dict[str, Any]) -> None:
    found = told_in(text)
    assert {name: found.get(name) for name in told} == told and (told or not found)


def test_times_are_said_on_both_clocks() -> None:
    evening = WishedTimes("America/Toronto", weekdays=(5, 6), hours=((20 * 60, 24 * 60),))
    assert times_in_words(evening, date(2026, 11, 24), "zh-Hans") == (
        "周六、日，您当地 20:00–24:00，即北京时间 09:00–13:00（次日）"
    )
    assert times_in_words(evening, date(2026, 11, 24), "en") == (
        "Sat, Sun, 20:00–24:00 your time, 09:00–13:00 the next day Beijing time"
    )
    assert times_in_words(WishedTimes("Asia/Shanghai"), date(2026, 11, 24), "zh-Hans") == "都可以"
    not_then = WishedTimes("Asia/Shanghai", at=9 * 60, not_weekdays=(0,))
    assert times_in_words(not_then, date(2026, 11, 24), "zh-Hans") == "北京时间 09:00；不行：周一"


@pytest.mark.parametrize(
    "text",
    [
        "I'd rather settle this quietly with a go-between than sue him; he borrowed 80,000 yuan from me.",
        "我同細佬夾份開咗間餐廳，三年都唔肯分紅畀我，我唔想告佢，想搵人坐低傾掂佢",
    ],
)
def test_a_go_between_instead_of_a_suit_is_a_mediator(text: str) -> None:
    assert wants_mediation(text)


@pytest.mark.parametrize(
    "text",
    [
        "我同細佬夾份開咗間餐廳，佢成日話冇錢賺，三年都唔肯分紅畀我，我唔想告佢，想搵人坐低傾掂佢",
        "我和表哥合伙开了个小超市，他不肯给我看账，我不想打官司，想请人调解",
    ],
)
def test_a_shop_two_run_together_is_a_partnership(text: str) -> None:
    assert told_in(text)["matter"] == "company"


def test_a_wish_and_a_question_at_the_end_are_no_part_of_what_happened() -> None:
    told = told_in("我阿姨把我妈留下的那间铺租出去五年了，一分钱租金都没分给我。不想闹上法庭，找个中间人谈谈行不行？")
    assert told["what_happened"] == "我阿姨把我妈留下的那间铺租出去五年了，一分钱租金都没分给我"


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        ("普通话吧，粤语也行", "mandarin"), ("不要普通话，讲粤语", "cantonese"), ("廣東話", "cantonese"),
        ("English, please", "english"), ("台山话", ""),
    ],
)  # fmt: skip
def test_the_language_of_the_mediation_is_the_first_that_is_wanted(text: str, tongue: str) -> None:
    assert tongue_in(text) == tongue
