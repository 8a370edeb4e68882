"""Defence whole: real handlers, database, outbox and client, and the court's stand-in over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from backend.defence.commands import KeepDefence
from backend.defence.evidence import Evidence
from backend.defence.kept import Defence
from backend.defence.model import Answer, ClaimAnswer, Defendant, Suit
from backend.defence.module import build
from backend.hearing.limits.answer_period import AnswerPeriod
from backend.platforms.base import Patience
from backend.platforms.online_litigation import OnlineLitigation
from backend.shared.bus import MessageBus
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.outbox import OutboxRunner
from tests.fake_infrastructure import ListeningNotifier, fake_infrastructure
from tests.sandbox_fixture import RunningSandbox, running_sandbox

ANNA, BEN = "p_00000000000000aa", "p_00000000000000bb"
NUMBER = "（2026）粤0781民初123号"
SUIT = Suit("台山市人民法院", NUMBER, ("陈大文",), date(2026, 11, 20), "china")
ANSWER = Answer(
    (Defendant("person", "林小明", "male", "1970-03-05", "Toronto", "⟦phone:0123456789⟧"),),
    (ClaimAnswer("归还借款30万元", "partly", "只借了20万"), ClaimAnswer("承担诉讼费", "deny")),
    "2020年借的。",
    (Evidence("转账记录"),),
)
QUICK = Patience(connect=1, read=1.0, budget=2.0, tries=2, pause=0.01)


@dataclass
class World:
    """What a test plays with."""

    bus: MessageBus
    clock: FixedClock
    database: Database
    runner: OutboxRunner
    court: RunningSandbox
    notifier: ListeningNotifier

    def do(self, command: Any) -> Any:
        return self.bus.handle(command)

    def refused(self, command: Any) -> str:
        with pytest.raises(Refused) as no:
            self.do(command)
        return no.value.reason

    def keep(self, request_id: str = "d1", person_id: str = ANNA, suit: Suit = SUIT, **other: Any) -> Defence:
        kept: Defence = self.do(KeepDefence(request_id, person_id, suit, **other))
        return kept

    def send(self, **other: Any) -> Defence:
        return self.keep(answer=ANSWER, send=True, **other)

    def said(self) -> list[str]:
        return [utter for utter, _ in self.spoken]

    @property
    def spoken(self) -> list[tuple[str, dict[str, Any]]]:
        return [(one.utter, one.facts) for one in self.notifier.spoken]

    def until(self, moment: datetime) -> None:
        """Let hours pass and the outbox do what is due at each."""
        while self.clock.now() < moment:
            self.clock.advance(min(timedelta(hours=6), moment - self.clock.now()))
            self.runner.run_due_once()


@pytest.fixture(scope="session")
def one_sandbox() -> Iterator[RunningSandbox]:
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def court(one_sandbox: RunningSandbox) -> RunningSandbox:
    """The court's platform with an empty shelf."""
    part = one_sandbox.part("online_litigation")
    part.control("reset")
    part.control("faults", outage=False, failing=0, nonsense=None, refusals=[])
    return part


@pytest.fixture
def world(database: Database, clock: FixedClock, keyring: Keyring, court: RunningSandbox) -> Iterator[World]:
    client = OnlineLitigation(court.url, court.key, "http://127.0.0.1:9/x", QUICK)
    infra = fake_infrastructure(database, clock, keyring, {"online_litigation": client})
    infra.bus.register_all(AnswerPeriod().by_command())
    infra.install(build(infra))
    world = World(infra.bus, clock, database, infra.outbox, court, infra.heard)
    yield world
    client.close()
