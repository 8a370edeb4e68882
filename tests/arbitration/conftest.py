"""Arbitration whole: real handlers, database, outbox and client, and SCIA's stand-in over HTTP."""

from __future__ import annotations

import dataclasses
import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest

from backend.arbitration.answer import Answer, Counterclaim
from backend.arbitration.commands import KeepApplication, RecordNews
from backend.arbitration.course import News
from backend.arbitration.model import Agreement, Application, Arbitration, Party, Wishes
from backend.arbitration.module import build
from backend.arbitration.steps import EvidenceFile
from backend.contracts.files import MyFiles, ReadFile
from backend.platforms.base import Patience
from backend.platforms.shenzhen_arbitration.system import ShenzhenArbitration
from backend.shared.bus import MessageBus
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.outbox import OutboxRunner
from tests.fake_infrastructure import ListeningNotifier, fake_infrastructure
from tests.sandbox_fixture import RunningSandbox, running_sandbox

ANNA, BEN = "p_00000000000000aa", "p_00000000000000bb"
BYTES = {"f_0000000000000001": b"%PDF-1.4 the contract", "f_0000000000000002": b"%PDF-1.4 the licence"}
QUICK = Patience(connect=1, read=1.0, budget=2.0, tries=2, pause=0.01)


def evidence(file_id: str, name: str) -> EvidenceFile:
    return EvidenceFile(file_id, name, hashlib.sha256(BYTES[file_id]).hexdigest())


APPLICATION = Application(
    (Party("organisation", "Maple Trading Ltd", "Toronto", "⟦phone:0123456789⟧", "", "陈美"),),
    (Party("organisation", "江门宏发贸易有限公司", "江门市蓬江区建设路1号"),),
    Agreement("争议提交深圳国际仲裁院仲裁。", "scia", "2024年供货合同", "深圳"),
    ("支付货款80万元", "承担仲裁费用"), "2024年3月交货，至今未付。", Decimal("800000"), "CNY",
    "王律师，广东某某律师事务所",
    (evidence("f_0000000000000001", "供货合同.pdf"),), "合同一份", Wishes("中文", "three", "", "ordinary"),
)  # fmt: skip

NUMBER = "（2026）深国仲受9号"
ANSWER = Answer(
    NUMBER,
    (Party("organisation", "江门宏发贸易有限公司"),),
    (Party("person", "林小明", "多伦多央街1号", "⟦phone:0123456789⟧"),),
    date(2026, 11, 20),
    date(2026, 12, 4),
    "货有质量问题，只同意付一半。",
    "合同里没有仲裁条款。",
    Counterclaim(("赔偿损失10万元",), Decimal(100000), "CNY", "货有霉变。"),
    "李敏",
    evidence=(evidence("f_0000000000000001", "照片.pdf"),),
)
"""To a case somebody else began; SCIA's stand-in has to be told of it (`_control/case`)."""


@dataclass
class World:
    """What a test plays with."""

    bus: MessageBus
    clock: FixedClock
    database: Database
    runner: OutboxRunner
    scia: RunningSandbox
    notifier: ListeningNotifier
    sequence: int = 0
    events: list[str] = field(default_factory=list)

    def do(self, command: Any) -> Any:
        return self.bus.handle(command)

    def refused(self, command: Any) -> str:
        with pytest.raises(Refused) as no:
            self.do(command)
        return no.value.reason

    def apply(self, request_id: str = "a1", person_id: str = ANNA, **change: Any) -> Arbitration:
        application = dataclasses.replace(APPLICATION, **change)
        kept: Arbitration = self.do(KeepApplication(request_id, person_id, application))
        return kept

    def told(self, kind: Any, arbitration_id: str = "a1", **said: Any) -> bool:
        """SCIA tells something; what a kind has to say is filled in."""
        self.sequence += 1
        usual: dict[str, Any] = {
            "defect": {"text": "请补交营业执照"},
            "accepted": {"number": "（2026）深国仲受1号"},
            "tribunal": {"arbitrators": ("李敏", "王强", "陈洁")},
            "hearing": {"start": self.clock.now() + timedelta(days=30), "place": "深圳市福田区深南大道2012号"},
            "not_accepted": {"text": "没有仲裁协议"},
        }
        news = News(kind, **{**usual.get(kind, {}), **said})
        return bool(self.do(RecordNews(secrets.token_hex(8), arbitration_id, news, self.sequence)))

    @property
    def spoken(self) -> list[tuple[str, dict[str, Any]]]:
        return [(one.utter, one.facts) for one in self.notifier.spoken]

    def said(self) -> list[str]:
        return [utter for utter, _ in self.spoken]

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
def scia(one_sandbox: RunningSandbox) -> RunningSandbox:
    """SCIA's system with an empty shelf."""
    part = one_sandbox.part("shenzhen_arbitration")
    part.control("reset")
    part.http = httpx.Client(base_url=part.url, headers={"X-Api-Key": part.key}, trust_env=False, timeout=30)
    return part


@dataclass(frozen=True)
class FakeFile:
    """A person's file as the files service knows it."""

    file_id: str
    name: str
    sha256: str
    mime: str = "application/pdf"
    size: int = 20


def _mine(command: MyFiles) -> list[FakeFile]:
    if command.person_id != ANNA or any(one not in BYTES for one in command.file_ids):
        raise Refused("file_unknown")
    return [FakeFile(one, f"{one}.pdf", hashlib.sha256(BYTES[one]).hexdigest()) for one in command.file_ids]


@pytest.fixture
def world(database: Database, clock: FixedClock, keyring: Keyring, scia: RunningSandbox) -> Iterator[World]:
    client = ShenzhenArbitration(scia.url, scia.key, "http://127.0.0.1:9/x", QUICK)
    infra = fake_infrastructure(database, clock, keyring, {"shenzhen_arbitration": client})
    infra.bus.register_all({MyFiles: _mine, ReadFile: lambda wish: BYTES[wish.file_id]})
    infra.install(build(infra))
    world = World(infra.bus, clock, database, infra.outbox, scia, infra.heard)
    yield world
    client.close()
