"""Name, number and birthday in one message, as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from actions.answers import Answer
from actions.dialogue.readers.identity_details import is_card, names_somebody, read_identity_details

NUMBER = "⟦document:1a2b3c4d5e⟧"
DAY = "1948-07-12"


def message(text: str, day: str = "") -> Answer:
    text = text.replace("#", NUMBER)
    entities = ()
    if day:
        entities = ({"entity": "date", "value": DAY, "start": text.index(day), "end": text.index(day) + len(day)},)
    return Answer(text, "inform", entities=entities)


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        ("WONG MEI LING # 1948年7月12日", "1948年7月12日", "WONG MEI LING"),
        ("黃美玲，#，1948年7月12日", "1948年7月12日", "黃美玲"),
        ("姓名：陈国强 护照号：# 出生：1948-07-12", "1948-07-12", "陈国强"),
        ("# 陈国强", "", "陈国强"),
        ("my name is Susan Wang, passport number #, born 12 July 1948", "12 July 1948", "Susan Wang"),
        ("Susan Wang\n#\n12 July 1948", "12 July 1948", "Susan Wang"),
        ("1948年7月12日出生，#，我叫林志明", "1948年7月12日", "林志明"),
        ("Nguyễn Văn An, #", "", "Nguyễn Văn An"),
    ],
)
def test_all_of_it_is_read_in_any_order(text: str, day: str, name: str) -> None:
    found = read_identity_details(message(text, day), asked=True)
    assert (found.name, found.number, found.birth_date) == (name, NUMBER, date(1948, 7, 12) if day else None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我要验证身份，我是加拿大公民，WONG MEI LING，护照号#", "WONG MEI LING"),
        ("我要验证身份，我叫陈国强，护照#", "陈国强"),
        ("Verify me please, my name is Susan Wang, passport #", "Susan Wang"),
        ("我要验证身份，我是香港居民，身份证#", ""),
        ("帮我核对一下护照#对不对", ""),
    ],
)
def test_among_other_sentences_only_what_is_called_or_written_like_a_name_is_one(text: str, name: str) -> None:
    assert read_identity_details(message(text), asked=False).name == name


@pytest.mark.parametrize("asked", [True, False])
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Australian passport… Wong Siu Ling, passport #", "Wong Siu Ling"),
        ("Australian passport - Wong Siu Ling (#)", "Wong Siu Ling"),
        ("passport # (Wong Siu Ling)", "Wong Siu Ling"),
        ("Canadian citizen: CHAN TAI MAN – #", "CHAN TAI MAN"),
        ("加拿大护照——黄小玲，#", "黄小玲"),
        ("加拿大護照（黃小玲）#", "黃小玲"),
        ("# —— 陈国强，新加坡护照", "陈国强"),
        ("護照#，澳洲籍，黃小玲", "黃小玲"),
        ("我係加拿大籍：黃小玲 #", "黃小玲"),
    ],
)
def test_a_name_stands_behind_a_dash_or_in_brackets_too(text: str, name: str, asked: bool) -> None:
    assert read_identity_details(message(text), asked=asked).name == name


@pytest.mark.parametrize(
    "text",
    [
        "Australian passport… #", "New Zealand passport - #", "Hong Kong (#)", "加拿大护照——#", "澳大利亚（#）",
        "护照丢了——#是旧的", "护照#（旧的）", "passport # (expired)", "British passport: # – not sure", "#（我妈的）",
        "南非护照——#", "United States (passport #)",
    ],
)  # fmt: skip
def test_a_country_or_a_remark_behind_a_dash_or_in_brackets_is_no_name(text: str) -> None:
    assert read_identity_details(message(text), asked=False).name == ""


def test_without_a_number_nothing_is_taken_for_a_name() -> None:
    assert read_identity_details(message("我自己打字"), asked=True).name == ""


@pytest.mark.parametrize(
    "text",
    [
        "不是{0}，是#",
        "唔係{0}，係#",
        "not {0} but #",
        "the number is #, not {0}",
        "{0}写错了，应该是#",
        "{0} was wrong, it's #",
    ],
)
def test_of_two_numbers_the_denied_one_is_not_taken(text: str) -> None:
    told = message(text.replace("{0}", "⟦document:ffffffffff⟧"))
    assert read_identity_details(told, asked=True).number == NUMBER


PHONE = "⟦phone:1a2b3c4d5e⟧"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("梁美娟 # 1948年7月12日", "1948年7月12日"),
        (f"梁美娟 {PHONE} 1948年7月12日", "1948年7月12日"),
        (f"{PHONE}，伍麗瓊，1948年7月12日", "1948年7月12日"),
        (f"Mary Leung, {PHONE}, 12 July 1948", "12 July 1948"),
        ("Mary Leung, Canadian, F, passport #, 12 July 1948", "12 July 1948"),
        ("甄美蓮 女 加拿大 # 1948年7月12日", "1948年7月12日"),
    ],
)
def test_a_name_a_number_and_a_day_are_what_a_paper_shows(text: str, day: str) -> None:
    assert is_card(message(text, day))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"借给梁美娟 {PHONE} 2018年7月12日", "2018年7月12日"),
        (f"微信转账 {PHONE} 2018年7月12日", "2018年7月12日"),
        (f"lent to Mary Leung {PHONE} on 12 July 2018", "12 July 2018"),
        (f"他的电话{PHONE}，7月12日借的", "7月12日"),
        ("2018年7月12日", "2018年7月12日"),
        ("梁美娟 2018年7月12日", "2018年7月12日"),
    ],
)
def test_a_deed_beside_a_name_is_no_paper(text: str, day: str) -> None:
    assert not is_card(message(text, day))


@pytest.mark.parametrize(
    ("text", "day", "beside"),
    [
        ("梁美娟 2018年7月12日", "2018年7月12日", True),
        ("Mary Leung, 12 July 2018", "12 July 2018", True),
        ("大概是2018年7月12日", "2018年7月12日", False),
        ("it was 12 July 2018", "12 July 2018", False),
    ],
)
def test_a_day_beside_a_name_is_seen(text: str, day: str, beside: bool) -> None:
    assert names_somebody(message(text, day)) is beside
