"""A platform that is down, slow, confused or silent, and crashes between any two lines: nothing is lost or doubled."""

from __future__ import annotations

from typing import Any

import pytest

from backend.identity.commands import RetryVerification
from backend.identity.platform_news import read_callback
from tests.identity.conftest import NEWS, World, checks


@pytest.mark.parametrize("fault", [{"outage": True}, {"nonsense": "wrong_shape"}, {"latency_before": 3}])
def test_a_platform_that_is_down_slow_or_confused_is_asked_again_until_it_answers(
    world: World, fault: dict[str, Any]
) -> None:
    anna = world.person("anna")
    world.platform.control("faults", **fault)
    assert world.verify(anna).status == "checking"
    world.platform.control("faults", outage=False, nonsense=None, latency_before=0)
    world.run(seconds=3)
    assert world.status(anna) == "awaiting_face"
    assert world.said(anna) == ["utter_identity_face_ready"]


def test_a_platform_that_stays_away_for_half_an_hour_leaves_it_to_the_court(world: World) -> None:
    anna = world.person("anna")
    world.platform.control("faults", outage=True)
    world.verify(anna)
    for _ in range(10):
        world.run(minutes=3.1)
    assert world.status(anna) == "manual_review"
    assert world.said(anna) == ["utter_identity_manual_review_platform_down"]
    world.platform.control("faults", outage=False)
    world.run(hours=2)
    assert world.said(anna) == ["utter_identity_manual_review_platform_down"]
    assert checks(world) == []


def test_an_answer_that_got_lost_opens_no_second_check(world: World) -> None:
    anna = world.person("anna")
    world.platform.control("faults", latency_after=3)
    assert world.verify(anna).status == "checking"
    world.platform.control("faults", latency_after=0)
    assert world.verify(anna).status == "awaiting_face"
    assert len(checks(world)) == 1


def test_news_that_overtakes_the_lost_answer_is_kept(world: World) -> None:
    anna = world.person("anna")
    world.platform.control("faults", latency_after=3)
    world.verify(anna)
    world.platform.control("faults", latency_after=0)
    world.do(read_callback(NEWS))
    world.run(minutes=40)
    assert (world.status(anna), world.said(anna)) == ("verified", ["utter_identity_verified"])


def test_a_crash_after_the_commit_is_made_good_by_the_net(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    anna = world.person("anna")

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as crash:
        crash.setattr(world.backend.infra.partners.client("national_identity"), "begin", die)
        with pytest.raises(KeyboardInterrupt):
            world.verify(anna)
    assert world.status(anna) == "checking"
    world.run(seconds=46)
    assert (world.status(anna), world.said(anna)) == ("awaiting_face", ["utter_identity_face_ready"])


def test_a_crash_after_the_platform_answered_opens_no_second_check(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, begin = world.person("anna"), world.backend.infra.partners.client("national_identity").begin

    def die(*arguments: Any) -> None:
        begin(*arguments)
        raise KeyboardInterrupt

    with monkeypatch.context() as crash:
        crash.setattr(world.backend.infra.partners.client("national_identity"), "begin", die)
        with pytest.raises(KeyboardInterrupt):
            world.verify(anna)
    world.run(seconds=46)
    assert (world.status(anna), len(checks(world))) == ("awaiting_face", 1)


def test_a_crash_while_a_result_is_written_loses_neither_result_nor_words(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = world.person("anna")
    world.verify(anna)
    before = world.status(anna)

    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as crash:
        crash.setattr(world.backend.bus, "publish_within", die)
        with pytest.raises(KeyboardInterrupt):
            world.do(read_callback(NEWS))
    assert (world.status(anna), world.said(anna)) == (before, [])
    world.do(read_callback(NEWS))
    assert (world.status(anna), world.said(anna)) == ("verified", ["utter_identity_verified"])


def test_a_result_whose_news_got_lost_is_found_by_looking(world: World) -> None:
    anna = world.person("anna")
    world.verify(anna)
    world.platform.control("decide", verification="latest", result="match")
    world.run(minutes=31)
    assert world.said(anna) == ["utter_identity_verified"]


def test_a_platform_that_vanishes_during_the_face_step_leaves_it_to_the_court(world: World) -> None:
    anna = world.person("anna")
    world.verify(anna)
    world.platform.control("faults", outage=True)
    for _ in range(30):
        world.run(minutes=5)
    assert (world.status(anna), world.said(anna)) == ("manual_review", ["utter_identity_manual_review_platform_down"])


def test_nobody_at_the_page_for_a_day_ends_the_check_and_a_new_page_is_given(world: World) -> None:
    anna = world.person("anna")
    first = world.verify(anna)
    world.platform.control("now", now="2026-11-25T10:00:00+08:00")
    again = world.do(RetryVerification("d_1", anna))
    assert again.status == "awaiting_face"
    assert again.face_url != first.face_url


def test_what_was_told_with_a_rejected_application_is_erased_after_thirty_days(world: World) -> None:
    anna = world.person("anna")
    world.verify(anna)
    world.do(read_callback(NEWS | {"result": "no_match"}))
    world.run(days=29)
    assert world.row("d_1")["details"] is not None
    world.run(days=2)
    assert (world.status(anna), world.row("d_1")["details"]) == (None, None)
    assert ("retention", "identity.abandoned", "terminal") in world.audit()


def test_an_application_handed_in_again_is_not_erased_with_its_first_try(world: World) -> None:
    anna = world.person("anna")
    world.verify(anna)
    world.do(read_callback(NEWS | {"result": "no_match"}))
    world.run(days=20)
    world.do(RetryVerification("d_1", anna))
    world.do(read_callback(NEWS | {"event_id": "E2", "reference": "d_1.2", "result": "no_match"}))
    world.run(days=11)
    assert world.row("d_1")["details"] is not None
