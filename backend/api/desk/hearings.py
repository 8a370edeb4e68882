"""Hearings at the desk: fixed, moved and called off on their case's page; offered only where somebody keeps them."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from backend.api.desk.visits import Answer, GoTo, Visit
from backend.filing.desk_commands import OneFiling
from backend.filing.model import Case
from backend.hearing.commands import CancelHearing, CourtToldOf, HearingsOfCase, RescheduleHearing, ScheduleHearing
from backend.hearing.model import KIND_NAMES, Hearing, Sitting
from backend.shared.calendar import BEIJING
from backend.shared.errors import Refused


def of_case(visit: Visit, case: Case) -> dict[str, Any]:
    """Return what the case's page shows of hearings."""
    offered = visit.me.may("hearing") and visit.backend.bus.handles(ScheduleHearing) and case.status == "registered"
    found: list[Hearing] = visit.do(HearingsOfCase(case.case_id)) if offered else []
    local = {one.hearing_id: one.sitting.start.astimezone(BEIJING) for one in found}
    told = visit.do(CourtToldOf(case.case_id)) if offered else {}
    ends = {one.hearing_id: one.sitting.end.astimezone(BEIJING) for one in found}
    return {
        "hearings_offered": offered, "hearings": found, "kind_names": KIND_NAMES, "starts": local, "ends": ends,
        "court_told": told,
        "hearing_id": f"h{secrets.token_hex(8)}",
    }  # fmt: skip


def fix(visit: Visit) -> Answer:
    """Fix, move or call off a hearing of this very case."""
    if not visit.backend.bus.handles(ScheduleHearing):
        raise Refused("filing_decision_impossible")
    case: Case = visit.do(OneFiling(visit.path["case_id"], visit.court)).case
    form, who = visit.form, visit.me.officer_id
    hearing_id, reason = form.get("hearing_id", ""), form.get("reason", "")
    known = {one.hearing_id for one in visit.do(HearingsOfCase(case.case_id))}
    if form.get("do") == "cancel" and hearing_id in known:
        visit.do(CancelHearing(hearing_id, reason, who))
    elif form.get("do") == "move" and hearing_id in known:
        visit.do(RescheduleHearing(hearing_id, _sitting(visit), reason, who))
    elif form.get("do") == "fix":
        visit.do(ScheduleHearing(hearing_id, case.case_id, _sitting(visit), who))
    else:
        raise Refused("desk_hearing_unclear")
    return GoTo(f"/desk/filings/{case.case_id}", "hearing_told")


def _sitting(visit: Visit) -> Sitting:
    """Return the sitting a form describes; its day and times are Beijing's."""
    form = visit.form
    kind = form.get("kind", "")
    place = form.get("place", "").strip()[:200]
    if kind not in KIND_NAMES or not place:
        raise Refused("desk_hearing_unclear")
    judge = form.get("judge", "").strip()[:60]
    links = [form.get(name, "").strip()[:500] for name in ("room_link", "check_link")]
    return Sitting(_moment(form, "start"), _moment(form, "end"), kind, place, judge, *links)


def _moment(form: Any, name: str) -> datetime:
    """A moment as a browser's field writes it (``2026-12-01T09:30``), on Beijing's clock."""
    try:
        return datetime.fromisoformat(form.get(name, "")).replace(tzinfo=BEIJING)
    except ValueError:
        raise Refused("desk_hearing_unclear") from None
