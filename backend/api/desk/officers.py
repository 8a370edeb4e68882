"""Officers of the desk: let in by links, changed, given new access; a secret is shown once, to its officer alone."""

from __future__ import annotations

from typing import Any

import segno

from backend.api.desk.visits import Address, Answer, GoTo, Page, Visit
from backend.desk.commands import ListOfficers
from backend.desk.model import ROLE_NAMES, ROLES, Approved, Enrolment, Invited, Proposal
from backend.desk.staff_commands import (
    ChangeOfficer,
    DecideProposal,
    InviteOfficer,
    ListProposals,
    LookAtAccess,
    OpenAccess,
    PutNoticesAway,
    RenewByLink,
)
from backend.shared.courts import COURTS
from backend.shared.errors import Refused


def everybody(visit: Visit) -> Answer:
    """Show all officers, what waits for a second administrator, and the form for a new one."""
    shown = {"officers": visit.do(ListOfficers()), "proposals": visit.do(ListProposals())}
    return Page("officers", {**shown, **_choices()})


def add(visit: Visit) -> Answer:
    """Let one in by a link."""
    form = visit.form
    values = (form.get("login", ""), form.get("name", ""), _roles(visit), form.get("court", ""))
    return _link(visit, visit.do(InviteOfficer(visit.me.officer_id, *values)))


def one(visit: Visit) -> Answer:
    """Show one officer."""
    found = next((each for each in visit.do(ListOfficers()) if each.officer_id == visit.path["officer_id"]), None)
    if found is None:
        raise Refused("desk_officer_unknown")
    return Page("officer", {"one": found, **_choices()})


def change(visit: Visit) -> Answer:
    """Change one, or make a link to new access."""
    form, officer_id = visit.form, visit.path["officer_id"]
    if form.get("do") == "renew":
        return _link(visit, visit.do(RenewByLink(visit.me.officer_id, officer_id)))
    values = (form.get("name", ""), _roles(visit), form.get("court", ""), form.get("active") == "yes")
    changed = visit.do(ChangeOfficer(visit.me.officer_id, officer_id, *values))
    return GoTo("/desk/officers", "officer_proposed" if isinstance(changed, Proposal) else "officer_changed")


def decide(visit: Visit) -> Answer:
    """Agree to a colleague's order, or turn it down."""
    agree = visit.form.get("do") == "approve"
    done: Approved | None = visit.do(DecideProposal(visit.me.officer_id, visit.path["proposal_id"], agree))
    if done is None:
        return GoTo("/desk/officers", "proposal_rejected")
    if not done.opening_code:
        return GoTo("/desk/officers", "officer_changed")
    return Page("opening_code", {"one": done.officer, "opening_code": done.opening_code})


def put_away(visit: Visit) -> Answer:
    """Put away the news about officers' access."""
    visit.do(PutNoticesAway(visit.me.officer_id))
    return GoTo("/desk")


def access(visit: Visit) -> Answer:
    """Show whose link it is and ask for a password; looking uses nothing up."""
    return Page("access", {"offer": visit.do(LookAtAccess(visit.path["token"])), "token": visit.path["token"]})


def open_access(visit: Visit) -> Answer:
    """Set the officer's password and show their secret, once."""
    form = visit.form
    if form.get("new", "") != form.get("again", ""):
        raise Refused("desk_passwords_differ")
    order = OpenAccess(visit.path["token"], form.get("opening_code", ""), form.get("new", ""))
    made: Enrolment = visit.do(order)
    code = segno.make(made.secret_uri, error="m").svg_data_uri(scale=5, border=2)
    return Page("enrolment", {"made": made, "code": code})


def _link(visit: Visit, made: Invited) -> Page:
    address = f"{visit.backend.settings.address}/desk/access/{made.token}"
    return Page("access_link", {"made": made, "address": address})


def _roles(visit: Visit) -> Any:
    return tuple(visit.lists.get("role", ()))


def _choices() -> dict[str, Any]:
    return {"roles": ROLES, "names_of_roles": ROLE_NAMES, "courts": COURTS}


ADDRESSES = (
    Address("/desk/officers", "GET", "officers", everybody),
    Address("/desk/officers", "POST", "officers", add, everybody),
    Address("/desk/officers/<officer_id:str>", "GET", "officers", one),
    Address("/desk/officers/<officer_id:str>", "POST", "officers", change, one),
    Address("/desk/proposals/<proposal_id:str>", "POST", "officers", decide, everybody),
    Address("/desk/notices", "POST", "desk", put_away),
    Address("/desk/access/<token:str>", "GET", None, access),
    Address("/desk/access/<token:str>", "POST", None, open_access, access, checks_password=True),
)
