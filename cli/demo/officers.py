"""The officers of a demonstration: made up like everybody, with a new password at every start that is kept nowhere."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backend.bootstrap import Backend
    from backend.desk.model import Role

COURT = "pengjiang"
"""Court in which the made-up cases are filed."""


@dataclass(frozen=True, slots=True)
class Key:
    """Key with which an officer of the demonstration signs in.

    Args:
        secret_uri: makes the six digits, as an authenticator app does.
    """

    officer_id: str
    name: str
    login: str
    password: str
    secret_uri: str

    def code(self) -> str:
        """Return the six digits of this half minute."""
        import pyotp

        totp = pyotp.parse_uri(self.secret_uri)
        assert isinstance(totp, pyotp.TOTP)
        return totp.now()


def let_in(backend: Backend) -> dict[str, Key]:
    """Let the three officers work at the desk, or give those who do already a new access -> by login."""
    wanted: tuple[tuple[str, str, Role, str], ...] = (
        ("demo-clerk", "演示书记员", "clerk", COURT),
        ("demo-judge", "演示法官", "judge", COURT),
        ("demo-mediator", "演示调解员", "mediator", ""),
    )
    return {login: _key(backend, login, name, role, court) for login, name, role, court in wanted}


def _key(backend: Backend, login: str, name: str, role: Role, court: str) -> Key:
    from backend.desk.commands import ListOfficers
    from backend.desk.staff_commands import AddOfficer, PutNoticesAway, RenewAccess

    password = secrets.token_urlsafe(18)
    known = [one for one in backend.bus.handle(ListOfficers()) if one.login == login]
    if known:
        made = backend.bus.handle(RenewAccess("console", known[0].officer_id, password))
    else:
        made = backend.bus.handle(AddOfficer("console", login, name, (role,), password, court))
    backend.bus.handle(PutNoticesAway(made.officer.officer_id))  # that they were let in is no news to anybody here
    return Key(made.officer.officer_id, made.officer.name, login, password, made.secret_uri)
