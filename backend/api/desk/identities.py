"""Identities the court checks by hand (SPC21-4): the queue, one with its papers, and the decision."""

from __future__ import annotations

from backend.api.desk.filings import kept_files, kept_paper
from backend.api.desk.visits import Address, Answer, GoTo, Page, Visit
from backend.desk.commands import AddNote, NoteDeskAction, NotesOn
from backend.identity.commands import DecideIdentityReview, IdentityReviews
from backend.identity.model import Review
from backend.shared.errors import Refused


def queue(visit: Visit) -> Answer:
    """Show what waits, the soonest due first."""
    return Page("identities", {"reviews": visit.do(IdentityReviews())})


def one(visit: Visit) -> Answer:
    """Show one with its papers."""
    review = _review(visit)
    files = kept_files(visit, review.person_id, review.papers)
    notes = visit.do(NotesOn(f"review:{review.review_id}"))
    if not visit.trouble:
        visit.do(NoteDeskAction(visit.me.officer_id, "desk.identity_read", review.review_id))
    return Page("identity", {"review": review, "files": files, "notes": notes, "may_talk": visit.me.may("talk")})


def decide(visit: Visit) -> Answer:
    """Accept, or turn down with a reason the person reads."""
    accepted, review_id = visit.form.get("decision") == "accept", visit.path["review_id"]
    if not accepted and visit.form.get("decision") != "reject":
        raise Refused("identity_review_unknown")
    visit.do(DecideIdentityReview(review_id, visit.me.officer_id, accepted, visit.form.get("reason", "")))
    return GoTo("/desk/identities", "identity_decided")


def note(visit: Visit) -> Answer:
    """Write something down for colleagues."""
    review = _review(visit)
    text, subject = visit.form.get("note", ""), f"review:{review.review_id}"
    visit.do(AddNote(visit.request_id(), visit.me.officer_id, subject, text))
    return GoTo(f"/desk/identities/{review.review_id}", "noted")


def paper(visit: Visit) -> Answer:
    """Show a file of this very application."""
    review, file_id = _review(visit), visit.path["file_id"]
    if file_id not in review.papers:
        raise Refused("file_unknown")
    return kept_paper(visit, review.person_id, file_id, review.review_id)


def _review(visit: Visit) -> Review:
    reviews: list[Review] = visit.do(IdentityReviews())
    found = next((each for each in reviews if each.review_id == visit.path["review_id"]), None)
    if found is None:
        raise Refused("identity_review_unknown")
    return found


ADDRESSES = (
    Address("/desk/identities", "GET", "identity", queue),
    Address("/desk/identities/<review_id:str>", "GET", "identity", one),
    Address("/desk/identities/<review_id:str>/decision", "POST", "identity", decide, one),
    Address("/desk/identities/<review_id:str>/note", "POST", "identity", note, one),
    Address("/desk/identities/<review_id:str>/files/<file_id:str>", "GET", "identity", paper),
)
