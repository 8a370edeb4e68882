"""A hearing to take home as a calendar entry: it names case and place, never the person, the parties or the room."""

from __future__ import annotations

from datetime import datetime

from backend.hearing.model import KIND_NAMES, Hearing
from backend.shared.calendar_entry import CalendarEntry
from backend.shared.wording import Words

_HEARING = Words("开庭", "Court hearing")
_SOON = Words("开庭提醒", "Your court hearing")
_JUDGE = Words("承办法官", "Judge")
_BRING = Words(
    "带上身份证件原件、证据原件；委托了律师的，确认授权书已交法院。进入在线庭审的链接请在对话里查看。",
    "Have your identity document and original evidence ready. The link to an online hearing is in the chat.",
)


def calendar_file(hearing: Hearing, now: datetime, language: str) -> bytes:
    """Return the hearing as iCalendar; a later file replaces the earlier one, a called-off hearing takes itself out.

    The link into the room is left out: whoever has it may enter, and calendars are shared.
    """
    sitting = hearing.sitting
    lines = [KIND_NAMES[sitting.kind].say(language), _BRING.say(language)]
    if sitting.judge:
        lines.insert(1, f"{_JUDGE.say(language)}: {sitting.judge}")
    return CalendarEntry(
        service="hearing",
        subject_id=hearing.hearing_id,
        sequence=hearing.sequence,
        start=sitting.start,
        end=sitting.end,
        summary=f"{_HEARING.say(language)} · {hearing.case_number}",
        location=sitting.place,
        description="\n".join(lines),
        status="CONFIRMED" if hearing.status == "scheduled" else "CANCELLED",
        ring=_SOON.say(language),
    ).file(now)
