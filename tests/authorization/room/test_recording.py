"""The recording: an unbroken chain of sealed pieces that nobody gets but the court."""

from __future__ import annotations

from datetime import timedelta

import pytest

from backend.authorization.room import orders
from backend.shared.errors import PlatformUnavailable, Refused
from backend.shared.films import first_head, next_head
from backend.storage.storage import StorageDown
from tests.authorization.room.conftest import Begun, Stage


def test_pieces_make_a_chain_and_come_out_as_they_went_in(begun: Begun) -> None:
    stage, seats = begun
    heads = [stage.chunk(seats["judge"], piece) for piece in (b"one", b"two", b"three")]
    taken = stage.do(orders.TakeOutRecording("s_1", "officer"))
    assert taken.takes == (b"onetwothree",) and taken.chain == heads[-1] and len(set(heads)) == 3


def test_the_same_piece_again_is_no_error_and_kept_once(begun: Begun) -> None:
    stage, seats = begun
    head = stage.chunk(seats["judge"], b"one")
    assert stage.chunk(seats["judge"], b"one", sequence=0, chain=head) == head
    assert stage.see(seats["judge"]).chunks == 1


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"sequence": 5}, "room_chunk_out_of_order"),
        ({"sequence": 0}, "room_chunk_out_of_order"),
        ({"take": 2}, "room_chunk_out_of_order"),
        ({"sha256": "0" * 64}, "room_chunk_damaged"),
        ({"chain": "0" * 64}, "room_chunk_damaged"),
    ],
)
def test_a_wrong_place_or_a_changed_piece_is_refused(begun: Begun, changes: dict[str, object], reason: str) -> None:
    stage, seats = begun
    stage.chunk(seats["judge"], b"one")
    with pytest.raises(Refused, match=reason):
        stage.chunk(seats["judge"], b"two", **changes)
    assert stage.see(seats["judge"]).chunks == 1


def test_too_large_a_piece_and_too_large_a_whole_are_refused(begun: Begun) -> None:
    stage, seats = begun
    with pytest.raises(Refused, match="room_chunk_too_large"):
        stage.chunk(seats["judge"], b"x" * 1_001)
    for _ in range(2):
        stage.chunk(seats["judge"], b"x" * 1_000)
    with pytest.raises(Refused, match="room_recording_too_large"):
        stage.chunk(seats["judge"], b"x" * 1_000)


def test_nothing_is_recorded_before_the_start_or_after_the_end(stage: Stage) -> None:
    seats = stage.seats()
    with pytest.raises(Refused, match="room_other_step"):
        stage.chunk(seats["judge"], b"x")
    stage.do(orders.BeginWitness(seats["judge"]))
    stage.do(orders.RefuseWitness(seats["judge"], "language", ""))
    with pytest.raises(Refused, match="room_closed"):
        stage.chunk(seats["judge"], b"x")


def test_a_page_opened_anew_begins_another_film(begun: Begun) -> None:
    stage, seats = begun
    stage.chunk(seats["judge"], b"one")
    stage.chunk(seats["judge"], b"two", take=1)
    assert stage.do(orders.TakeOutRecording("s_1", "officer")).takes == (b"one", b"two")
    assert stage.see(seats["judge"]).takes == 2


def test_what_lies_in_the_storage_is_sealed(begun: Begun) -> None:
    stage, seats = begun
    stage.chunk(seats["judge"], b"a face and a voice")
    lying = [path.read_bytes() for path in stage.storage._root.rglob("*") if path.is_file()]
    assert len(lying) == 1 and b"face" not in lying[0]


def test_a_storage_that_is_away_loses_nothing(begun: Begun, monkeypatch: pytest.MonkeyPatch) -> None:
    stage, seats = begun
    with monkeypatch.context() as away:
        away.setattr(type(stage.storage), "put", _full)
        with pytest.raises(PlatformUnavailable):
            stage.chunk(seats["judge"], b"one")
    assert stage.see(seats["judge"]).chunks == 0
    stage.chunk(seats["judge"], b"one")
    assert stage.do(orders.TakeOutRecording("s_1", "officer")).takes == (b"one",)


def _full(*_: object) -> None:
    raise StorageDown("full")


def test_a_piece_taken_from_the_database_shows(begun: Begun) -> None:
    stage, seats = begun
    for piece in (b"one", b"two", b"three"):
        stage.chunk(seats["judge"], piece)
    with stage.database.transaction() as session:
        session.exec_driver_sql("DELETE FROM witness_chunks WHERE sequence = 1")
    with pytest.raises(Refused, match="room_chunk_damaged"):
        stage.do(orders.TakeOutRecording("s_1", "officer"))


def test_taking_it_out_is_written_into_the_audit_log(begun: Begun) -> None:
    stage, seats = begun
    stage.chunk(seats["judge"], b"one")
    stage.do(orders.TakeOutRecording("s_1", "officer"))
    with stage.database.reading() as session:
        told = session.exec_driver_sql("SELECT who, what FROM audit ORDER BY position DESC").first()
    assert told is not None and tuple(told) == ("officer", "witness.recording_taken_out")


def test_its_time_over_the_recording_is_gone_from_storage_and_database(begun: Begun) -> None:
    stage, seats = begun
    stage.chunk(seats["judge"], b"one")
    stage.do(orders.RefuseWitness(seats["judge"], "language", ""))
    stage.clock.advance(timedelta(days=29))
    stage.outbox.run_due_once()
    assert stage.do(orders.TakeOutRecording("s_1", "officer")).takes
    stage.clock.advance(timedelta(days=2))
    stage.outbox.run_due_once()
    assert not [path for path in stage.storage._root.rglob("*") if path.is_file()]
    with pytest.raises(Refused, match="room_recording_missing"):
        stage.do(orders.TakeOutRecording("s_1", "officer"))


def test_the_chain_is_bound_to_its_session() -> None:
    assert first_head("s_1") != first_head("s_2")
    assert next_head(first_head("s_1"), "a" * 64) != next_head(first_head("s_2"), "a" * 64)
