"""An address is used only once its owner has proved it with the code that was sent there; it is kept sealed."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from backend.bootstrap import Backend
from backend.conversation.contacts import (
    CODE_LIVES,
    MOST_CODES,
    MOST_TRIES,
    ForgetContacts,
    MyContacts,
    NameContact,
    ProveContact,
)
from backend.conversation.model import Reply
from backend.shared.clock import FixedClock
from backend.shared.errors import Refused

Code = Callable[[str], Awaitable[str]]


@pytest.fixture
def person(backend: Backend) -> str:
    return backend.conversation.people.resolve("web", "w1")


@pytest.fixture
def code(backend: Backend, person: str) -> Code:
    """Name an address and return the code that arrived there."""
    arrived: list[str] = []

    async def send(address: str, reply: Reply, key: str, language: str) -> str:
        arrived.append(reply.text)
        return key

    async def named(address: str) -> str:
        for kind in ("email", "sms"):
            backend.conversation.delivery.register(kind, send)
        backend.bus.handle(NameContact(person, address))
        await asyncio.to_thread(backend.infra.outbox.run_due_once)
        found = re.search(r"\d{6}", arrived[-1])
        assert found
        return found[0]

    return named


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("Anna.Chen+court@example.co.uk", "email"),
        ("我的邮箱是 a@example.com 谢谢", "email"),
        ("+1 416 555 0123", "sms"),
    ],
)
async def test_the_right_code_proves_it(backend: Backend, person: str, code: Code, address: str, kind: str) -> None:
    sent = await code(address)
    assert backend.bus.handle(MyContacts(person)) == []
    assert backend.bus.handle(ProveContact(person, f"{sent[:3]} {sent[3:]}")) == kind
    assert backend.bus.handle(MyContacts(person)) == [kind]


async def test_a_wrong_code_is_refused_and_too_many_end_it(backend: Backend, person: str, code: Code) -> None:
    sent = await code("a@example.com")
    wrong = f"{(int(sent) + 1) % 1_000_000:06d}"
    for _ in range(MOST_TRIES - 1):
        with pytest.raises(Refused, match="contact_code_wrong"):
            backend.bus.handle(ProveContact(person, wrong))
    for attempt in (wrong, sent):
        with pytest.raises(Refused, match="contact_code_over"):
            backend.bus.handle(ProveContact(person, attempt))


async def test_a_code_is_good_for_a_quarter_of_an_hour(
    backend: Backend, person: str, code: Code, clock: FixedClock
) -> None:
    sent = await code("a@example.com")
    clock.advance(CODE_LIVES + timedelta(seconds=1))
    with pytest.raises(Refused, match="contact_code_over"):
        backend.bus.handle(ProveContact(person, sent))


async def test_nobody_is_sent_more_than_a_few_codes_a_day(
    backend: Backend, person: str, code: Code, clock: FixedClock
) -> None:
    codes = [await code("a@example.com") for _ in range(MOST_CODES)]
    assert len(set(codes)) > 1
    with pytest.raises(Refused, match="contact_too_many_codes"):
        backend.bus.handle(NameContact(person, "a@example.com"))
    clock.advance(timedelta(days=1))
    assert await code("a@example.com")


@pytest.mark.parametrize("odd", ["", "@", "a@", "12", "+999 1", "a@b", "x" * 3000])
async def test_what_is_no_address_is_refused(backend: Backend, person: str, odd: str) -> None:
    with pytest.raises(Refused, match="contact_odd"):
        backend.bus.handle(NameContact(person, odd))


async def test_an_address_nobody_can_write_to_is_not_taken(backend: Backend, person: str) -> None:
    with pytest.raises(Refused, match="contact_not_offered"):
        backend.bus.handle(NameContact(person, "a@example.com"))


async def test_it_lies_sealed_and_can_be_taken_back(backend: Backend, person: str, code: Code) -> None:
    await code("a@example.com")
    with backend.database.reading() as session:
        row = dict(session.exec_driver_sql("SELECT * FROM contacts").mappings().one())
        jobs = str(session.exec_driver_sql("SELECT * FROM outbox").mappings().all())
    assert b"example" not in bytes(row["address"]) and "example" not in jobs
    assert backend.conversation.contacts.address_of(person, "email") == "a@example.com"
    assert backend.bus.handle(ForgetContacts(person)) == 1
    assert backend.conversation.contacts.address_of(person, "email") is None
