"""What we say by ourselves finds a way: another chat, e-mail, SMS, in the end the desk; by the class of the refusal."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from backend.bootstrap import Backend
from backend.contracts.conversation import MessageNotSent
from backend.conversation.delivery import TRIES_BEFORE_ANOTHER
from backend.conversation.delivery_failed import DeliveryRefused
from backend.conversation.model import Inbound, Reply
from backend.conversation.routes import SettleUndelivered, UndeliveredMessages
from backend.conversation.tables import channel_addresses, contacts, dead_channels
from backend.shared.bus import Within
from backend.shared.clock import FixedClock
from backend.shared.tables import outbox

KEY = "hearing:KT01:d1:1"


class Channel:
    """A connector that remembers what it was given, or refuses it."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.sent: list[tuple[str, str, str]] = []
        self.tries = 0

    async def send(self, address: str, reply: Reply, key: str, language: str) -> str:
        """Take one bubble."""
        self.tries += 1
        if self.error is not None:
            raise self.error
        self.sent.append((address, reply.text, key))
        return "ok"


@pytest.fixture
def person(backend: Backend, clock: FixedClock) -> str:
    """Somebody who wrote from web, then from WeChat, and has proved an e-mail address and a number."""
    known = backend.conversation.people.resolve("web", "w1")
    clock.advance(timedelta(minutes=1))
    proved = {
        "address": b"",
        "state": "verified",
        "code_until": clock.now(),
        "tries": 0,
        "codes_sent": 1,
        "codes_today": 1,
    }
    proved |= {"today_from": clock.now(), "agreed_at": clock.now(), "person_id": known}
    with backend.database.transaction() as session:
        address = {"channel": "wechat", "address": "x1", "person_id": known, "last_seen_at": clock.now()}
        session.execute(insert(channel_addresses).values(**address))
        for kind in ("email", "sms"):
            session.execute(insert(contacts).values(kind=kind, **proved))
    return known


async def deliver(backend: Backend, person: str, rounds: int = 1, **channels: Channel) -> None:
    for name, channel in channels.items():
        backend.conversation.delivery.register(name, channel.send)
    backend.conversation.speaker.speak(person, "utter_greet", key=KEY)
    for _ in range(rounds):
        await asyncio.to_thread(backend.infra.outbox.run_due_once)
        backend.clock.advance(timedelta(minutes=11))  # type: ignore[attr-defined]


def job(backend: Backend) -> tuple[str, str | None]:
    with backend.database.reading() as session:
        row = session.execute(select(outbox.c.state, outbox.c.receipt).where(outbox.c.key == KEY)).one()
    return (row[0], row[1])


async def test_it_goes_to_the_channel_last_used_and_nowhere_else(backend: Backend, person: str) -> None:
    wechat, web, email = Channel(), Channel(), Channel()
    await deliver(backend, person, wechat=wechat, web=web, email=email)
    assert (len(wechat.sent), len(web.sent), len(email.sent)) == (1, 0, 0)
    assert job(backend) == ("done", "wechat: ok")


@pytest.mark.parametrize("fate", ["gone", "closed", "unfit"])
async def test_when_it_refuses_the_next_chat_takes_it_at_once(backend: Backend, person: str, fate: str) -> None:
    web = Channel()
    await deliver(backend, person, wechat=Channel(DeliveryRefused(fate, "43101")), web=web)  # type: ignore[arg-type]
    assert [key for _, _, key in web.sent] == [f"{KEY}:1"]
    assert job(backend) == ("done", "web: ok")


async def test_after_the_chats_come_mail_and_then_text_messages(backend: Backend, person: str) -> None:
    closed = DeliveryRefused("closed", "131047")
    sms = Channel()
    await deliver(backend, person, wechat=Channel(closed), web=Channel(closed), email=Channel(closed), sms=sms)
    assert [address for address, _, _ in sms.sent] == [person]
    assert job(backend) == ("done", "sms: ok")


async def test_what_no_channel_takes_is_on_the_desks_list_until_it_is_settled(backend: Backend, person: str) -> None:
    no = DeliveryRefused("gone", "blocked")
    await deliver(backend, person, wechat=Channel(no), web=Channel(no), email=Channel(no), sms=Channel(no))
    (alert,) = backend.bus.handle(UndeliveredMessages())
    assert (alert.key, alert.person_id) == (KEY, person)
    assert alert.tried == ("wechat: gone", "web: gone", "email: gone", "sms: gone")
    assert backend.bus.handle(SettleUndelivered(KEY, "clerk")) is True
    assert backend.bus.handle(SettleUndelivered(KEY, "clerk")) is False
    assert backend.bus.handle(UndeliveredMessages()) == []


async def test_a_blocked_channel_is_not_tried_again_until_its_person_writes(backend: Backend, person: str) -> None:
    wechat, web = Channel(DeliveryRefused("gone", "blocked")), Channel()
    await deliver(backend, person, wechat=wechat, web=web)
    backend.conversation.speaker.speak(person, "utter_greet", key="second")
    await asyncio.to_thread(backend.infra.outbox.run_due_once)
    assert (wechat.tries, len(web.sent)) == (1, 2)
    backend.conversation.receiver.receive(Inbound("wechat", "x1", "m1", text="你好"))
    with backend.database.reading() as session:
        assert session.execute(select(dead_channels)).all() == []


async def test_a_channel_that_is_away_is_tried_some_times_and_then_the_next(backend: Backend, person: str) -> None:
    wechat, web = Channel(ConnectionError()), Channel()
    await deliver(backend, person, rounds=TRIES_BEFORE_ANOTHER, wechat=wechat, web=web)
    assert (wechat.tries, len(web.sent)) == (TRIES_BEFORE_ANOTHER, 1)


async def test_while_every_channel_is_away_it_waits_and_arrives_in_the_end(backend: Backend, person: str) -> None:
    away = {name: Channel(ConnectionError()) for name in ("wechat", "web", "email", "sms")}
    await deliver(backend, person, rounds=5, **away)
    assert job(backend)[0] == "open"
    away["web"].error = None
    await asyncio.to_thread(backend.infra.outbox.run_due_once)
    assert job(backend) == ("done", "web: ok")


async def test_a_page_that_only_shows_is_not_enough_when_something_reaches_them(backend: Backend, person: str) -> None:
    web, email = Channel(), Channel()
    backend.conversation.delivery.register("web", web.send, pushes=False)
    await deliver(backend, person, wechat=Channel(DeliveryRefused("closed", "45015")), email=email)
    assert (len(web.sent), len(email.sent)) == (1, 1)
    assert job(backend) == ("done", "web: ok, email: ok")


async def test_with_nothing_but_a_page_the_page_is_the_way(backend: Backend, person: str) -> None:
    web, no = Channel(), DeliveryRefused("gone")
    backend.conversation.delivery.register("web", web.send, pushes=False)
    await deliver(backend, person, wechat=Channel(no), email=Channel(no), sms=Channel(no))
    assert job(backend) == ("done", "web: ok")
    assert backend.bus.handle(UndeliveredMessages()) == []


async def test_an_answer_never_leaves_the_channel_of_its_question(backend: Backend, person: str) -> None:
    web = Channel()
    backend.conversation.delivery.register("wechat", Channel(DeliveryRefused("closed")).send)
    backend.conversation.delivery.register("web", web.send)
    backend.conversation.receiver.receive(Inbound("wechat", "x1", "m1", text="你好"))
    await asyncio.to_thread(backend.conversation.worker.run_until_idle)
    await asyncio.to_thread(backend.infra.outbox.run_due_once)
    assert web.sent == []


async def test_what_means_nothing_any_more_is_kept_back_and_told(
    backend: Backend, person: str, clock: FixedClock
) -> None:
    wechat, kept_back = Channel(), list[MessageNotSent]()
    backend.bus.listen(MessageNotSent, Within(lambda _, event: kept_back.append(event)))
    backend.conversation.speaker.speak(person, "utter_greet", key=KEY, until=clock.now() + timedelta(hours=1))
    clock.advance(timedelta(hours=2))
    backend.conversation.delivery.register("wechat", wechat.send)
    await asyncio.to_thread(backend.infra.outbox.run_due_once)
    assert wechat.sent == []
    assert [(one.person_id, one.key) for one in kept_back] == [(person, KEY)]
