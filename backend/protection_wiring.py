"""Wires the law library and its updates into the backend."""

from __future__ import annotations

from backend.backend import Backend
from backend.config import ROOT
from backend.protection.handlers import LawLibrary
from backend.protection.library_pages import law_library
from backend.protection.updates import TOPIC, LibraryUpdates
from backend.shared.outbox import JobGivenUp


def wire_protection(backend: Backend) -> None:
    """Register the library's handlers; what its search learns is kept beside the bot's model."""
    system = backend.partners.yiqiao_yilu
    updates = LibraryUpdates(
        backend.database, backend.clock, backend.audit, law_library(), system.research if system else None
    )
    backend.bus.register_all({**LawLibrary(ROOT / "models", updates).by_command(), **updates.by_command()})
    backend.outbox.register(TOPIC, updates.fetch)
    backend.bus.listen(JobGivenUp, updates.keep_trying)
