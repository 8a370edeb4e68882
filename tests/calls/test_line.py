"""The line of a call: links used once, a lost line that comes back, captions both read, who ends it, what stays."""

from __future__ import annotations

from datetime import timedelta

from backend.calls.commands import AskForCall
from backend.calls.line.orders import (
    Arrive,
    Company,
    Depart,
    DeskCallLink,
    EndCall,
    FindSeat,
    LookAtLink,
    MyCallLink,
    StillHere,
    TakeSeat,
    WriteCaption,
)
from tests.calls.conftest import ANNA, BEN, CHEN, LI, World


def test_a_link_is_looked_at_as_often_as_one_likes_and_opens_once(world: World) -> None:
    world.ask(name="林美玲")
    ticket = world.ticket("person")
    for _ in range(3):
        facts = world.do(LookAtLink(ticket))
        assert (facts.state, facts.role) == ("open", "person") and "林美玲" not in str(facts)
    assert world.refused(TakeSeat(ticket, False, "UTC")) == "call_agree_first"
    world.do(TakeSeat(ticket, True, "America/Toronto"))
    assert world.refused(TakeSeat(ticket, True, "UTC")) == "call_link_used"
    assert world.refused(TakeSeat("x" * 43, True, "UTC")) == "call_link_unknown"


def test_a_newer_link_makes_the_unused_one_void_and_a_second_device_takes_the_seat(world: World) -> None:
    world.ask()
    old, new = world.ticket("person"), world.ticket("person")
    assert world.refused(TakeSeat(old, True, "UTC")) == "call_link_expired"
    first = world.do(TakeSeat(new, True, "UTC"))
    second = world.sit("person")
    assert world.do(FindSeat(first.seat_id)) is None and world.do(FindSeat(second.seat_id)) == second


def test_a_booked_call_lets_nobody_in_before_its_time(world: World) -> None:
    call = world.book(at=6)
    ticket = world.ticket("person")
    assert world.refused(TakeSeat(ticket, True, "UTC")) == "call_early"
    world.clock.set(call.start - timedelta(minutes=15))
    assert world.do(TakeSeat(ticket, True, "UTC")).role == "person"


def test_nobody_else_gets_a_link(world: World) -> None:
    world.ask()
    assert world.refused(MyCallLink("c1", BEN)) == "call_unknown"
    assert world.refused(DeskCallLink("c1", CHEN, "")) == "call_not_taken"
    world.take()
    assert world.refused(DeskCallLink("c1", LI, "")) == "call_taken"


def test_two_hear_each_other_and_a_line_that_was_lost_comes_back(world: World) -> None:
    world.ask()
    world.take()
    officer, person = world.sit("officer"), world.sit("person")
    assert world.do(Company(person)) == (officer,) and world.do(Company(officer)) == (person,)
    world.do(Depart(person, "line-person"))
    assert not world.see(officer).comers["person"].here and world.see(officer).comers["person"].came
    world.do(Arrive(person, "line-2"))
    world.do(Depart(person, "line-person"))  # the old line's end is heard late
    assert world.see(officer).comers["person"].here
    before = world.see(officer).version
    world.clock.advance(timedelta(seconds=40))
    assert world.do(StillHere(officer, "line-officer")) > before, "who has fallen silent is shown as gone"
    assert not world.see(officer).comers["person"].here and world.do(Company(officer)) == (person,)


def test_captions_are_read_by_both_and_sent_twice_are_written_once(world: World) -> None:
    world.ask()
    world.take()
    officer, person = world.sit("officer"), world.sit("person")
    for _ in range(2):
        world.do(WriteCaption(person, "a1", "我的电话是 416 555 0100"))
    world.do(WriteCaption(officer, "a1", "记下了"))
    for seat in (officer, person):
        written = [(one.side, one.text) for one in world.see(seat).entries]
        assert written == [("person", "我的电话是 416 555 0100"), ("officer", "记下了")]
    assert world.refused(WriteCaption(person, "a2", "  ")) == "call_words_missing"


def test_only_the_officer_ends_it_and_then_nothing_more_is_written(world: World) -> None:
    world.ask()
    world.take()
    officer, person = world.sit("officer"), world.sit("person")
    assert world.refused(EndCall(person)) == "call_not_yours"
    for _ in range(2):
        world.do(EndCall(officer))
    assert world.latest().status == "done" and world.do(Company(officer)) == ()
    assert world.refused(WriteCaption(person, "a1", "等等")) == "call_over"
    assert world.refused(MyCallLink("c1", ANNA)) == "call_over"


def test_who_was_there_reads_the_summary_on_the_page_for_a_week(world: World) -> None:
    _, person = world.held()
    seen = world.see(person)
    assert (seen.stage, seen.held, seen.entries) == ("closed", True, ())
    world.summarize("谈了开庭的事。")
    assert [(one.kind, one.text) for one in world.see(person).entries] == [("summary", "谈了开庭的事。")]
    world.clock.advance(timedelta(days=8))
    assert world.do(FindSeat(person.seat_id)) is None


def test_an_officer_who_ends_it_alone_notes_that_nobody_came(world: World) -> None:
    world.ask()
    world.take()
    world.do(EndCall(world.sit("officer")))
    assert world.latest().status == "not_reached" and world.said() == ["open", "not_reached"]


def test_a_call_nobody_ends_is_held_once_both_have_left_and_never_cut_off_before(world: World) -> None:
    world.ask()
    world.take()
    officer, person = world.sit("officer"), world.sit("person")
    world.clock.advance(timedelta(minutes=51))
    for seat in (officer, person):
        world.do(StillHere(seat, f"line-{seat.role}"))
    world.wait()
    assert world.latest().status == "accepted", "they are still talking"
    world.wait(minutes=31)
    assert world.latest().status == "done"
    assert world.ask("c2").status == "asked" and world.refused(AskForCall("c3", ANNA, "question")) == "call_too_many"
