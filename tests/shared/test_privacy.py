"""Private numbers become tokens, and come back only to the one they belong to; other numbers are left alone."""

from __future__ import annotations

import logging
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.conversation.language_choice import decide
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from backend.shared.privacy import TOKEN, MaskingFilter, Privacy, shortened
from backend.shared.private_numbers import find_private


def _found(text: str) -> list[tuple[str, str]]:
    return [(number.kind, number.value) for number in find_private(text)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("我的电话13800138000", "phone", "+8613800138000"),
        ("手機是１３８ ００１３ ８０００。", "phone", "+8613800138000"),
        ("call +1 (415) 555-2671 please", "phone", "+14155552671"),
        ("4155552671", "phone", "+14155552671"),
        ("00852 9123 4567", "phone", "+85291234567"),
        ("my phone is 91234567", "phone", "91234567"),
        ("0750-3887123", "phone", "+867503887123"),
        ("whatsapp: +44 7911 123456", "phone", "+447911123456"),
        ("身份证11010519491231002X", "document", "11010519491231002X"),
        ("110105 19491231 0021", "document", "110105194912310021"),
        ("護照號碼：E12345678", "document", "E12345678"),
        ("ea1234567", "document", "EA1234567"),
        ("A123456(7)", "document", "A1234567"),
        ("回乡证H0812345600", "document", "H0812345600"),
        ("512345678", "document", "512345678"),
        ("passport number is C01X00T47", "document", "C01X00T47"),
        ("12AB34567", "document", "12AB34567"),
        ("护照号是 AB 123456", "document", "AB123456"),
        ("PA 12 34 567", "document", "PA1234567"),
        ("不是，是 PA 12-34-567 才对", "document", "PA1234567"),
        ("it's P A 1 2 3 4 5 6 7, sorry", "document", "PA1234567"),
        ("護照號碼 E 12 345 678", "document", "E12345678"),
        ("passport no. 512 000 111", "document", "512000111"),
        ("my passport number is K 123 4567", "document", "K1234567"),
        ("护照 EA-123-4567", "document", "EA1234567"),
        ("91234567", "document", "91234567"),
        ("k7mp-q2rx", "code", "K7MPQ2RX"),
        ("我的绑定码是 ABCDEFGH", "code", "ABCDEFGH"),
        ("邮箱Anna.Chen+court@Example.co.uk，谢谢", "email", "Anna.Chen+court@example.co.uk"),
        ("write to anna@example.com.", "email", "anna@example.com"),
        ("13800138000@qq.com", "email", "13800138000@qq.com"),
        ("ａｎｎａ的邮箱 anna＠example.com", "email", "anna@example.com"),
        ("卡号6222 0212 3456 7890 128", "card", "6222021234567890128"),
        ("4111-1111-1111-1111", "card", "4111111111111111"),
    ],
)
def test_a_private_number_is_found(text: str, kind: str, value: str) -> None:
    assert _found(text) == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "欠款35000元", "￥13800138000", "13800138000元", "USD 13800138000", "1,380,013,800", "3.5万",
        "本金 12345678.90", "（2024）粤0703民初12345号", "(2024)粤0703民初123号", "2026-12-01 09:00",
        "20261201", "20261201T0900", "2026年12月3日下午3点", "2024-2025", "1985", "09:00-17:30", "12368",
        "第3项", "房号1203", "WY20261124-0001", "E-1234567", "🙂", "", "30天", "护照20281231到期",
        "我@你", "a@b", "@example.com", "价格@100元",
        "t_1a2b3c4d5e6f7a8b", "ABC12345678901", "20000000", "iphone15", "我有绑定码",
        "passport on 12 05 2026", "NY 10 12 2026", "flat B 12 34", "护照 12 05 2026 到期", "see page A 1 2 3",
        "PART 12 34 567", "the passport is 10 years old", "Room PA 12",
    ],
)  # fmt: skip
def test_any_other_number_is_left_alone(text: str) -> None:
    assert _found(text) == []


def test_two_numbers_in_one_text_are_told_apart() -> None:
    assert _found("电话13800138000，护照E12345678") == [("phone", "+8613800138000"), ("document", "E12345678")]


@pytest.mark.parametrize(
    "piece",
    [
        "1,",
        "1 ",
        "1-",
        "(1)",
        "A1",
        "1.",
        "passport ",
        "护照",
        "13800138000 ",
        "+1",
        "phone",
        "长",
        " ",
        "¥1",
        "@",
        "1:",
    ],
)
def test_a_hostile_message_takes_no_time(piece: str) -> None:
    text = f"passport{piece * (10_000 // len(piece))}"
    begun = time.process_time()
    find_private(text)
    decide(text, (), "zh-Hans", False)
    assert time.process_time() - begun < 1.5


@pytest.mark.parametrize("piece", ["!", " \n", "。", "12:", "2020-", "￥1", "A1 ", "1 2 3 "])
def test_twice_as_much_takes_twice_as_long_and_not_four_times(piece: str) -> None:
    begun = time.process_time()
    find_private((piece * 10_000)[:10_000], "CA")
    assert time.process_time() - begun < 0.4


@given(st.integers(0, 999_999_999), st.sampled_from(["元", "万元", " CNY", "块"]))
def test_money_is_never_masked(amount: int, unit: str) -> None:
    assert _found(f"标的额是{amount}{unit}左右") == []


MONEY = (*"元块圆塊万萬亿億", "美金", "美元", "港币", "港幣", "人民币", "人民幣")
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=8)


@given(HAN, st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), HAN)
def test_a_mobile_number_is_found_wherever_it_stands(before: str, number: str, after: str) -> None:
    found = [] if after.startswith(MONEY) else ["phone"]
    assert [one.kind for one in find_private(f"{before}，{number}{after}")] == found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(HAN, st.from_regex(r"[EGD][0-9]{8}", fullmatch=True), HAN)
def test_what_is_masked_comes_back_to_its_owner(
    database: Database, privacy: Privacy, before: str, number: str, after: str
) -> None:
    text = f"{before}{number}，{after}"
    masked = _mask(database, privacy, text)
    assert number not in masked
    assert privacy.unmask("p_1", masked) == text


@pytest.mark.parametrize("number", ["D20000110", "e19991231", "G20261124"])
def test_a_passport_number_whose_digits_look_like_a_day_is_a_passport_number(number: str) -> None:
    assert _found(f"护照号{number}，谢谢") == [("document", number.upper())]


@given(st.dates(), st.sampled_from(["{0:%Y-%m-%d}", "{0.year}年{0.month}月{0.day}日", "{0:%Y/%m/%d}"]))
def test_dates_of_our_time_are_never_masked(day: object, form: str) -> None:
    if getattr(day, "year", 0) in range(1900, 2100):
        assert _found(form.format(day)) == []


@pytest.fixture
def privacy(database: Database, keyring: Keyring, clock: FixedClock) -> Privacy:
    return Privacy(database, keyring, "secret", clock)


def _mask(database: Database, privacy: Privacy, text: str, person_id: str = "p_1") -> str:
    with database.transaction() as session:
        return privacy.mask(session, person_id, text)


def test_a_masked_text_comes_back_whole_and_shows_a_preview(database: Database, privacy: Privacy) -> None:
    masked = _mask(database, privacy, "电话13800138000，谢谢")
    assert "13800138000" not in masked and TOKEN.search(masked)
    assert privacy.unmask("p_1", masked) == "电话+8613800138000，谢谢"
    assert privacy.preview("p_1", masked) == "电话138****8000，谢谢"


def test_the_same_number_gets_the_same_token_however_it_is_written(database: Database, privacy: Privacy) -> None:
    assert _mask(database, privacy, "13800138000") == _mask(database, privacy, "+86 138 0013 8000")


def test_another_person_cannot_use_a_token(database: Database, privacy: Privacy) -> None:
    token = _mask(database, privacy, "13800138000")
    assert privacy.unmask("p_2", token) == token
    assert privacy.preview("p_2", token) == "****"
    assert _mask(database, privacy, "13800138000", "p_2") != token


def test_a_typed_token_is_only_text(database: Database, privacy: Privacy) -> None:
    token = _mask(database, privacy, "13800138000")
    assert TOKEN.search(_mask(database, privacy, f"给我看 {token}")) is None


@pytest.mark.parametrize(
    ("value", "shown"),
    [("+8613812345678", "138****5678"), ("E12345678", "E1****78"), ("1234", "****"), ("anna@a.io", "a****@a.io")],
)
def test_a_preview_hides_the_middle(value: str, shown: str) -> None:
    assert shortened(value) == shown


def test_logs_hold_no_private_number_not_even_in_a_traceback() -> None:
    try:
        raise ValueError("bad number 13800138000 of anna@example.com")
    except ValueError as error:
        info = (type(error), error, error.__traceback__)
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "call %s", ("+86 138 0013 8000",), info)
    assert MaskingFilter().filter(record)
    line = logging.Formatter().format(record)
    assert "call ⟦phone⟧" in line
    assert "8000" not in line
    assert "anna" not in line


@pytest.mark.parametrize("text", ["1998年5月3日 借 300000000", "货款 123456789 2021年5月3日", "梁美娟 566778899"])
def test_nine_digits_parted_by_blanks_are_a_passport_beside_name_and_birthday_alone(text: str) -> None:
    assert find_private(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("HO CHI WAI, 523456789, 1968-03-05", "523456789"),
        ("LIN SAU CHUN，567890123，1970年5月9日", "567890123"),
        ("CHEN JEAN PAUL，19AB45678，1970年5月9日", "19AB45678"),
        ("ANA CHEN, PAA123456, 3 April 1988", "PAA123456"),
        ("陈大文，C01X00T47，生于1975年12月1日", "C01X00T47"),
        ("Mei Wong, May 9, 1970, 567890123", "567890123"),
        ("梁美娟 566778899 1958年7月12日", "566778899"),
        ("1958-07-12 566778899 梁美娟 女", "566778899"),
    ],
)
def test_a_passport_of_any_form_is_private_beside_a_birthday(text: str, number: str) -> None:
    assert [(one.kind, one.value) for one in find_private(text)] == [("document", number)]


@pytest.mark.parametrize(
    "text",
    [
        "我2005年5月6日借给他，523456789", "陈大文, 48000000, 1968-03-05", "order 523456789, paid 2023-05-06",
        "19AB45678, 523456789",
    ],
)  # fmt: skip
def test_such_figures_beside_another_day_are_no_document(text: str) -> None:
    assert "document" not in {one.kind for one in find_private(text)}
