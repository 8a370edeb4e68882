"""A process that erases a person and may be killed between any two steps of it: the whole backend on a folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from backend.bootstrap import build
from backend.config import load_settings
from backend.personal_data import erasure
from backend.personal_data.commands import EraseMe, ErasePerson
from backend.personal_data.erasure import Erasure
from backend.personal_data.tracker import BotMemory
from backend.shared.clock import FixedClock
from backend.shared.person_keys import PersonKeys
from tests.reliability.killed import then_die

BEFORE: Mapping[str, tuple[Any, str]] = {
    "the wish is noted": (Erasure, "_outside"),
    "the rows are gone": (BotMemory, "forget"),
}
AFTER: Mapping[str, tuple[Any, str]] = {
    "files and partners are done with": (Erasure, "_outside"),
    "the keys are destroyed and the rows are not": (PersonKeys, "destroy"),
    "the bot has forgotten": (BotMemory, "forget"),
    "the log of changes is empty": (erasure, "truncate_log"),
}
STEPS = (*BEFORE, *AFTER)
"""After which a process is killed."""


@dataclass(frozen=True)
class Configuration:
    """What a process is started with.

    Args:
        folder: of the data.
        person_id: who is erased.
        wish: ``console`` for an operator's order, ``chat`` for the person's own, which a job fulfils.
        now: the moment.
        die_at: one of `STEPS`.
    """

    folder: str
    person_id: str
    wish: str
    now: datetime
    die_at: str


def erase(wanted: Configuration) -> None:
    """Erase somebody, and die on the way."""
    clock = FixedClock(wanted.now)
    backend = build(load_settings(data_dir=Path(wanted.folder)), clock)
    _arm(wanted.die_at)
    if wanted.wish == "console":
        backend.bus.handle(ErasePerson(wanted.person_id, "console"))
    else:
        backend.bus.handle(EraseMe(wanted.person_id, wanted.person_id))
        clock.advance(timedelta(seconds=5))
        backend.infra.outbox.run_due_once()
    backend.close()


def _arm(die_at: str) -> None:
    owner, name = {**BEFORE, **AFTER}[die_at]
    setattr(owner, name, then_die(getattr(owner, name) if die_at in AFTER else _nothing))


def _nothing(*given: Any, **named: Any) -> None:
    """Stand for what a process does not come to."""
