"""An appointment to take home: as a calendar file that updates itself, and as a code to show at the window."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import segno
from icalendar import Alarm, Calendar, Event, Timezone
from icalendar.timezone import TZP

from backend.notarization.model import Appointment, Matter
from backend.shared.calendar import BEIJING
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
    """Return the appointment as iCalendar (RFC 5545).

    A later file has the same UID and a higher SEQUENCE, so that calendars replace the earlier one; a called-off
    appointment becomes a METHOD:CANCEL. Nothing about the applicant is in it: calendars are shared.

    Args:
        now: when the file is made.
        language: ``zh-Hans``, ``zh-Hant`` or ``en``.
    """
    gone = appointment.status not in _STATUS
    calendar = Calendar()
    calendar.add("prodid", "-//Yiqiaotong//Notarization//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "CANCEL" if gone else "PUBLISH")
    calendar.add_component(Timezone.from_tzid("Asia/Shanghai", TZP(), *_zone_span(appointment)))
    event = _event(appointment, matter, now, language)
    event.add("status", _STATUS.get(appointment.status, "CANCELLED"))
    for before in () if gone else (timedelta(days=1), timedelta(hours=1)):
        event.add_component(_alarm(before, language))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def appointment_code(appointment: Appointment) -> str:
    """Return a QR code as a PNG data URI: number, office and time."""
    start = appointment.slot.start.astimezone(BEIJING)
    text = f"{appointment.confirmation_number or ''} {OFFICE.zh} {start:%Y-%m-%d %H:%M}".strip()
    return str(segno.make(text, error="m", micro=False).png_data_uri(scale=6, border=4))


def _event(appointment: Appointment, matter: Matter, now: datetime, language: str) -> Event:
    event = Event()
    event.add("uid", f"notarization-{appointment.appointment_id}@yiqiaotong")
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", now)
    event.add("dtstart", appointment.slot.start.astimezone(BEIJING))
    event.add("dtend", appointment.slot.end.astimezone(BEIJING))
    event.add("summary", f"{matter.name.say(language)} · {OFFICE.say(language)}")
    event.add("location", _PLACE[appointment.route].say(language))
    lines = [f"- {paper.say(language)}" for paper in matter.papers]
    if appointment.confirmation_number:
        lines = [f"{_NUMBER.say(language)}: {appointment.confirmation_number}", _BRING.say(language), *lines]
    event.add("description", "\n".join(lines))
    return event


def _alarm(before: timedelta, language: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _SOON.say(language))
    alarm.add("trigger", -before)
    return alarm


def _zone_span(appointment: Appointment) -> tuple[date, date]:
    """The years whose clock changes the file has to explain; Beijing has none in our time."""
    return date(appointment.slot.start.year - 1, 1, 1), date(appointment.slot.start.year + 2, 1, 1)
