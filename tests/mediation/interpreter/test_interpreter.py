"""The interpreter of a mediation: asked by the mediator or a side, comes or not, and learns no name and no matter."""

from __future__ import annotations

from datetime import timedelta

import pytest

from backend.mediation.dispute.commands import EndDispute
from backend.mediation.interpreter.orders import (
    AnswerErrand,
    ErrandRoomLink,
    InterpreterOf,
    InviteInterpreter,
    MyErrands,
    OpenErrand,
    StopErrandReminders,
)
from backend.mediation.room.orders import FindSeat, TakeSeat
from tests.mediation.room.conftest import (  # noqa: F401  (pytest finds fixtures by name)
    ANNA,
    BEN,
    START,
    TAN,
    WU,
    Room,
    centre,
    clock,
    database,
    database_url,
    keyring,
    one_sandbox,
    postgresql_server,
    postgresql_url,
    room,
    seal_folder,
    sqlite_url,
    world,
)

LEE, KIM = "p_00000000000000cc", "p_00000000000000dd"
AT_DESK = InviteInterpreter("d1", TAN, "台山话", at_desk=True)


@pytest.fixture
def early(room: Room) -> Room:  # noqa: F811
    """The same, five days before the session."""
    room.world.clock.set(START - timedelta(days=5))
    return room


def accepted(room: Room, who: str = LEE, order: InviteInterpreter = AT_DESK) -> None:  # noqa: F811
    room.world.do(OpenErrand(who, room.world.do(order).code))
    room.world.do(AnswerErrand("d1", who, True))


def heard(room: Room, who: str) -> list[str]:  # noqa: F811
    return [one.utter.removeprefix("utter_") for one in room.world.notifier.spoken if one.person_id == who]


def test_whoever_opens_it_sees_time_and_languages_and_nothing_else(early: Room) -> None:
    errand = early.world.do(OpenErrand(LEE, early.world.do(AT_DESK).code))
    assert (errand.state, errand.tongue, errand.held_in) == ("opened", "台山话", "mandarin")
    assert errand.session.start == START
    for secret in ("林小明", "吴国安", "三十万", "台城"):
        assert secret not in repr(errand)


def test_a_yes_is_told_to_both_and_they_are_reminded_a_day_and_an_hour_before(early: Room) -> None:
    accepted(early)
    for _ in range(2):
        early.world.do(AnswerErrand("d1", LEE, True))
    assert [heard(early, who).count("dispute_news_interpreter_accepted") for who in (ANNA, BEN)] == [1, 1]
    early.world.clock.set(START - timedelta(hours=24))
    early.world.runner.run_due_once()
    early.world.clock.set(START - timedelta(hours=1))
    early.world.runner.run_due_once()
    assert heard(early, LEE) == ["interpreter_news_reminder"] * 2
    assert [one.dispute_id for one in early.world.do(MyErrands(LEE))] == ["d1"]


def test_who_wants_no_reminders_gets_none(early: Room) -> None:
    accepted(early)
    assert early.world.do(StopErrandReminders(LEE)) == 1
    early.world.clock.set(START - timedelta(hours=1))
    early.world.runner.run_due_once()
    assert heard(early, LEE) == []


def test_a_session_that_is_moved_is_told_to_the_interpreter_too(early: Room) -> None:
    accepted(early)
    early.fix(hours=2)
    assert heard(early, LEE) == ["interpreter_news_session"]


def test_a_no_is_told_to_both_and_another_can_be_asked(early: Room) -> None:
    early.world.do(OpenErrand(LEE, early.world.do(AT_DESK).code))
    early.world.do(AnswerErrand("d1", LEE, False))
    assert "dispute_news_interpreter_declined" in heard(early, ANNA)
    assert early.world.do(InterpreterOf("d1")).state == "declined"
    accepted(early, KIM)
    assert early.world.do(InterpreterOf("d1")).state == "accepted"


def test_a_side_may_ask_for_one_and_replace_only_its_own(early: Room) -> None:
    accepted(early, LEE, InviteInterpreter("d1", ANNA, "台山话"))
    assert early.world.refused(InviteInterpreter("d1", BEN)) == "interpreter_there"
    accepted(early, KIM, InviteInterpreter("d1", ANNA))
    assert "interpreter_news_replaced" in heard(early, LEE)
    assert early.world.refused(ErrandRoomLink("d1", LEE)) == "interpreter_void"
    early.world.do(AT_DESK)
    assert "interpreter_news_replaced" in heard(early, KIM)
    assert early.world.do(MyErrands(KIM)) == []


def test_whoever_was_replaced_loses_their_seat_at_once(room: Room) -> None:  # noqa: F811
    accepted(room)
    ticket = str(room.world.do(ErrandRoomLink("d1", LEE)).url).rpartition("/")[2]
    seat = room.world.do(TakeSeat(ticket, True, "America/Toronto"))
    assert room.world.do(FindSeat(seat.seat_id)) == seat
    room.world.do(AT_DESK)
    assert room.world.do(FindSeat(seat.seat_id)) is None


def test_who_does_not_come_is_given_up_a_quarter_of_an_hour_after_the_start(early: Room) -> None:
    accepted(early)
    early.world.clock.set(START + timedelta(minutes=15))
    early.world.runner.run_due_once()
    assert early.world.do(InterpreterOf("d1")).state == "missed"
    assert heard(early, LEE)[-1] == "interpreter_news_missed"
    assert "dispute_news_interpreter_missed" in heard(early, BEN)


def test_who_is_there_in_time_is_not_given_up(room: Room) -> None:  # noqa: F811
    accepted(room)
    ticket = str(room.world.do(ErrandRoomLink("d1", LEE)).url).rpartition("/")[2]
    room.world.do(TakeSeat(ticket, True, "America/Toronto"))
    room.world.clock.set(START + timedelta(minutes=15))
    room.world.runner.run_due_once()
    assert room.world.do(InterpreterOf("d1")).state == "accepted"


def test_who_has_not_answered_a_day_before_is_given_up(early: Room) -> None:
    code = early.world.do(AT_DESK).code
    early.world.do(OpenErrand(LEE, code))
    early.world.clock.set(START - timedelta(days=1))
    early.world.runner.run_due_once()
    assert early.world.do(InterpreterOf("d1")).state == "silent"
    assert early.world.refused(OpenErrand(LEE, code)) == "interpreter_void"
    assert "dispute_news_interpreter_silent" in heard(early, ANNA)


def test_a_code_opened_by_a_side_by_another_or_when_it_is_over_opens_nothing(early: Room) -> None:
    code = early.world.do(AT_DESK).code
    assert early.world.refused(OpenErrand(ANNA, code)) == "interpreter_own"
    early.world.do(OpenErrand(LEE, code))
    assert early.world.refused(OpenErrand(KIM, code)) == "interpreter_used"
    assert early.world.do(OpenErrand(KIM, "AAAA2222")) is None
    assert early.world.refused(AnswerErrand("d1", KIM, True)) == "dispute_unknown"
    assert early.world.refused(InviteInterpreter("d1", WU, at_desk=True)) == "dispute_unknown"
    early.world.do(EndDispute("d1", ANNA))
    assert early.world.refused(OpenErrand(LEE, code)) == "interpreter_void"
    assert early.world.refused(InviteInterpreter("d1", ANNA)) == "dispute_over"
