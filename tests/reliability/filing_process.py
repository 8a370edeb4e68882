"""Somebody files a case, in a process of its own that may be killed at any moment: filing as bootstrap wires it.

Only who speaks and who is verified are simple here; files, database, outbox and the court's client are the real ones.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backend.files.commands import KeepFile
from backend.files.handlers import FileHandlers
from backend.files.model import FileLimits, KeptFile
from backend.filing.announcements import Announcements
from backend.filing.commands import FileCase
from backend.filing.court import Claimant
from backend.filing.joint.merging import Merging
from backend.filing.model import Complaint, EvidenceItem
from backend.filing.service import FilingService
from backend.platforms.online_litigation import OnlineLitigation
from backend.shared.audit import AuditLog
from backend.shared.bus import MessageBus
from backend.shared.clock import Clock, SystemClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from backend.shared.outbox import JobGivenUp, OutboxRunner
from backend.shared.parties import Person
from backend.shared.privacy import Privacy
from backend.storage.storage import FolderStorage
from backend.storage.vault import Vault
from tests.files.inspects_here import InspectsHere
from tests.filing.conftest import NAME, NOBODY, FilesOfTests, complaint
from tests.filing.pdf import small_pdf
from tests.person_keys import entrusted

STEPS = ("opened", "evidence", "answered", "settled")
"""Where a process may be told to die: request committed, a file sent, court answered, answer committed."""


@dataclass(frozen=True)
class Configuration:
    """What a process is started with; ``die_at`` is a step, ``done`` a file that says that it got through."""

    database: str
    court: str
    court_key: str
    data_key: str
    folder: str
    person_id: str
    case_id: str
    file_ids: tuple[str, ...]
    die_at: str = ""
    done: str = ""


@dataclass
class Filing:
    """Filing, put together."""

    database: Database
    service: FilingService
    bus: MessageBus
    client: OnlineLitigation
    files: FileHandlers
    runner: OutboxRunner
    said: list[str]

    def close(self) -> None:
        self.client.close()
        self.database.close()


def put_together(wanted: Configuration, clock: Clock) -> Filing:
    """Open everything on the configuration's database, court and folder."""
    database, keyring, bus = Database(wanted.database), Keyring(wanted.data_key), MessageBus()
    entrusted(database, keyring)
    client = OnlineLitigation(wanted.court, wanted.court_key, NOBODY)
    vault = Vault(FolderStorage(Path(wanted.folder)), keyring)
    files = FileHandlers(database, vault, keyring, clock, "secret", FileLimits(), InspectsHere())
    said: list[str] = []

    def speak(person_id: str, utter: str, facts: Any, *, key: str, session: Any = None) -> bool:
        said.append(utter)
        return True

    unmask = Privacy(database, keyring, "secret", clock).unmask
    service = FilingService(
        database, clock, keyring, AuditLog("secret"), client, FilesOfTests(files),
        lambda person_id: Claimant(False, (NAME,)), unmask, Announcements(speak, Person, lambda utter, language: utter),
        Person, Merging(database, keyring, unmask), bus.publish_within,
    )  # fmt: skip
    for command, handler in service.by_command().items():
        bus.register(command, handler)
    for listener in service.given_up:
        bus.listen(JobGivenUp, listener)
    runner = OutboxRunner(database, clock, service.by_topic(), bus.publish_within)
    return Filing(database, service, bus, client, files, runner, said)


def keep_evidence(filing: Filing, person_id: str, case_id: str) -> list[KeptFile]:
    """Keep two files of this person, different from everybody else's."""
    names = ("借条.pdf", "转账记录.pdf")
    return [filing.files.keep(KeepFile(person_id, name, small_pdf(f"{case_id} {name}"))) for name in names]


def the_complaint(file_ids: tuple[str, ...]) -> Complaint:
    """The complaint with these files as evidence."""
    return complaint(evidence=tuple(EvidenceItem(file_id, "借条", "原告", "证明借款") for file_id in file_ids))


def file_until_done(wanted: Configuration) -> None:
    """File, again and again as a turn that is redone, until the court has it; then say so and wait to be killed."""
    filing = put_together(wanted, SystemClock())
    _arm(filing, wanted.die_at)
    order = FileCase(wanted.case_id, wanted.person_id, the_complaint(wanted.file_ids))
    while filing.bus.handle(order).status == "submitting":
        time.sleep(0.1)
    _die_if(wanted.die_at, "settled")
    Path(wanted.done).touch()
    if wanted.die_at == "later":
        threading.Event().wait()
    filing.close()


def _arm(filing: Filing, die_at: str) -> None:
    client, requests = filing.client, filing.service.requests
    if die_at == "opened":
        requests.try_now = lambda key: _die_if(die_at, "opened")  # type: ignore[method-assign]
    if die_at == "evidence":
        client.send_evidence = _then_die(client.send_evidence)  # type: ignore[method-assign]
    if die_at == "answered":
        client.file = _then_die(client.file)  # type: ignore[method-assign]


def _then_die(do: Callable[..., Any]) -> Callable[..., Any]:
    def done_and_dead(*given: Any) -> Any:
        do(*given)
        os.kill(os.getpid(), signal.SIGKILL)

    return done_and_dead


def _die_if(die_at: str, step: str) -> None:
    if die_at == step:
        os.kill(os.getpid(), signal.SIGKILL)
