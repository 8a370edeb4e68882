"""What strangers said in the middle of a booking is heard as they meant it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from tests.legal_map.what_the_bot_reads import read_by_the_bot
from tests.notarization.booking_talk import NOW, Booker, booker_on

SLOT, NAME, REVIEW = "utter_ask_notarization_slot", "utter_ask_notarization_applicant_name", "utter_form_review"
NUMBER = "⟦phone:0000000001⟧"
TIME = {"slot_id": "1209-15", "start": "2026-12-09T15:00:00+08:00", "end": "2026-12-09T15:30:00+08:00"}
OPENING = f"帮我约委托书公证，我中国护照在多伦多，我叫林小燕，电话{NUMBER}"
SAID = [
    OPENING,
    "区号错了，是加拿大的",
    "the country code is wrong, it should be Canada",
    "区号应该是1",
    f"电话{NUMBER}",
    "不好意思，还是改到12月9号下午3点，北京时间",
    "时间也错了，要北京时间上午10点",
    "i meant the wednesday after, Dec 9",
    "Wednesday 10:00 beijing time",
    "星期三10点，北京时间",
    "下星期四10点，北京时间",
    "星期五10点，雪梨时间",
    "星期五1點，雪梨時間",
    "那就叫我弟弟去窗口办吧，我出委托书",
    "委托我弟弟陈国伟到窗口代办",
    "她的身份证⟦document:0000000009⟧，叫陈美珍",
    "阿妈叫何桂芳",
    "1975年8月8日生",
    "帮我约遗嘱公证",
    "死亡证是加拿大的，要不要海牙认证?",
    "她耳朵不好",
    "我的生日1968年3月5号",
    "call her Lau Sau Ying, born 12 August 1957",
    "係李錦棠，佢生日1948年7月2日",
    "is her passport ok if it expires in March",
    "12月9号下午3点",
]


@pytest.fixture(scope="module")
def read() -> Mapping[str, Any]:
    """What the bot reads in each message."""
    told = read_by_the_bot(SAID, {"now": NOW, "timezone": "America/Toronto", "language": "zh-Hans"})
    return dict(zip(SAID, told, strict=True))


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def booker(database: Database, keyring: Keyring, clock: FixedClock, read: Mapping[str, Any]) -> Callable[..., Booker]:
    def begun(**more: str) -> Booker:
        return booker_on(database, keyring, clock, read, **more)

    return begun


async def test_a_birthday_takes_no_time(booker: Callable[..., Booker]) -> None:
    person = booker()
    person.begin("slot")
    said = await person.say("我的生日1968年3月5号")
    assert said == ["utter_form_not_understood", SLOT], person.shown
    said = await person.say("12月9号下午3点")
    assert NAME in said, person.shown


async def test_the_name_beside_a_birthday_is_kept(booker: Callable[..., Booker]) -> None:
    person = booker(language="en")
    person.begin("slot", for_relative="mother")
    await person.say("call her Lau Sau Ying, born 12 August 1957")
    assert person.answers.get("applicant_name") == "Lau Sau Ying", person.shown
    assert "slot" not in person.answers


async def test_the_name_beside_a_birthday_answers_the_question_for_it(booker: Callable[..., Booker]) -> None:
    person = booker()
    person.begin("applicant_name", slot=TIME, for_relative="妈")
    await person.say("係李錦棠，佢生日1948年7月2日")
    assert person.answers.get("applicant_name") == "李錦棠", person.shown


async def test_the_expiry_of_a_passport_moves_no_times(booker: Callable[..., Booker]) -> None:
    person = booker(language="en")
    person.begin("slot")
    await person.say("is her passport ok if it expires in March", intent="out_of_scope")
    assert "slot_wish" not in person.answers, person.shown
    assert "slot_day" not in person.answers, person.shown


async def test_a_telephone_without_a_code_is_of_where_its_owner_said_to_be(booker: Callable[..., Booker]) -> None:
    person = booker(timezone="Asia/Shanghai")
    person.numbers[NUMBER] = "4165550100"
    said = await person.say(OPENING, intent="start_notarization")
    assert person.numbers[person.answers["phone"]] == "+14165550100", person.shown
    assert "utter_phone_read_as" in said


async def test_a_telephone_that_exists_not_where_the_person_is_is_asked_again(
    booker: Callable[..., Booker],
) -> None:
    person = booker(timezone="America/Panama")
    panama = {"name": "巴拿马城", "timezone": "America/Panama", "country": "PA"}
    person.begin("phone", city=panama, slot=TIME, applicant_name="林小燕", document_number="⟦document:0000000001⟧")
    person.numbers[NUMBER] = "4165550100"
    said = await person.say(f"电话{NUMBER}")
    assert said == ["utter_phone_odd", "utter_ask_notarization_phone"], person.shown


@pytest.mark.parametrize(
    "text", ["区号错了，是加拿大的", "the country code is wrong, it should be Canada", "区号应该是1"]
)
async def test_a_wrong_country_code_is_put_right_by_the_country(booker: Callable[..., Booker], text: str) -> None:
    person = booker()
    person.numbers["⟦phone:0000000002⟧"] = "+864165550100"
    known = {"applicant_name": "林小燕", "document_number": "⟦document:0000000001⟧", "phone": "⟦phone:0000000002⟧"}
    person.begin("note", slot=TIME, **known)
    await person.say(text, intent="correct_answer")
    assert person.numbers[person.answers["phone"]] == "+14165550100", person.shown
    assert "note" not in person.answers


PAPERS = {"applicant_name": "林小燕", "document_number": "⟦document:0000000001⟧", "phone": "⟦phone:0000000002⟧"}


async def test_a_time_is_changed_while_times_are_on_offer(booker: Callable[..., Booker]) -> None:
    person = booker()
    person.begin("slot")
    said = await person.say("不好意思，还是改到12月9号下午3点，北京时间", intent="change_appointment")
    assert NAME in said, person.shown
    assert person.answers["slot"]["slot_id"] == "1209-15"


async def test_another_hour_at_the_review_keeps_the_day(booker: Callable[..., Booker]) -> None:
    person = booker()
    person.begin("review", slot=TIME, note="", **PAPERS)
    await person.say("时间也错了，要北京时间上午10点", intent="out_of_scope")
    assert person.answers["slot"]["slot_id"] == "1209-10", person.shown


@pytest.mark.parametrize("text", ["Wednesday 10:00 beijing time", "星期三10点，北京时间"])
async def test_a_weekday_by_its_name_is_the_one_on_the_screen(booker: Callable[..., Booker], text: str) -> None:
    person = booker(language="en")
    person.begin("slot", slot_day="2026-12-09")
    await person.say(text)
    assert person.answers["slot"]["slot_id"] == "1209-10", person.shown


async def test_a_weekday_that_is_not_on_the_screen_is_the_next_to_come(booker: Callable[..., Booker]) -> None:
    person = booker()
    person.begin("slot", slot_day="2026-12-09")
    await person.say("下星期四10点，北京时间")
    assert (person.answers.get("slot") or {}).get("slot_id") != "1209-10", person.shown


async def test_a_weekday_and_its_date_are_one_day(booker: Callable[..., Booker]) -> None:
    person = booker(language="en")
    person.begin("route", route=None)
    await person.say("i meant the wednesday after, Dec 9")
    assert person.answers["wished_when"]["days"] == [["2026-12-09", "2026-12-09"]], person.shown


async def test_an_hour_without_its_half_of_the_day_is_read(booker: Callable[..., Booker]) -> None:
    person = booker(timezone="Australia/Sydney")
    person.begin("slot", city={"name": "悉尼", "timezone": "Australia/Sydney", "country": "AU"})
    said = await person.say("星期五1點，雪梨時間", intent="out_of_scope")
    assert NAME in said, person.shown
    assert person.answers["slot"]["slot_id"] == "1127-10"


async def test_a_number_with_a_wrong_digit_is_pointed_out_beside_a_name(booker: Callable[..., Booker]) -> None:
    person = booker()
    person.numbers["⟦document:0000000009⟧"] = "440724194305120028"
    person.begin("applicant_name", slot=TIME, for_relative="妈")
    said = await person.say("她的身份证⟦document:0000000009⟧，叫陈美珍")
    assert person.answers["applicant_name"] == "陈美珍"
    assert "utter_document_check_digit" in said, person.shown
