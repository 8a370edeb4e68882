"""Drafts: what a person has answered so far for a service, kept in the backend so that nothing is ever asked twice.

A draft outlives restarts, days and changes of channel. Only the person it belongs to can read or change it; to everyone
else it does not exist (``Refused("draft_unknown")``).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from typing import Any, Literal

from backend.shared.messages import Command

DraftState = Literal["open", "waiting", "submitted", "cancelled", "discarded"]


class Unchanged(Enum):
    """The open question of a change that leaves it as it is (None would mean that no question is open)."""

    UNCHANGED = "unchanged"


UNCHANGED = Unchanged.UNCHANGED


@dataclass(frozen=True, slots=True)
class Draft:
    """One filling-in of one service.

    Args:
        draft_id: opaque id; also the request id (idempotency key) of what is finally submitted.
        person_id: whose it is.
        service: the service's name, e.g. ``notarization``.
        state: ``open`` (being talked about), ``waiting`` (put aside), ``submitted``, ``cancelled`` (given up by the
            person, who can still bring it back) or ``discarded``.
        answers: field name to JSON value; empty once submitted or discarded.
        open_question: the field asked last, where the person comes back to.
        receipt: what the submission returned, the same for every later submission.
    """

    draft_id: str
    person_id: str
    service: str
    state: DraftState
    answers: dict[str, Any] = field(default_factory=dict)
    open_question: str | None = None
    receipt: dict[str, Any] | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DraftCommand(Command):
    """An order to a draft, or a question about one."""


@dataclass(frozen=True, slots=True)
class OpenDraft(DraftCommand):
    """Return the person's open or waiting draft of a service unchanged, or a new one. -> Draft"""

    person_id: str
    service: str


@dataclass(frozen=True, slots=True)
class GetDraft(DraftCommand):
    """Return the person's open or waiting draft of a service. -> Draft | None"""

    person_id: str
    service: str


@dataclass(frozen=True, slots=True)
class GetDraftById(DraftCommand):
    """Return one draft in whatever state, e.g. a submitted one for its receipt. -> Draft"""

    draft_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class WaitingDrafts(DraftCommand):
    """Return the person's open and waiting drafts, the last touched first. -> list[Draft]"""

    person_id: str


@dataclass(frozen=True, slots=True)
class ChangeDraft(DraftCommand):
    """Set answers, forget others and open a question, all or nothing in one transaction. -> Draft

    Args:
        set: field name to JSON value, replacing earlier values.
        forget: fields whose answers are removed, if they are there; a field that is also set keeps its new value.
        open_question: the field being asked, None for none; unchanged if not given.
    """

    draft_id: str
    person_id: str
    set: Mapping[str, Any] = field(default_factory=dict)
    forget: Collection[str] = ()
    open_question: str | Unchanged | None = UNCHANGED

    def followed_by(
        self, set: Mapping[str, Any], forget: Collection[str], open_question: str | Unchanged | None
    ) -> ChangeDraft:
        """Return the one change that does what this and then another would do."""
        kept = {name: value for name, value in self.set.items() if name not in forget}
        forgotten = {*self.forget, *forget} - {*set}
        asked = self.open_question if open_question is UNCHANGED else open_question
        return ChangeDraft(self.draft_id, self.person_id, kept | dict(set), forgotten, asked)

    def applied_to(self, draft: Draft) -> Draft:
        """Return the draft as this change leaves it."""
        kept = {name: value for name, value in draft.answers.items() if name not in self.forget}
        asked = draft.open_question if self.open_question is UNCHANGED else self.open_question
        return replace(draft, answers=kept | dict(self.set), open_question=asked)


@dataclass(frozen=True, slots=True)
class PauseDraft(DraftCommand):
    """Put the draft aside with everything in it. -> Draft"""

    draft_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class ResumeDraft(DraftCommand):
    """Take a waiting draft up again. -> Draft"""

    draft_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class RestartDraft(DraftCommand):
    """Begin again: the answers so far are cancelled with their draft, and a new one is opened. -> Draft"""

    draft_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class CancelDraft(DraftCommand):
    """Give the draft up by the person's wish; its sealed answers are erased a day later. -> Draft"""

    draft_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class RestoreDraft(DraftCommand):
    """Bring back the draft that was cancelled last; one begun meanwhile is cancelled in its place. -> Draft

    Args:
        asked_at: when the person asked; what was cancelled later is none of it, so asking twice swaps nothing back.
        draft_id: the one that is meant, if one is; a living one is returned as it is.

    Raises:
        Refused: ``nothing_to_restore`` if none is left.
    """

    person_id: str
    asked_at: datetime
    draft_id: str = ""


@dataclass(frozen=True, slots=True)
class HoursCancelledIsKept(DraftCommand):
    """Return how many hours a cancelled draft can be brought back. -> int"""


@dataclass(frozen=True, slots=True)
class EraseCancelledDrafts(DraftCommand):
    """Erase what could still be brought back, before its time. -> int"""

    person_id: str


@dataclass(frozen=True, slots=True)
class DiscardDraft(DraftCommand):
    """Erase the draft's answers at once, where there is nothing to go on with; twice is the same as once. -> Draft"""

    draft_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class SubmitDraft(DraftCommand):
    """Close the draft with the receipt of what it led to; a second time returns the first receipt. -> Draft"""

    draft_id: str
    person_id: str
    receipt: dict[str, Any]
