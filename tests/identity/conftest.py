"""Identity whole: the backend as it is built, on either database, and the national platform over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from backend.bootstrap import Backend, build
from backend.config import load_settings
from backend.conversation.model import Inbound
from backend.identity.commands import MyIdentity, RecordIdentityCheck, VerifyIdentity
from backend.identity.model import Verification
from backend.identity.tables import verifications
from backend.shared.clock import FixedClock
from backend.shared.errors import Refused
from backend.shared.tables import outbox
from tests.person_keys import in_clear
from tests.sandbox_fixture import RunningSandbox, partners_of, running_sandbox

PASSPORT = "K87654321"
QUICK = json.dumps({"national_identity": {"connect": 1, "read": 0.6, "budget": 1.2}})
_MOMENT = timedelta(seconds=1)
NEWS = {"event_id": "E1", "kind": "check_finished", "reference": "d_1", "check_id": "C1", "result": "match"}
START = "2026-11-24T09:00:00+08:00"


class SilentBot:
    """No bot: identity is asked by command."""

    def turn(self, person_id: str, request: dict[str, Any]) -> dict[str, Any]:
        raise AssertionError("nobody speaks in these tests")


@dataclass
class World:
    """What a test plays with."""

    backend: Backend
    clock: FixedClock
    platform: RunningSandbox

    def do(self, command: Any) -> Any:
        return self.backend.bus.handle(command)

    def person(self, name: str, channel: str = "terminal") -> str:
        """A person who has written on a channel."""
        self.clock.advance(_MOMENT)
        self.backend.conversation.receiver.receive(
            Inbound(channel, name, f"hello-{name}-{self.clock.now()}", text="hello")
        )
        found = self.backend.conversation.people.find(channel, name)
        assert found is not None
        return found

    def verify(self, person_id: str, request_id: str = "d_1", **other: Any) -> Verification:
        wish: dict[str, Any] = {
            "category": "foreigner", "document_type": "passport", "document_number": PASSPORT, "full_name": "ANNA TAM",
            "birth_date": date(1950, 5, 1), "region": "CA",
        }  # fmt: skip
        made: Verification = self.do(VerifyIdentity(request_id, person_id, **(wish | other)))
        return made

    def verified(self, name: str, request_id: str = "d_1", **other: Any) -> str:
        """A person who is verified."""
        person_id = self.person(name)
        self.verify(person_id, request_id, **other)
        self.do(RecordIdentityCheck(f"E-{request_id}", request_id, "match"))
        return person_id

    def status(self, person_id: str) -> str | None:
        verification = self.do(MyIdentity(person_id)).verification
        return verification.status if verification else None

    def said(self, person_id: str) -> list[str]:
        """Names of what we said by ourselves, in order."""
        said = self.backend.conversation.history.since(person_id)
        return [entry.reply.utter or "" for entry in said if entry.direction == "out"]

    def texts(self, person_id: str) -> str:
        return "\n".join(entry.reply.text for entry in self.backend.conversation.history.since(person_id))

    def open_jobs(self, person_id: str, topics: tuple[str, ...] = ()) -> list[str]:
        with self.backend.database.reading() as session:
            rows = session.execute(select(outbox).where(outbox.c.state == "open")).mappings().all()
        mine = [row["topic"] for row in rows if row["person_id"] == person_id and row["topic"] != "deliver"]
        return sorted(topic for topic in mine if not topics or topic in topics)

    def deliveries(self) -> list[dict[str, Any]]:
        """What still has to be brought to a channel."""
        with self.backend.database.reading() as session:
            waiting = in_clear(session, outbox, outbox.c.topic == "deliver", outbox.c.state == "open")
        return [row["payload"] for row in waiting]

    def run(self, **later: float) -> None:
        """Let time pass and do what is due."""
        self.clock.advance(timedelta(**later))
        self.backend.infra.outbox.run_due_once()

    def row(self, verification_id: str) -> dict[str, Any]:
        query = select(verifications).where(verifications.c.verification_id == verification_id)
        with self.backend.database.reading() as session:
            return dict(session.execute(query).mappings().one())

    def audit(self) -> list[tuple[str, str, str]]:
        with self.backend.database.reading() as session:
            rows = session.exec_driver_sql("SELECT who, what, channel FROM audit ORDER BY position").all()
        return [(row[0], row[1], row[2]) for row in rows]

    def refusal(self, command: Any) -> str:
        with pytest.raises(Refused) as refused:
            self.do(command)
        return refused.value.reason


def checks(world: World) -> list[dict[str, Any]]:
    """What the platform remembers."""
    return list(world.platform.state()["checks"])


@pytest.fixture(scope="session")
def one_sandbox() -> Iterator[RunningSandbox]:
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def platform(one_sandbox: RunningSandbox) -> RunningSandbox:
    """The national platform on Tuesday 2026-11-24, with nothing in its memory."""
    part = one_sandbox.part("national_identity")
    part.control("reset")
    part.control("now", now=START)
    return part


@pytest.fixture
def world(
    one_sandbox: RunningSandbox, platform: RunningSandbox, database_url: str, clock: FixedClock, tmp_path: Path
) -> Iterator[World]:
    """The backend as it is built, with a bot that is never asked and an impatient client."""
    settings = load_settings(
        database_url=database_url, data_dir=tmp_path / "var", human_contact="12368", partner_limits=QUICK,
        **partners_of(one_sandbox),
    )  # fmt: skip
    built = build(settings, clock, bots=SilentBot())
    yield World(built, clock, platform)
    built.close()
