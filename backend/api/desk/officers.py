"""Who works at the desk: added, changed, given new access; a secret is shown once and never again."""

from __future__ import annotations

import secrets
from typing import Any

import segno

from backend.api.desk.visits import Address, Answer, GoTo, Page, Visit
from backend.desk.commands import AddOfficer, ChangeOfficer, ListOfficers, RenewAccess
from backend.desk.model import ROLE_NAMES, ROLES, Enrolment
from backend.shared.courts import COURTS
from backend.shared.errors import Refused


def everybody(visit: Visit) -> Answer:
    """Show all officers and the form for a new one."""
    return Page("officers", {"officers": visit.do(ListOfficers()), **_choices()})


def add(visit: Visit) -> Answer:
    """Add one with a password made here."""
    password, form = _password(), visit.form
    values = (form.get("login", ""), form.get("name", ""), _roles(visit), password, form.get("court", ""))
    made: Enrolment = visit.do(AddOfficer(visit.me.officer_id, *values))
    return _handed_out(made, password)


def one(visit: Visit) -> Answer:
    """Show one officer."""
    found = next((each for each in visit.do(ListOfficers()) if each.officer_id == visit.path["officer_id"]), None)
    if found is None:
        raise Refused("desk_officer_unknown")
    return Page("officer", {"one": found, **_choices()})


def change(visit: Visit) -> Answer:
    """Change one, or give new access."""
    form, officer_id = visit.form, visit.path["officer_id"]
    if form.get("do") == "renew":
        password = _password()
        return _handed_out(visit.do(RenewAccess(visit.me.officer_id, officer_id, password)), password)
    values = (form.get("name", ""), _roles(visit), form.get("court", ""), form.get("active") == "yes")
    visit.do(ChangeOfficer(visit.me.officer_id, officer_id, *values))
    return GoTo("/desk/officers", "officer_changed")


def _handed_out(made: Enrolment, password: str) -> Page:
    code = segno.make(made.secret_uri, error="m").svg_data_uri(scale=5, border=2)
    return Page("enrolment", {"made": made, "password": password, "code": code})


def _roles(visit: Visit) -> Any:
    return tuple(visit.lists.get("role", ()))


def _choices() -> dict[str, Any]:
    return {"roles": ROLES, "names_of_roles": ROLE_NAMES, "courts": COURTS}


def _password() -> str:
    return secrets.token_urlsafe(15)


ADDRESSES = (
    Address("/desk/officers", "GET", "officers", everybody),
    Address("/desk/officers", "POST", "officers", add, everybody),
    Address("/desk/officers/<officer_id:str>", "GET", "officers", one),
    Address("/desk/officers/<officer_id:str>", "POST", "officers", change, one),
)
