"""The law library and its updates as a service of the house."""

from __future__ import annotations

from datetime import datetime

from backend.config import ROOT
from backend.infrastructure import Infrastructure
from backend.protection.commands import WarmUpLaw
from backend.protection.handlers import LawLibrary
from backend.protection.library_pages import law_library, overdue_entries
from backend.protection.update_news import read_update_news
from backend.protection.update_review import UpdateReview
from backend.protection.updates import TOPIC, LibraryUpdates
from backend.shared.bus import Within
from backend.shared.desk_section import Asker, DeskSection, Waiting
from backend.shared.metrics import watch_overdue
from backend.shared.outbox import JobGivenUp
from backend.shared.service import NewsReader, Service, Upkeep


def build(infra: Infrastructure) -> Service:
    """Put the library together; what its search learns is kept beside the bot's model."""
    system = infra.partners.find("yiqiao_yilu")
    source = system.research if system is not None else None
    watch_overdue("law library", lambda: overdue_entries(infra.clock.now().date()))
    updates = LibraryUpdates(infra.database, infra.clock, infra.audit, law_library(), source)
    library = LawLibrary(ROOT / "models", updates)
    review = UpdateReview(infra.database, infra.clock, infra.audit, updates)

    def waiting(asker: Asker, now: datetime) -> Waiting:
        return review.count(), None

    return Service(
        "protection", {**library.by_command(), **updates.by_command(), **review.by_command()},
        {JobGivenUp: (Within(updates.keep_trying),)}, {TOPIC: updates.fetch},
        desk=(DeskSection("/desk/library", "law_library", "library_updates", 70, waiting),),
        news=(NewsReader("yiqiao_yilu", read_update_news),),
        upkeep=Upkeep(start=updates.keep_looking, warm_up=lambda: library.warm_up(WarmUpLaw())),
    )  # fmt: skip
