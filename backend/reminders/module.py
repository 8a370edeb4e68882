"""Reminders people set for themselves as a service of the house."""

from __future__ import annotations

from backend.infrastructure import Infrastructure
from backend.reminders.handlers import ReminderHandlers
from backend.reminders.tables import PERSONAL, WORDS
from backend.shared.personal_data import PersonalData
from backend.shared.service import Service, Upkeep


def build(infra: Infrastructure) -> Service:
    """Put them together; the agenda shows what is ahead."""
    handlers = ReminderHandlers(infra.database, infra.clock, infra.keyring, infra.notifier, infra.outbox.bell.ring)
    return Service(
        "reminders", handlers.by_command(), jobs=handlers.by_local_topic(), sealed=(WORDS,),
        upkeep=Upkeep(agenda=handlers.ahead, personal=PersonalData(PERSONAL)),
    )  # fmt: skip
