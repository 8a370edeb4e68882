"""The backend as one object: its services, how messages get in, how it serves, warms up and lets go."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from backend.config import Settings
from backend.contracts.pending import EveryAgenda, EveryOpenRequest, HasPendingMatters
from backend.contracts.personal_data import EveryHolding, Holding
from backend.conversation.model import Inbound
from backend.conversation.module import Conversation
from backend.duties import do_duties, plan
from backend.infrastructure import Infrastructure
from backend.shared.bus import MessageBus
from backend.shared.cards import CardsOf
from backend.shared.clock import Clock
from backend.shared.database import Database
from backend.shared.desk_section import DeskSection
from backend.shared.key_ids import forget_earlier
from backend.shared.keyring import SealedColumn
from backend.shared.lanes import Lanes
from backend.shared.local_jobs import LocalJobs
from backend.shared.open_requests import OpenRequests
from backend.shared.parties import Person
from backend.shared.rotation import rotate
from backend.shared.service import FileKind, NewsReader, Service, register


@dataclass(frozen=True, slots=True)
class Backend:
    """The whole backend, ready for use once it is `started`."""

    infra: Infrastructure
    conversation: Conversation
    services: tuple[Service, ...]
    local_jobs: LocalJobs
    lanes: Lanes = field(default_factory=Lanes)

    def started(self) -> Backend:
        """Register every service and, where this process is the clock, let each begin; return the backend."""
        for service in self.services:
            register(service, self.bus, self.infra.outbox, self.local_jobs)
        self.bus.register(HasPendingMatters, self._has_pending)
        self.bus.register(EveryHolding, lambda asked: self.holdings)
        self.bus.register(EveryOpenRequest, lambda asked: self.open_requests)
        self.bus.register(EveryAgenda, lambda asked: tuple(one.upkeep.agenda for one in self.services))
        if self.settings.has_role("clock"):
            plan(self.services)
        return self

    @property
    def settings(self) -> Settings:
        """The operator's choices."""
        return self.infra.settings

    @property
    def clock(self) -> Clock:
        """The clock."""
        return self.infra.clock

    @property
    def database(self) -> Database:
        """The database."""
        return self.infra.database

    @property
    def bus(self) -> MessageBus:
        """The way to every service."""
        return self.infra.bus

    @property
    def sealed_columns(self) -> tuple[SealedColumn, ...]:
        """Every place with encrypted values."""
        return tuple(place for service in self.services for place in service.sealed)

    @property
    def holdings(self) -> tuple[Holding, ...]:
        """Return what every service knows of people."""
        return tuple(Holding(one.name, one.upkeep.personal, one.sealed) for one in self.services)

    @property
    def open_requests(self) -> tuple[OpenRequests, ...]:
        """Return where every service keeps what it has asked of partners."""
        return tuple(one for service in self.services for one in service.upkeep.open_requests)

    @property
    def file_kinds(self) -> dict[str, FileKind]:
        """Every kind of file that is handed out, by its name."""
        return {one.kind: one for service in self.services for one in service.files}

    @property
    def desk_sections(self) -> tuple[DeskSection, ...]:
        """Every part of the staff desk, in the order of its head."""
        return tuple(sorted((one for service in self.services for one in service.desk), key=lambda one: one.place))

    @property
    def cards(self) -> dict[str, CardsOf]:
        """Every kind of card of a person's matters, with what draws it."""
        return {kind: draw for service in self.services for kind, draw in service.upkeep.cards.items()}

    @property
    def news_readers(self) -> tuple[NewsReader, ...]:
        """Return the readers of what partners tell; those who take the rest come last."""
        found = (one for service in self.services for one in service.news)
        return tuple(sorted(found, key=lambda one: one.takes_the_rest))

    async def receive(self, inbound: Inbound) -> str:
        """Keep a message and return its turn id; what connectors call."""
        return await self.lanes.messages.run(self.conversation.receiver.receive, inbound)

    async def run_forever(self, stop_event: asyncio.Event) -> None:
        """Do what this process is for until `stop_event` is set (see `backend.duties`)."""
        parts = self.conversation.worker, self.infra.outbox, self.services
        await do_duties(self.settings, *parts, stop_event)

    def person(self, person_id: str) -> Person:
        """Return what is known of a person."""
        return self.infra.notifier.person(person_id)

    def rotate_keys(self) -> int:
        """Seal every value and every kept file again that an earlier key sealed; return how many."""
        values = rotate(self.database, self.infra.keyring, self.sealed_columns)
        sealed = values + sum(service.upkeep.reseal() for service in self.services)
        sealed += self.infra.person_keys.reseal()
        forget_earlier(self.database, self.infra.keyring)
        return sealed

    def _has_pending(self, asked: HasPendingMatters) -> bool:
        return any(service.upkeep.pending(asked.session, asked.person_id) for service in self.services)

    def close(self) -> None:
        """Let go of connections and threads."""
        self.lanes.close()
        for service in self.services:
            service.upkeep.close()
        self.infra.partners.close()
        self.infra.person_keys.database.close()
        self.database.close()
