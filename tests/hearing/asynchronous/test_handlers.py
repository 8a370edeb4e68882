"""What becomes of an application and of a post: handed in once, decided by the court, late never, lost never."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from backend.hearing.asynchronous.commands import (
    AskAsynchronousHearing,
    MyAsynchronousHearings,
    OneAsynchronousHearing,
    OpenWindows,
    PostStatement,
    StopWindowReminders,
)
from backend.hearing.asynchronous.model import Application, Conditions
from backend.hearing.module import read_news as read_online_litigation
from backend.hearing.watching import LOOK_EVERY
from backend.shared.calendar import BEIJING
from backend.shared.errors import PlatformRejected, Refused
from tests.hearing.conftest import ANNA, BEN, CASE, World
from tests.hearing.test_court_news import filed

START = datetime(2026, 11, 24, 9, tzinfo=BEIJING)
CLOSES = datetime(2026, 12, 1, 9, tzinfo=BEIJING)
MET = Conditions("summary", "时差十三小时，电话 ⟦phone:0123456789⟧", "agreed", "undisputed")
STAGE = {
    "stage_number": "S1", "name": "陈述", "form": "statement", "opens_at": START.isoformat(),
    "closes_at": CLOSES.isoformat(),
}  # fmt: skip
NEWS: dict[str, Any] = {
    "event_id": "E1", "kind": "asynchronous_granted", "reference": CASE, "occurred_at": START.isoformat(),
    "application": {"application": "a1", "sequence": 2, "status": "granted", "stages": [STAGE]},
}  # fmt: skip


def news(event_id: str = "E1", **application: Any) -> Any:
    return read_online_litigation(NEWS | {"event_id": event_id, "application": NEWS["application"] | application})


def ask(world: World, request_id: str = "a1", conditions: Conditions = MET) -> Application:
    if CASE not in world.filings:
        world.clock.set(START)
        filed(world)
    made: Application = world.do(AskAsynchronousHearing(request_id, ANNA, CASE, conditions))
    return made


def granted(world: World) -> None:
    """An application of Anna's that the court has granted, with a window of a week."""
    ask(world)
    world.court.control("asynchronous", do="grant", stages=[{"name": "陈述", "closes": CLOSES.isoformat()}])
    world.do(news())


def post(world: World, request_id: str = "d1", statement: str = "我同意", *files: str) -> Application:
    made: Application = world.do(PostStatement(request_id, ANNA, "a1", "S1", statement, files))
    return made


def at_the_court(world: World) -> list[Any]:
    return list(world.court.state()["applications"])


def test_an_application_reaches_the_court_once_with_what_was_masked_opened(world: World) -> None:
    assert [ask(world).status, ask(world).status] == ["asked", "asked"]
    assert [one["status"] for one in at_the_court(world)] == ["asked"]
    assert world.said() == []


def test_nothing_that_the_rules_exclude_is_handed_in(world: World) -> None:
    with pytest.raises(Refused, match="hearing_asynchronous_against"):
        ask(world, conditions=Conditions("summary", "时差", "against", "undisputed"))
    with pytest.raises(Refused, match="hearing_case_unknown"):
        world.do(AskAsynchronousHearing("a2", BEN, CASE, MET))
    assert at_the_court(world) == []


def test_one_application_at_a_time_and_a_new_one_after_a_refusal(world: World) -> None:
    ask(world)
    with pytest.raises(Refused, match="hearing_asynchronous_already_asked"):
        ask(world, "a2")
    world.court.control("asynchronous", do="refuse", reason="主要事实有争议")
    world.do(news(status="refused", stages=[], reason="主要事实有争议"))
    assert ask(world, "a2").status == "asked"
    assert world.said() == ["utter_hearing_asynchronous_news_refused"]


def test_while_the_court_is_away_an_application_waits_and_is_told_when_it_arrives(world: World) -> None:
    world.clock.set(START)
    filed(world)
    world.court.control("faults", outage=True)
    assert ask(world).status == "sending"
    world.court.control("faults", outage=False)
    world.at(world.clock.now() + timedelta(minutes=1))
    assert world.do(OneAsynchronousHearing("a1", ANNA)).status == "asked"
    assert world.said() == ["utter_hearing_asynchronous_news_sent"]


def test_after_an_answer_nobody_understands_the_same_application_can_be_handed_in_again(world: World) -> None:
    world.clock.set(START)
    filed(world)
    world.court.control("faults", nonsense="not_json")
    with pytest.raises(PlatformRejected):
        ask(world)
    world.court.control("faults", nonsense=None)
    assert ask(world).status == "asked"
    assert len(at_the_court(world)) == 1


def test_what_the_court_refuses_later_is_told_with_its_reason(world: World) -> None:
    world.clock.set(START)
    filed(world)
    world.court.control("faults", outage=True)
    ask(world)
    world.court.control("faults", outage=False, refusals=["asynchronous_impossible"])
    world.at(world.clock.now() + timedelta(minutes=1))
    ((_, utter, facts),) = world.spoken.values()
    assert (utter, facts["because"]) == (
        "utter_hearing_asynchronous_news_failed",
        "utter_hearing_asynchronous_impossible",
    )


def test_a_granted_hearing_opens_a_window_and_is_told_once(world: World) -> None:
    granted(world)
    assert world.do(news()) is False
    assert world.do(news("E0", sequence=1)) is False
    assert [one.stage.name for one in world.do(OpenWindows(ANNA))] == ["陈述"]
    assert world.said() == ["utter_hearing_asynchronous_news_granted"]


def test_a_post_with_a_file_gets_the_courts_receipt_and_is_seen_again(world: World) -> None:
    granted(world)
    world.files.keep(ANNA, "f1")
    first, again = post(world, "d1", "我同意", "f1"), post(world, "d1", "我同意", "f1")
    assert first == again
    (kept,) = first.posts
    assert (kept.state, kept.statement, kept.file_names) == ("done", "我同意", ("借条.pdf",))
    (statement,) = at_the_court(world)[0]["statements"]
    assert statement["receipt"] == kept.receipt
    assert len(statement["files"]) == 1


def test_after_the_deadline_a_post_is_refused_and_nothing_reaches_the_court(world: World) -> None:
    granted(world)
    world.clock.set(CLOSES)
    with pytest.raises(Refused, match="hearing_asynchronous_closed"):
        post(world)
    assert world.do(OpenWindows(ANNA)) == []
    assert at_the_court(world)[0]["statements"] == []


def test_what_was_posted_in_time_counts_although_the_court_gets_it_after_the_deadline(world: World) -> None:
    granted(world)
    world.clock.set(CLOSES - timedelta(minutes=1))
    world.court.control("faults", outage=True)
    assert post(world).posts[0].state == "open"
    world.court.control("faults", outage=False)
    world.court.control("now", now=(CLOSES + timedelta(minutes=5)).isoformat())
    world.at(CLOSES + timedelta(minutes=5))
    assert world.do(OneAsynchronousHearing("a1", ANNA)).posts[0].state == "done"
    assert world.said()[-1] == "utter_hearing_statement_news_received"
    assert world.spoken["asynchronous:a1:post.d1"][2]["receipt"].strip("\ue000\ue001").startswith("HZ")


@pytest.mark.parametrize(
    ("statement", "files", "reason"),
    [
        ("  ", (), "hearing_asynchronous_post_empty"),
        ("字" * 5001, (), "hearing_asynchronous_post_long"),
        ("我", ("f9",), "file_unknown"),
    ],
)
def test_what_cannot_be_posted_is_refused(world: World, statement: str, files: tuple[str, ...], reason: str) -> None:
    granted(world)
    with pytest.raises(Refused, match=reason):
        post(world, "d1", statement, *files)


def test_the_end_of_a_window_is_reminded_of_until_something_is_posted(world: World) -> None:
    granted(world)
    world.at(CLOSES - timedelta(days=3))
    world.court.control("now", now=world.clock.now().isoformat())
    post(world)
    world.at(CLOSES - timedelta(days=1))
    world.at(CLOSES - timedelta(hours=3))
    world.at(CLOSES + timedelta(hours=1))
    assert world.said().count("utter_hearing_asynchronous_reminder") == 1
    assert "utter_hearing_asynchronous_missed" not in world.said()


def test_a_window_that_passed_during_an_outage_is_told_as_missed(world: World) -> None:
    granted(world)
    world.at(CLOSES + timedelta(hours=1))
    assert world.said()[1:] == ["utter_hearing_asynchronous_missed"]


def test_moved_windows_move_the_reminders_and_stopped_ones_stay_stopped(world: World) -> None:
    granted(world)
    later = (CLOSES + timedelta(days=7)).isoformat()
    world.do(news("E2", sequence=3, stages=[STAGE | {"closes_at": later}]))
    world.at(CLOSES - timedelta(hours=3))
    assert world.said()[1:] == ["utter_hearing_asynchronous_news_changed"]
    assert world.do(StopWindowReminders("a1", ANNA)) is True
    world.do(news("E3", sequence=4, stages=[STAGE | {"closes_at": later, "name": "陈述与辩论"}]))
    world.at(CLOSES + timedelta(days=6))
    assert "utter_hearing_asynchronous_reminder" not in world.said()


def test_a_grant_whose_callback_got_lost_is_found_by_looking(world: World) -> None:
    ask(world)
    world.watch()
    world.court.control("asynchronous", do="grant")
    world.at(world.clock.now() + LOOK_EVERY)
    assert world.said() == ["utter_hearing_asynchronous_news_granted"]


def test_to_a_stranger_an_application_does_not_exist(world: World) -> None:
    granted(world)
    for command in (
        OneAsynchronousHearing("a1", BEN), PostStatement("d1", BEN, "a1", "S1", "x"), StopWindowReminders("a1", BEN),
    ):  # fmt: skip
        with pytest.raises(Refused, match="hearing_asynchronous_unknown"):
            world.do(command)
    assert world.do(MyAsynchronousHearings(BEN)) == []
    with pytest.raises(Refused, match="hearing_asynchronous_unknown"):
        world.do(read_online_litigation(NEWS | {"reference": "c2"}))


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "maybe"},
        {"stages": []},
        {"sequence": 0},
        {"stages": [STAGE | {"closes_at": START.isoformat()}]},
        {"stages": [STAGE | {"form": "video", "upload_url": "http://x"}]},
    ],
)
def test_news_outside_the_contract_is_turned_away(wrong: dict[str, Any]) -> None:
    with pytest.raises(PlatformRejected):
        news(**wrong)
