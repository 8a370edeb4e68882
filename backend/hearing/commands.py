"""Orders and questions about hearings, from a person, an officer or the court; `service.py` says who carries each out.

Everything of a hearing is only ever for the owner of its case: to others it is ``hearing_unknown``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from backend.hearing.model import Sitting, SittingReport, Source
from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class ScheduleHearing(Command):
    """Fix a hearing -> `Hearing`; the person is told at once. The same `hearing_id` twice gives the same hearing.

    Args:
        hearing_id: chosen by who schedules, 4 to 40 of ``A-Z a-z 0-9 _ -``.
        case_id: our id of the case, which must have its case number.
        officer: who does it, for the audit log.

    Raises:
        Refused: ``hearing_case_unknown``; ``hearing_in_the_past``; ``hearing_ends_before_it_begins``;
            ``hearing_room_link_odd`` when a link is no https address, or an online hearing has none.
    """

    hearing_id: str
    case_id: str
    sitting: Sitting
    officer: str = ""
    source: Source = "desk"


@dataclass(frozen=True, slots=True)
class RescheduleHearing(Command):
    """Move a hearing, or change its place, kind or judge -> `Hearing`; reminders move along and the person is told.

    Raises:
        Refused: ``hearing_unknown``, ``hearing_called_off`` and the same as `ScheduleHearing`.
    """

    hearing_id: str
    sitting: Sitting
    reason: str = field(default="", repr=False)
    officer: str = ""


@dataclass(frozen=True, slots=True)
class CancelHearing(Command):
    """Call a hearing off -> `Hearing`; its reminders are void and the person is told. Twice is the same as once.

    Raises:
        Refused: ``hearing_unknown``.
    """

    hearing_id: str
    reason: str = field(default="", repr=False)
    officer: str = ""


@dataclass(frozen=True, slots=True)
class RecordHearingNews(Command):
    """News that the court told by itself, or answered when asked -> True when it was new.

    Args:
        event_id: the platform's id of the message; the same id again changes nothing.
        report: how the hearing stands now; an older one than is known changes nothing.

    Raises:
        Refused: ``hearing_case_unknown``.
    """

    event_id: str
    report: SittingReport


@dataclass(frozen=True, slots=True)
class MyHearings(Command):
    """The person's hearings, soonest first -> ``list[Hearing]``; those called off or over only with `include_past`."""

    person_id: str
    include_past: bool = False


@dataclass(frozen=True, slots=True)
class OneHearing(Command):
    """One's own hearing -> `Hearing`; Refused ``hearing_unknown``."""

    hearing_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class HearingsOfCase(Command):
    """Every hearing of a case, soonest first, for the desk -> ``list[Hearing]``."""

    case_id: str


@dataclass(frozen=True, slots=True)
class CourtToldOf(Command):
    """Question how the court was told of a case's hearings at the desk -> ``dict[str, Told]`` by hearing."""

    case_id: str


@dataclass(frozen=True, slots=True)
class RemindMe(Command):
    """Remind the person of a hearing at these steps from now on, in the place of any earlier wish -> `ReminderOutcome`.

    Args:
        steps: codes of `reminder_plan`, e.g. ``("d2", "morning")``.

    Raises:
        Refused: ``hearing_unknown``, ``hearing_called_off``, ``hearing_over``, ``hearing_steps_unclear``.
    """

    hearing_id: str
    person_id: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StopReminders(Command):
    """Remind no more of one hearing, or of any -> how many plans were stopped (``int``).

    Raises:
        Refused: ``hearing_unknown``.
    """

    person_id: str
    hearing_id: str | None = None


@dataclass(frozen=True, slots=True)
class AcknowledgeHearing(Command):
    """Note that the person knows of the hearing as it stands -> `Hearing`; Refused ``hearing_unknown``."""

    hearing_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class HearingCalendar(Command):
    """The hearing as a calendar file (RFC 5545) -> ``bytes``; Refused ``hearing_unknown``."""

    hearing_id: str
    person_id: str
    language: str = "zh-Hans"
