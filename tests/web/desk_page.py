"""The desk's pages as an officer handles them in a browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from backend.desk.model import Enrolment
from tests.desk.desk_browser import PASSWORD, Running, code_of, forget_codes

TABLET = {"width": 820, "height": 1180}


def signed_in(page: Page, services: Running, enrolment: Enrolment) -> Page:
    """Sign an officer in on an empty page, with the code their app shows now."""
    forget_codes(services)
    page.goto(f"{services.url}/desk")
    page.get_by_label("用户名").fill(enrolment.officer.login)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_label("动态验证码").fill(code_of(enrolment, services.backend.clock.now()))
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("button", name="退出")).to_be_visible()
    return page


def choose(desk: Page, title: str) -> None:
    """Unfold one of the things that can be decided."""
    desk.locator("summary", has_text=title).click()
