"""Every service tells what ends or takes place; it is worked out anew each time, and nobody else's is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from backend.agenda.commands import MyAgenda
from backend.agenda.wording import left, lines, short_number
from backend.conversation.model import SetWhereabouts
from backend.hearing.limits.commands import SayDomicile
from backend.shared.agenda import COURT_SAID, AgendaItem
from backend.shared.calendar import BEIJING
from backend.shared.parties import Person
from backend.shared.wording import Words
from tests.agenda.conftest import World
from tests.agenda.matters import Matters


def items(world: World) -> dict[str, AgendaItem]:
    return {one.key: one for one in world.do(MyAgenda(world.anna.person_id))}


def test_every_service_tells_its_own_and_the_soonest_comes_first(world: World) -> None:
    world.anna.all()
    found = world.do(MyAgenda(world.anna.person_id))
    assert [one.at for one in found] == sorted(one.at for one in found)
    assert {one.key.rpartition("-")[0] for one in found} == {
        "authorization", "defence-answer-abroad", "defence-answer-china", "filing-fee", "hearing",
        "hearing-limit-abroad", "identity-document", "mediation-confirm", "mediation-offer-m2", "notarization",
    }  # fmt: skip


def test_nobody_else_s_is_told(world: World) -> None:
    world.anna.all()
    stranger = world.backend.conversation.people.resolve("web", "ben")
    assert world.do(MyAgenda(stranger)) == ()


def test_a_judgment_served_abroad_ends_after_thirty_days_by_its_article(world: World) -> None:
    world.anna.judgment()
    (one,) = items(world).values()
    assert one.at == datetime(2026, 12, 24, 23, 59, tzinfo=BEIJING)
    assert one.article is not None and one.article.zh == "民事诉讼法(2023修正)第286条"
    assert one.doubt is None


def test_both_ends_are_told_while_the_domicile_is_not_known_and_one_once_it_is(world: World) -> None:
    world.anna.judgment(domicile="unknown")
    both = items(world)
    assert [one.at.date() for one in both.values()] == [date(2026, 12, 9), date(2026, 12, 24)]
    assert all(one.doubt is not None and "拿不准就按早的那天" in one.doubt.zh for one in both.values())
    world.do(SayDomicile("SD01", world.anna.person_id, "abroad"))
    assert [*items(world)] == ["hearing-limit-abroad-SD01"]


def test_a_last_day_of_a_year_without_published_holidays_says_that_it_may_move(world: World) -> None:
    world.anna.fee(last=date(2027, 1, 4))
    (one,) = items(world).values()
    assert one.doubt is not None and "还没公布" in one.doubt.zh and "（" not in one.doubt.zh


def test_a_day_off_that_moves_the_end_of_the_time_to_answer_is_a_doubt(world: World) -> None:
    world.anna.sued(received_on=date(2026, 11, 20), domicile="china")  # the fifteenth day is a Saturday
    (one,) = items(world).values()
    assert one.at.date() == date(2026, 12, 7) and one.doubt is not None and "遇休息日顺延" in one.doubt.zh


def test_what_is_over_is_told_no_more_but_the_last_minute_counts(world: World) -> None:
    world.anna.fee(last=date(2026, 11, 24))
    world.clock.set(datetime(2026, 11, 24, 23, 59, 30, tzinfo=BEIJING))
    assert len(items(world)) == 1
    world.clock.set(datetime(2026, 11, 25, 0, 0, tzinfo=BEIJING))
    assert items(world) == {}


@pytest.mark.parametrize("kind", ["cure", "fee", "appeal"])
def test_each_clock_of_a_filing_has_its_article(world: World, kind: str) -> None:
    world.anna.fee(kind=kind)
    (one,) = items(world).values()
    assert one.key == f"filing-{kind}-c2" and one.article is not None and one.source.en.startswith("counted")


def test_an_extension_that_rests_on_memory_says_so(world: World) -> None:
    world.anna.fee(kind="cure", extension="granted")
    (one,) = items(world).values()
    assert one.doubt is not None and "凭记忆" in one.doubt.zh


def test_a_filing_whose_clock_has_stopped_is_not_told(world: World) -> None:
    world.anna.fee(deadline=None, deadline_for=None)
    assert items(world) == {}


def test_an_appointment_the_office_has_not_confirmed_is_tentative(world: World) -> None:
    world.anna.appointment("pending")
    (one,) = items(world).values()
    assert one.tentative and one.doubt is not None
    assert "办公" not in one.doubt.zh and "没有确认" in one.doubt.zh


@pytest.mark.parametrize("status", ["cancelled", "refused", "rejected"])
def test_an_appointment_that_came_to_nothing_is_not_told(world: World, status: str) -> None:
    world.anna.appointment(status)
    assert items(world) == {}


def test_a_hearing_whose_hour_nobody_told_says_that_nine_is_a_guess(world: World) -> None:
    world.anna.sued(received_on=None, hearing_on=date(2026, 12, 10))
    world.anna.sued("d2", received_on=None, hearing_on=date(2026, 12, 11), hearing_time="14:30")
    guessed, told = items(world).values()
    assert guessed.doubt is not None and told.doubt is None and told.at.hour in (14, 6)


def test_a_confirmation_ends_thirty_days_after_the_agreement(world: World) -> None:
    world.anna.agreement()
    (one,) = items(world).values()
    assert one.at.date() == date(2026, 12, 14) and one.article is not None and "205" in one.article.zh


def test_a_document_without_a_told_day_is_not_told_and_no_number_is(world: World) -> None:
    world.anna.document()
    (one,) = items(world).values()
    assert one.number == "" and world.anna.person_id not in one.key


def test_an_item_is_said_on_both_clocks_with_rule_source_and_doubt(world: World) -> None:
    at = datetime(2026, 12, 24, 23, 59, tzinfo=BEIJING)
    one = AgendaItem("k", "ends", Words("上诉", "appeal"), at, COURT_SAID, article=Words("第1条", "Art. 1"))
    person = Person("p", "zh-Hans", city="多伦多", timezone="America/Toronto")
    said = [*lines(one, person)]
    assert "北京时间 2026年12月24日 周四 23:59" in said[0] and "12月24日 周四 10:59" in said[0] and "多伦多" in said[0]
    assert said[1:] == ["依据：第1条", "日期来源：法院告知"]
    assert "多伦多" not in "".join(lines(one, person, city=False))
    doubtful = replace(one, doubt=Words("不确定", "unsure"))
    assert [*lines(doubtful, person)][-1] == "请注意：不确定"


def test_a_zone_that_sets_its_clock_back_before_the_day_tells_that_day_s_hour(world: World) -> None:
    """In Toronto summer time ends on 1 November: the same hour in Beijing is another one there."""
    person = Person("p", "en", timezone="America/Toronto")
    before, after = (
        AgendaItem("k", "ends", Words("", ""), datetime(2026, month, 20, 23, 59, tzinfo=BEIJING), COURT_SAID)
        for month in (10, 11)
    )
    assert "11:59" in next(lines(before, person)) and "10:59" in next(lines(after, person))


def test_how_long_is_left_is_said_in_days_then_hours(world: World) -> None:
    now = datetime(2026, 11, 24, 9, tzinfo=BEIJING)
    one = AgendaItem("k", "takes_place", Words("", ""), now + timedelta(hours=5), COURT_SAID)
    assert left(one, now).en == "5 hours left"
    assert left(one, now + timedelta(hours=6)).en == "going on"


@pytest.mark.parametrize(("number", "shown"), [("（2026）粤0703民初123号", "…民初123号"), ("WY07", "WY07"), ("", "")])
def test_only_the_end_of_a_number_stands_in_a_calendar(number: str, shown: str) -> None:
    assert short_number(number) == shown


def test_the_zone_of_the_person_is_asked_anew_each_time(world: World) -> None:
    world.anna.hearing()
    world.do(SetWhereabouts(world.anna.person_id, "悉尼", "Australia/Sydney"))
    assert world.see().person.timezone == "Australia/Sydney"


def test_a_second_suit_does_not_hide_the_first(world: World) -> None:
    for name in ("d1", "d2"):
        Matters(world.backend, world.anna.person_id).sued(name, domicile="china")
    assert len(items(world)) == 2
