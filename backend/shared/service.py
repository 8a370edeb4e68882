"""A service as the rest of the house sees it: one descriptor with all that it registers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from backend.shared.bus import CommandHandler, EventListener, MessageBus
from backend.shared.database import Session
from backend.shared.keyring import SealedColumn
from backend.shared.local_jobs import LocalJob, LocalJobs
from backend.shared.messages import Command, Event
from backend.shared.outbox import JobHandler, OutboxRunner


def _nothing() -> None:
    """Do nothing."""


def _none_sealed() -> int:
    return 0


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What a service wants done for it outside any order.

    Args:
        warm_up: load ahead what the first question would wait for.
        reseal: seal again what lies outside the database and an earlier key sealed; returns how many.
        close: let go of connections and threads.
    """

    warm_up: Callable[[], None] = _nothing
    reseal: Callable[[], int] = _none_sealed
    close: Callable[[], None] = _nothing


@dataclass(frozen=True, slots=True)
class Service:
    """One service, put together; what it leaves out it does not have.

    Args:
        name: its noun, the name of its folders.
        handlers: the handler of each order and question it answers.
        listeners: who hears which news.
        jobs: the handler of each topic of the outbox; a `LocalJob` where all that it does lies in our database.
        sealed: its columns with encrypted values, for exchanging the key.
        pending: whether a person has something begun there that must not be left behind, in the caller's transaction.
        upkeep: see `Upkeep`.
    """

    name: str
    handlers: Mapping[type[Command], CommandHandler] = field(default_factory=dict)
    listeners: Mapping[type[Event], Sequence[EventListener]] = field(default_factory=dict)
    jobs: Mapping[str, JobHandler | LocalJob] = field(default_factory=dict)
    sealed: Sequence[SealedColumn] = ()
    pending: Callable[[Session, str], bool] | None = None
    upkeep: Upkeep = Upkeep()


class Wired(Protocol):
    """A service in the older form, which a wiring registers."""

    def by_command(self) -> Mapping[type[Command], CommandHandler]: ...
    def by_event(self) -> Mapping[type[Event], Sequence[EventListener]]: ...
    def by_topic(self) -> Mapping[str, JobHandler]: ...


def register(service: Service, bus: MessageBus, outbox: OutboxRunner, local_jobs: LocalJobs) -> None:
    """Bring a service's handlers to the bus, its listeners to the news, its jobs to the outbox."""
    bus.register_all(service.handlers)
    for event, listeners in service.listeners.items():
        for listener in listeners:
            bus.listen(event, listener)
    for topic, job in service.jobs.items():
        if isinstance(job, LocalJob):
            local_jobs.register(topic, job.one, job.many)
        else:
            outbox.register(topic, job)
