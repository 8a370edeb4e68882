"""Somebody applies for arbitration, in a process of its own that may be killed at any moment, wired as bootstrap does.

Only files and who speaks are simple here; database, outbox and SCIA's client are the real ones.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backend.arbitration.commands import KeepApplication, SupplementArbitration
from backend.arbitration.module import build
from backend.contracts.files import MyFiles, ReadFile
from backend.platforms.shenzhen_arbitration.system import ShenzhenArbitration
from backend.shared.clock import Clock, SystemClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from tests.arbitration.conftest import ANNA, APPLICATION, BYTES, _mine
from tests.fake_infrastructure import FakeInfrastructure, fake_infrastructure

NOBODY = "http://127.0.0.1:9/callbacks/shenzhen_arbitration"
STEPS = ("kept", "file", "answered", "settled")
"""Where a process may be told to die: request committed, a file sent, SCIA answered, answer committed."""


@dataclass(frozen=True)
class Configuration:
    """What a process is started with; ``die_at`` is a step, ``what`` the application or a correction to it."""

    database: str
    scia: str
    key: str
    data_key: str
    die_at: str = ""
    what: str = "application"
    done: str = ""


def put_together(wanted: Configuration, clock: Clock) -> tuple[FakeInfrastructure, ShenzhenArbitration]:
    """Open everything on the configuration's database and SCIA."""
    database, client = Database(wanted.database), ShenzhenArbitration(wanted.scia, wanted.key, NOBODY)
    infra = fake_infrastructure(
        database, clock, Keyring(wanted.data_key), {"shenzhen_arbitration": client}  # type: ignore[arg-type]
    )  # fmt: skip
    infra.bus.register_all({MyFiles: _mine, ReadFile: lambda wish: BYTES[wish.file_id]})
    infra.install(build(infra))
    return infra, client


def apply_until_done(wanted: Configuration) -> None:
    """Hand in, again and again as a turn that is redone, until SCIA has it."""
    infra, client = put_together(wanted, SystemClock())
    order: Any = KeepApplication("a1", ANNA, APPLICATION)
    if wanted.what == "correction":
        order = SupplementArbitration("s1", ANNA, "a1", "补交", ("f_0000000000000002",))
    arm(client, wanted)
    while infra.bus.handle(order).status not in ("received", "accepted"):
        time.sleep(0.1)
    _die_if(wanted.die_at, "settled")
    Path(wanted.done).touch()
    client.close()
    infra.database.close()


def arm(client: ShenzhenArbitration, wanted: Configuration) -> None:
    """Let the process die at its step."""
    name = "apply" if wanted.what == "application" else "supplement"
    if wanted.die_at == "kept":
        client.send_file = lambda sha256, content: _die_if("kept", "kept")  # type: ignore[method-assign]
    if wanted.die_at == "file":
        client.send_file = _then_die(client.send_file)  # type: ignore[method-assign]
    if wanted.die_at == "answered":
        setattr(client, name, _then_die(getattr(client, name)))


def _then_die(do: Callable[..., Any]) -> Callable[..., Any]:
    def done_and_dead(*given: Any) -> Any:
        do(*given)
        os.kill(os.getpid(), signal.SIGKILL)

    return done_and_dead


def _die_if(die_at: str, step: str) -> None:
    if die_at == step:
        os.kill(os.getpid(), signal.SIGKILL)
