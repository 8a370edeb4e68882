"""An appointment to take home: as a calendar file that updates itself, and as a code to show at the window."""

from __future__ import annotations

from datetime import datetime

import segno

from backend.notarization.model import Appointment, Matter
from backend.shared.calendar import BEIJING
from backend.shared.calendar_entry import CalendarEntry
from backend.shared.wording import Words

OFFICE = Words("江门市五邑公证处", "Jiangmen Wuyi Notary Office")
_PLACE = {
    "in_person": OFFICE,
    "remote_video": Words(
        "中国驻外使领馆（本人到场，与公证员连线）", "Chinese mission abroad (in person, linked to the notary)"
    ),
}
_STATUS = {"requested": "TENTATIVE", "pending": "TENTATIVE", "confirmed": "CONFIRMED", "changed": "CONFIRMED"}
_BRING = Words("请带：", "Please bring:")
_NUMBER = Words("确认号", "Confirmation number")
_SOON = Words("公证预约提醒", "Notarization appointment")


def calendar_file(appointment: Appointment, matter: Matter, now: datetime, language: str) -> bytes:
    """Return the appointment as iCalendar; a called-off one takes itself out of the calendar.

    Args:
        now: when the file is made.
        language: ``zh-Hans``, ``zh-Hant`` or ``en``.
    """
    lines = [f"- {paper.say(language)}" for paper in matter.papers]
    if appointment.confirmation_number:
        lines = [f"{_NUMBER.say(language)}: {appointment.confirmation_number}", _BRING.say(language), *lines]
    return CalendarEntry(
        service="notarization",
        subject_id=appointment.appointment_id,
        sequence=appointment.sequence,
        start=appointment.slot.start,
        end=appointment.slot.end,
        summary=f"{matter.name.say(language)} · {OFFICE.say(language)}",
        location=_PLACE[appointment.route].say(language),
        description="\n".join(lines),
        status=_STATUS.get(appointment.status, "CANCELLED"),
        ring=_SOON.say(language),
    ).file(now)


def appointment_code(appointment: Appointment) -> str:
    """Return a QR code as a PNG data URI: number, office and time."""
    start = appointment.slot.start.astimezone(BEIJING)
    text = f"{appointment.confirmation_number or ''} {OFFICE.zh} {start:%Y-%m-%d %H:%M}".strip()
    return str(segno.make(text, error="m", micro=False).png_data_uri(scale=6, border=4))
