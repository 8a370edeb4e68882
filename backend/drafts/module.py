"""Drafts as a service of the house."""

from __future__ import annotations

from datetime import timedelta

from backend.contracts.identity import OWN_DRAFTS
from backend.drafts.handlers import ANSWERS_COLUMN, ERASE, RECEIPT_COLUMN, DraftHandlers
from backend.infrastructure import Infrastructure
from backend.shared.local_jobs import LocalJob
from backend.shared.service import Service


def build(infra: Infrastructure) -> Service:
    """Put the drafts together."""
    kept = timedelta(hours=infra.settings.cancelled_kept_hours)
    handlers = DraftHandlers(infra.database, infra.keyring, infra.clock, kept)
    return Service(
        "drafts",
        handlers.by_command(),
        jobs={ERASE: LocalJob(handlers.erase)},
        sealed=(ANSWERS_COLUMN, RECEIPT_COLUMN),
        pending=lambda session, person_id: handlers.unfinished(session, person_id, aside=OWN_DRAFTS),
    )
