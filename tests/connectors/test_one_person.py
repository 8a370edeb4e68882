"""One person everywhere: begun in WhatsApp, linked by code, finished on the web; a reminder finds them."""

from __future__ import annotations

import re

import pytest

from backend.notarization.commands import MyAppointments
from tests.connectors.channel_people import OnWeb, OnWhatsApp, Somebody
from tests.connectors.platform_double import Double
from tests.stage.house import House

pytestmark = pytest.mark.slow

VERIFYING = (
    ("say", "我要验证身份", "哪一种"),
    ("say", "我是加拿大籍", "继续吗"),
    ("press", "知道了，继续", "请拍一张"),
    ("press", "我自己打字", "姓名"),
    ("say", "CHAN MEI YUK", "号码"),
    ("say", "AB123461", "出生"),
    ("say", "1949-10-02", "请核对"),
    ("press", "确认提交", "/face/"),
)
BEGUN = (
    ("say", "我想办亲属关系公证", "公证书拿到哪里用"),
    ("say", "国外用", "哪一种护照"),
    ("press", "外国护照", "人在哪里"),
)
FINISHED = (
    ("say", "继续", "人在哪里"),
    ("say", "我在江门", "您想怎么办"),
    ("press", "到江门现场办", "想约什么时候"),
    ("say", "下周三上午十点", "申请人的姓名"),
    ("say", "CHAN MEI YUK", "身份证号"),
    ("say", "AB123461", "联系电话"),
    ("say", "13800138000", "告诉公证员"),
    ("press", "跳过", "请核对"),
    ("press", "确认提交", "确认号"),
)


def go(person: Somebody, turns: tuple[tuple[str, str, str], ...]) -> None:
    for act, words, answer in turns:
        getattr(person, act)(words)
        person.hears(answer)


def test_begun_in_whatsapp_linked_by_code_finished_on_the_web(channels: House, doubles: dict[str, Double]) -> None:
    channels.reset()
    with OnWhatsApp.beginning(channels, doubles) as phone, OnWeb.beginning(channels, doubles) as page:
        go(phone, VERIFYING)
        channels.sandbox.part("national_identity").control("decide", verification="latest", result="match")
        phone.hears("核验通过")
        phone.say("给我一个绑定码")
        phone.hears("您的绑定码")
        page.say("绑定")
        page.hears("绑定码")
        page.press("我有绑定码")
        page.say(code_shown_to(phone))
        page.hears("连上了")
        go(phone, BEGUN)
        go(page, FINISHED)
        person = phone.known_to(channels)
        assert page.known_to(channels) == person
        assert len(channels.backend.bus.handle(MyAppointments(person))) == 1
        reminded_everywhere(channels, doubles, phone, page, person)


def code_shown_to(person: Somebody) -> str:
    """The link code the person reads on their screen."""
    words = (re.search(r"您的绑定码：([2-9A-HJ-NP-Z]{8})", person.shown(message)) for message in person.told())
    return next(found[1] for found in words if found)


def reminded_everywhere(
    channels: House, doubles: dict[str, Double], phone: Somebody, page: Somebody, person: str
) -> None:
    """Last used was the page, where perhaps nobody looks, so the telephone too; when that refuses, the page alone."""
    speak = channels.backend.conversation.speaker.speak
    speak(person, "utter_contact_code", {"code": "111111"}, key="first")
    for somebody in (page, phone):
        somebody.hears("111111")
    phone.say("你好")
    phone.hears("")
    doubles["whatsapp"].faults(errors=[131026])
    speak(person, "utter_contact_code", {"code": "222222"}, key="second")
    page.hears("222222")
    assert not any("222222" in phone.shown(message) for message in phone.told())
