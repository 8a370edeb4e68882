"""Subscription messages: one for each consent, when no window is open, and another way when the platform says no."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from backend.conversation.model import Reply
from backend.hearing.announcements import Announcements, reminder
from backend.hearing.model import Hearing, Sitting
from backend.shared.calendar import BEIJING
from backend.shared.notice import notice
from backend.shared.tables import outbox
from connectors.mini_program.connector import PATH
from tests.connectors.mini_program_fixtures import HEARING, running_platform, running_services
from tests.connectors.mini_program_phone import Phone
from tests.connectors.platform_double import Double
from tests.web.fake_house import House

AT = datetime(2026, 12, 10, 9, 0, tzinfo=BEIJING)
PLACE = "江门市蓬江区人民法院诉讼服务中心第三审判法庭"


@pytest.fixture(scope="module")
def double() -> Iterator[Double]:
    with running_platform() as served:
        yield served


@pytest.fixture(scope="module")
def services(double: Double, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with running_services(double, tmp_path_factory.mktemp("mini")) as started:
        yield started


@pytest.fixture
def phone(services: House, double: Double, request: pytest.FixtureRequest) -> Phone:
    """Somebody who has written on the page, and never in the customer session."""
    double.reset(services.url + PATH)
    phone = Phone(services.url, double, f"o_{abs(hash(request.node.name))}").log_in()
    phone.say("你好")
    phone.hears("你好")
    return phone


def remind(services: House, phone: Phone, number: int = 1, **other: Any) -> str:
    """Say something by ourselves that has a short form; returns the job's key."""
    person = str(services.backend.conversation.people.find("mini_program", phone.open_id))
    short = notice("hearing", "开庭提醒", **({"at": AT, "place": PLACE} | other))
    key = f"hearing:{phone.open_id}:{number}"
    services.backend.conversation.speaker.speak(person, "utter_bot_unavailable", key=key, custom=short)
    return key


def outcome(services: House, key: str) -> tuple[str, str]:
    """Wait until the job is over; return its state with its receipt or its error."""
    found: list[tuple[str, str]] = []

    def over() -> bool:
        with services.backend.database.reading() as session:
            query = select(outbox.c.state, outbox.c.receipt, outbox.c.last_error).where(outbox.c.key == key)
            state, receipt, error = session.execute(query).one()
        found[:] = [(state, receipt or error or "")]
        return state != "open"

    services.wait_until(over, 20)
    return found[0]


def test_a_reminder_goes_as_a_subscription_message_once_for_each_consent(
    phone: Phone, double: Double, services: House
) -> None:
    phone.allow(HEARING)
    assert phone.decide(HEARING)["hearing"] == 1
    assert "notice" in outcome(services, remind(services, phone))[1]
    sent = double.sent[-1]
    assert sent["data"]["time2"]["value"] == "2026年12月10日 09:00" and sent["lang"] == "zh_CN"
    assert len(sent["data"]["thing3"]["value"]) == 20 and sent["page"] == "pages/chat/chat"
    assert outcome(services, remind(services, phone, 2)) == ("done", "mini_program: shown")
    assert double.calls.count("subscribe") == 1, "without a consent it is not even tried"


def test_it_always_stands_on_the_page_as_well(phone: Phone, services: House) -> None:
    outcome(services, remind(services, phone))
    phone.hears("正在重新启动")


def test_while_the_customer_session_is_open_it_goes_there_and_no_consent_is_spent(
    phone: Phone, double: Double, services: House
) -> None:
    phone.allow(HEARING)
    phone.decide(HEARING)
    phone.posts(Content="在吗")
    double.wait()
    outcome(services, remind(services, phone))
    assert [one["msgtype"] for one in double.sent] == ["text", "text"]
    assert phone.http.get("me").json()["consents"]["hearing"] == 1


def test_a_consent_the_platform_no_longer_knows_is_forgotten(phone: Phone, double: Double, services: House) -> None:
    phone.decide(HEARING)
    assert outcome(services, remind(services, phone)) == ("done", "mini_program: shown")
    assert double.calls.count("subscribe") == 1
    assert phone.http.get("me").json()["consents"]["hearing"] == 0


@pytest.mark.parametrize("code", [47003, 40037, 41030])
def test_a_refused_form_is_not_tried_again(phone: Phone, double: Double, services: House, code: int) -> None:
    phone.decide(HEARING)
    double.faults(errors=[code])
    assert outcome(services, remind(services, phone)) == ("done", "mini_program: shown")
    assert double.calls.count("subscribe") == 1


def test_a_platform_that_is_away_costs_no_consent(phone: Phone, double: Double, services: House) -> None:
    phone.allow(HEARING)
    phone.decide(HEARING)
    double.faults(errors=[-1])
    state, receipt = outcome(services, remind(services, phone))
    assert state == "done" and "notice" in receipt and double.calls.count("subscribe") == 2


def test_one_tap_told_by_page_and_platform_is_one_consent(phone: Phone, services: House) -> None:
    at = int(time.time())
    assert phone.decide(HEARING, at=at)["hearing"] == 1
    entry = {"TemplateId": HEARING, "SubscribeStatusString": "accept", "PopupScene": "0"}
    popup = {"Event": "subscribe_msg_popup_event", "SubscribeMsgPopupEvent": {"List": entry}}
    phone.posts("event", window="", **popup)
    assert phone.http.get("me").json()["consents"]["hearing"] == 1
    assert phone.decide(HEARING, at=at - 3_600)["hearing"] == 2


def test_who_switches_the_messages_off_gets_none(phone: Phone, double: Double, services: House) -> None:
    phone.decide(HEARING)
    entry = {"TemplateId": HEARING, "SubscribeStatusString": "reject"}
    change = {"Event": "subscribe_msg_change_event", "SubscribeMsgChangeEvent": {"List": entry}}
    phone.posts("event", window="", as_json=True, **change)
    assert phone.http.get("me").json()["consents"]["hearing"] == 0
    outcome(services, remind(services, phone))
    assert "subscribe" not in double.calls


def test_a_template_of_nobody_is_not_counted(phone: Phone) -> None:
    assert phone.decide("tmpl_of_somebody") == {"hearing": 0, "appointment": 0}


def test_what_is_only_shown_goes_on_to_a_chat_that_reaches_the_person(phone: Phone, services: House) -> None:
    backend, got = services.backend, []
    person = str(backend.conversation.people.find("mini_program", phone.open_id))

    async def carry(address: str, reply: Reply, key: str, language: str) -> str:
        got.append((address, reply.utter))
        return "carried"

    async def register() -> None:
        backend.conversation.delivery.register("whatsapp", carry)

    asyncio.run_coroutine_threadsafe(register(), services._loop).result(5)
    with backend.database.transaction() as session:
        backend.conversation.people.join(session, ("whatsapp", f"w_{person}"), [("mini_program", phone.open_id)])
    phone.say("这里是最后用的")
    assert outcome(services, remind(services, phone)) == ("done", "mini_program: shown, whatsapp: carried")
    assert got == [(f"w_{person}", "utter_bot_unavailable")]


def test_a_real_reminder_of_a_hearing_carries_its_short_form(phone: Phone, double: Double, services: House) -> None:
    phone.allow(HEARING)
    phone.decide(HEARING)
    backend = services.backend
    person = backend.person(str(backend.conversation.people.find("mini_program", phone.open_id)))
    start = backend.clock.now() + timedelta(days=1)
    sitting = Sitting(start, start + timedelta(hours=2), "in_person", "第三法庭", "陈法官")
    hearing = Hearing(f"KT{phone.open_id}"[:30], "d", person.person_id, "（2026）粤0703民初9号", sitting)
    said: Announcements = Announcements(backend.infra.notifier.tell, backend.infra.notifier.tell_many)
    with backend.database.transaction() as session:
        said.remind(session, [reminder(hearing, person, backend.clock.now(), f"r:{person.person_id}", start)])
    backend.infra.outbox.bell.ring()
    assert double.wait()[0]["data"]["thing1"]["value"] == "开庭提醒"
