"""An infrastructure for the tests of one service: real database, bus and outbox, and a notifier that only listens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from backend.config import Settings
from backend.infrastructure import Infrastructure
from backend.shared.audit import AuditLog
from backend.shared.bus import MessageBus
from backend.shared.clock import FixedClock
from backend.shared.database import Database, Session
from backend.shared.keyring import Keyring
from backend.shared.local_jobs import LocalJobs
from backend.shared.notifier import Note
from backend.shared.outbox import OutboxRunner
from backend.shared.parties import Person
from backend.shared.partner_clients import OpenClient, PartnerClients
from backend.shared.privacy import Privacy
from backend.shared.service import Service, register
from backend.shared.wording import Words
from tests.person_keys import entrusted


@dataclass(frozen=True)
class Spoken:
    """A message of ours as the person would get it."""

    person_id: str
    utter: str
    facts: dict[str, Any]
    key: str
    buttons: tuple[tuple[Words, str], ...] = ()
    custom: dict[str, Any] = field(default_factory=dict)
    where: tuple[str, str] | None = None


@dataclass
class ListeningNotifier:
    """Implements ``backend.shared.notifier.Notifier``: says each key once, to nobody.

    Args:
        people: what is known of persons; of others nothing but their id.
    """

    people: dict[str, Person] = field(default_factory=dict)
    spoken: list[Spoken] = field(default_factory=list)

    def tell(
        self,
        person_id: str,
        utter: str,
        facts: Mapping[str, Any],
        *,
        key: str,
        buttons: Sequence[tuple[Words, str]] = (),
        until: datetime | None = None,
        session: Session | None = None,
        custom: Mapping[str, Any] | None = None,
        where: tuple[str, str] | None = None,
    ) -> bool:
        if any(one.key == key for one in self.spoken):
            return False
        self.spoken.append(Spoken(person_id, utter, dict(facts), key, tuple(buttons), dict(custom or {}), where))
        return True

    def tell_many(self, session: Session, notes: Sequence[Note]) -> None:
        for one in notes:
            self.tell(one.person_id, one.utter, one.facts, key=one.key, buttons=one.buttons, custom=one.custom)

    def person(self, person_id: str) -> Person:
        return self.people.get(person_id, Person(person_id))

    def person_in(self, session: Session, person_id: str) -> Person:
        return self.person(person_id)

    def people_in(self, session: Session, person_ids: Sequence[str]) -> Mapping[str, Person]:
        return {one: self.person(one) for one in person_ids}

    def wording(self, utter: str, language: str) -> str:
        return utter


class Unmasking(Privacy):
    """The vault, with a number that every test may use as if it had been masked before."""

    TOKEN, TELEPHONE = "⟦phone:0123456789⟧", "+1 416 555 0100"

    def unmask(self, person_id: str, text: str) -> str:
        return super().unmask(person_id, text.replace(self.TOKEN, self.TELEPHONE))


@dataclass(frozen=True)
class FakeInfrastructure(Infrastructure):
    """The same with what a test looks into.

    Args:
        local_jobs: does what lies within the database, when the outbox runs.
        heard: the notifier.
    """

    local_jobs: LocalJobs
    heard: ListeningNotifier

    def install(self, service: Service) -> Service:
        """Register a service as bootstrap does."""
        register(service, self.bus, self.outbox, self.local_jobs)
        return service


def fake_infrastructure(
    database: Database, clock: FixedClock, keyring: Keyring, partners: Mapping[str, Any] | None = None, **chosen: Any
) -> FakeInfrastructure:
    """Return an infrastructure over a test's database, clock and keys.

    Args:
        partners: clients by name; whoever made them closes them.
        chosen: settings other than the usual.
    """
    bus, heard = MessageBus(), ListeningNotifier()
    entrusted(database, keyring)
    local_jobs = LocalJobs(database, clock, bus.publish_within)
    clients = {name: OpenClient(client, lambda: None) for name, client in (partners or {}).items()}
    outbox = OutboxRunner(database, clock, {}, bus.publish_within, local=local_jobs.run)
    return FakeInfrastructure(
        Settings(secret_key="secret", **chosen), clock, database, bus, AuditLog("secret"), keyring,
        Unmasking(database, keyring, "secret", clock), outbox, heard, PartnerClients(clients), local_jobs, heard,
    )  # fmt: skip
