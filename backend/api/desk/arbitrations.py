"""Arbitrations at the desk of SCIA's secretary: the queue, one application whole, what the secretary tells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, cast, get_args

from backend.api.desk.filings import kept_files, kept_paper
from backend.api.desk.visits import Address, Answer, GoTo, Page, Visit
from backend.arbitration.clause_check.check import check_clause
from backend.arbitration.commands import ArbitrationAtDesk, ArbitrationQueue, RecordNews
from backend.arbitration.course import News, NewsKind, may_follow
from backend.arbitration.model import CURRENCIES, NEWS_NAMES, STATUS_NAMES, Arbitration
from backend.conversation.model import GetPerson
from backend.desk.commands import AddNote, AuditOf, NoteDeskAction, NotesOn
from backend.shared.calendar import BEIJING
from backend.shared.errors import Refused

_LONGEST_WORDS, _LONGEST_SHORT, _MOST_ARBITRATORS = 4_000, 200, 5


def queue(visit: Visit) -> Answer:
    """Show what goes on, or what is over."""
    over = visit.query.get("show") == "over"
    found = visit.do(ArbitrationQueue(over))
    return Page("arbitrations", {"arbitrations": found, "over": over, "names": STATUS_NAMES})


def one(visit: Visit) -> Answer:
    """Show an application whole; who looked is in the log."""
    found = _one(visit)
    visit.do(NoteDeskAction(visit.me.officer_id, "desk.arbitration_read", found.arbitration_id))
    application = None if found.is_answer else found.application
    shown = {
        "arbitration": found, "paper": found.paper, "application": application, "names": STATUS_NAMES,
        "news_names": NEWS_NAMES,
        "outcome": check_clause(application.agreement.text).outcome if application else "",
        "person": visit.do(GetPerson(found.person_id)),
        "may": _may(found), "currencies": sorted(CURRENCIES),
        "files": kept_files(visit, found.person_id, tuple(file.file_id for file in found.paper.evidence)),
        "notes": visit.do(NotesOn(_subject(found))), "audit": visit.do(AuditOf(found.arbitration_id)),
    }  # fmt: skip
    return Page("arbitration", shown)


def _may(found: Arbitration) -> list[NewsKind]:
    """List what may be told now: of a fee until it is paid, against a withdrawal where one is asked for."""
    before = "received" if found.status == "sending" else found.status
    idle = {"paid": found.course.is_paid, "unpaid": found.course.is_paid, "goes_on": found.withdrawal is None}
    told = [kind for kind in get_args(NewsKind) if may_follow(before, kind, is_answer=found.is_answer)]
    return [kind for kind in told if not idle.get(kind)]


def act(visit: Visit) -> Answer:
    """Tell a step of SCIA's, from corrections to the award; the person reads it at once."""
    found, form = _one(visit), visit.form
    kind = form.get("do", "")
    if kind not in get_args(NewsKind):
        raise Refused("arbitration_news_odd")
    order = RecordNews(
        visit.request_id(), found.arbitration_id, _news(cast(NewsKind, kind), form), by=visit.me.officer_id
    )  # fmt: skip
    visit.do(order)
    return GoTo(f"/desk/arbitrations/{found.arbitration_id}", "arbitration_told")


def file(visit: Visit) -> Answer:
    """Show a file that goes with this very application; who looked is in the log."""
    found, file_id = _one(visit), visit.path["file_id"]
    sent = [file for step in found.steps for file in step.sent.files]
    if file_id not in {one.file_id for one in (*found.paper.evidence, *sent)}:
        raise Refused("file_unknown")
    return kept_paper(visit, found.person_id, file_id, found.arbitration_id)


def note(visit: Visit) -> Answer:
    """Write something down for colleagues."""
    found, text = _one(visit), visit.form.get("note", "")
    visit.do(AddNote(visit.request_id(), visit.me.officer_id, _subject(found), text))
    return GoTo(f"/desk/arbitrations/{found.arbitration_id}", "noted")


def _one(visit: Visit) -> Arbitration:
    found: Arbitration = visit.do(ArbitrationAtDesk(visit.path["arbitration_id"]))
    return found


def _subject(one: Arbitration) -> str:
    return f"arbitration:{one.arbitration_id}"


def _news(kind: NewsKind, form: Mapping[str, str]) -> News:
    """The news a form describes; its days and times are Beijing's."""
    names = [name.strip()[:_LONGEST_SHORT] for name in form.get("arbitrators", "").splitlines() if name.strip()]
    try:
        amount = Decimal(form["amount"]) if form.get("amount") else None
        start = datetime.fromisoformat(form["start"]).replace(tzinfo=BEIJING) if form.get("start") else None
        days: dict[str, Any] = {
            name: date.fromisoformat(form[name]) if form.get(name) else None for name in ("due", "award_on")
        }
    except (ValueError, InvalidOperation) as odd:
        raise Refused("arbitration_news_odd") from odd
    if (amount is not None and not amount > 0) or form.get("currency", "CNY") not in CURRENCIES:
        raise Refused("arbitration_news_odd")
    return News(
        kind, form.get("text", "").strip()[:_LONGEST_WORDS], _short(form, "number"), days["due"], amount,
        form.get("currency", "CNY"), tuple(names[:_MOST_ARBITRATORS]), start, _short(form, "place"),
        _short(form, "award_number"), days["award_on"],
    )  # fmt: skip


def _short(form: Mapping[str, str], name: str) -> str:
    return form.get(name, "").strip()[:_LONGEST_SHORT]


ADDRESSES = (
    Address("/desk/arbitrations", "GET", "arbitration", queue),
    Address("/desk/arbitrations/<arbitration_id:str>", "GET", "arbitration", one),
    Address("/desk/arbitrations/<arbitration_id:str>", "POST", "arbitration", act, one),
    Address("/desk/arbitrations/<arbitration_id:str>/files/<file_id:str>", "GET", "arbitration", file),
    Address("/desk/arbitrations/<arbitration_id:str>/note", "POST", "arbitration", note, one),
)
