"""Mediations at the desk: sent from a filing's page by the court; taken, met over and ended by their mediator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from backend.api.desk.filing_view import previewed
from backend.api.desk.visits import Address, Answer, GoTo, Page, Searched, Visit
from backend.desk.commands import ListOfficers, NoteDeskAction
from backend.desk.model import Officer
from backend.filing.desk_commands import DeskCase, OneFiling
from backend.filing.model import Case
from backend.mediation.commands import (
    EndMediation,
    FixSession,
    MayBeDocked,
    MediationQueue,
    MediationsOfCase,
    ProlongMediation,
    RecallMediation,
    ReturnMediation,
    SendToMediation,
    TakeMediation,
)
from backend.mediation.docking import DOCKED
from backend.mediation.model import KIND_NAMES, LIVE, STATUS_NAMES, Mediation, Session
from backend.shared.calendar import BEIJING
from backend.shared.courts import COURTS
from backend.shared.errors import Refused

MAY_BE_SENT = ("under_review", "approved")
ELSEWHERE = {kind: name for kind, name in KIND_NAMES.items() if kind != "room"}
"""Kinds of place for a filing's mediation: our own room is for those without a lawsuit."""


def of_case(visit: Visit, seen: DeskCase) -> dict[str, Any]:
    """Return what a filing's page shows of mediation."""
    case: Case = seen.case
    found: list[Mediation] = visit.do(MediationsOfCase(case.case_id))
    goes_on = any(one.status in LIVE for one in found)
    offered = case.status in MAY_BE_SENT and not goes_on and not seen.decision_waits and case.deadline is None
    return {
        "mediations": found,
        "mediation_names": STATUS_NAMES,
        "mediation_wished": seen.complaint is not None and seen.complaint.mediation_first,
        "mediators": _mediators(visit, case.court) if offered and seen.complaint is not None else [],
        "mediation_docked": DOCKED if offered and visit.do(MayBeDocked()) else "",
        "mediation_goes_on": goes_on,
        "mediation_offered": offered and seen.complaint is not None,
    }


def send(visit: Visit) -> Answer:
    """Send a filing to a mediator, or ask its person first."""
    case: Case = visit.do(OneFiling(visit.path["case_id"], visit.court)).case
    order = SendToMediation(
        visit.request_id(), visit.me.officer_id, case.case_id, visit.court, *_chosen(visit, case.court)
    )
    made: Mediation = visit.do(order)
    stands_still = visit.backend.settings.mediation_stops_clock
    sent = "mediation_sent" if stands_still else "mediation_sent_running"
    done = "mediation_asked" if made.status == "proposed" else sent
    return GoTo(f"/desk/filings/{case.case_id}", done)


def recall(visit: Visit) -> Answer:
    """Take a filing back from its mediator, whoever that is; the person hears why."""
    case: Case = visit.do(OneFiling(visit.path["case_id"], visit.court)).case
    goes_on = [one for one in visit.do(MediationsOfCase(case.case_id)) if one.status in LIVE]
    if not goes_on:
        raise Refused("mediation_over")
    order = RecallMediation(
        goes_on[0].mediation_id, visit.me.officer_id, visit.court, visit.form.get("reason", "")
    )  # fmt: skip
    visit.do(order)
    return GoTo(f"/desk/filings/{case.case_id}", "mediation_recalled")


def queue(visit: Visit) -> Answer:
    """Show the mediator what waits, or what is over."""
    over = visit.query.get("show") == "over"
    found = visit.do(MediationQueue(visit.me.officer_id, over))
    return Page("mediations", {"mediations": found, "over": over, "names": STATUS_NAMES, "courts": COURTS})


def _found(visit: Visit, text: str) -> Sequence[object]:
    me, wanted = visit.me.officer_id, text.casefold()
    mine: list[Mediation] = [*visit.do(MediationQueue(me)), *visit.do(MediationQueue(me, True))]
    return [one for one in mine if wanted in one.cause_name.casefold()]


def one(visit: Visit) -> Answer:
    """Show one mediation of this mediator's with what the filing says; who looked is in the audit log."""
    mediation = _own(visit)
    complaint = None
    if mediation.status in LIVE:
        seen: DeskCase = visit.do(OneFiling(mediation.case_id))
        complaint = previewed(visit, mediation.person_id, seen.complaint)
        visit.do(NoteDeskAction(visit.me.officer_id, "desk.mediation_read", mediation.case_id))
    meeting = mediation.session
    shown = {
        "mediation": mediation, "complaint": complaint, "names": STATUS_NAMES, "kind_names": ELSEWHERE,
        "court": COURTS[mediation.court],
        "start": _field(meeting.start) if meeting else "", "end": _field(meeting.end) if meeting else "",
        "today": visit.now.astimezone(BEIJING).date(),
    }  # fmt: skip
    return Page("mediation", shown)


def act(visit: Visit) -> Answer:
    """Take it, fix a session, give more time, end it, or hand it back."""
    mediation, me, form = _own(visit), visit.me.officer_id, visit.form
    about = (mediation.mediation_id, me)
    match form.get("do"):
        case "take":
            visit.do(TakeMediation(*about))
        case "return":
            visit.do(ReturnMediation(*about, form.get("reason", "")))
        case "session":
            visit.do(FixSession(*about, session_of(form)))
        case "prolong" if form.get("both") == "yes":
            visit.do(ProlongMediation(*about, _day(form, "until", "mediation_due_odd")))
        case "agreed":
            effective_on = _day(form, "effective_on", "mediation_effect_odd")
            visit.do(EndMediation(*about, "agreed", form.get("words", ""), effective_on))
        case "failed":
            visit.do(EndMediation(*about, "failed", form.get("words", "")))
        case _:
            raise Refused("mediation_due_odd" if form.get("do") == "prolong" else "mediation_unknown")
    return GoTo(f"/desk/mediations/{mediation.mediation_id}", "mediation_told")


def _mediators(visit: Visit, court: str) -> list[Officer]:
    """List who can mediate for a court: everybody of that role, but for those of another court."""
    everybody: list[Officer] = visit.do(ListOfficers())
    return [one for one in everybody if one.may("mediation") and one.court in ("", court)]


def _chosen(visit: Visit, court: str) -> tuple[str, str]:
    """Return who shall mediate, and their name: an officer, or the mediators of the centre's system."""
    wanted = visit.form.get("mediator")
    if wanted == DOCKED:
        return DOCKED, ""
    for one in _mediators(visit, court):
        if one.officer_id == wanted:
            return one.officer_id, one.name
    raise Refused("mediation_mediator_unknown")


def _own(visit: Visit) -> Mediation:
    for over in (False, True):
        found: list[Mediation] = visit.do(MediationQueue(visit.me.officer_id, over))
        for one in found:
            if one.mediation_id == visit.path["mediation_id"]:
                return one
    raise Refused("mediation_unknown")


def session_of(form: Mapping[str, str], *, here: bool = False) -> Session:
    """Return the session an officer's form fixes; hours are Beijing's.

    Args:
        here: our own room may be chosen.

    Raises:
        Refused: ``mediation_session_odd``.
    """
    kind = form.get("kind", "")
    if kind not in (KIND_NAMES if here else ELSEWHERE):
        raise Refused("mediation_session_odd")
    try:
        start, end = (datetime.fromisoformat(form.get(name, "")).replace(tzinfo=BEIJING) for name in ("start", "end"))
    except ValueError:
        raise Refused("mediation_session_odd") from None
    return Session(start, end, kind, "" if kind == "room" else form.get("place", ""))  # type: ignore[arg-type]


def _day(form: Mapping[str, str], name: str, reason: str) -> date:
    try:
        return date.fromisoformat(form.get(name, ""))
    except ValueError:
        raise Refused(reason) from None


def _field(moment: datetime) -> str:
    return f"{moment.astimezone(BEIJING):%Y-%m-%dT%H:%M}"


ADDRESSES = (
    Address("/desk/filings/<case_id:str>/mediation", "POST", "filing", send),
    Address("/desk/filings/<case_id:str>/mediation/recall", "POST", "filing", recall),
    Address("/desk/mediations", "GET", "mediation", queue),
    Address("/desk/mediations/<mediation_id:str>", "GET", "mediation", one),
    Address("/desk/mediations/<mediation_id:str>", "POST", "mediation", act, one),
)
SEARCHED = Searched(30, "mediation", _found, "mediations_found", STATUS_NAMES)
