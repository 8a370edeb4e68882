"""Orders and questions about all that is known of a person: what would stay, that it go, and a copy of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from backend.shared.messages import Command
from backend.shared.wording import Words

LIFE = timedelta(minutes=15)
"""Time for which a copy can be fetched after it was asked for."""
OFFICERS_REASONS = ("own_wish", "written_request", "authority")
REASONS = (*OFFICERS_REASONS, "console", "restored")
"""Reasons of an erasure, as the audit log has them."""


@dataclass(frozen=True, slots=True)
class Stays:
    """Parts an erasure would leave for now, or for good.

    Args:
        in_hand: matters an office has in hand: they stay until they are over, and go then.
        kept: what stays, each with its reason.
    """

    in_hand: tuple[Words, ...] = ()
    kept: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class WhatStays(Command):
    """Question for what would stay if a person were erased now -> `Stays`."""

    person_id: str


@dataclass(frozen=True, slots=True)
class DaysTalkIsKept(Command):
    """Question for the days a conversation is kept at most -> ``int``."""


@dataclass(frozen=True, slots=True)
class EraseMe(Command):
    """Erase a person everywhere, as soon as the turn in hand is over -> None; twice is the same as once.

    Args:
        by: who wants it: the person's id, or ``officer:…``.
        reason: one of `REASONS`.
        tell: whether the person is told in the chat when it is done.
    """

    person_id: str
    by: str
    reason: str = "own_wish"
    tell: bool = True


@dataclass(frozen=True, slots=True)
class ErasePerson(Command):
    """Erase a person everywhere, now -> `Erased`.

    Raises:
        Refused: ``desk_person_unknown``.
        PlatformUnavailable: a turn of theirs is in hand, or the file storage is away; nothing is half done that a
            second try does not finish.
    """

    person_id: str
    by: str
    reason: str = "console"


@dataclass(frozen=True, slots=True)
class Erased:
    """Result of an erasure.

    Args:
        whole: nothing is left but what `Stays.kept` names; False while something is in hand.
        in_hand: what that is.
    """

    whole: bool
    in_hand: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportPerson(Command):
    """Everything that is known of a person and their files, as a ZIP of JSON and files -> ``bytes``.

    Raises:
        Refused: ``desk_person_unknown``.
    """

    person_id: str


@dataclass(frozen=True, slots=True)
class OfferCopy(Command):
    """Let a person fetch their copy once, within a short time -> the id it is fetched by (``str``)."""

    person_id: str


@dataclass(frozen=True, slots=True)
class FetchCopy(Command):
    """The same as `ExportPerson`, for whoever holds the id, once -> ``bytes``.

    Raises:
        Refused: ``copy_gone``: fetched already, too late, or somebody else's.
    """

    copy_id: str
    person_id: str
