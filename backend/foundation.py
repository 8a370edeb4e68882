"""The ground the house stands on, laid before anybody is there to speak with: database, bus, vault and outbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from backend.config import Settings
from backend.migrations import migrate
from backend.shared.audit import AuditLog
from backend.shared.bus import MessageBus
from backend.shared.clock import Clock, SystemClock
from backend.shared.database import Database
from backend.shared.key_ids import admit
from backend.shared.local_jobs import LocalJobs
from backend.shared.outbox import LEASE, OutboxRunner
from backend.shared.privacy import Privacy


@dataclass(frozen=True, slots=True)
class Foundation:
    """The ground of the conversation; `Infrastructure` has the same for every other service, and more."""

    settings: Settings
    clock: Clock
    database: Database
    bus: MessageBus
    audit: AuditLog
    privacy: Privacy
    outbox: OutboxRunner
    local_jobs: LocalJobs


def lay_foundation(settings: Settings, clock: Clock | None = None, lease: timedelta = LEASE) -> Foundation:
    """Open and migrate the database, and refuse to go on without a key that opens what lies there.

    Args:
        settings: as `load_settings` returns them, secrets filled.
        clock: the machine's, unless a test gives its own.
        lease: how long a job of the outbox may take before another worker takes it over.

    Raises:
        KeyMissing: something was sealed with a key that is not in the settings.
    """
    clock, keyring, secret = clock or SystemClock(), settings.keyring, settings.secret_key
    database, bus = Database(settings.backend_database), MessageBus()
    migrate(database)
    admit(database, keyring, clock)
    local_jobs = LocalJobs(database, clock, bus.publish_within)
    outbox = OutboxRunner(database, clock, {}, bus.publish_within, lease=lease, local=local_jobs.run)
    privacy = Privacy(database, keyring, secret, clock)
    audit = AuditLog(settings.audit_key, settings.earlier_audit_keys)
    return Foundation(settings, clock, database, bus, audit, privacy, outbox, local_jobs)
