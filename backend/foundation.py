"""The ground the house stands on, laid before anybody is there to speak with: database, bus, vault and outbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Table

from backend.config import Settings
from backend.conversation.answers_now import may_go_now
from backend.migrations import migrate, require_migrated
from backend.shared.audit import AuditLog
from backend.shared.bus import MessageBus
from backend.shared.clock import Clock, SystemClock
from backend.shared.database import Database, Timeouts, metadata
from backend.shared.key_ids import NAME_LENGTH, Held, KeyMissing, admit, held_secrets
from backend.shared.keyring import Keyring
from backend.shared.leftovers import compact
from backend.shared.local_jobs import LocalJobs
from backend.shared.outbox import LEASE, OutboxRunner, kind_of
from backend.shared.own_seals import has_sealed, own_columns, seal_what_lies_open
from backend.shared.person_keys import Kind, PersonKeys
from backend.shared.privacy import Privacy
from backend.shared.tables import outbox as jobs

_DIGEST = "YIQIAOTONG_DIGEST_KEY (or, where that is not set, YIQIAOTONG_SECRET_KEY)"
_SIGNING = "YIQIAOTONG_SECRET_KEY or in YIQIAOTONG_SECRET_KEYS_PREVIOUS"
_AUDIT = "YIQIAOTONG_AUDIT_KEY or in YIQIAOTONG_AUDIT_KEYS_PREVIOUS"
_STORE = "the house's own in the database that YIQIAOTONG_KEYS_URL names"


@dataclass(frozen=True, slots=True)
class Foundation:
    """The ground of the conversation; `Infrastructure` has the same for every other service, and more."""

    settings: Settings
    clock: Clock
    database: Database
    bus: MessageBus
    audit: AuditLog
    keyring: Keyring
    privacy: Privacy
    outbox: OutboxRunner
    local_jobs: LocalJobs


def lay_foundation(settings: Settings, clock: Clock | None = None, lease: timedelta = LEASE) -> Foundation:
    """Open the database, migrate it or see that it is, and refuse to go on without a key that opens what lies there.

    Args:
        settings: as `load_settings` returns them, secrets filled.
        clock: the machine's, unless a test gives its own.
        lease: how long a job of the outbox may take before another worker takes it over.

    Raises:
        KeyMissing: the database was filled with a key that is not in the settings.
        NotMigrated: it has other tables than this version needs, and the settings keep a start from changing them.
    """
    clock, keyring, secret = clock or SystemClock(), settings.keyring, settings.digest_secret
    database, bus = open_database(settings, settings.backend_database), MessageBus()
    (migrate if settings.migrate_at_start else require_migrated)(database)
    admit(database, held_by(settings), clock)
    _entrust_with_keys(database, settings, keyring, clock)
    local_jobs = LocalJobs(database, clock, bus.publish_within)
    outbox = OutboxRunner(
        database, clock, {}, bus.publish_within,
        lease=lease, local=local_jobs.run, workers=settings.job_workers, gate=may_go_now,
    )  # fmt: skip
    privacy = Privacy(database, keyring, secret, clock)
    audit = AuditLog(settings.audit_key, settings.earlier_audit_keys)
    return Foundation(settings, clock, database, bus, audit, keyring, privacy, outbox, local_jobs)


def open_database(settings: Settings, url: str) -> Database:
    """Return a database with the pool and the patience of the settings."""
    wait = Timeouts(
        settings.database_connect_seconds, settings.database_statement_seconds, settings.database_lock_seconds
    )  # fmt: skip
    return Database(url, pool_size=settings.database_pool, timeouts=wait)


def held_by(settings: Settings) -> list[Held]:
    """Return the names of the secrets that every process on one database has to share."""
    signing = [settings.secret_key, *settings.secret_keys_previous]
    return [
        Held.of_keyring(settings.keyring),
        *held_secrets("digest", [settings.digest_secret], _DIGEST),
        *held_secrets("signing", signing, _SIGNING, any_will_do=True),
        *held_secrets("audit", [settings.audit_key, *settings.earlier_audit_keys], _AUDIT),
    ]


def _entrust_with_keys(database: Database, settings: Settings, keyring: Keyring, clock: Clock) -> None:
    """Open the keys of persons, hand them over, and seal what an earlier version left in clear."""
    keys = PersonKeys(open_database(settings, settings.keys_database), keyring, clock)
    said = [table for table in metadata.sorted_tables if own_columns(table)]
    if keys.is_empty() and has_sealed(database, said):
        raise KeyMissing(
            "what was said with people is sealed with keys that are not there: the database of persons' keys "
            "(person-keys.sqlite3 in the data folder, or YIQIAOTONG_KEYS_URL) is empty or another one"
        )
    keys.entrust_to(database)
    store = keys.of([""], "talk")[""].key_id.hex()[:NAME_LENGTH]  # the house's own key: no other store has it
    admit(database, [Held("persons", store, frozenset([store]), _STORE)], clock)
    if seal_what_lies_open(database, said, _kind_of):
        compact(database)


def _kind_of(table: Table, row: Mapping[Any, Any]) -> Kind | None:
    return kind_of(row["topic"]) if table is jobs else None
