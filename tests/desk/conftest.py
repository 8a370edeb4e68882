"""The desk's own handlers on both databases, with hashes that cost nothing; and the whole desk over HTTP."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pyotp
import pytest
from argon2 import PasswordHasher

from backend.desk.commands import SignIn
from backend.desk.model import Enrolment, Officer, Role, SignedIn
from backend.desk.passwords import Passwords
from backend.desk.service import DeskService
from backend.desk.staff_commands import AddOfficer
from backend.shared.audit import AuditLog
from backend.shared.bus import MessageBus
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from tests.desk.chat_fixtures import chat  # noqa: F401
from tests.desk.desk_browser import PASSWORD
from tests.desk.pages_fixtures import desks, filed, sandbox, services  # noqa: F401

ADDRESS = "https://desk.example"
QUICK = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@dataclass
class Office:
    """What a test plays with."""

    bus: MessageBus
    clock: FixedClock
    database: Database
    audit: AuditLog

    def do(self, command: Any) -> Any:
        return self.bus.handle(command)

    def refused(self, command: Any) -> str:
        with pytest.raises(Refused) as no:
            self.do(command)
        return no.value.reason

    def add(self, login: str = "chen", *roles: Role, court: str = "", name: str = "陈书记员") -> Enrolment:
        made: Enrolment = self.do(AddOfficer("console", login, name, roles or ("clerk",), PASSWORD, court))
        return made

    def sign_in(self, enrolment: Enrolment, **other: Any) -> SignedIn:
        opened: SignedIn = self.do(self.key(enrolment, **other))
        return opened

    def key(self, enrolment: Enrolment, **other: Any) -> SignIn:
        usual = {"login": enrolment.officer.login, "password": PASSWORD, "code": self.code(enrolment)}
        return SignIn(**(usual | other))

    def code(self, enrolment: Enrolment, after: float = 0.0) -> str:
        moment: datetime = self.clock.now() + timedelta(seconds=after)
        return pyotp.parse_uri(enrolment.secret_uri).at(int(moment.timestamp()))

    def wait(self, **span: float) -> None:
        self.clock.advance(timedelta(**span))


@pytest.fixture
def office(database: Database, clock: FixedClock, keyring: Keyring) -> Office:
    bus, audit = MessageBus(), AuditLog("secret")
    service = DeskService(database, clock, keyring, audit, ("pengjiang", "taishan"), ADDRESS, QUICK)
    bus.register_all(service.by_command())
    return Office(bus, clock, database, audit)


@pytest.fixture
def chen(office: Office) -> Enrolment:
    """A clerk."""
    return office.add()


def officer(*roles: Role, court: str = "") -> Officer:
    return Officer("o_00000000000000cc", "chen", "陈书记员", roles, court)
