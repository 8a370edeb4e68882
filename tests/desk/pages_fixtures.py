"""The services with the sandbox behind them, an officer of each role signed in, a filing with a hostile text in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from backend.desk.model import ROLES, Role
from backend.filing.model import Case
from tests.desk.desk_browser import Desk, desk_of, file
from tests.sandbox_fixture import RunningSandbox, partners_of, running_sandbox
from tests.web.fake_house import House, house


@pytest.fixture(scope="module")
def sandbox() -> Iterator[RunningSandbox]:
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def services(sandbox: RunningSandbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("desk"), **partners_of(sandbox)) as running:
        yield running


@pytest.fixture(scope="module")
def desks(services: House) -> dict[Role, Desk]:
    """One officer of each role, signed in."""
    return {role: desk_of(services, role.replace("_", "-"), role) for role in ROLES}


@pytest.fixture(scope="module")
def filed(services: House) -> Case:
    """A filing with a hostile name and a piece of evidence."""
    return file(services, "d-hostile", facts="<script>alert(1)</script> 借款未还")
