"""What a court would confirm, and the two years after it has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from backend.documents.mediation_agreement_text import agreement_parts
from backend.mediation.dispute.commands import AcceptOffer, CourtDecided
from backend.mediation.dispute.terms import Terms
from backend.mediation.dispute.title_words import title_word
from tests.mediation.dispute.conftest import ANNA, BEN, SUM, World, beijing


@pytest.mark.parametrize("words", ["房子归吴国安，去办过户", "離婚以後互不追究", "The trademark stays with him."])
def test_an_agreement_on_a_debt_that_speaks_of_title_says_the_doubt_and_the_rule(world: World, words: str) -> None:
    world.joined()
    world.offer("o1", terms=replace(SUM, words=words))
    dispute = world.do(AcceptOffer("o1", BEN))
    told = next(one for one in world.notifier.spoken if one.utter == "utter_dispute_news_agreed")
    assert "205" in told.facts["doubt"] and "355" in told.facts["doubt"]
    assert dispute.confirmable, "a doubt refuses nobody"
    assert "第355条" in str(agreement_parts(dispute))


def test_an_agreement_on_money_alone_says_no_doubt(world: World) -> None:
    dispute = world.agreed()
    told = next(one for one in world.notifier.spoken if one.utter == "utter_dispute_news_agreed")
    assert told.facts["doubt"] == "" and title_word("房租、抚养费、房子的装修款") == ""
    assert "第355条" not in str(agreement_parts(dispute))


def test_who_is_to_be_paid_is_reminded_of_the_two_years(world: World) -> None:
    world.settled()
    world.do(CourtDecided("d1", BEN, "confirmed"))
    assert world.seen_by(ANNA).enforce_by == date(2029, 2, 28), "from the last instalment"
    before = len(world.notifier.spoken)
    for day in (date(2028, 11, 29), date(2028, 12, 1), date(2029, 2, 25), date(2029, 3, 2)):
        world.clock.set(beijing(day.year, day.month, day.day, 12))
        world.run(minutes=1)
    told = world.notifier.spoken[before:]
    assert {one.utter for one in told} == {"utter_dispute_news_reminder_enforce"} and len(told) >= 2
    assert {one.person_id for one in told} == {ANNA}, "who pays is not reminded"


def test_without_a_sum_the_two_years_run_from_the_day_the_court_s_word_was_told(world: World) -> None:
    world.joined()
    world.offer("o1", terms=Terms(words="互相道歉"))
    world.do(AcceptOffer("o1", BEN))
    world.sign(ANNA)
    world.sign(BEN)
    assert world.seen_by(ANNA).enforce_by is None
    world.do(CourtDecided("d1", BEN, "confirmed"))
    assert world.seen_by(ANNA).enforce_by == date(2028, 11, 24)
