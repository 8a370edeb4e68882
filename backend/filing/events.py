"""Events of a filing, in the past tense. Pure values; the person is told by `announcements.py`."""

from __future__ import annotations

from dataclasses import dataclass

from backend.filing.model import Case
from backend.shared.messages import Event


@dataclass(frozen=True, slots=True)
class FilingReceived(Event):
    """The court has it. `later` is True when the person has not been told in the same turn (so in all of these)."""

    case: Case
    later: bool = True


@dataclass(frozen=True, slots=True)
class FilingNotTaken(Event):
    """The platform would not take it in. `reason` is the tail of an utterance."""

    case: Case
    reason: str
    later: bool = True


@dataclass(frozen=True, slots=True)
class SupplementReceived(Event):
    """Corrections or further papers have reached the court; `cure` if defects were open."""

    case: Case
    cure: bool
    later: bool = True


@dataclass(frozen=True, slots=True)
class ExtensionAsked(Event):
    """The court has the request for more time."""

    case: Case
    later: bool = True


@dataclass(frozen=True, slots=True)
class CourtRequestFailed(Event):
    """A supplement, an extension or a withdrawal came to nothing."""

    case: Case
    kind: str
    reason: str
    later: bool = True


@dataclass(frozen=True, slots=True)
class FilingApproved(Event):
    """The court has accepted it on review."""

    case: Case


@dataclass(frozen=True, slots=True)
class DefectsTold(Event):
    """The court has told what to correct (SPC21-9)."""

    case: Case


@dataclass(frozen=True, slots=True)
class CaseRegistered(Event):
    """The case has its number; hearings and notices will name it."""

    case: Case


@dataclass(frozen=True, slots=True)
class FilingRefused(Event):
    """The court will not accept it (CPL-126)."""

    case: Case


@dataclass(frozen=True, slots=True)
class FilingReturned(Event):
    """Neither cured nor extended, or returned with reasons (SPC21-9)."""

    case: Case


@dataclass(frozen=True, slots=True)
class FilingWithdrawn(Event):
    """Taken back by the person."""

    case: Case
    later: bool = True


@dataclass(frozen=True, slots=True)
class ExtensionGranted(Event):
    """30 days in all."""

    case: Case


@dataclass(frozen=True, slots=True)
class ExtensionDenied(Event):
    """The first deadline stays."""

    case: Case


@dataclass(frozen=True, slots=True)
class FeeNoticed(Event):
    """The court says what to pay (FEE-22)."""

    case: Case
