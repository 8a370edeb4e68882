"""A person's agenda as a calendar (RFC 5545) that a telephone subscribes to. Pure.

It is fetched by the servers of calendar companies. It says what ends when, by which rule, and the end of the number;
it names no person, no party, no sum, no place, no city, no document and no link into a room.

The same facts give the same bytes: an entry is dated by its last change, so that whoever asks again hears "unchanged".
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from backend.agenda.wording import lines, short_number
from backend.shared.agenda import AgendaItem
from backend.shared.deadline_reminders import LONG_AGO
from backend.shared.parties import Person
from backend.shared.reminder_plan import plan
from backend.shared.wording import Words, verbatim

RINGS: Mapping[str, tuple[str, ...]] = {"ends": ("d7", "d3", "d1", "morning"), "takes_place": ("d1", "h1")}
"""Times before an entry at which it rings, never in the person's night but for the last hour (`reminder_plan`)."""
ASK_AGAIN = "PT6H"
MOST_REMEMBERED = 200
_SHOWN_FOR = timedelta(hours=1)
_NAME = Words("邑侨通：要办的日子", "Yiqiaotong: my dates")
_ASK = Words(
    "完整的案号、地点和要做什么，请在邑侨通的对话里问“有什么快到期”。",
    'Ask "what are my deadlines" in the Yiqiaotong chat for the full number, the place and what to do.',
)
Convert = Callable[[str, str], str]
"""From Simplified or English text and a language to the text in the script of that language."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """Words last said of an entry.

    Args:
        digest: of everything an entry says.
        sequence: grows with every change of it.
        changed_at: when it last did.
    """

    digest: str
    sequence: int
    changed_at: datetime

    def as_kept(self) -> list[object]:
        """Return it as JSON values."""
        return [self.digest, self.sequence, self.changed_at.isoformat()]

    @staticmethod
    def of_kept(kept: Sequence[object]) -> Remembered:
        """Return what `as_kept` made."""
        return Remembered(str(kept[0]), int(str(kept[1])), datetime.fromisoformat(str(kept[2])))


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as the calendar shows it; `rings` are told as time before the beginning."""

    uid: str
    start: datetime
    end: datetime
    summary: str
    description: str
    busy: bool
    tentative: bool
    rings: tuple[timedelta, ...]

    @property
    def digest(self) -> str:
        """A digest of everything it says."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:32]


def entry_of(item: AgendaItem, person: Person, convert: Convert) -> Entry:
    """Return an item as the calendar shows it: what ends stands in its last hour, what takes place at its time."""
    ends, language = item.kind == "ends", person.language
    start = item.at - _SHOWN_FOR if ends else item.at
    end = item.at if ends else item.until or item.at + _SHOWN_FOR
    due = (one.due for one in plan(RINGS[item.kind], item.at, person.timezone, LONG_AGO))
    number = f" · {verbatim(short_number(item.number))}" if item.number else ""
    told = [*lines(item, person, city=False), _ASK.say(language)]
    return Entry(
        uid=f"{item.key}@yiqiaotong",
        start=start.astimezone(UTC),
        end=end.astimezone(UTC),
        summary=convert(item.title.say(language) + number, language),
        description=convert("\n".join(told), language),
        busy=not ends,
        tentative=item.tentative,
        rings=tuple(start - one for one in due),
    )


def remember(
    entries: Iterable[Entry], before: Mapping[str, Remembered], now: datetime
) -> dict[str, Remembered]:  # fmt: skip
    """Return what is to be remembered now: a changed entry gets the next sequence, one that is gone keeps its own."""
    known = dict(before)
    for one in entries:
        last = known.pop(one.uid, None)
        if last is None or last.digest != one.digest:
            last = Remembered(one.digest, last.sequence + 1 if last else 0, now.replace(microsecond=0))
        known[one.uid] = last
    return dict([*known.items()][-MOST_REMEMBERED:])


def calendar(entries: Iterable[Entry], known: Mapping[str, Remembered], language: str, convert: Convert) -> bytes:
    """Return the calendar's bytes."""
    page, name = Calendar(), convert(_NAME.say(language), language)
    page.add("prodid", "-//Yiqiaotong//Agenda//ZH")
    page.add("version", "2.0")
    page.add("calscale", "GREGORIAN")
    page.add("method", "PUBLISH")
    page.add("name", name, parameters={"language": language})
    page.add("x-wr-calname", name)
    page.add("x-published-ttl", ASK_AGAIN)
    page.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    for one in entries:
        page.add_component(_event(one, known[one.uid]))
    return bytes(page.to_ical())


def _event(entry: Entry, last: Remembered) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", last.sequence)
    event.add("dtstamp", last.changed_at)
    event.add("last-modified", last.changed_at)
    event.add("dtstart", entry.start)
    event.add("dtend", entry.end)
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    event.add("status", "TENTATIVE" if entry.tentative else "CONFIRMED")
    event.add("transp", "OPAQUE" if entry.busy else "TRANSPARENT")
    event.add("class", "PRIVATE")
    for before in entry.rings:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.summary)
        alarm.add("trigger", -before)
        event.add_component(alarm)
    return event
