"""A desk that seals powers: real paper, real certificate, real storage and database; tests say when it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from backend.authorization.power.commands import SealPower
from backend.authorization.power.handlers import PowerHandlers
from backend.authorization.power.model import SealedPower
from backend.authorization.power.safe import PowerSafe
from backend.authorization.power.seal.certificate import SealCertificate, SealSettings
from backend.authorization.power.seal.examination import Examination, examine
from backend.authorization.power.seal.sealer import Sealer
from backend.authorization.power.verification import VerificationHandlers
from backend.documents.power_paper import PowerPaper
from backend.documents.power_text import power_digest
from backend.shared.audit import AuditLog
from backend.shared.bus import MessageBus
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from backend.shared.messages import Event
from backend.storage.storage import FolderStorage
from backend.storage.vault import Vault
from tests.authorization.power.powers import JUDGE, a_power, both_signatures


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> SealCertificate:
    return SealCertificate(SealSettings(tmp_path_factory.mktemp("seal")))


class InProcess:
    """The examiner without its process: quick, and for files that are known to be harmless."""

    def __init__(self, roots: bytes) -> None:
        self._roots = roots

    def examine(self, content: bytes) -> Examination:
        return examine(content, self._roots)


class Desk:
    """The handlers on a bus, and what they told."""

    def __init__(self, handlers: PowerHandlers, checks: VerificationHandlers, events: list[Event]) -> None:
        self.handlers, self.events = handlers, events
        self.do: Callable[[Any], Any] = MessageBus(commands={**handlers.by_command(), **checks.by_command()}).handle

    def sealed(self, session_id: str = "s_1", **changes: Any) -> SealedPower:
        power = a_power(session_id, **changes)
        sealed: SealedPower = self.do(SealPower(power, power_digest(power), both_signatures(), JUDGE))
        return sealed


@pytest.fixture
def storage(tmp_path: Path) -> FolderStorage:
    return FolderStorage(tmp_path / "files")


@pytest.fixture
def audit() -> AuditLog:
    return AuditLog("secret")


@pytest.fixture
def desk(
    database: Database, keyring: Keyring, clock: FixedClock, certificate: SealCertificate, storage: FolderStorage,
    audit: AuditLog,
) -> Iterator[Desk]:  # fmt: skip
    events: list[Event] = []
    safe = PowerSafe(Vault(storage, keyring), database)
    handlers = PowerHandlers(
        database, clock, keyring, audit, PowerPaper(), Sealer(certificate), safe,
        lambda code: f"https://chat.example.org/verify/{code}", lambda _, event: events.append(event),
    )  # fmt: skip
    yield Desk(handlers, VerificationHandlers(database, InProcess(certificate.roots())), events)
