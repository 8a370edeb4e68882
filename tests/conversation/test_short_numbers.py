"""A mainland short number is never given to somebody abroad without what to do there; once is enough."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from backend.bootstrap import Backend
from backend.conversation.model import Reply
from backend.conversation.short_numbers import SHORT_NUMBER, UTTER, Landline, ShortNumbers
from backend.legal_map.module import court_landline
from backend.shared.wording import Words
from tests.conversation.conftest import PlayedBot


def _says(bot: PlayedBot, *texts: str) -> None:
    bot.answer = lambda request: [{"text": text, "utter": "utter_x"} for text in texts]


def _heard(backend: Backend, bot: PlayedBot, say: Callable[..., str], *texts: str) -> list[Reply]:
    _says(bot, *texts)
    turn_id = say("问一下")
    backend.conversation.worker.run_until_idle()
    view = backend.conversation.history.turn(turn_id)
    assert view is not None
    return list(view.replies)


def test_the_explanation_stands_after_the_number_and_before_the_question(
    backend: Backend, bot: PlayedBot, say: Callable[..., str]
) -> None:
    replies = _heard(backend, bot, say, "请打 12368 问", "证件号码？")
    assert [reply.utter for reply in replies] == ["utter_x", UTTER, "utter_x"]
    assert "+86-750-360-7292" in replies[1].text
    assert "江门市蓬江区人民法院" in replies[1].text


def test_it_is_said_once(backend: Backend, bot: PlayedBot, say: Callable[..., str]) -> None:
    first = _heard(backend, bot, say, "打 12348")
    again = _heard(backend, bot, say, "打 12368")
    assert ([reply.utter for reply in first], len(again)) == (["utter_x", UTTER], 1)


def test_it_is_not_said_again_in_a_long_conversation(backend: Backend, bot: PlayedBot, say: Callable[..., str]) -> None:
    _heard(backend, bot, say, "打 12368")
    for _ in range(4):
        _heard(backend, bot, say, *["请问"] * 30)
    assert len(_heard(backend, bot, say, "打 12348")) == 1


def test_what_we_say_by_ourselves_has_it_in_its_own_text_and_a_turn_does_not_repeat_it(
    backend: Backend, bot: PlayedBot, say: Callable[..., str]
) -> None:
    say("你好")
    next(one for one in backend.services if one.name == "conversation").upkeep.warm_up()
    person_id = str(backend.conversation.people.find("terminal", "a"))
    backend.conversation.speaker.speak(person_id, "utter_human", {"contact": "12368"}, key="k")
    told = backend.conversation.history.since(person_id)[-1].reply.text
    assert "+86-750-360-7292" in told
    assert UTTER not in [reply.utter for reply in _heard(backend, bot, say, "12368")]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("打12368问", True), ("12348。", True), ("+86-10-12308", False), ("case 112368", False), ("0750-12368", False)],
)
def test_only_the_short_numbers_themselves_are_explained(text: str, is_one: bool) -> None:
    assert (SHORT_NUMBER.search(text) is not None) is is_one


def test_a_court_whose_row_has_only_the_short_number_is_no_way_from_abroad(backend: Backend) -> None:
    assert court_landline(backend.bus) == Landline(
        Words("江门市蓬江区人民法院", "Pengjiang District People's Court of Jiangmen"), "+86-750-360-7292", "2022-10-31"
    )


@pytest.mark.parametrize(("language", "way"), [("zh-Hans", "在国外请说“转人工”"), ("en", 'From abroad say "talk')])
def test_without_any_such_court_only_our_own_people_are_named(backend: Backend, language: str, way: str) -> None:
    none: Any = ShortNumbers(backend.database, backend.conversation.phrasebook, lambda: None)
    [_, explained] = none.beside("p_nobody", [Reply("12368")], language)
    assert way in explained.text
