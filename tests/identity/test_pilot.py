"""Who was verified by a stand-in during a pilot is not believed once the real platform is there."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from backend.bootstrap import Backend, build
from backend.identity.commands import AskForReview, DecideIdentityReview, MyIdentity, VerifiedPartyOf
from tests.identity.conftest import SilentBot, World


@pytest.fixture
def pilot(world: World) -> Iterator[World]:
    """The same house over the same database, told that a stand-in plays the platform, as `make run` tells it."""
    built = _again(world, ["national_identity"])
    yield World(built, world.clock, world.platform)
    built.close()


def _again(world: World, stand_ins: list[str]) -> Backend:
    settings = world.backend.settings.model_copy(update={"stand_ins": stand_ins})
    return build(settings, world.clock, bots=SilentBot())


def _production(world: World) -> World:
    return World(_again(world, []), world.clock, world.platform)


def test_a_check_played_by_a_stand_in_says_so(world: World, pilot: World) -> None:
    anna = pilot.verified("anna")
    party = pilot.do(VerifiedPartyOf(anna))
    assert party.verified_by == "stand_in"
    ben = world.verified("ben", "d_2", document_number="K22222222")
    assert world.do(VerifiedPartyOf(ben)).verified_by == "platform"


def test_with_the_real_platform_nobody_is_verified_whom_a_stand_in_let_pass(pilot: World) -> None:
    anna = pilot.verified("anna")
    production = _production(pilot)
    assert production.do(VerifiedPartyOf(anna)) is None
    assert production.do(MyIdentity(anna)).party is None
    assert ("national_identity", "identity.abandoned", "terminal") in production.audit()
    assert production.refusal(DecideIdentityReview("d_1", "li", True)) == "identity_review_decided"
    assert production.verified("anna", "d_3") == anna, "and can be verified anew"
    production.backend.close()


def test_who_was_checked_by_the_real_platform_or_an_officer_stays_verified(world: World, pilot: World) -> None:
    ben = world.verified("ben", "d_2", document_number="K22222222")
    cai = pilot.person("cai")
    pilot.verify(cai, "d_3", document_number="K33333333")
    pilot.do(AskForReview("d_3", cai))
    pilot.do(DecideIdentityReview("d_3", "li", True))
    production = _production(pilot)
    assert production.do(VerifiedPartyOf(ben)) is not None
    assert production.do(VerifiedPartyOf(cai)).verified_by == "officer"
    production.backend.close()


def test_who_was_verified_before_anybody_wrote_down_by_whom_is_asked_again(world: World) -> None:
    anna = world.verified("anna")
    with world.backend.database.transaction() as session:
        session.execute(text("UPDATE identity_verifications SET stand_in = :yes"), {"yes": True})
    assert dataclasses.asdict(world.do(VerifiedPartyOf(anna)))["verified_by"] == "stand_in"
    production = _production(world)
    assert production.do(VerifiedPartyOf(anna)) is None
    production.backend.close()
