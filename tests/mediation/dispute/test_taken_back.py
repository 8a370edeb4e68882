"""A word about the court that was pressed by mistake: taken back within a day, and the reminders go on."""

from __future__ import annotations

from datetime import timedelta

from backend.mediation.dispute.commands import (
    AskCourtToConfirm,
    ConfirmationHandedIn,
    CourtDecided,
    TakeBackCourtWord,
)
from tests.mediation.dispute.conftest import ANNA, BEN, World


def asked(world: World) -> None:
    """An agreement both want confirmed and hand in on paper: no place names the court."""
    world.settled(place="")
    for person in (ANNA, BEN):
        world.do(AskCourtToConfirm("d1", person))


def test_handed_in_by_mistake_the_reminders_go_on_and_the_other_side_hears_the_last_day(world: World) -> None:
    asked(world)
    world.do(ConfirmationHandedIn("d1", BEN))
    world.run(hours=20)
    assert world.seen_by(BEN).may_take_back(world.clock.now())
    assert not world.seen_by(ANNA).may_take_back(world.clock.now()), "only who said it takes it back"
    told = world.do(TakeBackCourtWord("d1", BEN))
    assert not told.handed_in and world.said(ANNA)[-1] == "reminder_court"
    before = world.said(BEN).count("reminder_court")
    world.run(days=1)
    world.until(world.clock.now() + timedelta(days=27))
    assert world.said(BEN).count("reminder_court") > before


def test_a_decision_taken_back_waits_for_the_court_again_and_no_enforcement_is_reminded_of(world: World) -> None:
    asked(world)
    world.do(ConfirmationHandedIn("d1", ANNA))
    world.do(CourtDecided("d1", BEN, "confirmed"))
    told = world.do(TakeBackCourtWord("d1", BEN))
    assert (told.handed_in, told.court_outcome, told.enforce_by) == (True, "", None)
    assert world.said(ANNA)[-1] == "handed_in"
    assert world.do(CourtDecided("d1", ANNA, "refused")).court_outcome == "refused"


def test_nobody_takes_back_twice_for_another_or_after_a_day(world: World) -> None:
    asked(world)
    world.do(ConfirmationHandedIn("d1", BEN))
    assert world.do(TakeBackCourtWord("d1", ANNA)).handed_in
    world.run(hours=25)
    assert world.do(TakeBackCourtWord("d1", BEN)).handed_in
    assert not world.seen_by(BEN).may_take_back(world.clock.now())
    world.do(CourtDecided("d1", BEN, "confirmed"))
    assert world.do(TakeBackCourtWord("d1", BEN)).court_outcome == ""
    assert world.do(TakeBackCourtWord("d1", BEN)).handed_in, "an older word of more than a day ago stays"
