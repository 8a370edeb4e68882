"""Passing a conversation on at the desk: to whom one can, and for whom a caller waits."""

from __future__ import annotations

from backend.api.desk.visits import Visit
from backend.conversation.desk_commands import Caller, Passing, PassOn
from backend.desk.commands import ListOfficers
from backend.desk.model import ROLE_NAMES, ROLES, Officer
from backend.shared.errors import Refused
from backend.shared.wording import Words


def addressees(visit: Visit) -> dict[str, Words]:
    """Return to whom this officer can pass a conversation: roles somebody else has, then colleagues by name."""
    others = _others(visit)
    held = [role for role in ROLES if any(role in one.roles for one in others)]
    roles = {f"role:{role}": ROLE_NAMES[role] for role in held if Officer("", "", "", (role,), "").may("talk")}
    return roles | {f"officer:{one.officer_id}": Words(one.name, one.name) for one in others}


def pass_on(visit: Visit, person_id: str) -> None:
    """Pass it on as the form says; Refused ``desk_addressee_unknown`` for somebody who is not in the list."""
    to, me = visit.form.get("to", ""), visit.me
    name = addressees(visit).get(to)
    if name is None:
        raise Refused("desk_addressee_unknown")
    kind, _, value = to.partition(":")
    if kind == "role":
        name = Words(name.zh, f"our {name.en.lower()}")
    role, officer = (value, "") if kind == "role" else ("", value)
    visit.do(PassOn(person_id, me.officer_id, me.name, role, officer, name, visit.form.get("note", "")))


def is_for_me(visit: Visit, passing: Passing | None) -> bool:
    """True if a colleague has passed it to this officer, or to a role of theirs."""
    return passing is not None and (passing.to_officer == visit.me.officer_id or passing.to_role in visit.me.roles)


def may_read_note(visit: Visit, passing: Passing | None) -> bool:
    """True for whom it was passed to, and for who passed it."""
    return passing is not None and (is_for_me(visit, passing) or passing.by == visit.me.officer_id)


def mine_first(visit: Visit, callers: list[Caller]) -> list[Caller]:
    """Return callers with those passed to this officer in front, otherwise in the order they wait."""
    return sorted(callers, key=lambda one: bool(one.taken_by) or not is_for_me(visit, one.passing))


def names_of(visit: Visit) -> dict[str, str]:
    """Return the names of officers by id."""
    return {one.officer_id: one.name for one in visit.do(ListOfficers())}


def _others(visit: Visit) -> list[Officer]:
    everybody: list[Officer] = visit.do(ListOfficers())
    return [one for one in everybody if one.may("talk") and one.officer_id != visit.me.officer_id]
