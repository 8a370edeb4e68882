"""Drafts as a service of the house."""

from __future__ import annotations

import json
from datetime import timedelta

from backend.contracts.identity import OWN_DRAFTS
from backend.contracts.personal_data import LetGo
from backend.drafts.handlers import ANSWERS_COLUMN, ERASE, RECEIPT_COLUMN, DraftHandlers
from backend.drafts.model import Draft
from backend.drafts.tables import PERSONAL
from backend.infrastructure import Infrastructure
from backend.shared.database import Session
from backend.shared.local_jobs import LocalJob
from backend.shared.personal_data import PersonalData
from backend.shared.service import Service, Upkeep


def build(infra: Infrastructure) -> Service:
    """Put the drafts together."""
    kept = timedelta(hours=infra.settings.cancelled_kept_hours)

    def let_go(session: Session, draft: Draft) -> None:
        text = json.dumps(draft.answers, ensure_ascii=False)
        infra.bus.handle(LetGo(session, draft.person_id, draft.draft_id, text))

    handlers = DraftHandlers(infra.database, infra.keyring, infra.clock, kept, let_go)
    return Service(
        "drafts",
        handlers.by_command(),
        jobs={ERASE: LocalJob(handlers.erase)},
        sealed=(ANSWERS_COLUMN, RECEIPT_COLUMN),
        upkeep=Upkeep(
            personal=PersonalData(PERSONAL),
            pending=lambda session, person_id: handlers.unfinished(session, person_id, aside=OWN_DRAFTS),
        ),
    )
