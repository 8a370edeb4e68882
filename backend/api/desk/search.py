"""One box for everything an officer may see: each kind of thing is found by the page that shows it."""

from __future__ import annotations

from collections.abc import Iterator

from backend.api.desk.desk import pages
from backend.api.desk.visits import Address, Answer, Page, Searched, Visit
from backend.desk.commands import NoteDeskAction
from backend.shared.courts import COURTS

LONGEST_QUERY = 100


def search(visit: Visit) -> Answer:
    """Show what was found by kind; that somebody searched is in the audit log, what for is not."""
    text = visit.query.get("q", "").strip()[:LONGEST_QUERY]
    if text:
        visit.do(NoteDeskAction(visit.me.officer_id, "desk.searched", visit.me.officer_id))
    kinds = [
        (kind, found) for kind in _kinds() if text and visit.me.may(kind.right) and (found := kind.find(visit, text))
    ]
    return Page("search", {"q": text, "kinds": kinds, "courts": COURTS})


def _kinds() -> list[Searched]:
    """List what can be searched: what the files beside this one name in `SEARCHED`, in the order of their places."""
    named: Iterator[Searched] = (page.SEARCHED for page in pages() if hasattr(page, "SEARCHED"))
    return sorted(named, key=lambda kind: kind.place)


ADDRESSES = (Address("/desk/search", "GET", "desk", search),)
