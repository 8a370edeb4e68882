"""An officer's browser without a browser: cookies, forms with their token, pages as text."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any, Protocol

import httpx
import pyotp

from backend.bootstrap import Backend
from backend.desk.model import Enrolment, Role
from backend.desk.staff_commands import AddOfficer
from backend.desk.tables import officers
from backend.files.commands import KeepFile
from backend.filing.commands import FileCase
from backend.filing.court import Claimant
from backend.filing.model import Case, EvidenceItem
from tests.filing.conftest import complaint
from tests.filing.pdf import small_pdf
from tests.web.fake_house import House

PASSWORD = "five-counties-2026"


class Running(Protocol):
    """A house whose desk is worked at, whatever its bot."""

    @property
    def url(self) -> str: ...

    @property
    def backend(self) -> Backend: ...


class Desk:
    """One officer's browser.

    Args:
        house: the running services.
    """

    def __init__(self, house: House) -> None:
        self.house = house
        self.http = httpx.Client(base_url=house.url, trust_env=False, timeout=20)

    def page(self, path: str) -> httpx.Response:
        return self.http.get(path)

    def csrf(self, path: str) -> str:
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', self.page(path).text)
        return found[1] if found else ""

    def send(self, path: str, shown_at: str = "", **form: Any) -> httpx.Response:
        return self.http.post(path, data={"csrf": self.csrf(shown_at or path), **form})

    def sign_in(self, enrolment: Enrolment, **other: str) -> httpx.Response:
        forget_codes(self.house)
        form = {"login": enrolment.officer.login, "password": PASSWORD, "code": code_of(enrolment)}
        return self.send("/desk/sign-in", **(form | other))


def code_of(enrolment: Enrolment, at: datetime | None = None) -> str:
    """What the authenticator app shows now, or at a moment of a house with a clock of its own."""
    return pyotp.parse_uri(enrolment.secret_uri).at(int((at or datetime.now(UTC)).timestamp()))


def forget_codes(house: Running) -> None:
    """Let the code of this half minute be used once more, so that tests need not wait for the next."""
    with house.backend.database.transaction() as session:
        session.execute(officers.update().values(last_step=0))


def enrolled(house: Running, login: str, *roles: Role, court: str = "", name: str = "陈书记员") -> Enrolment:
    made: Enrolment = house.backend.bus.handle(AddOfficer("console", login, name, roles, PASSWORD, court))
    return made


def desk_of(house: House, login: str, *roles: Role, court: str = "", name: str = "陈书记员") -> Desk:
    """Somebody signed in."""
    desk = Desk(house)
    assert desk.sign_in(enrolled(house, login, *roles, court=court, name=name)).status_code == 303
    return desk


def file(services: House, case_id: str, person_id: str | None = None, **other: Any) -> Case:
    """A filing at the court, of a person or of somebody new, with a piece of evidence."""
    backend = services.backend
    person_id = person_id or backend.conversation.people.resolve("web", f"address-{case_id}")
    kept = backend.bus.handle(KeepFile(person_id, "借条.pdf", small_pdf("借条")))
    wish = complaint(evidence=(EvidenceItem(kept.file_id, kept.name),), **other)
    made: Case = _as_verified(services, FileCase(case_id, person_id, wish))
    return made


def _as_verified(services: House, command: FileCase) -> Case:
    """File for somebody whose identity is taken as checked: identity has tests of its own."""
    handler: Any = services.backend.bus._commands[FileCase]
    before, handler._claimant_of = handler._claimant_of, lambda _: Claimant(False, ("陈国强",))
    try:
        made: Case = handler(command)
        return made
    finally:
        handler._claimant_of = before
