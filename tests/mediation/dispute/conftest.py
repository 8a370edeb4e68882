"""Disputes whole: real handlers, database, outbox and client, and the centre's stand-in over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from backend.authorization.power.seal.certificate import SealCertificate, SealSettings
from backend.authorization.power.seal.examiner import Examiner
from backend.authorization.power.seal.for_others import SealForOthers
from backend.authorization.power.seal.sealer import Sealer
from backend.authorization.power.verification import VerificationHandlers
from backend.mediation.dispute.commands import (
    AcceptOffer,
    AnswerInvitation,
    ApplyForMediation,
    InviteOtherSide,
    MakeOffer,
    OneDispute,
    OpenInvitation,
)
from backend.mediation.dispute.model import Application, Dispute
from backend.mediation.dispute.signing_orders import (
    IssueSigningLink,
    NoteAgreementRead,
    SeeSigning,
    SignAgreement,
    SigningSeat,
    TakeSigningSeat,
)
from backend.mediation.dispute.terms import Offer, Terms
from backend.mediation.module import build
from backend.platforms.base import Patience
from backend.platforms.yiqiao_yilu.system import YiqiaoYilu
from backend.shared.bus import MessageBus
from backend.shared.calendar import BEIJING
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.outbox import OutboxRunner
from backend.shared.parties import Person
from tests.backend_fixtures import (  # noqa: F401  (pytest finds fixtures by name)
    clock,
    database,
    database_url,
    keyring,
    postgresql_server,
    postgresql_url,
    sqlite_url,
)
from tests.fake_infrastructure import ListeningNotifier, Unmasking, fake_infrastructure
from tests.sandbox_fixture import RunningSandbox, running_sandbox

ANNA, BEN, EVE = "p_00000000000000aa", "p_00000000000000bb", "p_00000000000000ee"
ASKED = Application(
    "林小明", "debt", "吴国安", "2024年3月借给他三十万，一直没还。", "归还三十万元", Unmasking.TOKEN, "",
    "300000.00 CNY", "台山", "mandarin", "周末晚上",
)  # fmt: skip
SUM = Terms(Decimal("300000.00"), "CNY", "respondent", 3, date(2026, 12, 31), "还清以后互不追究")
NAME = (((20.0, 60.0, 0), (60.0, 20.0, 90), (110.0, 90.0, 180)), ((120.0, 30.0, 300), (180.0, 95.0, 420)))
"""A name drawn on glass: two strokes."""
QUICK = Patience(connect=1, read=1.0, budget=2.0, tries=2, pause=0.01)


@dataclass
class World:
    """What a test plays with."""

    bus: MessageBus
    clock: FixedClock
    database: Database
    runner: OutboxRunner
    centre: RunningSandbox
    notifier: ListeningNotifier

    def do(self, command: Any) -> Any:
        return self.bus.handle(command)

    def refused(self, command: Any) -> str:
        with pytest.raises(Refused) as no:
            self.do(command)
        return no.value.reason

    def apply(self, request_id: str = "d1", person_id: str = ANNA, **other: Any) -> Dispute:
        kept: Dispute = self.do(ApplyForMediation(request_id, person_id, replace(ASKED, **other)))
        return kept

    def code(self) -> str:
        """A fresh invitation of the first dispute."""
        return str(self.do(InviteOtherSide("d1", ANNA)).code)

    def joined(self, **other: Any) -> Dispute:
        """Both sides there."""
        self.apply(**other)
        self.do(OpenInvitation(BEN, self.code()))
        dispute: Dispute = self.do(AnswerInvitation("d1", BEN, "join"))
        return dispute

    def offer(self, offer_id: str, person_id: str = ANNA, terms: Terms = SUM, **other: Any) -> Offer:
        made: Offer = self.do(MakeOffer(offer_id, "d1", person_id, terms, **other))
        return made

    def settled(self, **other: Any) -> Dispute:
        """An agreement that both have signed."""
        self.agreed(**other)
        self.sign(ANNA)
        return self.sign(BEN)

    def agreed(self, **other: Any) -> Dispute:
        """An accepted offer whose text nobody has signed yet."""
        self.joined(**other)
        self.offer("o1")
        dispute: Dispute = self.do(AcceptOffer("o1", BEN))
        return dispute

    def seat(self, person_id: str) -> SigningSeat:
        """A device that has opened its side's link and read every page."""
        seat: SigningSeat = self.do(TakeSigningSeat(self.ticket(person_id)))
        for page in range(1, self.do(SeeSigning(seat)).pages + 1):
            self.do(NoteAgreementRead(seat, page))
        return seat

    def ticket(self, person_id: str) -> str:
        """A fresh link's secret, as it stands in the address."""
        return str(self.do(IssueSigningLink("d1", person_id)).url).rpartition("/")[2]

    def signing(self, seat: SigningSeat, **other: Any) -> SignAgreement:
        """What the page sends when the name is drawn."""
        told: dict[str, Any] = {"digest": self.do(SeeSigning(seat)).digest, "strokes": NAME, **other}
        return SignAgreement(seat, width=300.0, height=120.0, timezone="America/Toronto", **told)

    def sign(self, person_id: str) -> Dispute:
        """Read and sign on glass."""
        dispute: Dispute = self.do(self.signing(self.seat(person_id)))
        return dispute

    def seen_by(self, person_id: str) -> Dispute:
        dispute: Dispute = self.do(OneDispute("d1", person_id))
        return dispute

    def said(self, person_id: str | None = None) -> list[str]:
        spoken = [one for one in self.notifier.spoken if person_id in (None, one.person_id)]
        return [one.utter.removeprefix("utter_dispute_news_") for one in spoken]

    def run(self, **time: float) -> None:
        """Let time pass and the outbox do what is due."""
        self.clock.advance(timedelta(**time))
        for _ in range(4):
            self.runner.run_due_once()

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
def centre(one_sandbox: RunningSandbox) -> RunningSandbox:
    """The centre's system with an empty shelf."""
    part = one_sandbox.part("yiqiao_yilu")
    part.control("reset")
    part.control("faults", outage=False, failing=0, nonsense=None, refusals=[])
    return part


@pytest.fixture(scope="session")
def seal_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the development certificate lies, made once for all tests of a process."""
    return tmp_path_factory.mktemp("seal")


@pytest.fixture
def world(
    database: Database,  # noqa: F811
    clock: FixedClock,  # noqa: F811
    keyring: Keyring,  # noqa: F811
    centre: RunningSandbox,
    tmp_path: Path,
    seal_folder: Path,
) -> Iterator[World]:
    client = YiqiaoYilu(centre.url, centre.key, "http://127.0.0.1:9/x", QUICK)
    infra = fake_infrastructure(database, clock, keyring, {"yiqiao_yilu": client}, data_dir=tmp_path)
    infra.heard.people[ANNA] = Person(ANNA, timezone="America/Toronto", city="多伦多")
    infra.install(build(infra))
    seal = SealCertificate(SealSettings(seal_folder))
    infra.bus.register_all(SealForOthers(Sealer(seal)).by_command())
    examiner = Examiner(seal.roots)
    infra.bus.register_all(VerificationHandlers(database, examiner, infra.bus.handle).by_command())
    yield World(infra.bus, clock, database, infra.outbox, centre, infra.heard)
    examiner.close()
    client.close()


def beijing(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=BEIJING)  # type: ignore[arg-type, misc]
