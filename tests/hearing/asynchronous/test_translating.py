"""The court's words in an asynchronous hearing, in English below its own, with a translation server over HTTP."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from backend.hearing.asynchronous.announcements import application_facts
from backend.hearing.asynchronous.commands import MyAsynchronousHearings
from backend.platforms.translation import LibreTranslate
from backend.shared.parties import Person
from backend.translation.handlers import TranslationHandlers
from sandbox.translation import server
from tests.connectors.platform_double import Double, running
from tests.hearing.asynchronous.test_handlers import ask, granted, news
from tests.hearing.conftest import ANNA, World

KEY = "a-key-for-translations"
REASON = "主要事实有争议，请于12月9日前交证据清单"
TAUGHT = {
    "主要事实有争议，请于12月9日前交{}": "The main facts are disputed. Please hand in a {} before 9 December",
    "陈述": "Statements",
}


@pytest.fixture(scope="module")
def translator() -> Iterator[Double]:
    with running(server.NAME, server.blueprints(server.Translator(KEY)), KEY) as served:
        yield served


@pytest.fixture
def anna(world: World, translator: Double) -> Iterator[World]:
    """Anna reads English, and a server translates."""
    translator.reset()
    translator.faults(taught=TAUGHT)
    client = LibreTranslate(translator.url, KEY, 1.0)
    world.bus.register_all(TranslationHandlers(world.database, world.clock, client, 4000).by_command())
    world.notifier.people[ANNA] = Person(ANNA, language="en")
    yield world
    client.close()


def refused(world: World) -> str:
    """What Anna hears of the court's reason."""
    ask(world)
    world.do(news(status="refused", stages=[], reason=REASON))
    _, _, facts = next(reversed(world.spoken.values()))
    return str(facts["reason"])


def test_the_courts_reason_is_told_in_its_own_words_with_english_below(anna: World) -> None:
    reason = refused(anna)
    assert reason.index(REASON) < reason.index("only the original above counts") < reason.index("list of evidence")
    (mine,) = anna.do(MyAsynchronousHearings(ANNA))
    assert "9 December" in application_facts(mine, anna.person(ANNA))["reason"]


def test_the_name_of_a_stage_has_its_english_behind_it_also_when_it_is_reminded_of(anna: World) -> None:
    granted(anna)
    _, _, facts = next(reversed(anna.spoken.values()))
    assert "陈述" in facts["stages"] and "(by a machine: Statements)" in facts["stages"]


@pytest.mark.parametrize("wrong", [{"figures": True}, {"outage": True}, {"says": "<html>Wait</html>"}, {"drops": True}])
def test_what_is_doubtful_or_missing_leaves_the_courts_words_alone(
    anna: World, translator: Double, wrong: dict[str, object]
) -> None:
    translator.faults(**wrong)
    reason = refused(anna)
    assert REASON in reason and "machine" not in reason


def test_who_reads_chinese_reads_the_court_alone(anna: World, translator: Double) -> None:
    anna.notifier.people[ANNA] = Person(ANNA, language="zh-Hant")
    assert "机器" not in refused(anna) and translator.sent == []
