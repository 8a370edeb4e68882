"""The notaries' day: who comes when, and how many people each slot takes."""

from __future__ import annotations

from datetime import timedelta

from backend.api.desk.diary_slots import asked_day, if_there, refused_lines, wished
from backend.api.desk.visits import Address, Answer, GoTo, Page, Visit
from backend.desk.commands import NoteDeskAction
from backend.notarization.commands import ListMatters
from backend.notarization.desk_commands import OfficeDiary, OfficePlaces, SetOfficePlaces
from backend.shared.diary import DiaryChanged, DiaryLine


def a_day(visit: Visit, refused: tuple[str, ...] = ()) -> Answer:
    """Show a day's appointments, and the office's slots if its system answers; who saw names is noted."""
    day = asked_day(visit, "day")
    appointments = visit.do(OfficeDiary(day))
    if appointments:
        visit.do(NoteDeskAction(visit.me.officer_id, "desk.appointments_read", day.isoformat()))
    shown = {
        "date": day,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1),
        "appointments": appointments,
        "matters": {matter.code: matter.name for matter in visit.do(ListMatters())},
        "places": if_there(lambda: visit.do(OfficePlaces(day))),
        "refused": refused,
    }
    return Page("appointments", shown)


def set_places(visit: Visit) -> Answer:
    """Open or close slots; what cannot be changed is said line by line."""
    slots, places = wished(visit)
    changed: DiaryChanged = visit.do(SetOfficePlaces(visit.request_id(), visit.me.officer_id, slots, places))
    day = asked_day(visit, "day")
    if not changed.refused:
        return GoTo(f"/desk/appointments?day={day}", "slots_changed")
    by_route: dict[str, list[DiaryLine]] = if_there(lambda: visit.do(OfficePlaces(day))) or {}
    lines = [line for each in by_route.values() for line in each]
    return a_day(visit, tuple(refused_lines(visit, changed, lines)))


ADDRESSES = (
    Address("/desk/appointments", "GET", "notarization", a_day),
    Address("/desk/appointments", "POST", "notarization", set_places, a_day),
)
