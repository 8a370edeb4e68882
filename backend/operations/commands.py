"""Questions and orders of the console and the desk about work that was given up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class GivenUpJobs(Command):
    """Question for the jobs of the outbox that were given up, the newest first.

    Args:
        most: how many to return.

    Returns:
        A list of `GivenUpJob`.
    """

    most: int = 200


@dataclass(frozen=True, slots=True)
class GivenUpJob:
    """A job nobody tries any more.

    Args:
        key: its idempotency key, by which it is tried again.
        topic: what kind of work it is, e.g. ``deliver`` or ``filing.file``.
        person_id: whom it is for, or None.
        due_at: when it was wanted.
        attempts: how often it was tried.
        deaths: how often the process ended that worked at it.
        reason: the last error, in the words of whoever refused it.
    """

    key: str
    topic: str
    person_id: str | None
    due_at: datetime
    attempts: int
    deaths: int
    reason: str


@dataclass(frozen=True, slots=True)
class RetryJob(Command):
    """Try a job again that was given up, from its first attempt on.

    Args:
        key: of the job.
        who: ``officer:<id>``, or the name of somebody at the console, for the audit log.

    Returns:
        True; False where no such job is given up, so that a second click does nothing.
    """

    key: str
    who: str
