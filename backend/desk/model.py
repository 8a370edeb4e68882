"""Officers, what each role may do, how long a session lasts and when a door stays shut. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, get_args

from backend.shared.wording import Words

Role = Literal["judge", "clerk", "notary", "mediator", "arbitration_secretary", "administrator"]
Right = Literal[
    "desk", "identity", "filing", "filing_refuse", "hearing", "witness", "witness_diary", "notarization", "mediation",
    "arbitration", "enquiries", "calls", "talk", "figures", "officers", "places", "operations",
    "law_library",
]  # fmt: skip

ROLES: tuple[Role, ...] = get_args(Role)
ROLE_NAMES: Mapping[Role, Words] = {
    "judge": Words("法官", "Judge"),
    "clerk": Words("书记员", "Clerk"),
    "notary": Words("公证员", "Notary"),
    "mediator": Words("调解员", "Mediator"),
    "arbitration_secretary": Words("仲裁秘书", "Arbitration secretary"),
    "administrator": Words("管理员", "Administrator"),
}

_COURT: frozenset[Right] = frozenset(
    {"desk", "identity", "filing", "hearing", "witness", "witness_diary", "calls", "talk", "figures"}
)
RIGHTS: Mapping[Role, frozenset[Right]] = {
    "judge": _COURT | {"filing_refuse", "law_library"},
    "clerk": _COURT | {"enquiries", "places"},
    "notary": frozenset({"desk", "notarization", "talk"}),
    "mediator": frozenset({"desk", "mediation", "talk"}),
    "arbitration_secretary": frozenset({"desk", "arbitration", "enquiries", "talk"}),
    "administrator": frozenset({"desk", "witness_diary", "figures", "officers", "operations", "places"}),
}
"""Only a judge refuses a filing, and decides what the law library is to tell; whoever administers officers reads no
case, and of the witness diary the slots alone.

The map names nobody, so both clerks and administrators keep it. ``desk`` is for all who are signed in.
"""

NEEDS_SECOND: frozenset[Role] = frozenset({"judge", "clerk", "administrator"})
"""Roles that one administrator alone gives to nobody: they open a court's cases, or give such roles themselves."""

PROPOSAL_LIFE = timedelta(days=7)
LINK_LIFE = timedelta(hours=48)
OPENING_TRIES = 5
"""Times that an order waits for a second administrator, and a link for its officer; wrong codes that it bears."""

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=10)
"""A session ends when nothing was done for so long, and in any case after a working day."""

FREE_TRIES = 5
FREE_TRIES_OF_LOGIN = 100
"""Failures in a row before the door is shut: of a login from one address or browser, and of a login from anywhere."""

CHALLENGE_LIFE = timedelta(minutes=5)
MOST_KEYS, LONGEST_KEY_NAME = 10, 40
"""Time a security key may take to sign, the number an officer may have, and the longest name of one."""

DEVICE_LIFE = timedelta(days=180)
LONGEST_LOCK = timedelta(minutes=15)
SHORTEST_PASSWORD, LONGEST_PASSWORD = 12, 200

_LOGIN = re.compile(r"[a-z][a-z0-9._-]{1,31}")


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody who works at the desk.

    Args:
        officer_id: ``o_`` and 16 hex digits; what the audit log and the platforms know them by.
        login: what they sign in with.
        name: as people read it when the officer writes to them, e.g. 陈书记员.
        roles: what they are.
        court: code of the court they work at; empty for all courts of Jiangmen and for those of no court.
        active: False once they have left.
    """

    officer_id: str
    login: str
    name: str
    roles: tuple[Role, ...]
    court: str
    active: bool = True

    @property
    def rights(self) -> frozenset[Right]:
        """Everything their roles allow."""
        return frozenset().union(*(RIGHTS[role] for role in self.roles))

    def may(self, right: str) -> bool:
        """Return True if one of their roles allows it."""
        return self.active and right in self.rights


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session just opened.

    Args:
        token: for the cookie; only its digest is kept.
        device: for the cookie by which this browser is known next time.
    """

    officer: Officer
    token: str = field(repr=False)
    device: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Enrolment of a new officer, handed out once, and never again.

    Args:
        secret_uri: ``otpauth://…`` for an authenticator app.
    """

    officer: Officer
    secret_uri: str


@dataclass(frozen=True, slots=True)
class SecurityKey:
    """A key or passkey an officer signs in with.

    Args:
        name: as the officer calls it.
        used_at: when it last opened the desk; None if never.
    """

    key_id: str
    name: str
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Rights of an officer, as far as an administrator decides them."""

    roles: tuple[Role, ...]
    court: str
    active: bool

    @property
    def critical(self) -> frozenset[Role]:
        """The roles in force that one administrator alone may not give."""
        return NEEDS_SECOND.intersection(self.roles) if self.active else frozenset()


NOBODY = Standing((), "", active=False)
"""The standing of somebody who is no officer yet."""

Order = Literal["add", "change", "renew"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An administrator's order that waits for another administrator.

    Args:
        about: the officer as they would be then.
        by: id of who asked for it.
        by_name: their name.
    """

    proposal_id: str
    order: Order
    about: Officer
    by: str
    by_name: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Invited:
    """A link by which an officer sets password and authenticator alone.

    Args:
        token: for the link's address; only its digest is kept.
        waits: True while a second administrator has to agree; the link opens nothing before.
        expires_at: when the link is void.
    """

    officer: Officer
    token: str = field(repr=False)
    waits: bool
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Approved:
    """An order that was carried out.

    Args:
        opening_code: what the officer types beside the link; the second administrator hands it over, so that neither
            administrator has both. Empty where no link belongs to the order.
    """

    officer: Officer
    opening_code: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class AccessOffer:
    """A link as the page behind it shows it.

    Args:
        waits: True while a second administrator has to agree.
        needs_code: True where the opening code belongs to it.
    """

    login: str
    name: str
    waits: bool
    needs_code: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """Something done to an officer's access, told to them and to the administrators."""

    at: datetime
    what: str
    about: str
    by: str


@dataclass(frozen=True, slots=True)
class Note:
    """Note an officer wrote down about a case, a person or an identity; only the desk reads it."""

    at: datetime
    officer: str
    text: str


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """A line of the audit log about a case."""

    at: datetime
    who: str
    what: str


def needs_second(before: Standing, after: Standing) -> bool:
    """Return True where a change gives more sight of a court's cases, or more say over officers, than there was."""
    wider_court = bool(after.critical) and bool(before.court) and after.court != before.court
    return bool(after.critical - before.critical) or wider_court


def lock_after(failures: int, free: int = FREE_TRIES) -> timedelta:
    """Return how long the door stays shut after so many failures in a row: not at first, then up to 15 minutes."""
    over = failures - free
    if over < 0:
        return timedelta(0)
    return min(LONGEST_LOCK, timedelta(minutes=1) * 2 ** min(over, 10))


def is_told(failures: int) -> bool:
    """Return True for a failure that goes on record: the first five, then each time their number has doubled."""
    return failures <= FREE_TRIES or failures & (failures - 1) == 0


def is_login(text: str) -> bool:
    """Return True for what can be signed in with: small letters, digits, dot, dash, underscore; 2 to 32 of them."""
    return _LOGIN.fullmatch(text) is not None


def is_good_password(password: str, login: str) -> bool:
    """Return True for a password that is long enough, not one character over and over, and not the login in it."""
    long_enough = SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD
    return long_enough and len(set(password)) >= 5 and login.casefold() not in password.casefold()
