"""One box for everything an officer may see: filings by number or name, witnesses and appointments by number."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from backend.api.desk.visits import Address, Answer, Page, Visit
from backend.api.desk.witnesses import coming
from backend.desk.commands import NoteDeskAction
from backend.enquiries.commands import SearchEnquiries
from backend.enquiries.model import STATUS_NAMES as ENQUIRY_NAMES
from backend.enquiries.model import offices_of
from backend.filing.clocks import beijing_day
from backend.filing.desk_commands import SearchFilings
from backend.filing.model import STATUS_NAMES
from backend.mediation.commands import MediationQueue
from backend.mediation.model import STATUS_NAMES as MEDIATION_NAMES
from backend.shared.courts import COURTS

LONGEST_QUERY = 100
REACH = timedelta(days=60)
"""How far back and ahead witnesses are looked through."""


def search(visit: Visit) -> Answer:
    """Show what was found by kind; that somebody searched is in the audit log, what for is not."""
    text = visit.query.get("q", "").strip()[:LONGEST_QUERY]
    shown: dict[str, Any] = {"q": text, "cases": [], "witnesses": [], "mediations": [], "enquiries": []}
    if text:
        visit.do(NoteDeskAction(visit.me.officer_id, "desk.searched", visit.me.officer_id))
        shown |= _found(visit, text)
    names = {"status_names": STATUS_NAMES, "mediation_names": MEDIATION_NAMES, "enquiry_names": ENQUIRY_NAMES}
    return Page("search", {**shown, **names, "courts": COURTS})


def _found(visit: Visit, text: str) -> dict[str, list[object]]:
    wanted, today = text.casefold(), beijing_day(visit.now)
    found: dict[str, list[object]] = {}
    if visit.me.may("filing"):
        found["cases"] = visit.do(SearchFilings(text, visit.court))
    if visit.me.may("witness"):
        found["witnesses"] = [
            one
            for one in coming(visit, today - REACH, today + REACH)
            if wanted in f"{one.witness.number} {one.party_name} {one.witness.case_title}".casefold()
        ]
    if visit.me.may("mediation"):
        mine = [*visit.do(MediationQueue(visit.me.officer_id)), *visit.do(MediationQueue(visit.me.officer_id, True))]
        found["mediations"] = [one for one in mine if wanted in one.cause_name.casefold()]
    if visit.me.may("enquiries"):
        found["enquiries"] = visit.do(SearchEnquiries(offices_of(visit.me.roles), text))
    return found


ADDRESSES = (Address("/desk/search", "GET", "desk", search),)
