"""Ways in: each link once, for one role and one device, not too early, not too late."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from backend.authorization.room import orders
from backend.authorization.room.commands import CloseRoom, IssueTicket
from backend.authorization.room.seats import SEAT_AFTER_END
from backend.shared.errors import Refused
from tests.authorization.room.conftest import Stage


def ticket(stage: Stage, role: str = "party") -> str:
    return str(stage.do(IssueTicket("s_1", role)).removeprefix("/witness/"))  # type: ignore[arg-type]


def test_a_link_opens_once_and_looking_does_not_use_it_up(stage: Stage) -> None:
    link = ticket(stage)
    for _ in range(3):
        assert stage.do(orders.LookAtTicket(link)).state == "open"
    stage.do(orders.TakeSeat(link, True, "UTC"))
    assert stage.do(orders.LookAtTicket(link)).state == "used"
    with pytest.raises(Refused, match="room_ticket_used"):
        stage.do(orders.TakeSeat(link, True, "UTC"))


def test_two_that_open_a_link_at_once_get_one_seat(stage: Stage) -> None:
    link = ticket(stage)

    def take(_: int) -> bool:
        try:
            stage.do(orders.TakeSeat(link, True, "UTC"))
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(take, range(4))) == [False, False, False, True]


def test_a_newer_link_ends_the_older_and_a_newer_device_the_older(stage: Stage) -> None:
    first, second = ticket(stage), ticket(stage)
    with pytest.raises(Refused, match="room_ticket_expired"):
        stage.do(orders.TakeSeat(first, True, "UTC"))
    seat = stage.do(orders.TakeSeat(second, True, "UTC"))
    other = stage.do(orders.TakeSeat(ticket(stage), True, "UTC"))
    assert stage.do(orders.FindSeat(seat.seat_id)) is None
    assert stage.do(orders.FindSeat(other.seat_id)) == other


def test_nobody_comes_in_without_knowing_of_the_recording(stage: Stage) -> None:
    link = ticket(stage)
    with pytest.raises(Refused, match="room_acknowledge_first"):
        stage.do(orders.TakeSeat(link, False, "UTC"))
    assert stage.do(orders.LookAtTicket(link)).state == "open"


def test_the_room_opens_half_an_hour_before_the_start(stage: Stage) -> None:
    stage.prepare(start=stage.clock.now() + timedelta(hours=2))
    link = ticket(stage)
    with pytest.raises(Refused, match="room_not_open_yet"):
        stage.do(orders.TakeSeat(link, True, "UTC"))
    stage.clock.advance(timedelta(minutes=90))
    assert stage.do(orders.TakeSeat(link, True, "UTC")).role == "party"


@pytest.mark.parametrize("end", ["late", "cancelled"])
def test_a_link_dies_with_its_time_or_its_room(stage: Stage, end: str) -> None:
    link = ticket(stage)
    if end == "late":
        stage.clock.advance(timedelta(hours=2))
    else:
        stage.do(CloseRoom("s_1", "cancelled"))
    with pytest.raises(Refused, match="room_ticket_expired"):
        stage.do(orders.TakeSeat(link, True, "UTC"))


@pytest.mark.parametrize("link", ["", "x" * 43, "../../etc", "数" * 43])
def test_what_is_no_link_is_unknown(stage: Stage, link: str) -> None:
    assert stage.do(orders.LookAtTicket(link)).state == "unknown"
    with pytest.raises(Refused, match="room_ticket_unknown"):
        stage.do(orders.TakeSeat(link, True, "UTC"))


def test_who_was_there_may_look_at_the_end_for_a_day(stage: Stage) -> None:
    seat = stage.seat("party")
    stage.do(CloseRoom("s_1", "cancelled"))
    assert stage.do(orders.FindSeat(seat.seat_id)) == seat
    stage.clock.advance(SEAT_AFTER_END + timedelta(minutes=1))
    assert stage.do(orders.FindSeat(seat.seat_id)) is None


def test_the_database_knows_no_link(stage: Stage) -> None:
    link = ticket(stage)
    with stage.database.reading() as session:
        rows = session.exec_driver_sql("SELECT * FROM witness_tickets").all()
    assert rows and link not in str(rows)


def test_a_zone_that_is_none_is_not_believed(stage: Stage) -> None:
    seat = stage.do(orders.TakeSeat(ticket(stage), True, "Mars/Olympus"))
    assert stage.see(seat).comers["party"].timezone == "Asia/Shanghai"
