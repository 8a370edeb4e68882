"""Questions to the law library."""

from __future__ import annotations

from dataclasses import dataclass, field

from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class FindLaw(Command):
    """Return what a question of law comes to. -> Finding"""

    question: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FindFollowUp(Command):
    """Return what is said behind an answer comes to, read together with it. -> Finding

    Args:
        told: the entry that was told; it is found again where it answers this as well.
        question: what was asked before.
        text: what is said now.
    """

    told: str
    question: str = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FindNext(Command):
    """Look up what people ask next behind entries -> ``NextFound``, or None where it is none of that.

    Args:
        told: ids of the entry that was told, or of those that were offered.
        text: what is asked now.
    """

    told: tuple[str, ...]
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class GetLawEntry(Command):
    """Return an entry by its id; Refused ``law_entry_gone`` when the library no longer holds it. -> LawEntry"""

    entry_id: str


@dataclass(frozen=True, slots=True)
class WarmUpLaw(Command):
    """Read the library and load what its search needs, so that the first question does not wait. -> None"""


@dataclass(frozen=True, slots=True)
class FetchLibraryUpdates(Command):
    """Have new updates of the law library fetched and checked -> None; the same version told twice is fetched once."""

    version: int = 0


@dataclass(frozen=True, slots=True)
class LibraryUpdatesToReview(Command):
    """List the updates of the library that wait for the desk, the oldest first -> tuple of ``WaitingUpdate``."""


@dataclass(frozen=True, slots=True)
class DecideLibraryUpdate(Command):
    """Take the oldest update that waits into the library, or refuse it -> ``UpdateDecision``.

    Args:
        accept: take it; one that no longer fits the library is refused all the same.
        officer: who decides.
        reason: why it is refused; needed for that.
    """

    version: int
    accept: bool
    officer: str
    reason: str = ""
