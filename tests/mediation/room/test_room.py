"""A session in our own room: links, the waiting room, private talks, leaving, ends."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from backend.mediation.dispute.commands import ChooseMediator, EndDispute, MediatorsFor, WantAnotherMediator
from backend.mediation.room.orders import (
    Arrive,
    Company,
    Depart,
    DeskRoomLink,
    FindSeat,
    Follow,
    LookAtLink,
    Move,
    MyRoomLink,
    StillHere,
    TakeSeat,
)
from backend.shared.errors import Refused
from tests.mediation.dispute.conftest import ANNA, BEN, EVE
from tests.mediation.room.conftest import START, WU, Room


def company(room: Room, seat: object) -> list[str]:
    return [one.role for one in room.world.do(Company(seat))]  # type: ignore[arg-type]


def test_both_hear_of_the_session_with_a_button_for_their_own_link(room: Room) -> None:
    for person in (ANNA, BEN):
        told = [one for one in room.world.notifier.spoken if one.person_id == person][-1]
        assert told.utter == "utter_dispute_news_session" and told.buttons[0][0].zh == "进调解室"
        assert "http" not in str(told.facts) and "进调解室" in told.facts["place"]


def test_the_reminder_an_hour_before_has_the_button_too(room: Room) -> None:
    room.fix(hours=3)
    room.world.until(START + timedelta(hours=2, minutes=1))
    told = [one for one in room.world.notifier.spoken if one.utter.endswith("reminder_session")]
    assert {one.person_id for one in told} == {ANNA, BEN}
    assert all(one.buttons[0][0].zh == "进调解室" for one in told)


def test_a_link_opens_once_and_looking_uses_nothing_up(room: Room) -> None:
    ticket = room.ticket("applicant")
    for _ in range(3):
        facts = room.world.do(LookAtLink(ticket))
        assert (facts.state, facts.role) == ("open", "applicant")
    room.world.do(TakeSeat(ticket, True, "UTC"))
    assert room.world.do(LookAtLink(ticket)).state == "used"
    assert room.world.refused(TakeSeat(ticket, True, "UTC")) == "meeting_link_used"


def test_two_that_open_a_link_at_once_get_one_seat(room: Room) -> None:
    ticket = room.ticket("respondent")

    def take(_: int) -> bool:
        try:
            room.world.do(TakeSeat(ticket, True, "UTC"))
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(take, range(4))) == [False, False, False, True]


def test_made_up_old_early_and_other_peoples_links_open_nothing(room: Room) -> None:
    do, refused = room.world.do, room.world.refused
    first, second = room.ticket("applicant"), room.ticket("applicant")
    assert refused(TakeSeat("x" * 43, True, "UTC")) == "meeting_link_unknown"
    assert refused(TakeSeat("../x", True, "UTC")) == "meeting_link_unknown"
    assert refused(TakeSeat(first, True, "UTC")) == "meeting_link_expired"
    assert refused(TakeSeat(second, False, "UTC")) == "meeting_agree_first"
    room.world.clock.set(START - timedelta(minutes=31))
    assert do(LookAtLink(second)).state == "early" and refused(TakeSeat(second, True, "UTC")) == "meeting_early"
    room.world.clock.set(START + timedelta(hours=2, minutes=1))
    assert refused(TakeSeat(second, True, "UTC")) == "meeting_link_expired"
    assert refused(MyRoomLink("d1", EVE)) == "dispute_unknown"
    assert refused(DeskRoomLink("d1", WU, "mediator")) == "dispute_unknown"


def test_everybody_waits_alone_until_the_mediator_opens(room: Room) -> None:
    mediator, anna, ben = (room.sit(role) for role in ("mediator", "applicant", "respondent"))
    assert [company(room, seat) for seat in (mediator, anna, ben)] == [[], [], []]
    assert room.world.refused(Move(anna, "open")) == "meeting_not_yours"
    assert room.world.refused(Move(mediator, "private")) == "meeting_not_open"
    room.move(mediator, "open")
    assert company(room, anna) == ["mediator", "respondent"] and company(room, ben) == ["mediator", "applicant"]


def test_in_private_the_other_side_hears_nobody_and_learns_nothing_of_who_is_there(room: Room) -> None:
    mediator, anna, ben, interpreter = (
        room.sit(role) for role in ("mediator", "applicant", "respondent", "interpreter")
    )
    room.move(mediator, "open")
    room.move(mediator, "private", side="applicant", interpreter=True)
    assert company(room, ben) == [] and company(room, anna) == ["mediator", "interpreter"]
    seen = room.see(ben)
    assert (set(seen.comers), seen.private, seen.company) == ({"respondent"}, True, {"respondent"})
    assert set(room.see(mediator).comers) == {"mediator", "applicant", "respondent", "interpreter"}
    room.move(mediator, "private", side="respondent")
    assert company(room, anna) == company(room, interpreter) == [] and company(room, ben) == ["mediator"]
    room.move(mediator, "together")
    assert company(room, anna) == ["mediator", "respondent", "interpreter"]


def test_a_private_talk_is_ready_once_every_page_inside_has_cut_the_others(room: Room) -> None:
    mediator, anna, ben = (room.sit(role) for role in ("mediator", "applicant", "respondent"))
    for number, seat in enumerate((mediator, anna, ben)):
        room.world.do(Arrive(seat, f"line{number}"))
    room.move(mediator, "open")
    for seat in (mediator, anna, ben):
        room.world.do(Follow(seat, 1))
    room.move(mediator, "private", side="applicant")
    room.world.do(Follow(mediator, 2))
    assert not room.see(mediator).settled and not room.see(anna).settled
    room.world.do(Follow(anna, 1))
    assert not room.see(mediator).settled
    room.world.do(Follow(anna, 2))
    assert room.see(mediator).settled and room.see(anna).settled


def test_a_page_that_has_gone_silent_holds_nobody_up(room: Room) -> None:
    mediator, anna = room.sit("mediator"), room.sit("applicant")
    for seat in (mediator, anna):
        room.world.do(Arrive(seat, seat.role))
    room.move(mediator, "open")
    room.world.do(Follow(mediator, 1))
    assert not room.see(mediator).settled
    room.world.clock.advance(timedelta(seconds=31))
    room.world.do(StillHere(mediator, "mediator"))
    assert room.see(mediator).settled and not room.see(mediator).comers["applicant"].here


def test_who_leaves_can_come_back_and_a_newer_device_ends_the_older(room: Room) -> None:
    mediator, first = room.sit("mediator"), room.sit("applicant")
    room.move(mediator, "open")
    room.world.do(Arrive(first, "a"))
    room.world.do(Depart(first, "a"))
    assert not room.see(mediator).comers["applicant"].here
    room.world.do(Arrive(first, "b"))
    assert room.see(mediator).comers["applicant"].here
    second = room.sit("applicant")
    assert room.world.do(FindSeat(first.seat_id)) is None and room.world.do(FindSeat(second.seat_id)) == second
    assert second.seat_id in {one.seat_id for one in room.world.do(Company(mediator))}
    assert first.seat_id not in {one.seat_id for one in room.world.do(Company(mediator))}


def test_closing_ends_it_for_all_and_takes_the_button_away(room: Room) -> None:
    mediator, anna = room.sit("mediator"), room.sit("applicant")
    late = room.ticket("respondent")
    room.move(mediator, "open")
    room.move(mediator, "close")
    room.move(mediator, "close")
    assert room.see(anna).placing.stage == "closed" and company(room, anna) == []
    assert room.world.refused(Move(mediator, "open")) == "meeting_over"
    assert room.world.refused(MyRoomLink("d1", ANNA)) == "meeting_none"
    assert room.world.refused(TakeSeat(late, True, "UTC")) == "meeting_link_expired"
    assert not room.world.seen_by(ANNA).meets_here
    room.world.clock.advance(timedelta(hours=25))
    assert room.world.do(FindSeat(anna.seat_id)) is None


def test_another_session_is_another_room(room: Room) -> None:
    mediator, anna = room.sit("mediator"), room.sit("applicant")
    room.move(mediator, "open")
    room.move(mediator, "close")
    room.fix(hours=24)
    assert room.world.seen_by(ANNA).meets_here
    room.world.clock.set(START + timedelta(hours=24))
    assert room.sit("applicant").session_id != anna.session_id


def test_a_moved_session_keeps_its_links_and_one_by_telephone_has_none(room: Room) -> None:
    ticket = room.ticket("applicant")
    room.fix(hours=1)
    assert room.world.do(LookAtLink(ticket)).state == "early"
    room.fix(kind="phone", place="我打给您")
    assert room.world.do(LookAtLink(ticket)).state == "expired"
    assert room.world.refused(MyRoomLink("d1", ANNA)) == "meeting_none"


@pytest.mark.parametrize("end", [EndDispute("d1", BEN), WantAnotherMediator("d1", BEN)])
def test_who_leaves_the_mediation_ends_its_room(room: Room, end: object) -> None:
    if isinstance(end, WantAnotherMediator):
        one = room.world.do(MediatorsFor("d1", BEN))[0]
        room.world.do(ChooseMediator("d1", BEN, one.mediator_id))
    mediator, anna = room.sit("mediator"), room.sit("applicant")
    room.move(mediator, "open")
    room.world.do(end)  # type: ignore[arg-type]
    assert room.see(anna).placing.stage == "closed" and company(room, anna) == company(room, mediator) == []


def test_a_mediator_who_never_opens_is_told_to_both_and_the_room_is_over(room: Room) -> None:
    room.sit("applicant")
    room.world.until(START + timedelta(hours=3, minutes=1))
    room.world.run(minutes=1)
    assert room.world.said(ANNA)[-1] == room.world.said(BEN)[-1] == "room_missed"
    assert room.world.refused(MyRoomLink("d1", ANNA)) == "meeting_none"


def test_a_room_left_open_is_closed_by_the_clock_without_a_word(room: Room) -> None:
    room.move(room.sit("mediator"), "open")
    room.world.until(START + timedelta(hours=3, minutes=1))
    room.world.run(minutes=1)
    assert "room_missed" not in room.world.said() and not room.world.seen_by(ANNA).meets_here
