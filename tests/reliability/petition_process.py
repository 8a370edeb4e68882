"""A defendant hands a petition in, in a process of its own that may be killed at any moment, wired as bootstrap does.

Database, outbox and the court's client are the real ones.
"""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backend.defence.commands import KeepDefence
from backend.defence.module import build
from backend.defence.petition import Petition
from backend.hearing.limits.answer_period import AnswerPeriod
from backend.platforms.online_litigation import OnlineLitigation
from backend.shared.clock import Clock, SystemClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from tests.defence.conftest import ANNA, ANSWER, SUIT
from tests.fake_infrastructure import FakeInfrastructure, fake_infrastructure

NOBODY = "http://127.0.0.1:9/callbacks/online_litigation"
STEPS = ("kept", "answered", "settled")
"""Where a process may be told to die: request committed, the court answered, its answer committed."""
PETITION = Petition("objection", ANSWER.defendants, "合同约定了别的法院。", ("agreement",), "广州市天河区人民法院")


@dataclass(frozen=True)
class Configuration:
    """What a process is started with; ``die_at`` is a step."""

    database: str
    court: str
    key: str
    data_key: str
    die_at: str = ""
    done: str = ""


def put_together(wanted: Configuration, clock: Clock) -> tuple[FakeInfrastructure, OnlineLitigation]:
    """Open everything on the configuration's database and court."""
    database, client = Database(wanted.database), OnlineLitigation(wanted.court, wanted.key, NOBODY)
    infra = fake_infrastructure(database, clock, Keyring(wanted.data_key), {"online_litigation": client})
    infra.bus.register_all(AnswerPeriod().by_command())
    infra.install(build(infra))
    return infra, client


def ask_until_done(wanted: Configuration) -> None:
    """Hand in, again and again as a turn that is redone, until the court has it."""
    infra, client = put_together(wanted, SystemClock())
    arm(client, wanted)
    order = KeepDefence("q1", ANNA, SUIT, petition=PETITION, send=True)
    while infra.bus.handle(order).status != "received":
        time.sleep(0.1)
    _die_if(wanted.die_at, "settled")
    Path(wanted.done).touch()
    client.close()
    infra.database.close()


def arm(client: OnlineLitigation, wanted: Configuration) -> None:
    """Let the process die at its step."""
    hand_in = client.answers.hand_in_petition

    def dying(key: str, sent: Any) -> str:
        _die_if(wanted.die_at, "kept")
        receipt = hand_in(key, sent)
        _die_if(wanted.die_at, "answered")
        return receipt

    client.answers.hand_in_petition = dying  # type: ignore[method-assign]


def _die_if(die_at: str, step: str) -> None:
    if die_at == step:
        os.kill(os.getpid(), signal.SIGKILL)
