"""A session that all agree to record: kept sealed, told, seen by its mediator alone, and gone at the first no."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from backend.mediation.room.model import Role
from backend.mediation.room.orders import (
    Arrive,
    Company,
    Depart,
    DropRecordings,
    FilmAtDesk,
    FilmsOfDispute,
    KeepPiece,
    Seat,
    SpeakOnRecording,
)
from backend.mediation.room.tables import FILMS
from backend.shared.errors import PlatformUnavailable, Refused
from backend.shared.films import Films, Piece, next_head
from backend.shared.personal_data import Whose
from backend.storage.storage import FolderStorage, StorageDown
from tests.mediation.dispute.conftest import ANNA, BEN
from tests.mediation.killing import Killed, kill_once
from tests.mediation.room.conftest import TAN, WU, Room

THREE: tuple[Role, ...] = ("mediator", "applicant", "respondent")


class Film:
    """A session under way with everybody in it."""

    def __init__(self, room: Room) -> None:
        self.room, self.seats = room, dict[Role, Seat]()
        for role in THREE:
            self.come(role)
        room.move(self.seats["mediator"], "open")

    def come(self, role: Role) -> Seat:
        seat = self.seats[role] = self.room.sit(role)
        self.room.world.do(Arrive(seat, f"line of {seat.seat_id}"))
        return seat

    def say(self, role: Role, yes: bool = True) -> None:
        self.room.world.do(SpeakOnRecording(self.seats[role], yes))

    def all_agree(self) -> Film:
        for role in self.seats:
            self.say(role)
        return self

    @property
    def state(self) -> str:
        return self.room.see(self.seats["mediator"]).recording

    def piece(self, content: bytes, **other: Any) -> KeepPiece:
        """The next piece, as the mediator's page sends it."""
        film = self.room.see(self.seats["mediator"]).film
        digest = hashlib.sha256(content).hexdigest()
        told: dict[str, Any] = {
            "sequence": film.pieces,
            "take": max(film.takes - 1, 0),
            "chain": next_head(film.chain, digest),
        } | other
        piece = Piece(self.seats["mediator"].session_id, sha256=digest, content=content, **told)
        return KeepPiece(self.seats["mediator"], piece)

    def keep(self, content: bytes, **other: Any) -> str:
        return str(self.room.world.do(self.piece(content, **other)))

    def refused(self, command: Any) -> str:
        with pytest.raises(Refused) as no:
            self.room.world.do(command)
        return no.value.reason

    def films(self) -> list[Any]:
        found: list[Any] = self.room.world.do(FilmsOfDispute("d1"))
        return found

    def seen(self, officer: str = TAN, take: int = 0) -> bytes:
        session_id = self.seats["mediator"].session_id
        return bytes(self.room.world.do(FilmAtDesk("d1", officer, session_id, take)))


@pytest.fixture
def film(room: Room) -> Film:
    return Film(room)


def stored(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "files").rglob("*") if path.is_file()]


def test_nothing_is_taken_until_the_last_has_agreed(film: Film) -> None:
    assert film.state == "none" and film.refused(film.piece(b"one")) == "meeting_not_recording"
    assert film.refused(SpeakOnRecording(film.seats["applicant"], True)) == "meeting_not_asked"
    film.say("mediator")
    film.say("applicant")
    assert film.state == "asked" and film.refused(film.piece(b"one")) == "meeting_not_recording"
    film.say("respondent")
    assert film.state == "on" and film.keep(b"one")


def test_it_is_told_to_both_kept_sealed_and_seen_by_its_mediator_alone(film: Film, tmp_path: Path) -> None:
    film.all_agree()
    for part in (b"GRAB-", b"ME"):
        film.keep(part)
    world = film.room.world
    assert world.said(ANNA)[-1] == world.said(BEN)[-1] == "recording_begun"
    assert world.notifier.spoken[-1].buttons[0][0].zh == "删掉录像"
    assert film.seen() == b"GRAB-ME" and film.films()[0].takes == 1
    assert stored(tmp_path) and all(b"GRAB" not in path.read_bytes() for path in stored(tmp_path))
    assert film.refused(FilmAtDesk("d1", WU, film.seats["mediator"].session_id, 0)) == "dispute_unknown"
    assert film.refused(FilmAtDesk("d1", TAN, film.seats["mediator"].session_id, 7)) == "room_recording_missing"


def test_one_no_stops_it_deletes_it_and_nobody_is_asked_again(film: Film, tmp_path: Path) -> None:
    film.all_agree()
    film.keep(b"one")
    late = film.piece(b"two")
    film.say("respondent", False)
    assert film.state == "refused" and film.refused(late) == "meeting_not_recording"
    assert film.room.world.said(ANNA)[-1] == film.room.world.said(BEN)[-1] == "recording_dropped"
    film.room.world.run(minutes=1)
    assert film.films() == [] and stored(tmp_path) == []
    film.all_agree()
    assert film.state == "refused" and film.refused(late) == "meeting_not_recording"


def test_a_piece_on_its_way_into_the_storage_at_the_no_is_not_left_there(
    film: Film, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    film.all_agree()
    order, put = film.piece(b"one"), FolderStorage.put

    def no_meanwhile(*args: Any) -> None:
        film.say("respondent", False)
        film.room.world.run(minutes=1)
        put(*args)

    monkeypatch.setattr(FolderStorage, "put", no_meanwhile)
    assert film.refused(order) == "room_chunk_out_of_order"
    assert stored(tmp_path) == [] and film.films() == []


def test_a_no_before_anything_was_recorded_tells_nobody_whose_it_was(film: Film) -> None:
    film.say("mediator")
    film.say("applicant", False)
    assert film.state == "refused" and "recording_dropped" not in film.room.world.said()
    assert film.room.see(film.seats["respondent"]).agreed == {"mediator"}


def test_somebody_new_or_another_device_stops_it_until_they_agree_and_a_new_film_begins(film: Film) -> None:
    film.all_agree()
    film.keep(b"one")
    film.come("interpreter")
    assert film.state == "asked" and film.refused(film.piece(b"two")) == "meeting_not_recording"
    film.say("interpreter")
    film.keep(b"two", take=1)
    film.come("applicant")
    assert film.state == "asked"
    film.say("applicant")
    film.keep(b"three", take=2)
    assert [film.seen(take=take) for take in range(3)] == [b"one", b"two", b"three"]


def test_with_four_seats_each_private_room_is_closed_and_one_yes_too_few_records_nothing(
    film: Film, tmp_path: Path
) -> None:
    film.come("interpreter")
    room, seats = film.room, film.seats
    for role in THREE:
        film.say(role)
    assert film.state == "asked" and film.refused(film.piece(b"one")) == "meeting_not_recording"
    film.say("interpreter")
    film.keep(b"one")
    within: dict[Role, set[str]] = {
        "applicant": {"mediator", "applicant", "interpreter"}, "respondent": {"mediator", "respondent"},
    }  # fmt: skip
    for side, inside in within.items():
        room.move(seats["mediator"], "private", side=side, interpreter="interpreter" in inside)
        for role, seat in seats.items():
            heard = {one.role for one in room.world.do(Company(seat))}
            assert heard == (inside - {role} if role in inside else set()), (side, role)
        assert film.state == "paused" and film.refused(film.piece(b"two", take=1)) == "meeting_not_recording"
    room.move(seats["mediator"], "together")
    assert {one.role for one in room.world.do(Company(seats["interpreter"]))} == set(THREE) and film.state == "on"
    film.say("interpreter", False)
    room.world.run(minutes=1)
    assert film.state == "refused" and film.films() == [] and stored(tmp_path) == []


def test_a_private_talk_and_a_side_that_is_away_are_never_recorded(film: Film) -> None:
    film.all_agree()
    mediator, anna = film.seats["mediator"], film.seats["applicant"]
    film.room.move(mediator, "private", side="applicant")
    assert film.state == "paused" and film.refused(film.piece(b"one")) == "meeting_not_recording"
    film.room.move(mediator, "together")
    assert film.state == "on"
    film.room.world.do(Depart(anna, f"line of {anna.seat_id}"))
    assert film.state == "paused" and film.refused(film.piece(b"one")) == "meeting_not_recording"


def test_only_the_mediators_page_sends_it_and_the_same_piece_again_is_kept_once(film: Film) -> None:
    film.all_agree()
    order = film.piece(b"one")
    assert film.refused(KeepPiece(film.seats["applicant"], order.piece)) == "meeting_not_yours"
    assert film.room.world.do(order) == film.room.world.do(order) and film.seen() == b"one"
    assert film.refused(film.piece(b"two", sequence=7)) == "room_chunk_out_of_order"
    assert film.refused(film.piece(b"two", chain="0" * 64)) == "room_chunk_damaged"
    film.room.move(film.seats["mediator"], "close")
    assert film.refused(film.piece(b"two")) == "meeting_over"


def test_either_side_has_it_deleted_afterwards_and_the_other_hears_of_it(film: Film, tmp_path: Path) -> None:
    film.all_agree()
    film.keep(b"one")
    film.room.move(film.seats["mediator"], "close")
    world = film.room.world
    assert world.do(DropRecordings("d1", BEN)) is True and world.said(ANNA)[-1] == "recording_dropped"
    world.run(minutes=1)
    assert stored(tmp_path) == [] and world.do(DropRecordings("d1", ANNA)) is False


def test_it_goes_by_itself_when_its_days_are_over(film: Film, tmp_path: Path) -> None:
    film.all_agree()
    film.keep(b"one")
    until = film.films()[0].until
    film.room.world.clock.set(until - timedelta(minutes=5))
    film.room.world.run(minutes=1)
    assert len(stored(tmp_path)) == 1
    film.room.world.run(minutes=10)
    assert stored(tmp_path) == [] and film.films() == []


def test_without_storage_a_piece_waits_and_comes_when_it_is_back(film: Film, monkeypatch: pytest.MonkeyPatch) -> None:
    film.all_agree()
    order = film.piece(b"one")

    def down(*args: Any) -> None:
        raise StorageDown("away")

    monkeypatch.setattr(FolderStorage, "put", down)
    with pytest.raises(PlatformUnavailable):
        film.room.world.do(order)
    monkeypatch.undo()
    film.room.world.do(order)
    assert film.seen() == b"one"


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("step", ["announce", "put", "mark_kept", "remove_contents", "remove_rows"])
def test_a_kill_between_any_two_steps_neither_loses_a_piece_nor_leaves_one(
    film: Film, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, step: str, after: bool
) -> None:
    film.all_agree()
    order = film.piece(b"one")
    kill_once(monkeypatch, Films, step, after=after)
    world = film.room.world
    if not step.startswith("remove"):
        with pytest.raises(Killed):
            world.do(order)
        world.do(order)  # the page sends it again
        assert film.seen() == b"one"
        film.say("applicant", False)
        world.run(minutes=1)
    else:
        world.do(order)
        film.say("applicant", False)
        with pytest.raises(Killed):
            world.run(minutes=1)
    for _ in range(3):
        world.run(minutes=30)
    assert stored(tmp_path) == [] and film.films() == []


def test_who_has_everything_erased_has_it_deleted_too(film: Film, tmp_path: Path) -> None:
    film.all_agree()
    film.keep(b"one")
    world = film.room.world
    with world.database.transaction() as session:
        for table in FILMS:
            assert table.empty is not None and table.fate == "kept"
            table.empty(session, Whose(BEN))
    world.run(minutes=1)
    assert stored(tmp_path) == [] and film.films() == []
