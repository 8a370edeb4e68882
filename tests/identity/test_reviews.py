"""The desk: what the court checks by hand, by when, and what the person hears of it (SPC21-4)."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from backend.identity.commands import AskForReview, DecideIdentityReview, IdentityReviews, MyIdentity, VerifiedPartyOf
from backend.identity.model import Review
from cli.reviews import add_arguments, line
from tests.identity.conftest import PASSPORT, World


def waiting(world: World, name: str = "anna", request_id: str = "d_1", **other: Any) -> str:
    person_id = world.person(name)
    world.verify(person_id, request_id, **other)
    world.do(AskForReview(request_id, person_id))
    return person_id


def test_the_desk_sees_who_waits_by_when_and_why_but_no_whole_number(world: World) -> None:
    waiting(world, document_photo="f_0000000000000001")
    review = world.do(IdentityReviews())[0]
    assert (review.full_name, review.cause, review.days_left) == ("ANNA TAM", "asked", 3)
    assert review.papers == ("f_0000000000000001",)
    assert PASSPORT not in repr(review)
    assert review.document_preview == "K8****21"


def test_the_soonest_due_stands_first(world: World) -> None:
    waiting(world)
    world.clock.advance(timedelta(days=2))
    waiting(world, "ben", "d_2", document_number="K22222222")
    world.clock.advance(timedelta(days=5))
    assert [review.review_id for review in world.do(IdentityReviews())] == ["d_1", "d_2"]
    assert world.do(IdentityReviews())[0].days_left < 0


def test_accepting_verifies_and_the_person_hears_it(world: World) -> None:
    anna = waiting(world)
    world.do(DecideIdentityReview("d_1", "li", True))
    assert world.said(anna) == ["utter_identity_review_accepted"]
    assert world.do(VerifiedPartyOf(anna)).verified_by == "officer"
    assert ("officer:li", "identity.verified", "desk") in world.audit()
    assert world.do(IdentityReviews()) == []


def test_a_rejection_gives_the_officers_reason_with_numbers_masked(world: World) -> None:
    anna = waiting(world)
    world.do(DecideIdentityReview("d_1", "li", False, "请补交护照 E76543210 的公证件"))
    assert world.said(anna) == ["utter_identity_review_rejected"]
    assert "请补交护照" in world.texts(anna)
    assert "E76543210" not in world.texts(anna)
    verification = world.do(MyIdentity(anna)).verification
    assert (verification.status, verification.reason) == ("rejected", "identity_review_rejected")


def test_a_rejection_needs_a_reason(world: World) -> None:
    waiting(world)
    assert world.refusal(DecideIdentityReview("d_1", "li", False, "  ")) == "identity_review_reason_missing"


def test_the_same_decision_twice_is_once_and_another_one_is_refused(world: World) -> None:
    anna = waiting(world)
    first = world.do(DecideIdentityReview("d_1", "li", True))
    assert world.do(DecideIdentityReview("d_1", "wang", True)) == first
    assert world.refusal(DecideIdentityReview("d_1", "wang", False, "no")) == "identity_review_decided"
    assert world.said(anna) == ["utter_identity_review_accepted"]


def test_nobody_decides_what_does_not_wait_for_the_desk(world: World) -> None:
    world.verify(world.person("anna"))
    assert world.refusal(DecideIdentityReview("d_1", "li", True)) == "identity_review_decided"
    assert world.refusal(DecideIdentityReview("d_9", "li", True)) == "identity_review_unknown"


def test_a_review_asked_for_long_after_the_application_has_three_days_again(world: World) -> None:
    anna = world.person("anna")
    world.verify(anna)
    world.clock.advance(timedelta(days=10))
    assert world.do(AskForReview("d_1", anna)).due.isoformat() == "2026-12-09"


def a_review(days_left: int) -> Review:
    clock = datetime(2026, 11, 24, tzinfo=UTC)
    due = clock.date() + timedelta(days=days_left)
    return Review("d_1", "p_1", "foreigner", "passport", "ANNA TAM", "K8****21", "asked", clock, due, days_left)


@pytest.mark.parametrize(("days_left", "red"), [(3, False), (2, False), (1, True), (0, True), (-2, True)])
def test_the_list_turns_red_when_the_day_is_near(days_left: int, red: bool) -> None:
    assert line(a_review(days_left), colour=True).startswith("\033[31m") is red
    assert "\033" not in line(a_review(days_left), colour=False)


def test_the_command_line_wants_a_reason_for_a_rejection() -> None:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    assert parser.parse_args(["accept", "d_1"]).decision == "accept"
    with pytest.raises(SystemExit):
        parser.parse_args(["reject", "d_1"])
