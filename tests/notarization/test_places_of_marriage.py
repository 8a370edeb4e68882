"""Where somebody married or divorced is never where they are now: kept for the notary, and the question stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from actions.notarization.readers.places import tells_of_event
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from tests.legal_map.what_the_bot_reads import read_by_the_bot
from tests.notarization.booking_talk import NOW, Booker, booker_on

SAID = ["我们在多伦多结婚的", "我哋喺悉尼註冊結婚", "we got married in Toronto", "在多伦多领的证，现在人在悉尼"]


@pytest.mark.parametrize(
    "text",
    [
        "我们在广州结婚的", "我们在广州登记结婚的", "喺廣州結婚嘅", "我同老公喺廣州註冊結婚", "广州结的婚",
        "我们是在多伦多领的证",
        "婚是2001年在台山结的", "结婚登记在新会", "我地係喺佛山擺酒", "We got married in Guangzhou in 1998",
        "I was divorced in Toronto", "our wedding was in Guangzhou",
    ],
)  # fmt: skip
def test_the_place_of_a_marriage_is_known_as_such(text: str) -> None:
    assert tells_of_event(text)


@pytest.mark.parametrize(
    "text",
    [
        "我在广州", "我在广州，要办结婚公证", "在广州办结婚证公证", "我在温哥华想办离婚公证", "喺悉尼，想做結婚公證",
        "在江门登记处",
        "已婚，人在悉尼", "我结婚了", "married, living in Toronto", "I live in Boston and need a marriage certificate",
    ],
)  # fmt: skip
def test_where_somebody_is_or_wants_a_certificate_is_no_place_of_marriage(text: str) -> None:
    assert not tells_of_event(text)


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
    return lambda **more: booker_on(database, keyring, clock, read, **more)


@pytest.mark.parametrize("text", SAID[:3])
@pytest.mark.parametrize("question", ["use_place", "whereabouts", "city"])
async def test_it_answers_no_question_for_a_place_and_is_kept_for_the_notary(
    booker: Callable[..., Booker], text: str, question: str
) -> None:
    person = booker()
    open_ones = {"use_place": None, "whereabouts": None, "city": None}
    known = {"use_place": "abroad"} if question != "use_place" else {}
    known |= {"whereabouts": "abroad"} if question == "city" else {}
    person.begin(question, matter="marital_status", route=None, stay_basis=None, **{**open_ones, **known})
    said = await person.say(text)
    assert said == ["utter_form_noted", f"utter_ask_notarization_{question}"], person.shown
    assert person.answers["note"] == text
    assert {name: person.answers.get(name) for name in open_ones} == {**open_ones, **known}


async def test_where_one_is_now_is_heard_beside_it(booker: Callable[..., Booker]) -> None:
    person = booker()
    person.begin("whereabouts", matter="marital_status", whereabouts=None, city=None, route=None, stay_basis=None)
    await person.say("在多伦多领的证，现在人在悉尼")
    assert person.answers["city"]["timezone"] == "Australia/Sydney", person.shown
