"""A service as the rest of the house sees it: one descriptor with all that it registers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from backend.shared.agenda import Agenda, AgendaItem
from backend.shared.bus import CommandHandler, EventListener, MessageBus
from backend.shared.cards import Cards
from backend.shared.database import Session
from backend.shared.desk_section import DeskSection
from backend.shared.keyring import SealedColumn
from backend.shared.local_jobs import LocalJob, LocalJobs
from backend.shared.messages import Command, Event
from backend.shared.open_requests import OpenRequests
from backend.shared.outbox import JobHandler, OutboxRunner
from backend.shared.parties import Person
from backend.shared.personal_data import PersonalData


def _nothing() -> None:
    """Do nothing."""


def _none_sealed() -> int:
    return 0


def _nothing_begun(session: Session, person_id: str) -> bool:
    return False


def _nothing_ahead(session: Session, person_id: str, now: datetime) -> Sequence[AgendaItem]:
    return ()


def _always(body: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that is handed out by a link and made when it is opened.

    Args:
        kind: its name in a reply's ``custom["file"]`` or ``custom["picture"]``.
        name: how it is called on a person's device.
        mime: what it is.
        order: from what it is about and whom it is for, the order that returns its bytes.
    """

    kind: str
    name: str
    mime: str
    order: Callable[[str, Person], Command]


@dataclass(frozen=True, slots=True)
class NewsReader:
    """A service's way of reading a partner's news.

    Args:
        partner: its name, also the last part of the address.
        read: turns a decoded body into the order it amounts to; raises PlatformRejected outside the contract.
        is_told_in: whether a body is about this service, where a partner tells several services at one address; who
            leaves it out takes what no other does.
        headers: how the partner's headers begin, where not with its name.
    """

    partner: str
    read: Callable[[Any], Command]
    is_told_in: Callable[[Any], bool] = _always
    headers: str = ""

    @property
    def takes_the_rest(self) -> bool:
        """Return True if it takes what no other service does."""
        return self.is_told_in is _always

    @property
    def header_names(self) -> tuple[str, str]:
        """Names of the headers with timestamp and signature."""
        begin = f"x-{(self.headers or self.partner).replace('_', '-')}"
        return f"{begin}-timestamp", f"{begin}-signature"


@dataclass(frozen=True, slots=True)
class HouseJob:
    """A job of the outbox that needs more than our database and yet stays within the house: no hold keeps it back."""

    do: JobHandler


@dataclass(frozen=True, slots=True)
class Upkeep:
    """Upkeep by a service outside any order, and what it says of a person's things as a whole.

    Args:
        start: called once every service is there.
        warm_up: load ahead what the first question would wait for.
        reseal: seal again what lies outside the database and an earlier key sealed; returns how many.
        close: let go of connections and threads.
        personal: what is known of people, for erasing it and giving it out.
        pending: whether a person has something begun there that must not be left behind, in the caller's transaction.
        open_requests: where it keeps what it has asked of partners, so that nothing open is without its net.
        agenda: what ends or takes place for a person there.
        cards: how what a person has there is drawn, by kind, for a channel with pages of its own.
    """

    start: Callable[[], None] = _nothing
    warm_up: Callable[[], None] = _nothing
    reseal: Callable[[], int] = _none_sealed
    close: Callable[[], None] = _nothing
    personal: PersonalData = field(default_factory=PersonalData)
    pending: Callable[[Session, str], bool] = _nothing_begun
    open_requests: Sequence[OpenRequests] = ()
    agenda: Agenda = _nothing_ahead
    cards: Cards = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Service:
    """One service, put together; what it leaves out it does not have.

    Args:
        name: its noun, the name of its folders.
        handlers: the handler of each order and question it answers.
        listeners: who hears which news.
        jobs: the handler of each topic of the outbox; a `LocalJob` where all that it does lies in our database, a
            `HouseJob` where nobody outside hears of it.
        files: the kinds of files it hands out.
        news: how it reads what partners tell.
        sealed: its columns with encrypted values, for exchanging the key.
        desk: its parts of the staff desk.
        upkeep: see `Upkeep`.
    """

    name: str
    handlers: Mapping[type[Command], CommandHandler] = field(default_factory=dict)
    listeners: Mapping[type[Event], Sequence[EventListener]] = field(default_factory=dict)
    jobs: Mapping[str, JobHandler | LocalJob | HouseJob] = field(default_factory=dict)
    files: Sequence[FileKind] = ()
    news: Sequence[NewsReader] = ()
    sealed: Sequence[SealedColumn] = ()
    desk: Sequence[DeskSection] = ()
    upkeep: Upkeep = Upkeep()


def register(service: Service, bus: MessageBus, outbox: OutboxRunner, local_jobs: LocalJobs) -> None:
    """Bring a service's handlers to the bus, its listeners to the news, its jobs to the outbox."""
    bus.register_all(service.handlers)
    for event, listeners in service.listeners.items():
        for listener in listeners:
            bus.listen(event, listener)
    for topic, job in service.jobs.items():
        if isinstance(job, LocalJob):
            local_jobs.register(topic, job.one, job.many)
        elif isinstance(job, HouseJob):
            outbox.register(topic, job.do, within=True)
        else:
            outbox.register(topic, job)
