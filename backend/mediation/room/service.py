"""Puts a mediation's rooms together: what mediation's module registers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.mediation.dispute.course import DisputeCourse
from backend.mediation.room import orders
from backend.mediation.room.handlers import OVER, RoomHandlers
from backend.mediation.room.recording import MeetingFilms
from backend.mediation.room.seats import RoomSeats
from backend.mediation.room.tables import FORGET
from backend.shared.bus import CommandHandler
from backend.shared.local_jobs import DoOne
from backend.shared.messages import Command
from backend.shared.outbox import JobHandler
from backend.shared.parties import Person


class MeetingRooms:
    """Everything about rooms, by the message that asks for it.

    Args:
        course: rows, clock and what the two sides hear.
        person: returns what is known of a person.
        address: what people open, without a slash at its end.
        films: keeps what all agree to record.
    """

    def __init__(
        self, course: DisputeCourse, person: Callable[[str], Person], address: str, films: MeetingFilms
    ) -> None:  # fmt: skip
        self._films = films
        self._rooms = RoomHandlers(course)
        self._seats = RoomSeats(course, person, address)
        self.arranged = self._rooms.arranged
        self.link, self.unseat = self._seats.link, self._seats.unseat

    def by_command(self) -> Mapping[type[Command], CommandHandler]:
        """Return the handler of each command."""
        handlers: dict[type[Command], Callable[[Any], Any]] = {
            orders.MyRoomLink: self._seats.mine,
            orders.DeskRoomLink: self._seats.at_desk,
            orders.LookAtLink: self._seats.look,
            orders.TakeSeat: self._seats.take,
            orders.FindSeat: self._seats.find,
            orders.Company: self._seats.company,
            orders.Arrive: self._seats.lines.arrive,
            orders.StillHere: self._seats.lines.still_here,
            orders.Depart: self._seats.lines.depart,
            orders.SeeMeeting: self._rooms.see,
            orders.Follow: self._rooms.follow,
            orders.Move: self._rooms.move,
            orders.SpeakOnRecording: self._films.speak,
            orders.KeepPiece: self._films.keep,
            orders.FilmsOfDispute: self._films.of_dispute,
            orders.FilmAtDesk: self._films.at_desk,
            orders.DropRecordings: self._films.drop,
        }
        return handlers

    def by_topic(self) -> Mapping[str, JobHandler]:
        """Return the outbox handler of each topic."""
        return {FORGET: self._films.forget}

    def reseal(self) -> int:
        """Seal again what an earlier key sealed, and return how many pieces."""
        return self._films.renew()

    def by_local_topic(self) -> Mapping[str, DoOne]:
        """Return the handlers of what is done within the database."""
        return {OVER: self._rooms.over}
