"""Security keys in Chromium with its virtual authenticator, at phone width: registered, signed in with, removed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page, expect

from backend.desk.key_commands import KeysOf
from backend.desk.model import Enrolment
from tests.desk.desk_browser import PASSWORD, enrolled
from tests.web.desk_page import signed_in
from tests.web.fake_house import House, free_port, house

pytestmark = pytest.mark.browser

KEY_BUTTON = "不输验证码，改用安全密钥"
FAILED = re.compile("安全密钥不对")


@pytest.fixture
def services(tmp_path: Path) -> Iterator[House]:
    """The house at a name; browsers make keys for names only."""
    port = free_port()
    with house(tmp_path, port=port, public_url=f"http://localhost:{port}") as running:
        running.url = running.settings.address
        yield running


@pytest.fixture
def officer(services: House) -> Enrolment:
    return enrolled(services, "chen", "clerk")


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    return open_context().new_page()


def plug_in(page: Page, **other: object) -> tuple[CDPSession, str]:
    """Give the page's browser an authenticator whose owner touches it when asked."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "usb", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True} | other
    made = line.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return line, made["authenticatorId"]


def register(page: Page, services: House, name: str = "蓝色密钥") -> None:
    page.goto(f"{services.url}/desk/me")
    page.get_by_label("给这把密钥起个名字").fill(name)
    page.locator("#key-proof").fill(PASSWORD)
    page.get_by_role("button", name="登记一把密钥").click()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_role("button", name=KEY_BUTTON)).to_be_visible()


def sign_in_with_key(page: Page, password: str = PASSWORD) -> None:
    page.get_by_label("用户名").fill("chen")
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name=KEY_BUTTON).click()


def remove(page: Page, services: House, name: str) -> None:
    page.goto(f"{services.url}/desk/me")
    page.locator("summary", has_text=name).click()
    opened = page.locator("details[open]")
    opened.get_by_label("当前密码或动态验证码").fill(PASSWORD)
    opened.get_by_role("button", name="移除这把密钥").click()
    expect(page.get_by_text("已移除")).to_be_visible()


def test_a_key_is_registered_signs_in_without_a_code_and_opens_nothing_once_removed(
    services: House, officer: Enrolment, page: Page
) -> None:
    plug_in(page)
    signed_in(page, services, officer)
    register(page, services)
    expect(page.get_by_text("已登记，下次可以用它登录。")).to_be_visible()
    expect(page.locator("summary", has_text="蓝色密钥")).to_contain_text("还没用过")

    sign_out(page)
    sign_in_with_key(page, password="not-the-password-2026")
    expect(page.get_by_text(FAILED)).to_be_visible()
    sign_in_with_key(page)
    expect(page.get_by_role("button", name="退出")).to_be_visible()
    [kept] = services.backend.bus.handle(KeysOf(officer.officer.officer_id))
    assert kept.used_at is not None

    remove(page, services, "蓝色密钥")
    sign_out(page)
    sign_in_with_key(page)
    expect(page.get_by_text(FAILED)).to_be_visible()


def test_the_same_key_is_not_registered_twice_and_a_second_one_is(
    services: House, officer: Enrolment, page: Page
) -> None:
    line, first = plug_in(page)
    signed_in(page, services, officer)
    register(page, services)
    expect(page.get_by_text("已登记")).to_be_visible()
    register(page, services, "又一次")
    expect(page.get_by_text("这把密钥已经登记过了")).to_be_visible()
    line.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": first})
    plug_in(page, transport="nfc")
    page.get_by_role("button", name="现在登记").click()
    expect(page.get_by_text("已登记")).to_be_visible()
    assert len(services.backend.bus.handle(KeysOf(officer.officer.officer_id))) == 2


def test_who_has_no_key_here_reads_so_and_types_the_code(services: House, officer: Enrolment, page: Page) -> None:
    plug_in(page)
    page.goto(f"{services.url}/desk/sign-in")
    sign_in_with_key(page)
    expect(page.get_by_text("没有完成")).to_be_visible()
    signed_in(page, services, officer)


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_everything_about_keys_is_within_reach(
    services: House, officer: Enrolment, open_context: Callable[..., BrowserContext], width: int
) -> None:
    page = open_context(viewport={"width": width, "height": 700}).new_page()
    page.goto(f"{services.url}/desk/sign-in")
    box = page.get_by_role("button", name=KEY_BUTTON).bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= width and box["height"] >= 40
    plug_in(page)
    signed_in(page, services, officer)
    register(page, services, "名字很长的一把备用安全密钥放在办公室抽屉里")
    expect(page.get_by_text("已登记")).to_be_visible()
    page.locator("summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_where_browsers_make_no_keys_the_page_says_why_and_shows_no_button(
    tmp_path: Path, open_context: Callable[..., BrowserContext]
) -> None:
    with house(tmp_path / "figures") as running:
        page = open_context().new_page()
        page.goto(f"{running.url}/desk/sign-in")
        assert page.get_by_role("button", name=KEY_BUTTON).count() == 0
        signed_in(page, running, enrolled(running, "chen", "clerk"))
        page.goto(f"{running.url}/desk/me")
        expect(page.get_by_text("现在的网址（http://127.0.0.1")).to_contain_text("YIQIAOTONG_PUBLIC_URL")
        assert page.get_by_role("button", name="登记一把密钥").count() == 0
