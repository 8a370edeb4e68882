"""How the booking reads what people say, and on which clocks it speaks; without the bot."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from actions.answers import Answer
from actions.authorization.booking_questions import agent_said, booking_questions
from actions.authorization.powers import chosen, none_given, power_fields
from actions.authorization.readers.wording import refuses
from actions.authorization.the_case import case_fields, case_named, is_divorce
from actions.authorization.witness_times import clocks_named, on_every_clock
from actions.dialogue.readers.appointment_wishes import gives_back
from actions.dialogue.turn import Turn
from backend.authorization.power.model import SPECIAL_POWERS
from backend.shared.parties import Person

NINE = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
LONDON = {"name": "伦敦", "timezone": "Europe/London"}


@dataclass
class PlayedTurn:
    """As much of a turn as the words need."""

    person: Person = field(default_factory=lambda: Person("p", city="多伦多", timezone="America/Toronto"))
    language: str = "zh-Hans"
    answers: dict[str, Any] = field(default_factory=dict)
    has_draft: bool = True

    @property
    def timezone(self) -> str:
        return self.person.timezone


def turn_of(**more: Any) -> Turn:
    return cast(Turn, PlayedTurn(**more))


def plain(text: str) -> str:
    return text.replace("\ue000", "").replace("\ue001", "")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我想委托江门的律师", "mainland"),
        ("想委託內地律師", "mainland"),
        ("appoint a mainland lawyer", "mainland"),
        ("我想授权我弟弟帮我打官司", "relative"),
        ("叫我細佬代我上庭", "relative"),
        ("委托香港律师", "hk_macao"),
        ("我妹妹介绍的律师", None),
        ("预约视频见证", None),
    ],
)
def test_whom_a_sentence_appoints(text: str, kind: str | None) -> None:
    assert agent_said(Answer(text, "start_authorization")) == kind


@pytest.mark.parametrize(
    ("text", "cancels"),
    [
        ("取消视频见证", True),
        ("见证不做了", True),
        ("取消原来的，改到周五", False),
        ("cancel my witness", True),
        ("改期", False),
    ],
)
def test_giving_back_is_told_from_moving(text: str, cancels: bool) -> None:
    assert gives_back(Answer(text, "change_authorization"), "authorization_wish") is cancels


def test_a_time_is_said_on_three_clocks_and_each_offset_once() -> None:
    said = plain(on_every_clock(turn_of(answers={"third_place": LONDON}), NINE))
    assert said == "北京 11月25日 周三 09:00；多伦多 11月24日 周二 20:00；伦敦 11月25日 周三 01:00"
    at_home = turn_of(person=Person("p"))
    assert on_every_clock(at_home, NINE) == "北京 11月25日 周三 09:00"


def test_the_question_names_the_clocks_it_shows() -> None:
    assert plain(clocks_named(turn_of(answers={"third_place": LONDON}))["clocks"]) == "北京、多伦多、伦敦"


def test_full_powers_are_no_scope_and_six_times_no_is_general() -> None:
    said = {"scope": "special"} | {f"power_{power}": "no" for power in SPECIAL_POWERS}
    assert none_given(said) and chosen(said | {"power_settle": "yes"}) == {"settle"}
    assert not none_given({"scope": "special", "power_admit": "no"})


@pytest.mark.parametrize(
    "text", ["官司", "<b>甲诉乙</b>", "⟦phone:0123456789⟧ 甲诉乙", "/start_filing", "🙏🙏🙏🙏", "1234567"]
)
async def test_what_cannot_stand_in_the_paper_is_no_title_of_a_case(text: str) -> None:
    assert not (await case_fields()[1].read(turn_of(), Answer(text, "inform"))).found


async def test_full_powers_are_explained_and_not_taken() -> None:
    scope = power_fields()[0]
    for text in ("全权代理", "全權委託", "full powers please"):
        found = await scope.read(turn_of(), Answer(text, "inform"))
        assert found.problem == "utter_authorization_full_powers"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("可以 但要先问过我", "ask_first"),
        ("yes if i agree first", "ask_first"),
        ("可以", "yes"),
        ("可以，不用问我", "yes"),
        ("不要", "no"),
    ],
)
async def test_a_power_on_condition_is_neither_given_nor_refused(text: str, value: str) -> None:
    found = await power_fields()[4].read(turn_of(), Answer(text, "affirm"))
    assert found.value == value
    assert chosen({"power_settle": "ask_first"}) == set()


def test_a_case_is_named_by_its_title_or_its_number_and_divorce_is_noticed() -> None:
    other = {"matter": {"number": "（2026）粤0703民初1号", "court": "江门市蓬江区人民法院"}, "title": "甲诉乙离婚纠纷"}
    named = case_named(other)
    assert (named.number, named.court, named.divorce) == ("（2026）粤0703民初1号", "江门市蓬江区人民法院", True)
    assert not is_divorce({"matter": {"unfiled": True}, "title": "甲诉乙买卖合同纠纷"})


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("不", True), ("不同意", True), ("我唔想被錄", True), ("我不愿意", True), ("唔好錄", True), ("拒绝", True),
        ("no", True), ("No, thanks", True), ("I don't want to be recorded", True), ("I'd rather not agree", True),
        ("还没立案", False), ("冇案號", False), ("没有案号", False), ("plaintiff", False),
        ("no case number yet", False),
        ("not filed yet", False), ("不是我的律师", False), ("我不想等那么久", False), ("no problem", False),
    ],
)  # fmt: skip
def test_only_a_clear_word_refuses_to_be_recorded(text: str, *, refused: bool) -> None:
    assert refuses(text) is refused


def test_what_is_agreed_to_is_never_guessed_at() -> None:
    recording = next(one for one in booking_questions() if one.name == "recording")
    assert recording.consents
