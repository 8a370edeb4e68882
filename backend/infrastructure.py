"""The infrastructure every service is built on. It knows no service."""

from __future__ import annotations

from dataclasses import dataclass

from backend.config import Settings
from backend.foundation import Foundation
from backend.shared.audit import AuditLog
from backend.shared.bus import MessageBus
from backend.shared.clock import Clock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from backend.shared.notifier import Notifier
from backend.shared.outbox import OutboxRunner
from backend.shared.partner_clients import PartnerClients
from backend.shared.person_keys import PersonKeys, entrusted_with
from backend.shared.privacy import Privacy


@dataclass(frozen=True, slots=True)
class Infrastructure:
    """Everything a service may be built from.

    Args:
        settings: as an operator chose them.
        clock: says what time it is; nobody asks the machine.
        database: where every service has its tables.
        bus: brings orders, questions and news to whoever handles them; how services ask one another.
        audit: notes who did what.
        keyring: seals what is kept of people.
        privacy: the vault of their numbers.
        outbox: does later what must not be lost; its bell wakes it.
        notifier: speaks with people outside a turn.
        partners: the clients of other systems, by name.
    """

    settings: Settings
    clock: Clock
    database: Database
    bus: MessageBus
    audit: AuditLog
    keyring: Keyring
    privacy: Privacy
    outbox: OutboxRunner
    notifier: Notifier
    partners: PartnerClients

    @property
    def person_keys(self) -> PersonKeys:
        """The keys that seal what is said with each person, and are destroyed with them; the database has them."""
        return entrusted_with(self.database)

    @classmethod
    def on(cls, ground: Foundation, notifier: Notifier, partners: PartnerClients) -> Infrastructure:
        """Return the infrastructure on a foundation."""
        return cls(
            ground.settings, ground.clock, ground.database, ground.bus, ground.audit, ground.keyring,
            ground.privacy, ground.outbox, notifier, partners,
        )  # fmt: skip
