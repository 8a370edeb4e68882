"""Passing of callers: whom each waits for, by topic or because a colleague passed them on, and to whom one can."""

from __future__ import annotations

from collections.abc import Mapping

from backend.api.desk.visits import Visit
from backend.conversation.desk_commands import Caller, Passing, PassOn
from backend.desk.commands import ListOfficers
from backend.desk.model import ROLE_NAMES, ROLES, Officer, Role
from backend.shared.errors import Refused
from backend.shared.wording import Words

TOPICS: Mapping[str, tuple[str, Role | None]] = {
    "ask_human": ("no_reason", None),
    "hearing_shut_out": ("calls_from_hearing", None),
    "start_arbitration": ("calls_for_arbitration", "arbitration_secretary"),
    "ask_arbitration": ("calls_for_arbitration", "arbitration_secretary"),
    "start_mediation": ("calls_for_mediation", "mediator"),
    "ask_mediation": ("calls_for_mediation", "mediator"),
    "start_protection": ("calls_for_law", None),
    "ask_law": ("calls_for_law", None),
}
"""Subjects of a call, by the intent it came from: its label, and whose matter it is."""


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


def waits_for_me(visit: Visit, caller: Caller) -> bool:
    """True if nobody has answered and it was passed to this officer, or is the matter of a role of theirs."""
    if caller.taken_by or caller.passing is not None:
        return not caller.taken_by and is_for_me(visit, caller.passing)
    return TOPICS.get(caller.reason, ("", None))[1] in visit.me.roles


def mine_first(visit: Visit, callers: list[Caller]) -> list[Caller]:
    """Return callers with those in danger in front, then who waits for this officer, otherwise in their order."""
    return sorted(callers, key=lambda one: (one.alarm is None, not waits_for_me(visit, one)))


def names_of(visit: Visit) -> dict[str, str]:
    """Return the names of officers by id."""
    return {one.officer_id: one.name for one in visit.do(ListOfficers())}


def _others(visit: Visit) -> list[Officer]:
    everybody: list[Officer] = visit.do(ListOfficers())
    return [one for one in everybody if one.may("talk") and one.officer_id != visit.me.officer_id]
