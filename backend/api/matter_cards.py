"""Cases, hearings, appointments, mediations as cards: a few short facts, when it is, and what asks about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from backend.authorization.model import Witness
from backend.conversation.language import convert
from backend.filing.announcements import facts_of
from backend.filing.model import STATUS_NAMES, Case, DeadlineKind
from backend.hearing.announcements import hearing_facts
from backend.hearing.model import KIND_NAMES, Hearing
from backend.mediation.dispute.announcements import SHOW, payload_of
from backend.mediation.dispute.model import LIVE, MATTER_NAMES, Dispute
from backend.notarization.matters import load_matters
from backend.notarization.model import Appointment, Status
from backend.shared.calendar import BEIJING
from backend.shared.parties import Person
from backend.shared.wording import Words, day, moment, short_moment

NEAR_DAYS = 3
"""A last day this near is shown as urgent."""
_DEADLINES: Mapping[DeadlineKind, Words] = {
    "cure": Words("补正截止", "Corrections due"),
    "fee": Words("缴费截止", "Fee due"),
    "appeal": Words("上诉截止", "Appeal due"),
}
_APPOINTMENTS: Mapping[Status, Words] = {
    "requested": Words("正在提交", "Being submitted"),
    "pending": Words("等待公证处确认", "Waiting for the office"),
    "confirmed": Words("已确认", "Confirmed"),
    "changed": Words("已改期", "Moved"),
    "cancelled": Words("已取消", "Cancelled"),
    "refused": Words("未能预约", "Not booked"),
    "rejected": Words("未能预约", "Not booked"),
}
_NOT_JOINED = Words("等对方加入", "Waiting for the other side")
_UNDER_WAY = Words("双方在谈", "Under way")
_NOBODY_SIGNED = Words("谈成了，双方都还没签", "Agreed; nobody has signed yet")
_YOU_SIGNED = Words("您已签，等对方签", "You have signed; the other side has not")
_THEY_SIGNED = Words("对方已签，等您签", "The other side has signed; you have not")
_SETTLED = Words("协议已生效", "In effect")
_WITH_COURT = Words("司法确认已递交", "With the court")
_AGAINST = Words("告", "against ")


def case_card(case: Case, person: Person, now: datetime) -> dict[str, Any]:
    """Return a case; its last day with the days left, counted on Beijing's calendar."""
    facts, language = facts_of(case, person), person.language
    against = "、".join(case.defendant_names)
    deadline = None
    if case.deadline and case.deadline_for:
        left = (case.deadline - now.astimezone(BEIJING).date()).days
        name = _say(_DEADLINES[case.deadline_for], language)
        deadline = {"name": name, "day": _say(facts["deadline"], language), "left": left, "near": left <= NEAR_DAYS}
    return {
        "id": case.case_id,
        "title": _say(facts["cause"], language),
        "against": f"{_say(_AGAINST, language)}{against}" if against else "",
        "number": _say(facts["number"], language),
        "court": _say(facts["court"], language),
        "state": case.status,
        "status": _say(STATUS_NAMES[case.status], language),
        "deadline": deadline,
        "defects": list(case.defects) if case.status == "defects" else [],
        "ask": f'/ask_case_progress{{"filing_case": "{case.case_id}"}}',
    }


def course_of(case: Case, person: Person) -> list[dict[str, str]]:
    """Return the changes of a case, the newest first."""
    return [
        {
            "status": _say(STATUS_NAMES[entry.status], person.language),
            "at": _say(short_moment(entry.at, person.timezone, person.language), person.language),
        }
        for entry in reversed(case.timeline)
    ]


def hearing_card(hearing: Hearing, person: Person, calendar: str) -> dict[str, Any]:
    """Return a hearing.

    Args:
        calendar: link of its calendar file.
    """
    facts, sitting, language = hearing_facts(hearing, person), hearing.sitting, person.language
    return {
        "id": hearing.hearing_id,
        "case": hearing.case_id,
        "number": hearing.case_number,
        "kind": _say(KIND_NAMES[sitting.kind], language),
        "when": _say(facts["when"], language),
        "starts_at": sitting.start.isoformat(),
        "place": sitting.place,
        "judge": sitting.judge,
        "room": sitting.room_link,
        "check": sitting.check_link,
        "bring": _say(facts["bring"], language),
        "reminded": bool(hearing.steps),
        "calendar": calendar,
        "ask": f'/ask_hearing_time{{"hearing_chosen": "{hearing.hearing_id}"}}',
        "remind": f'/start_hearing_reminder{{"hearing_chosen": "{hearing.hearing_id}"}}',
    }


def appointment_card(appointment: Appointment, person: Person, calendar: str) -> dict[str, Any]:
    """Return an appointment at the notary office."""
    language = person.language
    return {
        "id": appointment.appointment_id,
        "title": _say(load_matters()[appointment.matter].name, language),
        "status": _say(_APPOINTMENTS[appointment.status], language),
        "when": _when(appointment.slot.start, person),
        "starts_at": appointment.slot.start.isoformat(),
        "number": appointment.confirmation_number or "",
        "calendar": calendar,
        "ask": "/ask_appointment",
    }


def witness_card(witness: Witness, person: Person) -> dict[str, Any]:
    """Return a video witness of a power of attorney."""
    return {
        "id": witness.witness_id,
        "title": witness.case_title,
        "lawyer": witness.lawyer_name,
        "judge": witness.judge,
        "when": _when(witness.slot.start, person),
        "starts_at": witness.slot.start.isoformat(),
        "number": witness.number or "",
        "ask": "/ask_authorization_status",
    }


def dispute_card(dispute: Dispute, person: Person) -> dict[str, Any]:
    """Return a mediation without a lawsuit: with whom, where it stands, who has signed, the session to come."""
    language, meeting, until = person.language, dispute.session, dispute.confirm_by
    return {
        "id": dispute.dispute_id,
        "title": _say(MATTER_NAMES[dispute.application.matter], language),
        "other": dispute.other_name,
        "number": dispute.number,
        "state": dispute.status,
        "status": _say(_stands(dispute), language),
        "when": _when(meeting.start, person) if meeting and dispute.status in LIVE else "",
        "until": "" if until is None or dispute.handed_in else _say(day(until, language), language),
        "ask": payload_of(dispute.dispute_id, SHOW),
    }


def _stands(dispute: Dispute) -> Words:
    if dispute.status == "agreed":
        mine = dispute.side in dispute.confirmed
        return _YOU_SIGNED if mine else _THEY_SIGNED if dispute.confirmed else _NOBODY_SIGNED
    if dispute.status == "settled":
        return _WITH_COURT if dispute.handed_in else _SETTLED
    return _UNDER_WAY if dispute.joined else _NOT_JOINED


def _when(at: datetime, person: Person) -> str:
    return _say(moment(at, person.timezone, person.city, person.language), person.language)


def _say(words: Words | str, language: str) -> str:
    return convert(words.say(language) if isinstance(words, Words) else words, language)
