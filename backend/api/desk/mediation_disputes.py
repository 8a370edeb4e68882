"""Mediations without a lawsuit at the desk: taken, proposed in, met over, ended; letters, and notes that stay there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Literal
from urllib.parse import urlsplit

from backend.api.desk.mediations import session_of
from backend.api.desk.visits import Address, Answer, GoTo, Page, Paper, Visit
from backend.desk.commands import NoteDeskAction
from backend.mediation.dispute.commands import ActAtDesk, DisputeAtDesk, DisputeQueue, LetterTo
from backend.mediation.dispute.desk import DeskDispute
from backend.mediation.dispute.model import MATTER_NAMES, TONGUE_NAMES, Dispute, Status
from backend.mediation.dispute.terms import CURRENCY_NAMES, Side, Terms, in_words
from backend.mediation.interpreter.orders import InterpreterInvitation, InterpreterOf, InviteInterpreter, State
from backend.mediation.model import KIND_NAMES
from backend.mediation.room.orders import DeskRoomLink, FilmAtDesk, FilmsOfDispute, RoomLink
from backend.shared.calendar import BEIJING
from backend.shared.errors import Refused
from backend.shared.wording import Words

STATUS_NAMES: Mapping[Status, Words] = {
    "open": Words("双方在谈", "Under way"),
    "agreed": Words("谈成，等确认", "Agreed, to be confirmed"),
    "settled": Words("协议已生效", "Agreement in effect"),
    "failed": Words("没有谈成", "Not successful"),
    "withdrawn": Words("申请人撤回", "Withdrawn"),
    "declined": Words("对方不愿调解", "Declined by the other side"),
    "refused": Words("中心未收", "Not taken by the centre"),
}
LETTER_NAMES: Mapping[LetterTo, Words] = {
    "both": Words("双方", "Both"),
    "applicant": Words("只给申请人", "The applicant alone"),
    "respondent": Words("只给对方", "The other side alone"),
    "nobody": Words("自己的备注（谁也看不到）", "Own note (nobody sees it)"),
}
OFFER_NAMES: Mapping[str, Words] = {
    "applicant": Words("申请人", "Applicant"),
    "respondent": Words("对方", "Other side"),
    "mediator": Words("调解员", "Mediator"),
}
OFFER_STATUS_NAMES: Mapping[str, Words] = {
    "open": Words("等答复", "waiting"),
    "sealed": Words("密封", "sealed"),
    "accepted": Words("已接受", "accepted"),
    "countered": Words("被新方案代替", "replaced"),
    "declined": Words("没有接受", "declined"),
    "taken_back": Words("已收回", "taken back"),
    "expired": Words("已过期", "out of time"),
}


INTERPRETER_NAMES: Mapping[State, Words] = {
    "invited": Words("邀请码还没有打开", "code not opened yet"),
    "opened": Words("已打开，等答复", "opened, no answer yet"),
    "accepted": Words("会来", "will come"),
    "declined": Words("来不了", "cannot come"),
    "silent": Words("没有按时答复", "did not answer in time"),
    "missed": Words("没有来", "did not come"),
    "void": Words("已换人", "replaced"),
}


COURT_NAMES: Mapping[str, Words] = {
    "": Words("还没有递交", "Not handed in yet"),
    "sending": Words("等法院系统接通", "Waiting for the courts' system"),
    "not_taken": Words("法院系统没有收，双方自己递交", "Not taken by the courts' system, on paper by both sides"),
    "handed_in": Words("已递交", "Handed in"),
    "received": Words("法院系统已收", "Received by the courts' system"),
    "accepted": Words("法院已受理", "Accepted by the court"),
    "confirmed": Words("法院已确认", "Confirmed by the court"),
    "refused": Words("法院没有确认", "Not confirmed by the court"),
}


def court_state(dispute: Dispute) -> Words:
    """Return where the confirmation by a court stands, as the desk says it."""
    told: str = dispute.court_outcome or (dispute.court_file.state if dispute.court_file else "")
    if dispute.handed_in and told in ("", "not_taken"):
        told = "handed_in"
    return COURT_NAMES[told]


def queue(visit: Visit) -> Answer:
    """Show what nobody has taken and what this mediator has, or what of theirs is over."""
    over = visit.query.get("show") == "over"
    found: list[Dispute] = visit.do(DisputeQueue(visit.me.officer_id, over))
    shown = {"disputes": found, "over": over, "names": STATUS_NAMES, "matters": MATTER_NAMES, "me": visit.me.officer_id}
    return Page("mediation_disputes", shown)


def one(visit: Visit) -> Answer:
    """Show a dispute; before it is taken only its kind. Who looked into one is in the audit log."""
    seen = _own(visit)
    if seen.has:
        visit.do(NoteDeskAction(visit.me.officer_id, "desk.dispute_read", seen.dispute.dispute_id))
    dispute = _previewed(visit, seen)
    meeting = dispute.session
    shown = {
        "dispute": dispute, "has": seen.has, "names": STATUS_NAMES, "matters": MATTER_NAMES, "tongues": TONGUE_NAMES,
        "kind_names": KIND_NAMES, "letters": seen.letters, "letter_names": LETTER_NAMES,
        "offers": [(one, _worded(visit, dispute, one.terms)) for one in seen.offers], "offer_names": OFFER_NAMES,
        "offer_status": OFFER_STATUS_NAMES, "currencies": CURRENCY_NAMES,
        "signed": seen.signed, "agreed": _worded(visit, dispute, dispute.agreed_terms),
        "start": _field(meeting.start) if meeting else "", "end": _field(meeting.end) if meeting else "",
        "interpreter": visit.do(InterpreterOf(dispute.dispute_id)) if seen.has else None,
        "interpreter_names": INTERPRETER_NAMES,
        "films": visit.do(FilmsOfDispute(dispute.dispute_id)) if seen.has else [],
        "court_state": court_state(dispute),
        "asks_court": "、".join(_name_of(dispute, side) for side in dispute.asks_court),
        "today": visit.now.astimezone(BEIJING).date(),
    }  # fmt: skip
    return Page("mediation_dispute", shown)


def act(visit: Visit) -> Answer:
    """Take it, write, propose, fix a session, or end it."""
    dispute_id, form = _own(visit).dispute.dispute_id, visit.form
    order = ActAtDesk(visit.request_id(), dispute_id, visit.me.officer_id, "take")
    match form.get("do"):
        case "take":
            pass
        case "write":
            to: LetterTo = next((code for code in LETTER_NAMES if code == form.get("to")), "nobody")
            order = replace(order, do="write", words=form.get("words", ""), to=to)
        case "propose":
            order = replace(order, do="propose", terms=_terms(form))
        case "session":
            order = replace(order, do="session", session=session_of(form, here=True))
        case "end":
            order = replace(order, do="end", words=form.get("words", ""))
        case _:
            raise Refused("dispute_unknown")
    visit.do(order)
    done = "dispute_noted" if order.do == "write" and order.to == "nobody" else "mediation_told"
    return GoTo(f"/desk/disputes/{dispute_id}", done)


def room(visit: Visit) -> Answer:
    """Go into the room of the session, or show a link for the interpreter; each works once, on one device."""
    dispute = _own(visit).dispute
    role: Literal["mediator", "interpreter"] = "interpreter" if visit.form.get("do") == "interpreter" else "mediator"
    link: RoomLink = visit.do(DeskRoomLink(dispute.dispute_id, visit.me.officer_id, role))
    if role == "mediator":
        return GoTo(urlsplit(link.url).path)
    return Page("mediation_room_link", {"dispute": dispute, "link": link})


def interpreter(visit: Visit) -> Answer:
    """Invite an interpreter, in the place of whoever was asked before, and show the code to pass on once."""
    dispute = _own(visit).dispute
    order = InviteInterpreter(dispute.dispute_id, visit.me.officer_id, visit.form.get("tongue", ""), at_desk=True)
    invited: InterpreterInvitation = visit.do(order)
    return Page("mediation_interpreter_code", {"dispute": dispute, "invited": invited})


def film(visit: Visit) -> Answer:
    """Hand out a film all had agreed to; who looked is in the audit log."""
    take = visit.path["take"]
    if not (take.isascii() and take.isdecimal() and len(take) < 5):
        raise Refused("room_recording_missing")
    about = (visit.path["dispute_id"], visit.me.officer_id, visit.path["session_id"])
    content: bytes = visit.do(FilmAtDesk(*about, int(take)))
    return Paper(content, "video/webm", "recording.webm")


def _own(visit: Visit) -> DeskDispute:
    found: DeskDispute = visit.do(DisputeAtDesk(visit.path["dispute_id"], visit.me.officer_id))
    return found


def _previewed(visit: Visit, seen: DeskDispute) -> Dispute:
    """Shorten the numbers behind the tokens of who applied."""
    told = seen.dispute.application

    def shortened(text: str) -> str:
        return visit.backend.infra.privacy.preview(seen.applicant_id, text)

    return replace(
        seen.dispute,
        application=replace(
            told, what_happened=shortened(told.what_happened), wish=shortened(told.wish), phone=shortened(told.phone),
            other_contact=shortened(told.other_contact), name=shortened(told.name),
            other_name=shortened(told.other_name),
        ),
    )  # fmt: skip


def _name_of(dispute: Dispute, side: Side) -> str:
    told = dispute.application
    return told.name if side == "applicant" else told.other_name


def _worded(visit: Visit, dispute: Dispute, terms: Terms | None) -> str:
    if terms is None:
        return ""
    names: dict[Side, str] = {"applicant": dispute.application.name, "respondent": dispute.application.other_name}
    return in_words(terms, names, visit.language)


def _terms(form: Mapping[str, str]) -> Terms:
    payer: Side = "applicant" if form.get("payer") == "applicant" else "respondent"
    try:
        amount = Decimal(form["amount"]) if form.get("amount") else None
        first_on = date.fromisoformat(form["first_on"]) if form.get("first_on") else None
        parts = int(form.get("instalments") or 1)
    except (InvalidOperation, ValueError):
        raise Refused("dispute_offer_amount_odd") from None
    return Terms(amount, form.get("currency", "CNY"), payer, parts, first_on, form.get("words", ""))


def _field(moment: datetime) -> str:
    return f"{moment.astimezone(BEIJING):%Y-%m-%dT%H:%M}"


ADDRESSES = (
    Address("/desk/disputes", "GET", "mediation", queue),
    Address("/desk/disputes/<dispute_id:str>", "GET", "mediation", one),
    Address("/desk/disputes/<dispute_id:str>", "POST", "mediation", act, one),
    Address("/desk/disputes/<dispute_id:str>/room", "POST", "mediation", room, one),
    Address("/desk/disputes/<dispute_id:str>/interpreter", "POST", "mediation", interpreter, one),
    Address("/desk/disputes/<dispute_id:str>/films/<session_id:str>/<take:str>", "GET", "mediation", film),
)
