"""Orders and questions about the co-plaintiffs of a filing, from the inviter and from those invited. Pure values.

To anybody else neither filing nor co-plaintiff exists: Refused ``filing_case_unknown``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from backend.filing.joint.model import Answer
from backend.filing.model import Complaint, Party
from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class KeepCoPlaintiffs(Command):
    """Note which parties of a draft speak for themselves, and what they are to agree to -> ``list[CoPlaintiff]``.

    Who stands there no more is out; who agreed to other claims is asked again.
    """

    draft_id: str
    person_id: str
    complaint: Complaint = field(repr=False)


@dataclass(frozen=True, slots=True)
class CoPlaintiffsOf(Command):
    """The co-plaintiffs of one's own draft or filing -> ``list[CoPlaintiff]``; empty where there are none."""

    draft_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class InviteCoPlaintiff(Command):
    """Make a code for a co-plaintiff -> `CoPlaintiffInvitation`, or None if they are in already; an old one is void."""

    co_plaintiff_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class OpenPlace(Command):
    """Open a code, or the token of one -> `OpenedPlace`, or None where it is no co-plaintiff's.

    Args:
        named: it was said to be a filing's; a bare one may be a code of another kind.
    """

    person_id: str
    code: str = field(repr=False)
    named: bool = False


@dataclass(frozen=True, slots=True)
class AnswerInvitation(Command):
    """Say that one takes part, that one does not, or that one is somebody else -> `Joining`, or None for the others.

    Who took part may still say no until the complaint is handed in.
    """

    co_plaintiff_id: str
    person_id: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class MyJoinings(Command):
    """The filings a person was invited to and has not declined, the newest first -> ``list[Joining]``."""

    person_id: str


@dataclass(frozen=True, slots=True)
class OneJoining(Command):
    """One of them -> `Joining`."""

    co_plaintiff_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class GiveParticulars(Command):
    """Give one's own particulars and agree to the claims that were shown -> `Joining`; the same again is once.

    Where the claims have changed meanwhile, the state stays ``joined``: nobody agrees to what they have not read.

    Args:
        particulars: None for those that were given before.
        shown: digest of the brief that was shown, or its beginning.

    Raises:
        Refused: ``filing_not_verified``, ``filing_plaintiff_not_you``, ``filing_incomplete``.
    """

    co_plaintiff_id: str
    person_id: str
    particulars: Party | None = field(repr=False)
    shown: str


@dataclass(frozen=True, slots=True)
class StopInvitationReminders(Command):
    """Remind this person no more of invitations they have not answered -> int: how many that changes."""

    person_id: str
