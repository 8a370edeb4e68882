"""A mediator at the desk: takes a dispute, writes to one side alone, keeps notes, proposes, ends it."""

from __future__ import annotations

from typing import Any

from backend.mediation.dispute.commands import (
    AcceptOffer,
    ActAtDesk,
    DeclineOffer,
    DisputeAtDesk,
    DisputeQueue,
    OffersOf,
)
from backend.mediation.model import Session
from tests.mediation.dispute.conftest import ANNA, BEN, SUM, World, beijing

TAN, WU = "o_00000000000000dd", "o_00000000000000ee"


def act(world: World, do: str, request_id: str = "r1", officer: str = TAN, **more: Any) -> Any:
    return world.do(ActAtDesk(request_id, "d1", officer, do, **more))  # type: ignore[arg-type]


def test_who_takes_it_has_it_alone(world: World) -> None:
    world.joined()
    assert [one.dispute_id for one in world.do(DisputeQueue(TAN))] == ["d1"] and not world.do(
        DisputeAtDesk("d1", TAN)
    ).has
    act(world, "take")
    act(world, "take")
    assert world.said(BEN) == ["taken_at_desk"] and world.do(DisputeQueue(WU)) == []
    assert world.refused(DisputeAtDesk("d1", WU)) == "dispute_unknown"
    assert world.refused(ActAtDesk("r", "d1", WU, "take")) == "dispute_unknown"


def test_before_it_is_taken_nothing_can_be_done(world: World) -> None:
    world.joined()
    assert world.refused(ActAtDesk("r", "d1", TAN, "write", "您好")) == "dispute_unknown"


def test_a_letter_to_one_side_and_a_note_are_never_the_other_s(world: World) -> None:
    world.joined()
    act(world, "take")
    act(world, "write", "r1", words="只说给您：他愿意分期", to="applicant")
    act(world, "write", "r1", words="只说给您：他愿意分期", to="applicant")
    act(world, "write", "r2", words="乙方态度软化", to="nobody")
    act(world, "write", "r3", words="请双方周五前答复", to="both")
    assert world.said(ANNA)[-2:] == ["letter", "letter"] and world.said(BEN)[-1] == "letter"
    told_ben = str([one.facts for one in world.notifier.spoken if one.person_id == BEN])
    assert "分期" not in told_ben and "软化" not in str([one.facts for one in world.notifier.spoken])
    assert [one["to"] for one in world.do(DisputeAtDesk("d1", TAN)).letters] == ["applicant", "nobody", "both"]


def test_a_proposal_needs_both(world: World) -> None:
    world.joined()
    act(world, "take")
    act(world, "propose", "p1", terms=SUM)
    assert world.said(ANNA)[-1] == world.said(BEN)[-1] == "proposal"
    assert world.do(AcceptOffer("p1", ANNA)).status == world.do(AcceptOffer("p1", ANNA)).status == "open"
    assert world.said(BEN)[-1] == "half_accepted"
    assert world.do(AcceptOffer("p1", BEN)).agreed_terms == SUM


def test_a_proposal_that_one_declines_is_gone(world: World) -> None:
    world.joined()
    act(world, "take")
    act(world, "propose", "p1", terms=SUM)
    world.do(DeclineOffer("p1", BEN))
    assert world.refused(AcceptOffer("p1", ANNA)) == "dispute_offer_gone"


def test_a_blind_offer_is_closed_to_the_mediator_too(world: World) -> None:
    world.joined()
    act(world, "take")
    world.offer("o1", blind=True)
    assert [one.terms for one in world.do(DisputeAtDesk("d1", TAN)).offers] == [None]
    assert world.do(OffersOf("d1", ANNA))[0].terms == SUM


def test_a_session_in_the_past_is_refused_and_one_to_come_is_told(world: World) -> None:
    world.joined()
    act(world, "take")
    past = Session(beijing(2026, 11, 20, 10), beijing(2026, 11, 20, 11), "phone", "+86")
    assert world.refused(ActAtDesk("r", "d1", TAN, "session", session=past)) == "mediation_session_odd"
    good = Session(beijing(2026, 11, 30, 10), beijing(2026, 11, 30, 11), "phone", "我打给您")
    act(world, "session", session=good)
    assert world.seen_by(BEN).session == good and world.said(BEN)[-1] == "session"


def test_a_mediation_that_fails_ends_with_its_reason_and_everything_kept(world: World) -> None:
    world.joined()
    act(world, "take")
    world.offer("o1")
    assert world.refused(ActAtDesk("r", "d1", TAN, "end", " ")) == "mediation_reason_missing"
    act(world, "end", words="差距太大")
    told = world.seen_by(ANNA)
    assert (told.status, told.reason) == ("failed", "差距太大") and told.application.what_happened
    assert world.said(ANNA)[-1] == world.said(BEN)[-1] == "ended"
    assert world.refused(AcceptOffer("o1", BEN)) == "dispute_over" and len(world.do(OffersOf("d1", BEN))) == 1
    act(world, "write", "r9", words="以后可以再来", to="both")
