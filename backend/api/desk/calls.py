"""Calls at the desk: the diary, one call taken, gone into, declined, not reached, summed up."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from backend.api.desk.visits import Address, Answer, GoTo, Page, Visit
from backend.calls.commands import CallDiary, DeclineCall, NoteNotReached, OneCall, TakeCall, WriteSummary
from backend.calls.line.orders import CallLink, DeskCallLink
from backend.calls.model import LIVE, OPENS_BEFORE, STATUS_NAMES, Call
from backend.conversation.model import GetPerson
from backend.desk.commands import AuditOf, NoteDeskAction
from backend.shared.calendar import BEIJING
from backend.shared.errors import Refused


def diary(visit: Visit) -> Answer:
    """Show who waits now, what is today and what comes; or what is over."""
    over = visit.query.get("show") == "over"
    found: list[Call] = visit.do(CallDiary(visit.court, over))
    parts = [("call_over_list", found)] if over else _parts(found, visit.now)
    return Page("calls", {"parts": parts, "over": over, "names": STATUS_NAMES, "me": visit.me.officer_id})


def _parts(found: Sequence[Call], now: datetime) -> list[tuple[str, list[Call]]]:
    """Return the diary in its parts, each with the label above it; who waits at this moment comes first."""
    today = now.astimezone(BEIJING).date()
    parts: dict[str, list[Call]] = {"call_waiting_now": [], "call_today": [], "call_coming": []}
    for one in found:
        soon = one.start - OPENS_BEFORE <= now
        is_today = one.start.astimezone(BEIJING).date() <= today
        parts["call_waiting_now" if soon else "call_today" if is_today else "call_coming"].append(one)
    return list(parts.items())


def one(visit: Visit) -> Page:
    """Show a call: what it is about, what was typed, every version of its summary; who looked is in the log."""
    call = _one(visit)
    visit.do(NoteDeskAction(visit.me.officer_id, "desk.call_read", call.call_id))
    mine = call.officer == visit.me.officer_id
    shown = {
        "call": _previewed(visit, call), "names": STATUS_NAMES, "mine": mine,
        "person": visit.do(GetPerson(call.person_id)), "live": call.status in LIVE,
        "may_take": call.status in LIVE and (mine or not call.officer),
        "opens": call.start - OPENS_BEFORE <= visit.now, "begun": call.start <= visit.now,
        "writable": mine and call.status == "done", "audit": visit.do(AuditOf(call.call_id)),
    }  # fmt: skip
    return Page("call", shown)


def act(visit: Visit) -> Answer:
    """Take it, go in, decline, note that nobody came, or write the summary."""
    call_id, form = _one(visit).call_id, visit.form
    order = (call_id, visit.me.officer_id, visit.me.name, visit.court)
    match form.get("do"):
        case "take":
            visit.do(TakeCall(*order))
        case "enter":
            visit.do(TakeCall(*order))
            link: CallLink = visit.do(DeskCallLink(call_id, visit.me.officer_id, visit.court))
            return GoTo(urlsplit(link.url).path)
        case "decline":
            visit.do(DeclineCall(*order, form.get("reason", "")))
        case "not_reached":
            visit.do(NoteNotReached(*order))
        case "summary":
            visit.do(WriteSummary(*order, visit.request_id(), form.get("text", "")))
        case _:
            raise Refused("call_unknown")
    return GoTo(f"/desk/calls/{call_id}", "call_told")


def _one(visit: Visit) -> Call:
    found: Call = visit.do(OneCall(visit.path["call_id"], visit.court))
    return found


def _previewed(visit: Visit, call: Call) -> Call:
    """A call with the numbers in its words shortened."""

    def legible(text: str) -> str:
        return visit.backend.infra.privacy.preview(call.person_id, text)

    entries = tuple(dataclasses.replace(each, text=legible(each.text)) for each in call.entries)
    return dataclasses.replace(call, topic=legible(call.topic), reason=legible(call.reason), entries=entries)


ADDRESSES = (
    Address("/desk/calls", "GET", "calls", diary),
    Address("/desk/calls/<call_id:str>", "GET", "calls", one),
    Address("/desk/calls/<call_id:str>", "POST", "calls", act, one),
)
