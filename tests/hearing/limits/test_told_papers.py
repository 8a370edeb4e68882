"""Limits of papers the person told of: counted from their word, reminded of, listed, and left to the court's record."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from backend.hearing.agenda import agenda_of
from backend.hearing.limits.announcements import limit_facts
from backend.hearing.limits.commands import KeepLimit, MyLimits, OneLimit, SayDomicile
from backend.hearing.limits.model import Limit
from backend.hearing.model import OwnCase
from backend.shared.calendar import BEIJING
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from tests.hearing.conftest import ANNA, BEN, CASE, NUMBER, World
from tests.hearing.limits.test_handlers import abroad, limits, news, reminders

CAME = date(2026, 11, 20)


def told(world: World, request_id: str = "d1", **other: Any) -> Limit:
    wish = {"paper": "judgment", "received_on": CAME, "case_number": NUMBER, "domicile": "abroad"} | other
    limit: Limit = world.do(KeepLimit(request_id, ANNA, **wish))
    return limit


def test_a_judgment_told_of_ends_thirty_days_later_abroad_and_fifteen_at_home(world: World) -> None:
    days = {home: [str(one.deadline.day) for one in told(world, domicile=home).endings] for home in ("abroad", "china")}
    assert days == {"abroad": ["2026-12-21"], "china": ["2026-12-07"]}  # the 20th is a Sunday, the 5th a Saturday
    assert len(told(world, domicile="unknown").endings) == 2


def test_a_notice_to_pay_ends_after_seven_days_wherever_one_lives(world: World) -> None:
    for home in ("china", "abroad", "unknown"):
        (end,) = told(world, paper="fee_notice", domicile=home).endings
        assert (str(end.deadline.day), end.deadline.rule) == ("2026-11-27", "FEE-22")


def test_the_same_paper_told_again_puts_the_day_right(world: World) -> None:
    first = told(world)
    again = told(world, "d2", received_on=date(2026, 11, 23))
    assert (first.limit_id, [one.limit_id for one in limits(world)]) == (again.limit_id, [again.limit_id])
    assert str(again.endings[0].deadline.day) == "2026-12-23"


def test_papers_without_a_number_are_one_each(world: World) -> None:
    told(world, case_number="")
    told(world, "d2", case_number="")
    assert len(limits(world)) == 2


def test_it_is_reminded_of_and_listed_as_the_persons_own_word(world: World, keyring: Keyring) -> None:
    limit = told(world)
    with world.database.reading() as session:
        (item,) = agenda_of(keyring)(session, ANNA, world.clock.now())
    assert (item.title.zh, item.number, "您说的收到日" in item.source.zh) == ("上诉期限截止", NUMBER, True)
    facts = limit_facts(limit, world.person(ANNA))
    assert "您说的收到日" in facts["served"]
    for hour in range(0, 24 * 30, 4):
        world.at(datetime(2026, 11, 24, 9, tzinfo=BEIJING) + timedelta(hours=hour))
    assert [key.split(":")[2] for key in reminders(world)] == ["0-d15", "0-d7", "0-d3", "0-d1", "0-morning"]


def test_the_domicile_can_be_said_later(world: World) -> None:
    limit = told(world, domicile="unknown")
    said: Limit = world.do(SayDomicile(limit.limit_id, ANNA, "china"))
    assert [one.days for one in said.endings] == [15]


def test_the_court_s_own_record_of_the_same_paper_takes_its_place(world: World) -> None:
    abroad(world)
    told(world)
    world.do(news())
    assert [one.limit_id for one in limits(world)] == ["SD0001"]


def test_another_case_s_record_takes_nothing(world: World) -> None:
    world.cases[CASE] = OwnCase(CASE, ANNA, "（2026）粤0781民初999号", "abroad")
    kept = told(world)
    world.do(news())
    assert kept.limit_id in [one.limit_id for one in limits(world)]


def test_it_belongs_to_its_person_alone(world: World) -> None:
    limit = told(world)
    assert world.do(MyLimits(BEN)) == []
    with pytest.raises(Refused, match="hearing_limit_unknown"):
        world.do(OneLimit(limit.limit_id, BEN))


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"received_on": date(2026, 12, 24)}, "hearing_paper_future"),
        ({"paper": "ruling"}, "hearing_paper_no_limit"),
    ],
)
def test_what_cannot_be_counted_is_refused_and_not_kept(world: World, other: dict[str, Any], reason: str) -> None:
    wish = {"paper": "judgment", "received_on": CAME} | other
    with pytest.raises(Refused, match=reason):
        world.do(KeepLimit("d1", ANNA, **wish))
    assert limits(world) == []
