"""Updates of the law library that wait: what they would tell, beside what is told now, and the decision."""

from __future__ import annotations

from backend.api.desk.visits import Address, Answer, GoTo, Page, Visit
from backend.protection.commands import DecideLibraryUpdate, LibraryUpdatesToReview

_WORDS = {
    "taken": "library_taken",
    "refused": "library_refused",
    "gone": "library_gone",
    "earlier": "library_earlier",
    "no_reason": "library_no_reason",
}


def updates(visit: Visit) -> Answer:
    """Show every update that waits; the oldest is decided first."""
    return Page("library_updates", {"updates": visit.do(LibraryUpdatesToReview())})


def decide(visit: Visit) -> Answer:
    """Take one over or refuse it; a second click on the same one does nothing."""
    version = visit.form.get("version", "")
    if not version.isdecimal() or len(version) > 9:
        return GoTo("/desk/library", _WORDS["gone"])
    accept, reason = visit.form.get("decision") == "accept", visit.form.get("reason", "")
    decided = visit.do(DecideLibraryUpdate(int(version), accept, visit.me.officer_id, reason))
    return GoTo("/desk/library", _WORDS[decided])


ADDRESSES = (
    Address("/desk/library", "GET", "law_library", updates),
    Address("/desk/library", "POST", "law_library", decide, updates),
)
