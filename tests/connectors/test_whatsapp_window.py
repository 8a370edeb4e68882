"""WhatsApp a day after the last message: a template goes, the message waits; what fails late goes another way."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select, update

from backend.channels import whatsapp_templates
from backend.conversation.model import Reply
from backend.conversation.routes import UndeliveredMessages
from backend.conversation.tables import channel_addresses, channel_notes
from backend.shared.tables import outbox
from connectors.whatsapp.connector import PATH
from connectors.whatsapp.templates import SHOW_HELD, compared, message_of, template_for, templates
from sandbox.channels import whatsapp as platform
from tests.connectors.platform_double import Double, running
from tests.web.fake_house import House, house

KEYS = {"whatsapp_token": "t", "whatsapp_phone_id": platform.PHONE_ID, "whatsapp_app_secret": "s"}
numbers = itertools.count(1)
HEARING = {"number": "KT01", "left": "1 天", "kind": "到庭", "when": "12月10日 09:00\n（多伦多 12月9日 20:00）"}


@pytest.fixture(scope="module")
def double() -> Iterator[Double]:
    with running("whatsapp", platform.blueprints(platform.WhatsApp("t", "s")), "t") as served:
        yield served


@pytest.fixture(scope="module")
def services(double: Double, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    wanted = KEYS | {"whatsapp_verify_token": "v", "whatsapp_api": double.url}
    with house(tmp_path_factory.mktemp("window"), **wanted, whatsapp_business_id=platform.BUSINESS_ID) as started:
        yield started


@pytest.fixture
def person(double: Double, services: House) -> str:
    """Somebody who has written once and is known to have registered templates waiting for them."""
    double.reset(services.url + PATH)
    double.deliver(inbound(str(next(numbers)), "text", {"body": "早"}))
    double.wait()
    with services.backend.database.reading() as session:
        newest = select(channel_addresses.c.person_id).order_by(channel_addresses.c.last_seen_at.desc()).limit(1)
        return str(session.execute(newest).scalar_one())


def inbound(sender: str, kind: str, content: dict[str, Any]) -> dict[str, Any]:
    message = {"from": f"86{sender}", "id": f"wamid.w{next(numbers)}", "type": kind, kind: content}
    value = {"metadata": {"phone_number_id": platform.PHONE_ID}, "messages": [message]}
    return {"entry": [{"changes": [{"value": value}]}]}


def failed(message: str, code: int) -> dict[str, Any]:
    status = {"id": message, "status": "failed", "errors": [{"code": code}]}
    value = {"metadata": {"phone_number_id": platform.PHONE_ID}, "statuses": [status]}
    return {"entry": [{"changes": [{"value": value}]}]}


def a_day_later(double: Double, services: House) -> None:
    double.turn("close_windows")
    with services.backend.database.transaction() as session:
        over = update(channel_notes).where(channel_notes.c.kind == "window")
        session.execute(over.values(until=services.backend.clock.now()))


async def register(services: House) -> list[tuple[str, str, str]]:
    return await whatsapp_templates(services.settings, True)


def remind(services: House, person: str) -> str:
    key = f"hearing:KT01:{next(numbers)}"
    services.backend.conversation.speaker.speak(person, "utter_hearing_reminder", HEARING, key=key)
    return key


def job(services: House, key: str) -> tuple[str, str | None]:
    with services.backend.database.reading() as session:
        row = session.execute(select(outbox.c.state, outbox.c.receipt).where(outbox.c.key == key)).one()
    return row[0], row[1]


def test_a_template_nobody_has_registered_is_not_sent_and_the_desk_learns_of_it(
    double: Double, services: House, person: str
) -> None:
    a_day_later(double, services)
    key = remind(services, person)
    services.wait_until(lambda: job(services, key)[0] == "dead")
    assert key in [alert.key for alert in services.backend.bus.handle(UndeliveredMessages())]


async def test_templates_are_registered_once_and_compared_ever_after(services: House) -> None:
    assert {state for _, _, state in await register(services)} <= {"handed in", "approved"}
    assert {state for _, _, state in await whatsapp_templates(services.settings, False)} == {"approved"}


async def test_a_reminder_goes_as_its_template_and_is_told_whole_when_the_person_answers(
    double: Double, services: House, person: str
) -> None:
    await register(services)
    a_day_later(double, services)
    remind(services, person)
    sent = double.wait(2)[1]["template"]
    assert (sent["name"], sent["language"]) == ("yiqiaotong_hearing_reminder", {"code": "zh_CN"})
    assert "12月10日 09:00 （多伦多" in sent["components"][0]["parameters"][0]["text"]
    button = sent["components"][1]["parameters"][0]["payload"]
    sender = double.sent[0]["to"].removeprefix("86")
    double.deliver(inbound(sender, "button", {"payload": button, "text": "查看消息"}))
    assert "开庭提醒" in double.wait(3)[2]["text"]["body"]


async def test_what_is_typed_instead_is_answered_after_what_waited(
    double: Double, services: House, person: str
) -> None:
    await register(services)
    a_day_later(double, services)
    remind(services, person)
    double.wait(2)
    double.deliver(inbound(double.sent[0]["to"].removeprefix("86"), "text", {"body": "什么事"}))
    assert [sent["text"]["body"][:4] for sent in double.wait(4)[2:]] == ["开庭提醒", "您说的是"]


async def test_several_messages_of_no_template_of_their_own_are_announced_once(
    double: Double, services: House, person: str
) -> None:
    await register(services)
    a_day_later(double, services)
    keys = [f"greeting:{person}:{number}" for number in range(3)]
    for key in keys:
        services.backend.conversation.speaker.speak(person, "utter_channel_voice", key=key)
    services.wait_until(lambda: all(job(services, key)[0] == "done" for key in keys))
    assert [sent["template"]["name"] for sent in double.sent[1:]] == ["yiqiaotong_message_waiting"]


@pytest.mark.parametrize("code", [131026, 131049, 131000])
async def test_a_message_that_fails_later_goes_to_the_persons_other_channel(
    double: Double, services: House, person: str, code: int
) -> None:
    key = remind(services, person)
    double.wait(2)
    services.wait_until(lambda: job(services, key)[0] == "done")
    with services.backend.database.transaction() as session:
        web = {"channel": "web", "address": f"w{person}", "person_id": person}
        session.execute(channel_addresses.insert().values(**web, last_seen_at=services.backend.clock.now()))
    double.deliver(failed("wamid.out2", code), times=2)
    services.wait_until(lambda: "web:" in (job(services, key)[1] or ""))


async def test_a_message_that_came_too_late_for_the_window_is_announced_after_all(
    double: Double, services: House, person: str
) -> None:
    await register(services)
    remind(services, person)
    double.wait(2)
    double.deliver(failed("wamid.out2", 131047), times=2)
    assert double.wait(3)[2]["template"]["name"] == "yiqiaotong_message_waiting"


def test_every_template_fits_the_platform_in_three_languages_and_a_changed_one_is_seen() -> None:
    names = {name for name, _ in templates()}
    assert {(name, code) for name in names for code in ("zh_CN", "zh_HK", "en")} == set(templates())
    double = platform.WhatsApp("t", "s")
    assert {double.register(dict(one.content))[0] for one in templates().values()} == {200}
    double.templates[0]["components"] = [{"type": "BODY", "text": "other words"}]
    assert [state for _, state in compared(double.templates)].count("different") == 1


def test_values_that_do_not_fit_their_template_are_announced_by_the_general_one() -> None:
    reply = Reply("?", custom={"template": {"name": "case_deadline", "values": ["only one"]}})
    template, values = template_for(reply, "en")
    assert (template.name, values) == ("yiqiaotong_message_waiting", [])
    assert message_of(template, values)["template"]["components"][0]["parameters"][0]["payload"] == SHOW_HELD
