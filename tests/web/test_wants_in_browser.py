"""What a question wants is offered as the device's own control, and only while the question is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.files import made_files as made
from tests.web.chat_page import ChatPage
from tests.web.fake_house import House
from tests.web.test_accessibility import findings

pytestmark = pytest.mark.browser
Contexts = Callable[..., BrowserContext]
TIMES = ("12-02 09:00", "12-02 14:30", "12-03 09:00")
SLOTS = {
    "text": "想约什么时候？",
    "buttons": [{"title": f"完整的时间 {at}", "payload": f'/inform{{"slot": "{at}"}}'} for at in TIMES],
}
TOLD = [
    {"day": "2026-12-02", "date": "12月2日 周三", "clock": "09:00", "others": ["多伦多 周二 20:00"]},
    {"day": "2026-12-02", "date": "12月2日 周三", "clock": "14:30", "others": ["多伦多 01:30"]},
    {"day": "2026-12-03", "date": "12月3日 周四", "clock": "09:00", "others": ["多伦多 周三 20:00"]},
]
WAITING = {"title": "排候补", "payload": '/inform{"slot": "waiting"}'}


def wants(house: House, kind: str, reply: dict[str, Any] | None = None, **more: Any) -> None:
    """Let the bot ask one question that wants something, and thank for whatever is sent."""
    asked = {"text": "请回答", **(reply or {}), "custom": {"wants": {"kind": kind, **more}}}
    house.bot.replies = lambda request: [asked if request["text"] == "问我" else {"text": "谢谢"}]  # type: ignore[method-assign]


def today() -> dict[str, str]:
    """What the server says is today."""
    now = datetime.now(UTC).date().isoformat()
    return {"beijing": now, "here": now, "words": "12月2日 周三 01:30"}


def slots(house: House) -> None:
    times = {button["payload"]: at for button, at in zip(SLOTS["buttons"], TOLD, strict=True)}
    buttons = [*SLOTS["buttons"], WAITING]
    wants(house, "slot", {**SLOTS, "buttons": buttons}, side="future", times=times, today=today())


def test_free_times_stand_below_their_day_on_every_clock_that_differs(chat: ChatPage, services: House) -> None:
    slots(services)
    chat.ask("问我")
    days = chat.page.locator(".times-of-day")
    assert days.locator(".times-day").all_inner_texts() == ["12月2日 周三（北京时间）", "12月3日 周四（北京时间）"]
    assert days.first.locator(".tile").all_inner_texts() == ["09:00\n多伦多 周二 20:00", "14:30\n多伦多 01:30"]
    assert chat.page.locator(".chips .chip", has_text="排候补").count() == 1


def test_a_tapped_time_is_said_in_full_and_stays_marked(chat: ChatPage, services: House) -> None:
    slots(services)
    chat.ask("问我")
    chat.page.get_by_role("button", name="14:30 多伦多 01:30").click()
    expect(chat.bubble("谢谢")).to_be_visible()
    assert services.bot.asked[-1]["payload"] == SLOTS["buttons"][1]["payload"]
    assert chat.said() == ["问我", f"完整的时间 {TIMES[1]}"]
    expect(chat.page.locator(".tile.chosen b")).to_have_text("14:30")
    expect(chat.page.locator(".want")).to_be_hidden()


def test_another_day_is_taken_from_the_devices_calendar_and_sent_as_words(chat: ChatPage, services: House) -> None:
    slots(services)
    chat.ask("问我")
    coming = (datetime.now(UTC) + timedelta(days=9)).date().isoformat()
    chat.page.get_by_label("看别的日子").fill(coming)
    chat.page.locator(".want-send").click()
    expect(chat.bubble("谢谢")).to_be_visible()
    assert services.bot.asked[-1]["text"] == coming


@pytest.mark.parametrize(("side", "day"), [("past", "2999-01-01"), ("future", "2020-01-01"), (None, "")])
def test_a_day_on_the_wrong_side_of_today_is_not_sent(
    chat: ChatPage, services: House, side: str | None, day: str
) -> None:
    wants(services, "date", **({"side": side} if side else {}), today=today())
    chat.ask("问我")
    chat.page.get_by_label("选日期").fill(day)
    chat.page.locator(".want-send").click()
    assert chat.page.get_by_label("选日期").evaluate("input => !input.checkValidity()")
    assert chat.said() == ["问我"]


def test_the_own_telephone_is_offered_by_the_device_and_comes_back_masked(chat: ChatPage, services: House) -> None:
    wants(services, "phone")
    chat.ask("问我")
    field = chat.page.get_by_label("您的电话")
    assert field.evaluate("input => [input.type, input.autocomplete]") == ["tel", "tel"]
    field.fill("13800138000")
    field.press("Enter")
    expect(chat.page.locator(".mine").last).to_contain_text("138****8000")


@pytest.mark.parametrize("touch", [True, False])
def test_a_phone_is_offered_its_camera_and_a_desk_only_its_files(
    services: House, open_context: Contexts, touch: bool
) -> None:
    chat = ChatPage(open_context(has_touch=touch, is_mobile=touch).new_page(), services.url).open()
    wants(services, "file", photo=True)
    chat.ask("问我")
    offered = chat.page.locator(".want .chip").all_inner_texts()
    assert offered == (["拍照", "从相册选"] if touch else ["从相册选"])
    if touch:
        with chat.page.expect_file_chooser() as opened:
            chat.page.locator(".want").get_by_role("button", name="拍照").click()
        assert opened.value.element.get_attribute("capture") == "environment"
        opened.value.set_files([{"name": "a.jpg", "mimeType": "image/jpeg", "buffer": made.photo("JPEG")}])
        expect(chat.page.locator(".mine .sent-file")).to_contain_text("a.jpg")


@pytest.mark.parametrize(
    "wanted", [{"kind": "soul"}, {"kind": "slot", "times": {"x": "never"}}, {"kind": "date", "side": "up"}]
)
def test_what_the_page_does_not_know_leaves_the_words(chat: ChatPage, services: House, wanted: dict[str, Any]) -> None:
    wants(services, **wanted, reply={"buttons": [WAITING]})
    chat.ask("问我")
    chat.tap("排候补")
    assert chat.said() == ["问我", "排候补"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["slot", "phone", "file"])
def test_axe_finds_nothing_wrong_with_the_controls(
    services: House, open_context: Contexts, scheme: str, kind: str
) -> None:
    chat = ChatPage(open_context(color_scheme=scheme, reduced_motion="reduce").new_page(), services.url).open()
    slots(services) if kind == "slot" else wants(services, kind)
    chat.ask("问我")
    chat.page.locator("#more").click()
    assert findings(chat.page) == []
    assert chat.page.evaluate("document.documentElement.scrollWidth") <= 390
