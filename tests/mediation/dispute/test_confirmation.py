"""Judicial confirmation through the courts' system: asked together, once, whatever is away, told to both sides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from backend.mediation.dispute.announcements import choices
from backend.mediation.dispute.commands import (
    AskCourtToConfirm,
    ConfirmationHandedIn,
    CourtDecided,
    RecordCourtNews,
    TakeBackCourtWord,
)
from backend.mediation.dispute.confirmation_news import read_confirmation_news
from backend.mediation.dispute.model import CourtFile, Dispute
from backend.platforms.yiqiao_yilu.judicial_confirmation import JudicialConfirmation
from backend.shared.errors import PlatformRejected
from tests.fake_infrastructure import Unmasking
from tests.mediation.dispute.conftest import ANNA, BEN, World, beijing
from tests.mediation.killing import Killed, kill_once

RULED = RecordCourtNews("E9", "d1", "confirmed", "（2026）粤0781民特1号", date(2026, 11, 24))


def both_ask(world: World) -> Dispute:
    """Both want it, Ben last."""
    world.settled()
    world.do(AskCourtToConfirm("d1", ANNA))
    asked: Dispute = world.do(AskCourtToConfirm("d1", BEN))
    return asked


def applications(world: World) -> dict[str, Any]:
    """What the courts' system has."""
    kept: dict[str, Any] = world.centre.state()["confirmations"]
    return kept


def test_one_side_alone_asks_nothing_of_the_court(world: World) -> None:
    world.settled()
    assert world.do(AskCourtToConfirm("d1", ANNA)).court_file is None
    world.run(minutes=2)
    assert applications(world) == {} and world.said(BEN)[-1] == "other_asks"


def test_the_second_wish_hands_both_sides_application_in_and_the_other_hears_of_it(world: World) -> None:
    asked = both_ask(world)
    assert asked.court_file == CourtFile("received", "SFQR-2026-000001") and asked.handed_in
    [kept] = applications(world).values()
    assert (kept["court"], kept["effective_on"], kept["number"]) == ("taishan", "2026-11-24", asked.number)
    assert [one["name"] for one in kept["applicants"]] == ["林小明", "吴国安"]
    assert kept["applicants"][0]["contact"] == Unmasking.TELEPHONE
    assert world.said(ANNA)[-1] == "court_received"
    assert "SFQR-2026-000001" in world.notifier.spoken[-1].facts["court_file"]
    world.do(AskCourtToConfirm("d1", BEN))
    world.until(beijing(2026, 12, 25))
    assert len(applications(world)) == 1 and "reminder_court" not in world.said()


def test_each_word_of_the_court_is_told_to_both_with_its_number(world: World) -> None:
    both_ask(world)
    world.do(RecordCourtNews("E1", "d1", "accepted", "（2026）粤0781民特1号"))
    assert world.seen_by(ANNA).court_file == CourtFile("accepted", "（2026）粤0781民特1号")
    assert world.do(RULED) == "confirmed" and world.do(RULED) == "known"
    assert world.do(replace(RULED, event_id="E10", kind="rejected")) == "over"
    for person_id in (ANNA, BEN):
        seen = world.seen_by(person_id)
        assert (seen.court_outcome, seen.court_on) == ("confirmed", date(2026, 11, 24)) and seen.enforce_by
        assert world.said(person_id)[-2:] == ["court_accepted", "court_ruled_confirmed"]
        assert not seen.may_take_back(world.clock.now())
    assert "民特1号" in world.notifier.spoken[-1].facts["court_file"]
    assert world.refused(CourtDecided("d1", ANNA, "refused")) == "dispute_court_has_said"


@pytest.mark.parametrize(("kind", "before"), [("not_accepted", ()), ("rejected", ("accepted",))])
def test_a_court_that_says_no_is_told_in_its_words_and_suing_is_open(world: World, kind: Any, before: Any) -> None:
    both_ask(world)
    for number, one in enumerate((*before, kind)):
        world.do(RecordCourtNews(f"E{number}", "d1", one, "", None, "约定不明确"))
    assert world.seen_by(BEN).court_outcome == "refused" and world.said(BEN)[-1] == f"court_{kind}"
    assert "约定不明确" in world.notifier.spoken[-1].facts["words"]
    assert "改走立案" in {title.zh for title, _ in choices(world.seen_by(ANNA))}


def test_the_court_s_own_word_stands_above_what_a_side_told(world: World) -> None:
    both_ask(world)
    world.do(CourtDecided("d1", ANNA, "refused"))
    assert world.do(RULED) == "confirmed" and world.seen_by(ANNA).court_outcome == "confirmed"
    world.do(TakeBackCourtWord("d1", ANNA))
    assert world.seen_by(ANNA).court_outcome == "confirmed"


def test_while_the_system_is_away_both_hear_it_reminders_go_on_and_it_arrives_once(world: World) -> None:
    world.settled()
    world.do(AskCourtToConfirm("d1", ANNA))
    world.centre.control("faults", outage=True)
    asked = world.do(AskCourtToConfirm("d1", BEN))
    assert asked.court_file == CourtFile("sending") and not asked.handed_in
    assert world.said(ANNA)[-1] == "court_waiting"
    world.until(beijing(2026, 12, 10))
    assert "reminder_court" in world.said(ANNA)
    world.centre.control("faults", outage=False)
    world.until(beijing(2026, 12, 11))
    assert world.said(ANNA)[-1] == world.said(BEN)[-1] == "court_received" and len(applications(world)) == 1


def test_an_answer_that_comes_too_late_is_asked_for_again_and_makes_one_application(world: World) -> None:
    world.settled()
    world.do(AskCourtToConfirm("d1", ANNA))
    world.centre.control("faults", latency_after=3)
    assert world.do(AskCourtToConfirm("d1", BEN)).court_file == CourtFile("sending")
    world.centre.control("faults", latency_after=0)
    world.run(minutes=30)
    assert world.seen_by(BEN).court_file == CourtFile("received", "SFQR-2026-000001") and len(applications(world)) == 1


def test_who_hands_it_in_on_paper_meanwhile_gets_no_second_application(world: World) -> None:
    world.settled()
    world.do(AskCourtToConfirm("d1", ANNA))
    world.centre.control("faults", outage=True)
    world.do(AskCourtToConfirm("d1", BEN))
    world.do(ConfirmationHandedIn("d1", BEN))
    world.centre.control("faults", outage=False)
    world.run(minutes=30)
    assert applications(world) == {} and world.seen_by(ANNA).court_file is None and world.seen_by(ANNA).handed_in


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ({"refusals": ["confirmation_not_taken"]}, "dispute_court_not_here"),
        ({"refusals": ["confirmation_late"]}, "dispute_court_late"),
        ({"nonsense": "wrong_shape"}, "dispute_court_unclear"),
    ],
)
def test_what_the_system_does_not_take_is_told_with_its_reason_and_paper_is_left(
    world: World, fault: dict[str, Any], reason: str
) -> None:
    world.settled()
    world.do(AskCourtToConfirm("d1", ANNA))
    world.centre.control("faults", **fault)
    asked = world.do(AskCourtToConfirm("d1", BEN))
    assert asked.court_file == CourtFile("not_taken", "", reason) and not asked.handed_in
    assert world.said(ANNA)[-1] == "court_not_taken" and world.notifier.spoken[-1].facts["court_reason"][:2] == "系统"
    assert "已经递交法院" in {title.zh for title, _ in choices(world.seen_by(ANNA))}


def test_without_a_place_that_names_a_court_both_hand_it_in_themselves(world: World) -> None:
    world.settled(place="")
    world.do(AskCourtToConfirm("d1", ANNA))
    assert world.do(AskCourtToConfirm("d1", BEN)).court_file is None and world.said(ANNA)[-1] == "both_ask"


@pytest.mark.parametrize("after", [False, True])
def test_a_kill_around_the_application_leaves_one_with_the_court(
    world: World, monkeypatch: pytest.MonkeyPatch, after: bool
) -> None:
    world.settled()
    world.do(AskCourtToConfirm("d1", ANNA))
    kill_once(monkeypatch, JudicialConfirmation, "apply", after=after)
    with pytest.raises(Killed):
        world.do(AskCourtToConfirm("d1", BEN))
    assert world.seen_by(ANNA).court_file == CourtFile("sending")
    world.run(minutes=2)
    assert world.said(ANNA)[-1] == world.said(BEN)[-1] == "court_received" and len(applications(world)) == 1


def test_the_court_may_be_quicker_than_its_receipt(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.settled()
    world.do(AskCourtToConfirm("d1", ANNA))
    kill_once(monkeypatch, JudicialConfirmation, "apply", after=True)
    with pytest.raises(Killed):
        world.do(AskCourtToConfirm("d1", BEN))
    world.do(RecordCourtNews("E1", "d1", "accepted", "（2026）粤0781民特1号"))
    world.run(minutes=2)
    assert world.seen_by(ANNA).court_file == CourtFile("accepted", "（2026）粤0781民特1号")


def test_news_of_nothing_that_was_asked_change_nothing(world: World) -> None:
    world.agreed()
    assert world.do(RULED) == "unknown" and world.do(replace(RULED, dispute_id="d9")) == "unknown"


def test_a_ruling_of_a_day_that_cannot_be_is_of_today(world: World) -> None:
    both_ask(world)
    world.do(replace(RULED, decided_on=date(2027, 5, 1)))
    assert world.seen_by(ANNA).court_on == date(2026, 11, 24)


def test_a_callback_is_read_strictly() -> None:
    told = {"event_id": "E1", "kind": "confirmation_confirmed", "reference": "d1", "number": " 1号 ", "more": 1}
    assert read_confirmation_news(told) == RecordCourtNews("E1", "d1", "confirmed", "1号")
    for wrong in ({"kind": "confirmation_lost"}, {"reference": ""}, {"decided_on": "soon"}):
        with pytest.raises(PlatformRejected):
            read_confirmation_news(told | wrong)
