"""An officer at the desk of the stage: decides, fixes hearings, takes a conversation over by the desk's commands."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import update

from backend.bootstrap import Backend
from backend.calls.commands import DeclineCall, MyCalls, TakeCall, WriteSummary
from backend.calls.tables import calls
from backend.conversation.desk_commands import HandBack, PassOn, TakeOver, WriteToPerson
from backend.desk.model import ROLE_NAMES, Role
from backend.enquiries.commands import AnswerEnquiry, AskPerson, CloseEnquiry, MyEnquiries
from backend.enquiries.model import OFFICES
from backend.filing.commands import MyCases
from backend.filing.desk_commands import DecideFiling, OneFiling
from backend.hearing.commands import ScheduleHearing
from backend.hearing.model import Sitting
from backend.mediation.commands import EndMediation, FixSession, MediationsOfCase, SendToMediation, TakeMediation
from backend.mediation.dispute.commands import ActAtDesk, MyDisputes
from backend.mediation.model import Session as Meeting
from backend.shared.calendar import BEIJING

OFFICER = "o_00000000000000cc"
MEDIATOR = "o_00000000000000dd"


def act_at_desk(backend: Backend, person_id: str, wish: Mapping[str, Any]) -> None:
    """Do what a conversation's turn says under ``officer``."""
    do = backend.bus.handle
    if "take" in wish:
        do(TakeOver(person_id, OFFICER, wish["take"]))
    elif "write" in wish:
        do(WriteToPerson(uuid.uuid4().hex, person_id, OFFICER, wish["write"]))
    elif "back" in wish:
        do(HandBack(person_id, OFFICER))
    elif "pass" in wish:
        role: Role = wish["pass"]
        do(PassOn(person_id, OFFICER, "陈书记员", role, "", ROLE_NAMES[role], wish["note"]))
    elif "mediation" in wish:
        mediate(backend, person_id, wish["mediation"])
    elif "dispute" in wish:
        mediate_dispute(backend, person_id, wish["dispute"])
    elif "enquiry" in wish:
        write_in_enquiry(backend, person_id, wish["enquiry"])
    elif "call" in wish:
        answer_call(backend, person_id, wish["call"])
    elif "hearing" in wish:
        case_id = _newest(backend, person_id)
        times = (datetime.fromisoformat(wish["hearing"][name]) for name in ("start", "end"))
        sitting = Sitting(*times, "in_person", "江门市蓬江区人民法院第三法庭", "李法官")
        do(ScheduleHearing(f"h{uuid.uuid4().hex[:12]}", case_id, sitting, OFFICER))
    else:
        case_id = _newest(backend, person_id)
        order = {**wish, "defects": tuple(wish.get("defects", ())), "sequence": do(OneFiling(case_id)).sequence}
        do(DecideFiling(f"desk-{uuid.uuid4().hex}", OFFICER, case_id, **order))


def answer_call(backend: Backend, person_id: str, wish: Mapping[str, Any]) -> None:
    """Take the person's call, decline it, or write the summary of one that both have come to."""
    do, call = backend.bus.handle, backend.bus.handle(MyCalls(person_id))[0]
    order = (call.call_id, OFFICER, "陈书记员", "")
    if "decline" in wish:
        do(DeclineCall(*order, wish["decline"]))
    elif "take" in wish:
        do(TakeCall(*order))
    else:
        if call.status != "done":
            with backend.database.transaction() as session:
                held = update(calls).where(calls.c.call_id == call.call_id)
                session.execute(held.values(status="done", ended_at=backend.clock.now()))
        do(WriteSummary(*order, uuid.uuid4().hex, wish["summary"]))


def mediate(backend: Backend, person_id: str, wish: Mapping[str, Any]) -> None:
    """Send the person's filing to a mediator, or do what its mediator does."""
    do = backend.bus.handle
    case_id = _newest(backend, person_id)
    if "send" in wish:
        do(SendToMediation(f"m{uuid.uuid4().hex[:12]}", OFFICER, case_id, "", MEDIATOR, wish["send"]))
        return
    about = (do(MediationsOfCase(case_id))[0].mediation_id, MEDIATOR)
    if "session" in wish:
        times = (datetime.fromisoformat(wish["session"][name]) for name in ("start", "end"))
        do(FixSession(*about, Meeting(*times, "online", "https://meet.example.org/room")))
    elif "agreed" in wish:
        do(EndMediation(*about, "agreed", wish["agreed"], backend.clock.now().astimezone(BEIJING).date()))
    elif "failed" in wish:
        do(EndMediation(*about, "failed", wish["failed"]))
    else:
        do(TakeMediation(*about))


def mediate_dispute(backend: Backend, person_id: str, wish: Mapping[str, Any]) -> None:
    """Take the person's newest dispute and fix a session of it in our own room."""
    do = backend.bus.handle
    dispute_id = do(MyDisputes(person_id))[0].dispute_id
    do(ActAtDesk(uuid.uuid4().hex, dispute_id, MEDIATOR, "take"))
    times = (datetime.fromisoformat(wish["session"][name]) for name in ("start", "end"))
    do(ActAtDesk(uuid.uuid4().hex, dispute_id, MEDIATOR, "session", session=Meeting(*times, "room", "")))


def write_in_enquiry(backend: Backend, person_id: str, wish: Mapping[str, str]) -> None:
    """Answer the person's newest enquiry, ask them back, or close it."""
    do, [(kind, text)] = backend.bus.handle, wish.items()
    order = {"answer": AnswerEnquiry, "ask": AskPerson, "close": CloseEnquiry}[kind]
    enquiry_id = do(MyEnquiries(person_id))[0].enquiry_id
    do(order(f"desk-{uuid.uuid4().hex}", OFFICER, "何秘书", enquiry_id, OFFICES, text))


def _newest(backend: Backend, person_id: str) -> str:
    """The person's own: other conversations of the same house have filed as well, some of them "later"."""
    return str(backend.bus.handle(MyCases(person_id))[0].case_id)
