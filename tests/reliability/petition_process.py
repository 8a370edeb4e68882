"""A defendant hands a petition in, in a process of its own that may be killed at any moment, wired as bootstrap does.

Database, outbox and the court's client are the real ones.
"""

from __future__ import annotations

import time
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
from tests.reliability.killed import NOBODY, Configuration, die_if

STEPS = ("kept", "answered", "settled")
"""Where a process may be told to die: request committed, the court answered, its answer committed."""
PETITION = Petition("objection", ANSWER.defendants, "合同约定了别的法院。", ("agreement",), "广州市天河区人民法院")


def put_together(wanted: Configuration, clock: Clock) -> tuple[FakeInfrastructure, OnlineLitigation]:
    """Open everything on the configuration's database and court."""
    database, client = Database(wanted.database), OnlineLitigation(wanted.partner, wanted.key, NOBODY)
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
    die_if(wanted.die_at, "settled")
    client.close()
    infra.database.close()


def arm(client: OnlineLitigation, wanted: Configuration) -> None:
    """Let the process die at its step."""
    hand_in = client.answers.hand_in_petition

    def dying(key: str, sent: Any) -> str:
        die_if(wanted.die_at, "kept")
        receipt = hand_in(key, sent)
        die_if(wanted.die_at, "answered")
        return receipt

    client.answers.hand_in_petition = dying  # type: ignore[method-assign]
