"""Hearings as the court's platform tells them: lost, late, twice and out of order; and the look that finds them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from backend.bootstrap import build
from backend.config import load_settings
from backend.filing.tables import cases
from backend.hearing.commands import MyHearings, OneHearing, RecordHearingNews
from backend.hearing.module import read_news as read_online_litigation
from backend.hearing.tables import watches
from backend.hearing.watching import LOOK_EVERY, TOPIC
from backend.shared.clock import FixedClock
from backend.shared.errors import PlatformRejected, Refused
from backend.shared.tables import outbox
from tests.hearing.conftest import ANNA, CASE, START, World
from tests.platforms.test_online_litigation_contract import WISH

NEWS: dict[str, Any] = {
    "event_id": "E1", "kind": "hearing_scheduled", "reference": CASE, "occurred_at": "2026-11-24T09:00:00+08:00",
    "hearing": {
        "hearing_number": "KT0001", "sequence": 1, "status": "scheduled", "starts_at": "2026-12-10T09:00:00+08:00",
        "ends_at": "2026-12-10T11:00:00+08:00", "kind": "online", "place": "第三法庭", "room_url": "https://court.example/r/1",
    },
}  # fmt: skip


def news(event_id: str = "E1", **hearing: Any) -> Any:
    return read_online_litigation(NEWS | {"event_id": event_id, "hearing": NEWS["hearing"] | hearing})


def test_news_is_heard_once_and_an_older_report_changes_nothing(world: World) -> None:
    assert world.do(news()) is True
    assert world.do(news()) is False
    assert world.do(news("E3", sequence=3, starts_at="2026-12-10T08:30:00+08:00")) is True
    assert world.do(news("E2", sequence=2, status="cancelled")) is False
    assert world.do(OneHearing("KT0001", ANNA)).sitting.start == START - timedelta(minutes=30)
    assert world.said() == ["utter_hearing_news_scheduled", "utter_hearing_news_moved"]


def test_a_hearing_called_off_and_fixed_anew_is_told_both_times(world: World) -> None:
    for event, change in (("E1", {}), ("E2", {"sequence": 2, "status": "cancelled"}), ("E3", {"sequence": 3})):
        world.do(news(event, **change))
    assert world.said()[1:] == ["utter_hearing_news_cancelled", "utter_hearing_news_moved"]


def test_a_hearing_of_nobodys_case_is_refused(world: World) -> None:
    with pytest.raises(Refused, match="hearing_case_unknown"):
        world.do(read_online_litigation(NEWS | {"reference": "stranger"}))


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts_at": "soon"},
        {"kind": "secret"},
        {"room_url": "http://x"},
        {"sequence": 0},
        {"place": " "},
        {"hearing_number": "x:1"},
    ],
)
def test_news_outside_the_contract_is_turned_away(wrong: dict[str, Any]) -> None:
    with pytest.raises(PlatformRejected):
        news(**wrong)


def filed(world: World) -> None:
    """A case of Anna's that the court's platform has registered."""
    body = WISH | {"reference": CASE, "evidence": []}
    made = world.court.http.post("v1/filings", json=body, headers={"Idempotency-Key": "f1"}).raise_for_status().json()
    world.filings[CASE] = made["filing_number"]
    world.court.control("decide", decision="register")


def test_what_the_callbacks_lost_is_found_by_looking(world: World) -> None:
    filed(world)
    world.watch()
    world.watch()
    world.court.control("hearing", do="schedule", start="2026-12-10T09:00:00+08:00", kind="online")
    world.at(world.clock.now() + LOOK_EVERY)
    (found,) = world.do(MyHearings(ANNA))
    assert (found.sitting.start, found.sitting.kind) == (START, "online")
    world.court.control("hearing", do="move", start="2026-12-11T09:00:00+08:00", reason="法官出差")
    world.at(world.clock.now() + LOOK_EVERY)
    assert world.do(OneHearing(found.hearing_id, ANNA)).reason == "法官出差"
    assert world.said() == ["utter_hearing_news_scheduled", "utter_hearing_news_moved"]


def test_while_the_platform_is_away_the_look_is_repeated_and_none_is_lost(world: World) -> None:
    filed(world)
    world.watch()
    world.court.control("hearing", do="schedule", start="2026-12-10T09:00:00+08:00")
    world.court.control("faults", outage=True)
    world.at(world.clock.now() + LOOK_EVERY)
    assert world.do(MyHearings(ANNA)) == []
    world.court.control("faults", outage=False)
    world.at(world.clock.now() + timedelta(hours=1))
    assert len(world.do(MyHearings(ANNA))) == 1


def test_hearings_of_another_filing_are_never_taken_for_ones_own(world: World) -> None:
    filed(world)
    world.court.control("hearing", do="schedule", start="2026-12-10T09:00:00+08:00")
    world.filings["c2"] = world.filings[CASE]
    world.watch("c2")
    world.at(world.clock.now() + LOOK_EVERY)
    assert world.said() == []


def test_only_a_registered_case_has_hearings_at_the_court(world: World) -> None:
    assert (
        world.court.http.post("_control/hearing", json={"do": "schedule", "start": "2026-12-10T09:00"}).status_code
        == 404
    )
    assert isinstance(news(), RecordHearingNews)


def test_a_case_registered_before_a_crash_is_looked_after_from_the_next_start(
    sqlite_url: str, clock: FixedClock, tmp_path: Path
) -> None:
    settings = load_settings(database_url=sqlite_url, data_dir=tmp_path / "var")
    first = build(settings, clock)
    with first.database.transaction() as session:
        row = {"case_id": "c9", "person_id": ANNA, "status": "registered", "cause": "other", "court": "pengjiang"}
        row |= {"details": b"", "domicile": False, "sequence": 1, "created_at": clock.now(), "updated_at": clock.now()}
        session.execute(insert(cases).values(**row))
    first.close()
    for _ in range(2):
        build(settings, clock).close()
    again = build(settings, clock)
    with again.database.reading() as session:
        watched = session.execute(select(watches.c.case_id, watches.c.looks)).all()
        rounds = session.execute(select(outbox.c.due_at).where(outbox.c.topic == TOPIC)).scalars().all()
    again.close()
    assert [tuple(one) for one in watched] == [("c9", 0)]
    assert rounds == [clock.now() + LOOK_EVERY]
