"""The room by its commands, on both databases: from the first ticket to the seal, and every other way it can end."""

from __future__ import annotations

from datetime import timedelta

import pytest

from backend.authorization.room import orders
from backend.authorization.room.commands import CloseRoom
from backend.authorization.room.events import WitnessBegun, WitnessMissed, WitnessRefused, WitnessSealed
from backend.shared.errors import Refused
from backend.shared.films import Piece
from tests.authorization.room.conftest import Begun, Stage
from tests.authorization.room.plain_power import NUMBER, power


def kinds(stage: Stage) -> list[type]:
    return [type(event) for event in stage.told]


def test_the_whole_witness_ends_in_a_sealed_paper_and_is_told_once(begun: Begun) -> None:
    stage, seats = begun
    stage.complete(seats, "confirming")
    head = stage.chunk(seats["judge"], b"film")
    stage.fulfil(seats)
    sealed = stage.do(orders.ConfirmWitness(seats["judge"], head))
    stage.clock.advance(timedelta(minutes=2))
    stage.outbox.run_due_once()
    assert kinds(stage) == [WitnessBegun, WitnessSealed]
    event = stage.told[1]
    assert isinstance(event, WitnessSealed) and event.power == sealed and event.recording_sha256 == head
    assert stage.do(orders.SealedFile(seats["party"])).startswith(b"%PDF")
    assert stage.audit.verify(stage.database) is None


def test_the_seal_gets_both_signatures_and_the_digest_that_was_read(begun: Begun) -> None:
    stage, seats = begun
    stage.complete(seats, "confirming")
    head = stage.chunk(seats["judge"], b"film")
    stage.fulfil(seats)
    stage.do(orders.ConfirmWitness(seats["judge"], head))
    asked = stage.power.asked[0]
    assert [each.signer for each in asked.signatures] == ["party", "lawyer"]
    assert asked.digest == stage.see(seats["judge"]).course.digest and asked.judge == "林法官"


def test_confirming_twice_gives_the_same_paper(begun: Begun) -> None:
    stage, seats = begun
    stage.complete(seats, "confirming")
    head = stage.chunk(seats["judge"], b"film")
    stage.fulfil(seats)
    first, second = (stage.do(orders.ConfirmWitness(seats["judge"], head)) for _ in range(2))
    assert first == second and len(stage.power.asked) == 1


def test_what_is_told_again_because_its_answer_got_lost_happens_once(begun: Begun) -> None:
    stage, seats = begun
    stage.complete(seats, "reading")
    before = stage.see(seats["judge"])
    stage.do(orders.CompleteStep(seats["judge"], "language"))
    stage.do(orders.CompleteStep(seats["judge"], "identity"))
    assert stage.see(seats["judge"]) == before
    stage.complete(seats, "signing")
    stage.sign(seats["party"], before.course.digest)
    stage.complete(seats, "confirming")
    signed = stage.see(seats["judge"])
    stage.clock.advance(timedelta(seconds=20))
    stage.sign(seats["party"], before.course.digest)
    assert stage.see(seats["judge"]) == signed


def test_a_seal_that_cannot_be_had_at_once_is_had_later(begun: Begun) -> None:
    stage, seats = begun
    stage.complete(seats, "confirming")
    head = stage.chunk(seats["judge"], b"film")
    stage.fulfil(seats)
    stage.power.away = True
    assert stage.do(orders.ConfirmWitness(seats["judge"], head)) is None
    assert stage.see(seats["judge"]).course.stage == "sealing"
    stage.power.away = False
    stage.clock.advance(timedelta(minutes=1))
    stage.outbox.run_due_once()
    assert stage.see(seats["judge"]).course.stage == "sealed" and kinds(stage) == [WitnessBegun, WitnessSealed]


def test_a_paper_that_can_never_be_sealed_ends_the_witness_with_a_note(begun: Begun) -> None:
    stage, seats = begun
    stage.complete(seats, "confirming")
    head = stage.chunk(seats["judge"], b"film")
    stage.fulfil(seats)
    stage.power.away = True
    stage.do(orders.ConfirmWitness(seats["judge"], head))
    for _ in range(20):
        stage.clock.advance(timedelta(minutes=20))
        stage.outbox.run_due_once()
    assert kinds(stage) == [WitnessBegun, WitnessRefused] and "book again" in stage.told[1].note  # type: ignore[attr-defined]


@pytest.mark.parametrize("recording", ["", "0" * 64])
def test_nothing_is_confirmed_without_the_whole_recording(begun: Begun, recording: str) -> None:
    stage, seats = begun
    stage.complete(seats, "confirming")
    stage.fulfil(seats)
    with pytest.raises(Refused, match="room_recording_missing"):
        stage.do(orders.ConfirmWitness(seats["judge"], recording))
    stage.chunk(seats["judge"], b"film")
    with pytest.raises(Refused, match="room_recording_incomplete"):
        stage.do(orders.ConfirmWitness(seats["judge"], recording))


@pytest.mark.parametrize("role", ["party", "lawyer"])
def test_nobody_but_the_judge_leads(begun: Begun, role: str) -> None:
    stage, seats = begun
    seat = seats[role]  # type: ignore[index]
    for order in (
        orders.BeginWitness(seat), orders.TickCheck(seat, "identity.code_spoken", True),
        orders.NoteSnapshot(seat, "party", "0" * 64), orders.CompleteStep(seat, "identity"),
        orders.RefuseWitness(seat, "other", "no"), orders.ConfirmWitness(seat, ""),
        orders.KeepChunk(seat, Piece(seat.session_id, 0, 0, "", "", b"x")),
    ):  # fmt: skip
        with pytest.raises(Refused, match="room_not_your_part"):
            stage.do(order)


def test_the_judge_neither_reads_nor_signs_for_anybody(begun: Begun) -> None:
    stage, seats = begun
    stage.complete(seats, "signing")
    with pytest.raises(Refused, match="room_not_your_part"):
        stage.sign(seats["judge"], stage.see(seats["judge"]).course.digest)
    with pytest.raises(Refused, match="room_not_your_part"):
        stage.do(orders.NotePageRead(seats["judge"], 1))


def test_the_last_step_cannot_be_closed_past_the_recording(begun: Begun) -> None:
    stage, seats = begun
    stage.complete(seats, "confirming")
    stage.fulfil(seats)
    with pytest.raises(Refused, match="room_other_step"):
        stage.do(orders.CompleteStep(seats["judge"], "confirming"))


def test_a_refusal_is_told_with_its_reason_and_closes_the_room(begun: Begun) -> None:
    stage, seats = begun
    stage.do(orders.RefuseWitness(seats["judge"], "identity_not_matched", " 照片不符 "))
    event = stage.told[-1]
    assert isinstance(event, WitnessRefused) and (event.reason, event.note) == ("identity_not_matched", "照片不符")
    with pytest.raises(Refused, match="room_closed"):
        stage.do(orders.Say(seats["party"], "?"))


def test_another_reason_needs_words(begun: Begun) -> None:
    stage, seats = begun
    with pytest.raises(Refused, match="room_reason_needed"):
        stage.do(orders.RefuseWitness(seats["judge"], "other", "  "))


def test_while_somebodys_line_is_down_no_step_is_closed(begun: Begun) -> None:
    stage, seats = begun
    stage.fulfil(seats)
    stage.do(orders.Depart(seats["party"], "line of party"))
    with pytest.raises(Refused, match="room_somebody_missing"):
        stage.do(orders.CompleteStep(seats["judge"], "identity"))
    stage.do(orders.Arrive(seats["party"], "another line"))
    stage.do(orders.CompleteStep(seats["judge"], "identity"))
    assert stage.see(seats["judge"]).course.stage == "will"


def test_a_line_that_says_nothing_for_half_a_minute_is_down(begun: Begun) -> None:
    stage, seats = begun
    stage.clock.advance(timedelta(seconds=31))
    for role in ("judge", "party"):
        stage.do(orders.StillHere(seats[role], f"line of {role}"))  # type: ignore[index]
    here = {role: comer.here for role, comer in stage.see(seats["judge"]).comers.items()}
    assert here == {"judge": True, "party": True, "lawyer": False}


def test_who_falls_silent_is_shown_as_gone_on_every_page_and_comes_back(begun: Begun) -> None:
    stage, seats = begun
    before = stage.do(orders.StillHere(seats["judge"], "line of judge"))
    stage.clock.advance(timedelta(seconds=31))
    gone = stage.do(orders.StillHere(seats["judge"], "line of judge"))
    assert gone > before and stage.see(seats["judge"]).comers["judge"].here
    back = stage.do(orders.StillHere(seats["lawyer"], "line of lawyer"))
    assert back > gone and stage.see(seats["judge"]).comers["lawyer"].here


def test_an_old_line_that_ends_late_takes_nobody_away(begun: Begun) -> None:
    stage, seats = begun
    stage.do(orders.Arrive(seats["party"], "new line"))
    stage.do(orders.Depart(seats["party"], "line of party"))
    assert stage.see(seats["judge"]).comers["party"].here


def test_a_room_may_change_until_it_begins(stage: Stage) -> None:
    stage.prepare(judge="黄法官", power=power(case="别的案子"))
    seats = stage.seats()
    assert stage.see(seats["judge"]).judge == "黄法官" and stage.see(seats["judge"]).power.case == "别的案子"
    stage.do(orders.BeginWitness(seats["judge"]))
    with pytest.raises(Refused, match="room_begun"):
        stage.prepare()


def test_closing_twice_or_an_unknown_room_is_no_error(stage: Stage) -> None:
    for session_id in ("s_1", "s_1", "nobody"):
        stage.do(CloseRoom(session_id, "cancelled"))
    with pytest.raises(Refused, match="room_closed"):
        stage.seat("party")
    assert stage.told == []


@pytest.mark.parametrize("come", [(), ("judge", "party"), ("party", "lawyer")])
def test_who_does_not_come_misses_it(stage: Stage, come: tuple[str, ...]) -> None:
    for role in come:
        stage.seat(role)  # type: ignore[arg-type]
    stage.clock.advance(timedelta(minutes=24))
    stage.outbox.run_due_once()
    assert stage.told == []
    stage.clock.advance(timedelta(minutes=2))
    stage.outbox.run_due_once()
    event = stage.told[0]
    assert isinstance(event, WitnessMissed)
    assert event.absent == tuple(role for role in ("judge", "party", "lawyer") if role not in come)


def test_a_dropped_line_after_the_start_is_not_missing_it(begun: Begun) -> None:
    stage, seats = begun
    stage.do(orders.Depart(seats["judge"], "line of judge"))
    stage.clock.advance(timedelta(minutes=40))
    stage.outbox.run_due_once()
    assert kinds(stage) == [WitnessBegun]


def test_who_came_and_went_misses_it_when_the_slot_is_over(stage: Stage) -> None:
    seats = stage.seats()
    stage.do(orders.Depart(seats["lawyer"], "line of lawyer"))
    for _ in range(4):
        stage.clock.advance(timedelta(minutes=14))
        for role in ("judge", "party"):
            stage.do(orders.StillHere(seats[role], f"line of {role}"))  # type: ignore[index]
        stage.outbox.run_due_once()
    assert isinstance(stage.told[0], WitnessMissed) and stage.told[0].absent == ("lawyer",)


def test_a_room_moved_to_another_time_is_not_missed_at_the_former(stage: Stage) -> None:
    stage.prepare(start=stage.clock.now() + timedelta(days=1))
    stage.clock.advance(timedelta(hours=2))
    stage.outbox.run_due_once()
    assert stage.told == []


def test_a_witness_nobody_ends_is_ended_two_hours_after_its_slot(begun: Begun) -> None:
    stage, _ = begun
    stage.clock.advance(timedelta(hours=2, minutes=41))
    stage.outbox.run_due_once()
    assert kinds(stage) == [WitnessBegun, WitnessRefused]


def test_who_could_not_be_told_at_once_is_told_later_and_once(stage: Stage) -> None:
    """The note that it was told stands together with what those who heard it wrote, or not at all."""
    seats, stage.is_deaf = stage.seats(), True
    stage.do(orders.BeginWitness(seats["judge"]))
    stage.outbox.run_due_once()
    assert kinds(stage) == [] and stage.see(seats["judge"]).course.stage != "waiting"
    stage.is_deaf = False
    for _ in range(3):
        stage.clock.advance(timedelta(minutes=1))
        stage.outbox.run_due_once()
    assert kinds(stage) == [WitnessBegun]


def test_what_is_kept_of_a_room_shows_no_name_and_no_number(begun: Begun) -> None:
    stage, seats = begun
    stage.do(orders.Say(seats["party"], "我叫谭美玲"))
    with stage.database.reading() as session:
        tables = ("witness_rooms", "witness_messages", "audit", "outbox")
        dump = "".join(str(session.exec_driver_sql(f"SELECT * FROM {table}").all()) for table in tables)
    assert NUMBER not in dump and "谭美玲" not in dump and repr("谭美玲".encode())[2:-1] not in dump
