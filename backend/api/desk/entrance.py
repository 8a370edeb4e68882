"""Signing in and out, one's own page, and what waits for this officer today."""

from __future__ import annotations

from datetime import date
from typing import Any

from backend.api.desk import arbitrations, enquiries
from backend.api.desk.visits import Address, Answer, GoTo, Page, Visit
from backend.authorization.desk_commands import WitnessesBetween
from backend.authorization.model import LIVE
from backend.conversation.desk_commands import WhoWaits
from backend.desk.commands import ChangePassword, SignIn, SignOut
from backend.desk.model import SignedIn
from backend.desk.staff_commands import NoticesFor
from backend.filing.clocks import beijing_day
from backend.filing.desk_commands import FilingQueue
from backend.identity.commands import IdentityReviews
from backend.legal_map.desk_commands import ListEntries
from backend.mediation.commands import MediationQueue
from backend.notarization.desk_commands import OfficeDiary


def sign_in_page(visit: Visit) -> Answer:
    """Show the door; whoever is in already goes to their desk."""
    return GoTo("/desk") if visit.officer else Page("sign_in")


def sign_in(visit: Visit) -> Answer:
    """Let somebody in; the session is always a new one."""
    login, password, code = (visit.form.get(name, "") for name in ("login", "password", "code"))
    opened: SignedIn = visit.do(SignIn(login, password, code, visit.token, visit.visitor, visit.device))
    return GoTo("/desk", cookie=opened.token, device=opened.device)


def sign_out(visit: Visit) -> Answer:
    """End the session."""
    visit.do(SignOut(visit.token))
    return GoTo("/desk/sign-in", "signed_out", cookie="")


def choose_language(visit: Visit) -> Answer:
    """Show labels in another language from now on."""
    return GoTo("/desk", language="en" if visit.form.get("language") == "en" else "zh")


def home(visit: Visit) -> Answer:
    """Show what waits, by section."""
    cards = [card for card in _CARDS if visit.me.may(card[0])]
    notices = visit.do(NoticesFor(visit.me.officer_id))
    return Page("home", {"cards": cards, "counts": _counts(visit), "notices": notices})


def me(visit: Visit) -> Answer:
    """Show the officer's own page."""
    return Page("me")


def change_password(visit: Visit) -> Answer:
    """Change one's own password."""
    old, new = visit.form.get("old", ""), visit.form.get("new", "")
    visit.do(ChangePassword(visit.me.officer_id, old, new, visit.token))
    return GoTo("/desk/me", "password_changed")


_CARDS: tuple[tuple[Any, str, str], ...] = (
    ("filing", "/desk/filings", "filings"),
    ("identity", "/desk/identities", "identities"),
    ("witness", "/desk/witnesses", "witnesses"),
    ("notarization", "/desk/appointments", "appointments"),
    ("mediation", "/desk/mediations", "mediations"),
    ("arbitration", "/desk/arbitrations", "arbitrations"),
    ("enquiries", "/desk/enquiries", "enquiries"),
    ("talk", "/desk/talks", "talks"),
    ("places", "/desk/places?show=to_check", "places_section"),
)


def _counts(visit: Visit) -> dict[str, tuple[int, date | None]]:
    """How many wait in each section, and the soonest last day."""
    found: dict[str, tuple[int, date | None]] = {}
    if visit.me.may("filing"):
        cases = [
            case for case in visit.do(FilingQueue(visit.court)) if case.status != "defects" or case.extension == "asked"
        ]
        found["filings"] = (len(cases), min((case.decision_due for case in cases if case.decision_due), default=None))
    if visit.me.may("identity"):
        reviews = visit.do(IdentityReviews())
        found["identities"] = (len(reviews), min((review.due for review in reviews), default=None))
    if visit.me.may("witness"):
        today = beijing_day(visit.now)
        coming = [one for one in visit.do(WitnessesBetween(today, today)) if one.witness.status in LIVE]
        found["witnesses"] = (len(coming), None)
    if visit.me.may("notarization"):
        found["appointments"] = (len(visit.do(OfficeDiary(beijing_day(visit.now)))), None)
    if visit.me.may("mediation"):
        waiting = visit.do(MediationQueue(visit.me.officer_id))
        found["mediations"] = (len(waiting), min((day for one in waiting if (day := one.last_day)), default=None))
    if visit.me.may("arbitration"):
        found["arbitrations"] = arbitrations.first_due(arbitrations.waiting(visit))
    if visit.me.may("enquiries"):
        found["enquiries"] = enquiries.first_due(enquiries.waiting(visit))
    if visit.me.may("talk"):
        found["talks"] = (sum(not caller.taken_by for caller in visit.do(WhoWaits())), None)
    if visit.me.may("places"):
        found["places_section"] = (visit.do(ListEntries(show="to_check", limit=0)).total, None)
    return found


ADDRESSES = (
    Address("/desk/sign-in", "GET", None, sign_in_page),
    Address("/desk/sign-in", "POST", None, sign_in, sign_in_page, checks_password=True),
    Address("/desk/sign-out", "POST", "desk", sign_out),
    Address("/desk/language", "POST", "desk", choose_language),
    Address("/desk", "GET", "desk", home),
    Address("/desk/me", "GET", "desk", me),
    Address("/desk/me", "POST", "desk", change_password, me, checks_password=True),
)
