"""What the office tells by itself, from its signed callback to what the person hears; and waiting for a place."""

from __future__ import annotations

import hashlib
import hmac
import json
import queue
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sanic import HTTPResponse, Request, Sanic
from sanic.response import json as answer
from sqlalchemy import func, select

from backend.api.callbacks import is_signed
from backend.notarization.commands import (
    CancelAppointment,
    JoinWaitingList,
    LeaveWaitingList,
    MyAppointments,
    MyWaitingList,
    RecordOfficeDecision,
)
from backend.notarization.events import NotarizationConfirmed
from backend.notarization.office_callback import read_callback
from backend.notarization.reminders import TOPIC as REMIND
from backend.shared.bus import Within
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from backend.shared.tables import outbox
from tests.notarization.conftest import ANNA, BEN, WEDNESDAY, World
from tests.sandbox_fixture import KEY, serving

NEWS = {
    "event_id": "E1",
    "kind": "appointment_confirmed",
    "reference": "d1",
    "occurred_at": "2026-11-24T09:00:00+08:00",
}
JOIN = JoinWaitingList("w1", ANNA, "birth", "in_person", WEDNESDAY)


def video(world: World, request_id: str = "d1") -> Any:
    return world.book(world.slots("remote_video")[0], request_id, route="remote_video")


def test_a_video_appointment_waits_until_office_and_mission_agree(world: World) -> None:
    made = video(world)
    assert made.status == "pending"
    assert world.do(read_callback(NEWS | {"confirmation_number": made.confirmation_number})) is True
    mine = world.do(MyAppointments(ANNA))[0]
    assert (mine.status, mine.sequence) == ("confirmed", made.sequence + 1)
    assert world.said() == ["utter_notarization_confirmed"]


def test_the_same_news_twice_is_told_once(world: World) -> None:
    video(world)
    assert [world.do(read_callback(NEWS)), world.do(read_callback(NEWS))] == [True, False]
    assert world.said() == ["utter_notarization_confirmed"]


class ProcessEnds(BaseException):
    """Stands for a process that is killed: nothing catches it."""


def test_a_confirmation_whose_process_dies_is_told_and_reminded_of_when_the_office_says_it_again(world: World) -> None:
    next_week = world.slots("remote_video", WEDNESDAY + timedelta(days=7))[0]
    world.book(next_week, "d1", route="remote_video")
    deaths = [ProcessEnds()]

    def die_once(session: Any, event: Any) -> None:
        if deaths:
            raise deaths.pop()

    world.bus.listen(NotarizationConfirmed, Within(die_once))
    with pytest.raises(ProcessEnds):
        world.do(read_callback(NEWS))
    world.notifier.spoken.clear()  # what was said in a transaction that never was
    assert reminders_of(world) == 0
    assert world.do(read_callback(NEWS)) is True
    assert world.said() == ["utter_notarization_confirmed"]
    assert reminders_of(world) == 1


def reminders_of(world: World) -> int:
    with world.database.reading() as session:
        return int(session.execute(select(func.count()).where(outbox.c.topic == REMIND)).scalar_one())


def test_a_declined_appointment_says_why(world: World) -> None:
    video(world)
    world.do(read_callback(NEWS | {"kind": "appointment_declined", "reason": "identity_refused"}))
    assert world.said()[0] == "utter_notarization_declined"
    assert world.spoken[0][2]["because"] == "utter_notarization_identity_refused"
    assert world.do(MyAppointments(ANNA)) == []


def test_news_that_overtakes_the_lost_answer_to_a_booking_is_kept(world: World) -> None:
    slot = world.slots("remote_video")[0]
    world.office.control("faults", latency_after=3)
    with pytest.raises(PlatformUnavailable):
        world.book(slot, route="remote_video")
    world.office.control("faults", latency_after=0)
    world.do(read_callback(NEWS | {"confirmation_number": world.office.state()["bookings"][0]["confirmation_number"]}))
    world.clock.advance(timedelta(seconds=3))
    world.runner.run_due_once()
    assert world.do(MyAppointments(ANNA))[0].status == "confirmed"
    assert world.said() == ["utter_notarization_confirmed"]
    assert world.do(CancelAppointment("d1", ANNA)).status == "cancelled"


def test_late_news_does_not_revive_a_cancelled_appointment(world: World) -> None:
    video(world)
    world.do(CancelAppointment("d1", ANNA))
    world.do(read_callback(NEWS))
    assert world.said() == []


def test_news_about_nothing_of_ours_is_refused_and_may_come_again(world: World) -> None:
    for _ in range(2):
        with pytest.raises(Refused, match="notarization_not_found"):
            world.do(read_callback(NEWS | {"reference": "somebody-elses"}))


@pytest.mark.parametrize(
    "body",
    [None, [], {}, NEWS | {"kind": "appointment_exploded"}, NEWS | {"kind": "slot_freed"}, NEWS | {"event_id": ""},
     NEWS | {"confirmation_number": "<b>1</b>"}, NEWS | {"slot": {"slot_id": "x", "start": "soon", "end": "later"}}],
)  # fmt: skip
def test_news_outside_the_contract_is_rejected(body: Any) -> None:
    with pytest.raises(PlatformRejected):
        read_callback(body)


def test_a_freed_place_is_offered_to_the_first_in_line_only(world: World) -> None:
    slot = world.slots()[0]
    world.office.control("fill", day="2026-11-25", route="in_person")
    first = world.do(JOIN)
    second = world.do(JoinWaitingList("w2", BEN, "birth", "in_person", WEDNESDAY))
    assert (first.status, first.position, second.position) == ("waiting", 1, 2)
    world.office.control("free", slot_id=slot.slot_id)
    waiting = {entry["reference"]: entry["status"] for entry in world.office.state()["waiting"]}
    assert waiting == {"w1": "offered", "w2": "waiting"}


def test_who_waits_hears_of_the_place_and_can_book_it_at_once(world: World) -> None:
    slot = world.slots()[0]
    world.office.control("fill", day="2026-11-25", route="in_person")
    world.do(JOIN)
    world.office.control("free", slot_id=slot.slot_id)
    world.do(RecordOfficeDecision("E9", "slot_freed", "w1", slot))
    assert world.said() == ["utter_notarization_slot_freed"]
    assert world.book(slot).status == "confirmed"
    assert world.do(MyWaitingList(ANNA))[0].status == "offered"


def test_joining_twice_keeps_one_place_in_the_line_and_leaving_twice_is_once(world: World) -> None:
    assert world.do(JOIN) == world.do(JOIN)
    assert world.do(JoinWaitingList("w9", ANNA, "birth", "in_person", WEDNESDAY)).waiting_id == "w1"
    assert len(world.office.state()["waiting"]) == 1
    assert world.do(LeaveWaitingList("w1", ANNA)).status == "left"
    assert world.do(LeaveWaitingList("w1", ANNA)).status == "left"
    assert world.do(MyWaitingList(ANNA)) == []


def test_joining_while_the_office_is_down_comes_through_later(world: World) -> None:
    world.office.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        world.do(JOIN)
    world.office.control("faults", outage=False)
    world.clock.advance(timedelta(seconds=3))
    world.runner.run_due_once()
    assert world.said() == ["utter_notarization_waiting_joined_later"]


def test_nobody_leaves_the_line_for_another(world: World) -> None:
    world.do(JOIN)
    with pytest.raises(Refused, match="notarization_not_found"):
        world.do(LeaveWaitingList("w1", BEN))


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 11, 28)])
def test_nobody_waits_for_a_day_on_which_the_office_is_closed(world: World, day: date) -> None:
    with pytest.raises(Refused, match="notarization_day_"):
        world.do(JoinWaitingList("w1", ANNA, "birth", "in_person", day))


def test_the_day_before_the_person_is_reminded_unless_the_appointment_has_moved(world: World) -> None:
    slots = world.slots(day=date(2026, 11, 27))
    world.book(slots[0])
    world.book(slots[1], "d2")
    world.do(CancelAppointment("d2", ANNA))
    world.clock.set(slots[1].start - timedelta(hours=23))
    world.runner.run_due_once()
    assert world.said() == ["utter_notarization_reminder"]


@pytest.fixture
def mailbox() -> Iterator[tuple[str, queue.Queue[tuple[dict[str, str], bytes]]]]:
    """Somebody who receives callbacks; the first one of each test is turned away."""
    Sanic.test_mode = True
    app, heard = Sanic("mailbox", configure_logging=False), queue.Queue()
    app.config.TOUCHUP = False
    statuses = iter([503] + [200] * 50)

    @app.post("/news")
    async def news(request: Request) -> HTTPResponse:
        heard.put((dict(request.headers), request.body))
        return answer({}, status=next(statuses))

    with serving(app) as origin:
        yield f"{origin}/news", heard


def test_the_office_signs_what_it_says_and_says_it_again_until_it_is_heard(world: World, mailbox: Any) -> None:
    url, heard = mailbox
    slot = world.slots("remote_video")[0]
    body = {
        "reference": "d7", "matter": "birth", "route": "remote_video", "slot_id": slot.slot_id, "use_place": "china",
        "applicant": {"name": "陈", "document_number": "E1", "phone": "1", "nationality": "prc_mainland"},
        "whereabouts": "abroad", "stay_basis": "days_180", "callback_url": url,
    }  # fmt: skip
    assert world.office.http.post("v1/appointments", json=body, headers={"Idempotency-Key": "k"}).status_code == 201
    world.office.control("decide", reference="d7", decision="confirm")
    (_, turned_away), (headers, taken) = heard.get(timeout=10), heard.get(timeout=10)
    signed = hmac.new(KEY.encode(), f"{headers['x-wuyi-timestamp']}.".encode() + taken, hashlib.sha256).hexdigest()
    assert headers["x-wuyi-signature"] == f"sha256={signed}"
    assert is_signed(taken, headers["x-wuyi-timestamp"], headers["x-wuyi-signature"], KEY, world.clock.now())
    assert turned_away == taken
    assert read_callback(json.loads(taken)).kind == "appointment_confirmed"
