"""Co-plaintiffs of a filing as its inviter sees them, and a filing as an invited co-plaintiff sees it. Pure."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from backend.filing.model import Complaint

State = Literal["named", "invited", "opened", "joined", "agreed", "declined", "silent", "out"]
"""``named``: no code yet, or a stranger opened it; ``silent``: did not answer in time; ``out``: taken out again."""
INSIDE: tuple[State, ...] = ("opened", "joined", "agreed")
"""States in which somebody has opened the invitation and has not said no."""
UNANSWERED: tuple[State, ...] = ("invited", "opened", "joined")
Status = Literal["open", "filed"]
Answer = Literal["join", "decline", "stranger"]
Opening = Literal["open", "joined", "own", "used", "expired", "over", "too_many"]


@dataclass(frozen=True, slots=True)
class Brief:
    """Contents of a filing that a co-plaintiff is told and agrees to.

    Args:
        inviter: the first plaintiff's name.
        cause, court: their codes.
    """

    inviter: str
    cause: str
    cause_name: str
    defendants: tuple[str, ...]
    court: str
    claims: tuple[str, ...]

    @property
    def digest(self) -> str:
        """Return what a consent names: other claims, or another defendant, are not agreed to."""
        plain = json.dumps(dataclasses.asdict(self), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(plain.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class CoPlaintiff:
    """One co-plaintiff as the inviter sees them: a name and how far they are, nothing they told."""

    co_plaintiff_id: str
    name: str
    state: State
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Joining:
    """A filing as an invited co-plaintiff sees it; of the others they learn nothing.

    Args:
        given: whether they have given their particulars.
    """

    co_plaintiff_id: str
    meant_for: str = field(repr=False)
    state: State
    status: Status
    brief: Brief = field(repr=False)
    answer_by: datetime | None = None
    given: bool = False


@dataclass(frozen=True, slots=True)
class OpenedPlace:
    """Outcome of opening a code: only whom it is meant for, before they say who they are."""

    outcome: Opening
    co_plaintiff_id: str = ""
    meant_for: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class CoPlaintiffInvitation:
    """A code for one use, with what the message that carries it says."""

    code: str = field(repr=False)
    expires_at: datetime
    name: str = field(repr=False)
    inviter: str = field(repr=False)


def brief_of(complaint: Complaint) -> Brief:
    """Return what co-plaintiffs are told of a complaint."""
    return Brief(
        complaint.plaintiffs[0].name if complaint.plaintiffs else "",
        complaint.cause,
        complaint.cause_name,
        tuple(party.name for party in complaint.defendants),
        complaint.court,
        tuple(complaint.claims),
    )


def all_agreed(co_plaintiffs: Sequence[CoPlaintiff]) -> bool:
    """Return True if nobody's answer is missing."""
    return all(one.state == "agreed" for one in co_plaintiffs)
