"""Two telephones read and sign an agreement; the sealed paper can be fetched on each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from backend.authorization.power.commands import CheckPowerFile
from tests.web.agreement_room import SigningDevice, agreed, path_of
from tests.web.fake_house import House
from tests.web.test_accessibility import findings, looks

pytestmark = pytest.mark.browser
Contexts = Callable[..., BrowserContext]


def test_two_devices_read_sign_and_fetch_the_sealed_agreement(services: House, open_context: Contexts) -> None:
    anna, ben = agreed(services)
    first = SigningDevice(open_context().new_page(), services).open(path_of(services, anna))
    expect(first.page.locator("#who-signs")).to_contain_text("甲方 林小明")
    first.read().draw().hand_in()
    expect(first.page.locator("#signed-part")).to_contain_text("等对方签")
    second = SigningDevice(open_context(locale="en-CA").new_page(), services).open(path_of(services, ben))
    second.page.locator('button[lang="en"]').click()
    expect(second.page.locator("#who-signs")).to_contain_text("You are signing as 吴国安 (Party B)")
    second.page.locator('button[lang="zh-Hans"]').click()
    second.read().draw().hand_in()
    for device in (first, second):
        expect(device.page.locator("#message-title")).to_have_text("双方都签了，协议生效")
    with second.page.expect_download() as waiting:
        second.page.locator("#download").click()
    paper = Path(waiting.value.path()).read_bytes()
    assert services.backend.bus.handle(CheckPowerFile(paper)).standing == "valid"


def test_an_unread_or_empty_signature_is_not_taken_and_a_reload_comes_back(
    services: House, open_context: Contexts
) -> None:
    anna, _ = agreed(services)
    device = SigningDevice(open_context().new_page(), services).open(path_of(services, anna))
    device.page.wait_for_load_state("networkidle")  # pages that are still being drawn move what is pressed
    device.hand_in()
    expect(device.page.locator("#notice")).to_have_text("请先写上姓名。")
    device.page.reload()
    expect(device.page.locator("#signing")).to_be_visible()
    device.read().draw().hand_in()
    expect(device.page.locator("#signed-part")).to_be_visible()


def test_a_used_link_says_what_to_do_and_axe_finds_nothing(services: House, open_context: Contexts) -> None:
    anna, _ = agreed(services)
    path = path_of(services, anna)
    device = SigningDevice(open_context().new_page(), services).open(path)
    for _ in looks(device.page, ((390, "light"), (1280, "dark"))):
        assert findings(device.page) == []
    other = open_context().new_page()
    other.goto(services.url + path)
    expect(other.locator("#message-title")).to_have_text("这个链接已经用过了")
    assert findings(other) == []
    other.goto(device.page.url)
    expect(other.locator("#message-title")).to_have_text("这台设备不能签这份协议")
