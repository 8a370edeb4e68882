"""Filing as its module puts it together, three heirs, and the court platform's stand-in over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from backend.contracts.files import MyFiles
from backend.contracts.identity import VerifiedParty, VerifiedPartyOf
from backend.filing.commands import FileCase
from backend.filing.joint.commands import (
    AnswerInvitation,
    CoPlaintiffsOf,
    GiveParticulars,
    InviteCoPlaintiff,
    KeepCoPlaintiffs,
    OneJoining,
    OpenPlace,
)
from backend.filing.joint.model import Joining
from backend.filing.model import Case, Complaint, Party
from backend.filing.module import build
from backend.platforms.online_litigation import OnlineLitigation
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.outbox import OutboxRunner
from backend.shared.parties import Person
from backend.shared.personal_data import PersonalData
from tests.fake_infrastructure import FakeInfrastructure, ListeningNotifier, fake_infrastructure
from tests.filing.conftest import ANNA, BEN, NOBODY, QUICK, complaint
from tests.sandbox_fixture import KEY, RunningSandbox

EVE = "p_00000000000000ee"
NAMES = {ANNA: "陈国强", BEN: "陈国华", EVE: "CHEN MEILING"}
TELEPHONE = "+44 20 7946 0018"


def heirs(**other: Any) -> Complaint:
    """An inheritance: one heir fills in, two are to speak for themselves."""
    first = complaint().plaintiffs[0]
    two = (Party("person", NAMES[BEN], co_plaintiff="ben"), Party("person", NAMES[EVE], co_plaintiff="eve"))
    usual = {"cause": "inheritance", "cause_name": "继承纠纷", "plaintiffs": (first, *two), "claims": ("分割遗产",)}
    return complaint(**(usual | other))


def particulars(person_id: str, **other: Any) -> Party:
    """Particulars a co-plaintiff tells of themselves."""
    told: dict[str, Any] = {
        "address": f"1 {person_id[-2:]} Road, London", "region": "GB", "phone": TELEPHONE, "sex": "male",
        "document_number": "G1234567", "document_type": "passport", "birth_date": date(1960, 5, 1), "nationality": "GB",
    }  # fmt: skip
    return Party("person", NAMES[person_id], **(told | other))


@dataclass
class Family:
    """Things a test plays with."""

    infra: FakeInfrastructure
    clock: FixedClock
    runner: OutboxRunner
    court: RunningSandbox
    notifier: ListeningNotifier
    verified: set[str]
    personal: PersonalData
    start: datetime

    def do(self, command: Any) -> Any:
        return self.infra.bus.handle(command)

    def refused(self, command: Any) -> str:
        with pytest.raises(Refused) as no:
            self.do(command)
        return no.value.reason

    def keep(self, **other: Any) -> None:
        self.do(KeepCoPlaintiffs("d1", ANNA, heirs(**other)))

    def code(self, who: str = "ben") -> str:
        return str(self.do(InviteCoPlaintiff(who, ANNA)).code)

    def opened(self, person_id: str = BEN, who: str = "ben") -> Any:
        return self.do(OpenPlace(person_id, self.code(who)))

    def joined(self, person_id: str = BEN, who: str = "ben") -> Joining:
        self.opened(person_id, who)
        found: Joining = self.do(AnswerInvitation(who, person_id, "join"))
        return found

    def agreed(self, person_id: str = BEN, who: str = "ben") -> Joining:
        return self.give(self.joined(person_id, who), person_id)

    def give(self, joining: Joining, person_id: str = BEN, **other: Any) -> Joining:
        told = particulars(person_id, **other)
        found: Joining = self.do(GiveParticulars(joining.co_plaintiff_id, person_id, told, joining.brief.digest))
        return found

    def seen(self, who: str = "ben", person_id: str = BEN) -> Joining:
        found: Joining = self.do(OneJoining(who, person_id))
        return found

    def states(self) -> dict[str, str]:
        return {one.co_plaintiff_id: one.state for one in self.do(CoPlaintiffsOf("d1", ANNA))}

    def file(self, **other: Any) -> Case:
        made: Case = self.do(FileCase("d1", ANNA, heirs(**other)))
        return made

    def said(self, person_id: str) -> str:
        """Everything somebody was told."""
        return "\n".join(str(one.facts.get("words", "")) for one in self.notifier.spoken if one.person_id == person_id)

    def until(self, moment: datetime) -> None:
        """Let hours pass and the outbox do what is due at each."""
        while self.clock.now() < moment:
            self.clock.advance(min(timedelta(hours=1), moment - self.clock.now()))
            self.infra.local_jobs.run()


@pytest.fixture
def family(database: Database, clock: FixedClock, keyring: Keyring, court: RunningSandbox) -> Iterator[Family]:
    client = OnlineLitigation(court.url, KEY, NOBODY, QUICK)
    infra = fake_infrastructure(database, clock, keyring, {"online_litigation": client})
    verified = {ANNA, BEN, EVE}

    def party(asked: VerifiedPartyOf) -> VerifiedParty | None:
        if asked.person_id not in verified:
            return None
        name = NAMES[asked.person_id]
        return VerifiedParty(asked.person_id, "foreigner", "passport", name, "t", clock.now(), "platform")

    infra.bus.register_all({VerifiedPartyOf: party, MyFiles: lambda asked: []})
    infra.heard.people[BEN] = Person(BEN, timezone="Europe/London", city="伦敦")
    infra.heard.people[EVE] = Person(EVE, timezone="America/Toronto", language="en")
    filing = build(infra)
    infra.install(filing)
    yield Family(infra, clock, infra.outbox, court, infra.heard, verified, filing.upkeep.personal, clock.now())
    client.close()
