"""A time to take home: a calendar file (RFC 5545) that replaces its earlier version, for any service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event, Timezone
from icalendar.timezone import TZP

from backend.shared.calendar import BEIJING

RINGS = (timedelta(days=1), timedelta(hours=1))


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """Entry a calendar shows. Nothing about the person belongs in it: calendars are shared.

    Args:
        service: who writes it, for PRODID and the UID.
        subject_id: names the entry within the service; a later file with the same id replaces the earlier one.
        sequence: grows with every change.
        start, end: aware; written in Beijing's zone with its rules.
        status: ``TENTATIVE``, ``CONFIRMED`` or ``CANCELLED``; the last one takes the entry out of the calendar.
        ring: what the alarm says.
    """

    service: str
    subject_id: str
    sequence: int
    start: datetime
    end: datetime
    summary: str
    location: str
    description: str
    status: str
    ring: str

    def file(self, now: datetime) -> bytes:
        """Return the entry as a file made `now`."""
        gone = self.status == "CANCELLED"
        calendar = Calendar()
        calendar.add("prodid", f"-//Yiqiaotong//{self.service.capitalize()}//ZH")
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        calendar.add("method", "CANCEL" if gone else "PUBLISH")
        calendar.add_component(Timezone.from_tzid("Asia/Shanghai", TZP(), *self._zone_span()))
        event = self._event(now)
        for before in () if gone else RINGS:
            event.add_component(self._alarm(before))
        calendar.add_component(event)
        return bytes(calendar.to_ical())

    def _event(self, now: datetime) -> Event:
        event = Event()
        event.add("uid", f"{self.service}-{self.subject_id}@yiqiaotong")
        event.add("sequence", self.sequence)
        event.add("dtstamp", now)
        event.add("dtstart", self.start.astimezone(BEIJING))
        event.add("dtend", self.end.astimezone(BEIJING))
        event.add("summary", self.summary)
        event.add("location", self.location)
        event.add("description", self.description)
        event.add("status", self.status)
        return event

    def _alarm(self, before: timedelta) -> Alarm:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", self.ring)
        alarm.add("trigger", -before)
        return alarm

    def _zone_span(self) -> tuple[date, date]:
        """The years whose clock changes the file has to explain; Beijing has none in our time."""
        return date(self.start.year - 1, 1, 1), date(self.start.year + 2, 1, 1)
