"""Wrong codes of invitations count against who typed them."""

from __future__ import annotations

from datetime import timedelta

from backend.mediation.dispute.commands import OpenInvitation
from tests.mediation.dispute.conftest import BEN, EVE, World

WRONG = ["2222AAAA", "2222BBBB", "2222CCCC", "2222DDDD", "2222EEEE"]


def test_five_wrong_codes_shut_the_door_for_an_hour_even_for_a_right_one(world: World) -> None:
    world.apply()
    right = world.code()
    for code in WRONG:
        assert world.do(OpenInvitation(BEN, code, True)) is None
    assert world.refused(OpenInvitation(BEN, right, True)) == "dispute_invitation_too_many"
    assert world.do(OpenInvitation(BEN, right)) is None, "a bare one is not told from a wrong one"
    assert world.do(OpenInvitation(EVE, right)).dispute_id == "d1", "it counts against nobody else"


def test_after_the_hour_the_right_code_opens(world: World) -> None:
    world.apply()
    right = world.code()
    for code in WRONG:
        world.do(OpenInvitation(BEN, code))
    world.clock.advance(timedelta(hours=1))
    assert world.do(OpenInvitation(BEN, right, True)).dispute_id == "d1"


def test_the_same_wrong_code_again_counts_once(world: World) -> None:
    world.apply()
    right = world.code()
    for code in [*WRONG[:4], *WRONG[:4]]:
        world.do(OpenInvitation(BEN, code))
    assert world.do(OpenInvitation(BEN, right)).dispute_id == "d1"
