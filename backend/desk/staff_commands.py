"""The orders about officers: who works at the desk, as what, and how they get their access. Pure values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from backend.desk.model import Role
from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class AddOfficer(Command):
    """Let somebody work at the desk, by the console of the server -> `Enrolment`, whose secret is shown once.

    Raises:
        Refused: ``desk_login_odd``, ``desk_login_taken``, ``desk_name_odd``, ``desk_roles_missing``,
            ``desk_court_unknown``, ``desk_password_weak``.
    """

    by: Literal["console"]
    login: str
    name: str
    roles: tuple[Role, ...]
    password: str = field(repr=False)
    court: str = ""


@dataclass(frozen=True, slots=True)
class InviteOfficer(Command):
    """Let somebody work at the desk, by the hand of an administrator -> `Invited`.

    A judge, a clerk or an administrator is let in when a second administrator agrees.

    Args:
        by: the administrator's id.

    Raises:
        Refused: as `AddOfficer`, and ``desk_second_missing`` where no other administrator could agree.
    """

    by: str
    login: str
    name: str
    roles: tuple[Role, ...]
    court: str = ""


@dataclass(frozen=True, slots=True)
class ChangeOfficer(Command):
    """Change name, roles, court, or whether they work here -> `Officer`, or `Proposal` where a second has to agree.

    Their open sessions end when it is done. What the console changes is done at once.

    Raises:
        Refused: ``desk_officer_unknown``, ``desk_name_odd``, ``desk_roles_missing``, ``desk_court_unknown``,
            ``desk_last_administrator`` (nobody could undo it), ``desk_not_yourself`` (one's own rights),
            ``desk_second_missing``.
    """

    by: str
    officer_id: str
    name: str
    roles: tuple[Role, ...]
    court: str
    active: bool


@dataclass(frozen=True, slots=True)
class RenewAccess(Command):
    """Give an officer a new password and a new secret by the console -> `Enrolment`; sessions end, the door is open.

    Raises:
        Refused: ``desk_officer_unknown``, ``desk_password_weak``.
    """

    by: Literal["console"]
    officer_id: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RenewByLink(Command):
    """Void an officer's access and let them set a new one alone -> `Invited`.

    For a judge, a clerk or an administrator nothing changes until a second administrator agrees.

    Args:
        by: the administrator's id.

    Raises:
        Refused: ``desk_officer_unknown``, ``desk_not_yourself``, ``desk_second_missing``.
    """

    by: str
    officer_id: str


@dataclass(frozen=True, slots=True)
class DecideProposal(Command):
    """Agree to a colleague's order, or not -> `Approved`; None where it is turned down.

    Raises:
        Refused: ``desk_proposal_gone`` (decided, too old, overtaken by another change, or its author is no
            administrator any more), ``desk_not_alone`` (one's own order), ``desk_not_yourself`` (about oneself).
    """

    by: str
    proposal_id: str
    agree: bool


@dataclass(frozen=True, slots=True)
class ListProposals(Command):
    """The orders that wait for a second administrator -> ``list[Proposal]``, oldest first."""


@dataclass(frozen=True, slots=True)
class LookAtAccess(Command):
    """A link as its page shows it -> `AccessOffer`; nothing is used up. Refused ``desk_link_gone``."""

    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenAccess(Command):
    """Use a link: set one's password and be given a secret -> `Enrolment`; the link is void from then on.

    Raises:
        Refused: ``desk_link_gone`` (used, too old, or its code was wrong too often), ``desk_link_waits``,
            ``desk_opening_code_wrong``, ``desk_password_weak``.
    """

    token: str = field(repr=False)
    opening_code: str = field(repr=False)
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NoticesFor(Command):
    """Question for unread changes to this officer's access -> ``list[Notice]``, newest first."""

    officer_id: str


@dataclass(frozen=True, slots=True)
class PutNoticesAway(Command):
    """Put away the notices one has read -> None."""

    officer_id: str
