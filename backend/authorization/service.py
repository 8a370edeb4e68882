"""Puts the appointments' handlers together: what its module registers with the bus and the outbox."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from backend.authorization import background, commands, court_requests, desk_commands, reminders
from backend.authorization.announcements import Announcements
from backend.authorization.desk import WitnessDesk
from backend.authorization.errands import Errands
from backend.authorization.handlers import BookWitnessHandler, SlotHandlers, WitnessHandlers
from backend.authorization.platform_news import RecordWitnessNewsHandler
from backend.authorization.room import events as room
from backend.authorization.room_news import RoomNews
from backend.authorization.way_in import WaysIn
from backend.shared.bus import Within
from backend.shared.messages import Command, Event
from backend.shared.outbox import JobHandler


class AuthorizationService:
    """Everything about appointments for a video witness, by the message that asks for it.

    Args:
        errands: database, platform, room and the rest.
        tell: tells the person.
        unmask: opens a token of a person's vault.
    """

    def __init__(self, errands: Errands, tell: Announcements, unmask: Callable[[str, str], str]) -> None:
        self._requests = court_requests.CourtRequests(errands, tell)
        self._background = background.Background(errands)
        self._reminders = reminders.Reminders(errands, tell)
        self._room = RoomNews(errands, tell)
        self._slots = SlotHandlers(errands)
        self._book = BookWitnessHandler(errands, self._requests, unmask)
        self._witnesses = WitnessHandlers(errands, self._requests)
        self._ways_in = WaysIn(errands, self._background)
        self._news = RecordWitnessNewsHandler(errands, tell)
        self._desk = WitnessDesk(errands)

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {
            commands.AcknowledgeRecording: self._slots.acknowledge,
            commands.FindWitnessSlots: self._slots.find,
            commands.BookWitness: self._book,
            commands.MyWitnesses: self._witnesses.mine,
            commands.ChangeWitness: self._witnesses.change,
            commands.CancelWitness: self._witnesses.cancel,
            commands.WitnessLink: self._ways_in,
            commands.RecordWitnessNews: self._news,
            desk_commands.WitnessDiary: self._desk.diary,
            desk_commands.WitnessesBetween: self._desk.between,
            desk_commands.SetWitnessPlaces: self._desk.set_places,
            desk_commands.RenewJudgeLink: self._desk.renew_link,
            desk_commands.NameJudge: self._desk.name_judge,
        }

    def by_event(self) -> dict[type[Event], Sequence[Within]]:
        """Return the listeners of each event."""
        return {
            room.WitnessBegun: [Within(self._room.begun)],
            room.WitnessSealed: [Within(self._room.sealed)],
            room.WitnessRefused: [Within(self._room.refused)],
            room.WitnessMissed: [Within(self._room.missed)],
        }

    @property
    def given_up(self) -> tuple[Within, ...]:
        """Listeners to the giving up of a job, in the transaction that records it."""
        return (Within(self._requests.keep_trying),)

    def by_topic(self) -> Mapping[str, JobHandler]:
        """Return the outbox handler of each topic."""
        return {
            **dict.fromkeys(court_requests.TOPICS, self._requests.retry),
            **dict.fromkeys(background.TOPICS, self._background.do),
            reminders.TOPIC: self._reminders.do,
        }
