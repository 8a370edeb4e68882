"""A reminder of one's own is told at its moment, once; it stands in agenda and calendar, and goes with its person."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from backend.agenda.commands import MyAgenda
from backend.api.agenda_page import page
from backend.conversation.model import ChangeLanguage
from backend.personal_data.commands import ErasePerson
from backend.reminders.model import (
    LONGEST,
    MOST,
    BringReminderBack,
    MyReminders,
    OwnReminder,
    RemoveReminder,
    SetReminder,
)
from backend.reminders.tables import own_reminders
from tests.agenda.conftest import World, world

__all__ = ["world"]
ERRAND = "打电话给陈律师"
HERE = ZoneInfo("America/Toronto")


def wish(world: World, name: str = "r1", hours: float = 30, words: str = ERRAND) -> OwnReminder | None:
    order = SetReminder(name, world.anna.person_id, words, world.clock.now() + timedelta(hours=hours))
    kept: OwnReminder | None = world.do(order)
    return kept


def pass_by(world: World, **time: float) -> list[str]:
    """Let time pass and the house do its jobs; return what was said to her in it."""
    said = len(world.backend.conversation.history.since(world.anna.person_id))
    world.clock.advance(timedelta(**time))
    while world.backend.local_jobs.run():
        pass
    return [one.reply.text for one in world.backend.conversation.history.since(world.anna.person_id)[said:]]


def mine(world: World) -> tuple[OwnReminder, ...]:
    found: tuple[OwnReminder, ...] = world.do(MyReminders(world.anna.person_id))
    return found


@pytest.mark.parametrize(
    ("language", "begins"),
    [("zh-Hans", "您让我现在提醒您"), ("zh-Hant", "您讓我現在提醒您"), ("en", "You asked me to remind")],
)
def test_it_is_told_at_its_moment_on_both_clocks_in_her_language_and_once(
    world: World, language: str, begins: str
) -> None:
    world.do(ChangeLanguage(world.anna.person_id, language))
    wish(world)
    assert pass_by(world, hours=29.9) == []
    [told] = pass_by(world, hours=0.2)
    assert begins in told
    assert ERRAND in told
    assert "15:00" in told
    assert "02:00" in told
    assert pass_by(world, days=3) == []
    assert mine(world) == ()


def test_it_stands_in_her_agenda_and_on_the_page_in_her_words_and_in_the_calendar_without_them(world: World) -> None:
    wish(world)
    [item] = world.do(MyAgenda(world.anna.person_id))
    assert (item.at, ERRAND in item.note) == (world.clock.now() + timedelta(hours=30), True)
    assert ERRAND in page(world.see(), "token", "zh-Hans", world.clock.now())
    calendar = world.fetch(world.subscribe()).body.decode().replace("\r\n ", "")
    assert "您自己设的提醒" in calendar
    assert "律师" not in calendar


def test_one_that_is_taken_away_is_not_told_and_can_be_brought_back_for_a_day(world: World) -> None:
    wish(world, hours=60)
    assert world.do(RemoveReminder("r1", world.anna.person_id)) is not None
    assert mine(world) == ()
    assert world.do(BringReminderBack("r1", world.anna.person_id)) is not None
    assert len(pass_by(world, hours=61)) == 1


def test_one_that_is_taken_away_is_erased_after_a_day(world: World) -> None:
    wish(world, hours=60)
    world.do(RemoveReminder("r1", world.anna.person_id))
    assert pass_by(world, hours=61) == []
    with world.backend.database.reading() as session:
        assert session.execute(select(own_reminders)).first() is None
    assert world.do(BringReminderBack("r1", world.anna.person_id)) is None


def test_nobody_else_takes_it_away_or_brings_it_back(world: World) -> None:
    wish(world)
    other = world.backend.conversation.people.resolve("web", "other")
    assert world.do(RemoveReminder("r1", other)) is None
    assert world.do(BringReminderBack("r1", other)) is None
    assert world.do(MyReminders(other)) == ()


def test_saying_it_twice_is_once_and_there_is_a_most(world: World) -> None:
    assert wish(world) == wish(world)
    assert len(mine(world)) == 1
    for number in range(2, MOST + 1):
        assert wish(world, f"r{number}")
    assert wish(world, "one more") is None


def test_words_are_sealed_at_rest_kept_short_and_go_with_her(world: World) -> None:
    wish(world, words=ERRAND * 40)
    with world.backend.database.reading() as session:
        row = session.execute(select(own_reminders)).mappings().one()
    assert "律师".encode() not in row["words"]
    assert len(mine(world)[0].words) == LONGEST
    world.do(ErasePerson(world.anna.person_id, "test"))
    pass_by(world, minutes=1)
    with world.backend.database.reading() as session:
        assert session.execute(select(own_reminders)).first() is None


def test_the_hour_may_lie_in_her_night_for_she_chose_it(world: World) -> None:
    due = datetime(2026, 11, 26, 3, 0, tzinfo=HERE)
    world.do(SetReminder("night", world.anna.person_id, ERRAND, due))
    [told] = pass_by(world, hours=(due - world.clock.now()).total_seconds() / 3600)
    assert "03:00" in told
