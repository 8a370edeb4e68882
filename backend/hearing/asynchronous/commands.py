"""Orders and questions about asynchronous hearings, from a person or the court.

To a stranger one is ``hearing_asynchronous_unknown``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from backend.hearing.asynchronous.model import ApplicationReport, Conditions
from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class AskAsynchronousHearing(Command):
    """Ask the court for an asynchronous hearing -> `Application`. The same request id twice is one application.

    While the court's system is away the application waits with us and is handed in by itself.

    Args:
        request_id: the draft's id; names the application with the court, too.

    Raises:
        Refused: ``hearing_case_unknown``; ``hearing_asynchronous_already_asked`` while another of the case is not over;
            what `Conditions.check` raises; the court's refusals.
        PlatformRejected: an answer of the court's we cannot use.
    """

    request_id: str
    person_id: str
    case_id: str
    conditions: Conditions


@dataclass(frozen=True, slots=True)
class MyAsynchronousHearings(Command):
    """The person's applications with their stages and posts, the newest first -> ``list[Application]``."""

    person_id: str


@dataclass(frozen=True, slots=True)
class OneAsynchronousHearing(Command):
    """One of them -> `Application`; Refused ``hearing_asynchronous_unknown``."""

    application_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class OpenWindows(Command):
    """The stages in which the person can post a statement now, the first to close first -> ``list[OpenWindow]``."""

    person_id: str


@dataclass(frozen=True, slots=True)
class PostStatement(Command):
    """Post a statement and files in a stage -> `Application`; the same request id twice is one post.

    While the court's system is away the post waits with us, with the moment it was posted.

    Args:
        request_id: the draft's id.
        statement: the person's words, up to 5000 characters.
        file_ids: kept files, at most 30.

    Raises:
        Refused: ``hearing_asynchronous_unknown``, ``hearing_asynchronous_post_empty``,
            ``hearing_asynchronous_post_long``; ``file_unknown``; what `Stage.check_open` raises at the moment of
            posting; the court's refusals.
        PlatformRejected: an answer of the court's we cannot use.
    """

    request_id: str
    person_id: str
    application_id: str
    stage_id: str
    statement: str = field(repr=False)
    file_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StopWindowReminders(Command):
    """Remind no more of an application's windows -> ``bool``; Refused ``hearing_asynchronous_unknown``."""

    application_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class RecordAsynchronousNews(Command):
    """News that the court told, or answered when asked -> True when it was new.

    Raises:
        Refused: ``hearing_asynchronous_unknown``.
    """

    event_id: str
    report: ApplicationReport
