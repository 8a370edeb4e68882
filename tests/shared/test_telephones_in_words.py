"""Digits told in words or one by one, and a country told beside them, make a telephone; sums and days do not."""

from __future__ import annotations

import pytest

from backend.shared.private_numbers import find_private


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("852 6143 9027 whatsapp都得", "+85261439027"),
        ("92234417 係香港號", "+85292234417"),
        ("佢澳門號碼 6398 1120", "+85363981120"),
        ("澳洲 0403 188 726", "+61403188726"),
        ("905 771 3342 加拿大", "+19057713342"),
        ("號碼係一三六 三一八七 四四二零", "+8613631874420"),
        ("852九四二二三三一八", "+85294223318"),
        ("六二 八一二 三三七 九零零四", "+628123379004"),
        ("九六三二 一八四四，前面加852", "+85296321844"),
        ("11 97310-2286, Brasil, código 55", "+5511973102286"),
        ("1 3 5 3 6 0 8 8 1 2 4", "+8613536088124"),
        ("one six four seven two zero nine eight eight one five", "+16472098815"),
        ("60 12-774 3309 WhatsApp 也是这个", "+60127743309"),
        ("86-750-6623190 their shop", "+867506623190"),
    ],
)
def test_a_telephone_told_in_words_is_found(text: str, number: str) -> None:
    assert [(one.kind, one.value) for one in find_private(text, "CN")] == [("phone", number)]


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [("91234417 係香港號", "CA", "+85291234417"), ("nine one two three four four one seven", "HK", "+85291234417")],
)
def test_where_the_writer_is_and_what_they_name_both_count(text: str, country: str, number: str) -> None:
    assert [one.value for one in find_private(text, country)] == [number]


@pytest.mark.parametrize("country", ["CN", "HK", "CA", ""])
@pytest.mark.parametrize(
    "text",
    [
        "二〇一八年五月一号借的", "一九六三年腊月初八", "五六七八九十", "三 二 一", "一二三四五六七八九十百",
        "借了 3 120 000 元", "香港房子 12345678 元", "one two three", "14 22 36 48",
        "第一二三四五六七条", "18个月 24个月 36个月",
    ],
)  # fmt: skip
def test_sums_days_and_lists_are_none(text: str, country: str) -> None:
    assert [one for one in find_private(text, country) if one.kind == "phone"] == []


def test_a_mobile_beside_a_country_stays_what_it_is() -> None:
    assert [one.value for one in find_private("佢个女喺加拿大，佢电话 13828066190", "CN")] == ["+8613828066190"]


def test_a_number_with_its_code_keeps_it() -> None:
    text = "Peruvian passport, cell +593 99 332 1109"
    assert [one.value for one in find_private(text, "CN")] == ["+593993321109"]


@pytest.mark.parametrize(
    "text",
    [
        "我叫陈建民，中国护照，住多伦多 12 Finch Ave，电话 416-555-0199",
        "中國國籍，電話 416-555-0199",
        "我是中国人，电话416 555 0199",
        "持中国身份证，手机 (416) 555-0199",
        "Chinese citizen, phone 416-555-0199",
        "nationality: China, phone 416-555-0199",
        "born in China, call me at 416-555-0199",
        "日本永居，电话 416-555-0199",
    ],
)
def test_the_country_of_a_passport_is_not_that_of_a_telephone(text: str) -> None:
    found = [one.value for one in find_private(text, "CA") if one.kind == "phone"]
    assert found == ["4165550199"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("中国护照，香港电话 91234417", "+85291234417"),
        ("我拿葡萄牙护照，佢澳門號碼 6398 1120", "+85363981120"),
        ("中国的电话 0750-3503322", "+867503503322"),
    ],
)
def test_the_country_beside_a_telephone_still_counts_there(text: str, number: str) -> None:
    assert [one.value for one in find_private(text, "CA") if one.kind == "phone"] == [number]


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("four one six five five five oh one two three", "4165550123"),
        ("零四零三一八八七二六", "0403188726"),
        ("oh four oh three one eight eight seven two six", "0403188726"),
    ],
)
def test_a_number_of_another_country_told_digit_by_digit_never_stands_in_clear(text: str, digits: str) -> None:
    assert [(one.kind, one.value) for one in find_private(text, "HK")] == [("phone", digits)]


@pytest.mark.parametrize(
    "text", ["二零二三零五零三", "one two three four five", "二零二三年五月三号", "一二三四五六七八"]
)
def test_few_digits_in_words_may_be_a_day(text: str) -> None:
    assert find_private(text, "HK") == []
