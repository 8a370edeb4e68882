"""Puts the witness room together: what bootstrap registers with the bus and the outbox."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.authorization.room import endings, orders
from backend.authorization.room.commands import CloseRoom, IssueTicket, PrepareRoom
from backend.authorization.room.endings import Endings, Terms
from backend.authorization.room.handlers import RoomHandlers
from backend.authorization.room.paper import Paper
from backend.authorization.room.recording import Recordings
from backend.authorization.room.records import Rooms
from backend.authorization.room.sealing import SEAL, Sealing
from backend.authorization.room.seats import Seats
from backend.shared.bus import Within
from backend.shared.database import Session
from backend.shared.films import FilmLimits, PieceStore
from backend.shared.messages import Command, Event
from backend.shared.outbox import JobHandler


class RoomService:
    """Everything the witness room does, by the message that asks for it.

    Args:
        store: the rooms' rows.
        ask: handles commands of the power of attorney.
        publish: tells what has happened.
        contents: where recordings lie.
        limits: how much of a recording is taken.
        terms: how long one waits, how long recordings are kept.
    """

    def __init__(
        self,
        store: Rooms,
        ask: Callable[[Command], Any],
        publish: Callable[[Session, Event], None],
        contents: PieceStore,
        limits: FilmLimits,
        terms: Terms,
    ) -> None:
        self._endings = Endings(store, publish, terms)
        self._rooms = RoomHandlers(store, Paper(store, ask), self._endings)
        self._seats = Seats(store)
        self._sealing = Sealing(store, ask, self._endings)
        self._recordings = Recordings(store, contents, limits)

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        rooms, seats = self._rooms, self._seats
        return {
            PrepareRoom: rooms.prepare,
            CloseRoom: rooms.close,
            IssueTicket: seats.issue,
            orders.LookAtTicket: seats.look,
            orders.TakeSeat: seats.take,
            orders.FindSeat: seats.find,
            orders.Company: seats.company,
            orders.Arrive: seats.arrive,
            orders.StillHere: seats.still_here,
            orders.Depart: seats.depart,
            orders.SeeRoom: rooms.see,
            orders.ListRooms: rooms.list,
            orders.BeginWitness: rooms.begin,
            orders.TickCheck: rooms.tick,
            orders.NoteSnapshot: rooms.snapshot,
            orders.CompleteStep: rooms.complete,
            orders.RefuseWitness: rooms.refuse,
            orders.PaperPage: rooms.page,
            orders.NotePageRead: rooms.read,
            orders.HandInSignature: rooms.sign,
            orders.Say: rooms.say,
            orders.ConfirmWitness: self._sealing.confirm,
            orders.SealedFile: self._sealing.file,
            orders.KeepChunk: self._recordings.keep,
            orders.TakeOutRecording: self._recordings.take_out,
            orders.RenewRecordings: self._recordings.renew,
        }

    @property
    def given_up(self) -> tuple[Within, ...]:
        """Listeners to the giving up of a job, in the transaction that records it."""
        return (Within(self._sealing.given_up),)

    def by_topic(self) -> Mapping[str, JobHandler]:
        """Return the outbox handler of each topic."""
        return {
            endings.MISSED: self._endings.missed,
            endings.OVERDUE: self._endings.overdue,
            endings.TELL: self._endings.do_tell,
            endings.FORGET: self._recordings.forget,
            SEAL: self._sealing.do,
        }
