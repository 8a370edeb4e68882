"""What is known is offered as the first button, taken by a nod at its own question only, and never unasked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer, Reading
from actions.dialogue.fields import Field
from actions.dialogue.name_question import name_field
from actions.profile.facts import facts_in
from actions.profile.offered import is_same, offered
from actions.profile.telling import kinds_named
from backend.profile.model import VERIFIED, Fact, Profile
from backend.shared.wording import Words

AT = datetime(2026, 11, 24, tzinfo=UTC)
NUMBER = "⟦document:1a2b3c4d5e⟧"
NAME = offered(name_field("full_name", Words("姓名", "Name")), "name")


def turn(*facts: Fact, asked: str = "full_name", said: Sequence[dict[str, Any]] = (), kept: str | None = None) -> Any:
    tracker = SimpleNamespace(get_slot=lambda name: kept if name == "name_told" else f"identity_{asked}", events=said)
    draft = SimpleNamespace(service="identity")
    made = SimpleNamespace(profile=Profile("p_1", facts), answers={}, tracker=tracker, draft=draft, now=AT)
    made.is_open = lambda name: name == asked
    return cast(Any, made)


SAID = Fact("name", "陈国强", "notarization", AT)


async def test_it_is_the_first_button_and_its_payload_is_a_code() -> None:
    choices = await NAME.choices(turn(SAID))
    assert [choice.value for choice in choices] == ["known"]
    assert "陈国强" in choices[0].label.zh
    assert choices[0].label.en.startswith("Same as before")


async def test_what_is_verified_is_called_so() -> None:
    choices = await NAME.choices(turn(Fact("name", "WONG MEI LING", VERIFIED, AT)))
    assert choices[0].label.zh.startswith("用验证过的")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我叫陈美玉，住在旧金山", "陈美玉"), ("你好，我叫何偉強", "何偉強"),
        ("Hello, my name is Mary Chan", "Mary Chan"),
        ("我叫陈美玉，借给周大文15万，2021年3月借的", "陈美玉"),
        ("我朋友叫陈美玉", None),
        ("今天天气好", None),
    ],
)  # fmt: skip
async def test_a_name_told_outside_any_form_is_offered_where_it_is_asked(text: str, name: str | None) -> None:
    events = [{"event": "user", "text": said, "parse_data": {"entities": []}} for said in (text, "我要验证身份")]
    choices = await NAME.choices(turn(said=events))
    assert [choice.value for choice in choices] == (["known"] if name else [])
    assert name is None or name in choices[0].label.zh


@pytest.mark.parametrize(("kept", "offers"), [("陈美玉", True), ("", False), (None, False)])
async def test_an_introduction_outlives_the_folded_past_unless_it_is_to_be_forgotten(kept: str, offers: bool) -> None:
    assert bool(await NAME.choices(turn(kept=kept))) is offers


async def test_a_forgotten_name_is_not_read_from_the_chat_again() -> None:
    said = [{"event": "user", "text": text, "parse_data": {}} for text in ("我叫陈美玉", "忘掉我的名字")]
    assert list(await NAME.choices(turn(said=said, kept=""))) == []


async def test_nothing_known_offers_nothing() -> None:
    assert list(await NAME.choices(turn())) == []
    assert (await NAME.read_pressed(turn(), "known")).problem == "utter_choice_gone"


@pytest.mark.parametrize("text", ["对", "跟上次一样", "係呀", "same as before", "Yes.", "用返上次嗰个", "還是那個"])
async def test_a_nod_takes_it(text: str) -> None:
    assert (await NAME.read(turn(SAID), Answer(text, "inform"))).value == "陈国强"


async def test_a_nod_to_another_question_takes_nothing() -> None:
    assert (await NAME.read(turn(SAID, asked="birth_date"), Answer("跟上次一样", "inform"))).value != "陈国强"


async def test_another_answer_is_the_answer() -> None:
    assert (await NAME.read(turn(SAID), Answer("陈志刚", "inform"))).value == "陈志刚"


async def test_the_button_takes_it() -> None:
    assert (await NAME.read_pressed(turn(SAID), "known")).value == "陈国强"


async def test_where_somebody_else_is_asked_about_it_is_not_offered() -> None:
    field = name_field("name", Words("姓名", "Name"))
    of_another = offered(field, "name", fits=lambda answers: answers.get("for_whom") == "self")
    assert list(await of_another.choices(turn(SAID))) == []


async def test_what_the_question_itself_would_refuse_is_not_offered() -> None:
    async def refuses(turn: Any, answer: Answer) -> Reading:
        return Reading(problem="utter_document_odd")

    field = offered(Field("document_number", Words("号码", "Number"), refuses), "document_number")
    assert list(await field.choices(turn(Fact("document_number", NUMBER, "filing", AT)))) == []


@pytest.mark.parametrize("text", ["没错先生", "对面", "陈国强", "好人", "yesterday", ""])
def test_other_words_are_no_nod(text: str) -> None:
    assert not is_same(Answer(text, "inform"))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("忘掉我的地址", ("residence", "city", "address")),
        ("唔好記我個電話", ("phone",)),
        ("forget my passport number", ("document_type", "document_number")),
        ("忘掉我的名字和生日", ("name", "birth_date")),
        ("忘掉我的一切", ()),
        ("forget everything about me", ()),
    ],
)
def test_what_is_to_be_forgotten_is_named_in_many_words(text: str, kinds: tuple[str, ...]) -> None:
    assert kinds_named(text) == kinds


def test_only_what_is_about_the_person_is_a_fact() -> None:
    answers = {"plaintiff_1_name": "陈国强", "plaintiff_1_phone": "", "claims": "x"}
    assert facts_in("filing", answers | {"for_whom": "self"}) == {"name": "陈国强"}
    assert facts_in("filing", answers | {"for_whom": "relative"}) == {}
    assert facts_in("identity", {"category": "organisation", "full_name": "王"}) == {}
    assert facts_in("hearing", {"steps": "1"}) == {}
