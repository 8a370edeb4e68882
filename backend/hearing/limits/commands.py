"""Orders and questions about limits. Pure values; to a stranger a limit is ``hearing_limit_unknown``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from backend.hearing.limits.model import Paper, RulingKind, ServiceReport
from backend.hearing.model import Domicile
from backend.shared.messages import Command, Query


@dataclass(frozen=True, slots=True)
class RecordService(Command):
    """News of a paper the court served, told or asked for -> True when it was new.

    Args:
        event_id: the platform's id of the message; the same id again changes nothing.
        report: how the service stands now; an older one than is known changes nothing.

    Raises:
        Refused: ``hearing_case_unknown``.
    """

    event_id: str
    report: ServiceReport


@dataclass(frozen=True, slots=True)
class KeepLimit(Command):
    """Keep the limit that a paper sets off of which the person told, and remind of its end -> `Limit`.

    The same paper of the same case told again is put right.

    Args:
        request_id: the draft's id.
        received_on: the day it came, Beijing's calendar, in the person's words.
        ruling: of a ruling that can be appealed against, what it decides.
        domicile: as the person says; with ``unknown`` both ends are kept.

    Raises:
        Refused: ``hearing_paper_future``: that day is still to come. ``hearing_paper_no_limit``: no limit runs.
    """

    request_id: str
    person_id: str
    paper: Paper
    received_on: date
    case_number: str = ""
    ruling: RulingKind = ""
    domicile: Domicile = "unknown"


@dataclass(frozen=True, slots=True)
class MyLimits(Query):
    """The person's limits that run, the soonest end first -> ``list[Limit]``."""

    person_id: str


@dataclass(frozen=True, slots=True)
class OneLimit(Command):
    """One's own limit -> `Limit`; Refused ``hearing_limit_unknown``."""

    limit_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class AcknowledgeLimit(Command):
    """Note that the person knows of the limit -> `Limit`; Refused ``hearing_limit_unknown``."""

    limit_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class StopLimitReminders(Command):
    """Remind no more of one limit, or of any -> how many were stopped (``int``); Refused ``hearing_limit_unknown``."""

    person_id: str
    limit_id: str | None = None


@dataclass(frozen=True, slots=True)
class SayDomicile(Command):
    """The person says whether they have a domicile in China -> `Limit`, its end and reminders reckoned anew (CPL-286).

    Raises:
        Refused: ``hearing_limit_unknown``.
    """

    limit_id: str
    person_id: str
    domicile: Domicile
