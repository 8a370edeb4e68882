"""The desk in a browser beside the person's chat: corrections and registration, a takeover, at three widths, by axe."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from backend.conversation.model import CallHuman
from backend.desk.model import Enrolment
from backend.enquiries.commands import LeaveEnquiry
from backend.filing.commands import SupplementCase
from backend.filing.model import Case
from backend.mediation.commands import SendToMediation
from backend.mediation.model import Mediation
from tests.desk.desk_browser import enrolled, file
from tests.sandbox_fixture import RunningSandbox, partners_of, running_sandbox
from tests.web.chat_page import ChatPage
from tests.web.desk_page import TABLET, choose, signed_in
from tests.web.fake_house import House, house
from tests.web.test_accessibility import findings, looks

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def sandbox() -> Iterator[RunningSandbox]:
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def services(sandbox: RunningSandbox, tmp_path: Path) -> Iterator[House]:
    sandbox.part("online_litigation").control("reset")
    with house(tmp_path, **partners_of(sandbox)) as running:
        yield running


@pytest.fixture
def desk(services: House, open_context: Callable[..., BrowserContext]) -> Page:
    """A clerk's tablet, signed in."""
    page = open_context(viewport=TABLET).new_page()
    return signed_in(page, services, enrolled(services, "chen", "clerk", "notary"))


def mediated(services: House, enrolment: Enrolment) -> str:
    """A filing that this officer mediates; returns the mediation's id."""
    case, officer = file(services, "d-mediate", mediation_first=True), enrolment.officer
    order = SendToMediation("desk-axe", "", case.case_id, "", officer.officer_id, officer.name)
    made: Mediation = services.backend.bus.handle(order)
    return made.mediation_id


def filed(services: House, chat: ChatPage, **other: Any) -> Case:
    """A filing of the person in this chat."""
    chat.ask("你好")
    return file(services, "d-browser", person_id=first_person(services), **other)


def first_person(services: House) -> str:
    """The person whose message the bot was asked about first."""
    found = services.backend.conversation.history.turn_and_person(str(services.bot.asked[0]["message_id"]))
    assert found is not None
    return found[0]


def picture(page: Page, name: str) -> None:
    """Keep a screenshot where somebody wants to look at them."""
    if folder := os.environ.get("YIQIAOTONG_SCREENSHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def correct_when_told(services: House, case: Case) -> None:
    """Make the bot of this house do what handing in corrections does."""
    plain = services.bot.replies

    def replies(request: dict[str, Any]) -> list[dict[str, Any]]:
        if str(request["text"]).startswith("补正"):
            order = SupplementCase(request["message_id"], case.person_id, case.case_id, request["text"])
            services.backend.bus.handle(order)
            return [{"text": "补正材料已经交给法院。"}]
        return plain(request)

    services.bot.replies = replies  # type: ignore[method-assign]


def test_corrections_reach_the_chat_are_answered_and_the_case_is_registered(
    services: House, chat: ChatPage, desk: Page
) -> None:
    case = filed(services, chat)
    correct_when_told(services, case)
    desk.get_by_role("link", name="立案").first.click()
    desk.locator(".queue a").click()
    choose(desk, "要求补正")
    desk.get_by_label("外文材料请附中文译本").check()
    desk.get_by_label("其他补正内容").fill("请提供借款转账记录")
    picture(desk, "desk-corrections")
    desk.get_by_role("button", name="要求补正").click()
    expect(desk.get_by_text("已处理，当事人已收到通知")).to_be_visible()
    expect(chat.bubble("请提供借款转账记录")).to_be_visible()
    chat.ask("补正：转账记录在附件里")
    desk.reload()
    expect(desk.get_by_text("补正：转账记录在附件里")).to_be_visible()
    choose(desk, "登记立案")
    desk.get_by_label("案号").fill(f"（{services.backend.clock.now():%Y}）粤0703民初88号")
    desk.get_by_role("button", name="登记立案").click()
    expect(chat.bubble("民初88号")).to_be_visible()


def test_an_officer_takes_over_writes_and_hands_back(services: House, chat: ChatPage, desk: Page) -> None:
    chat.ask("你好")
    person = first_person(services)
    services.backend.bus.handle(CallHuman(person, "找人工", "web"))
    desk.goto(f"{services.url}/desk/talks")
    desk.locator(".queue a").click()
    expect(desk.locator(".facts")).to_contain_text(re.compile(r"那里现在 \d\d:\d\d"))  # a zone's name is English
    desk.get_by_role("button", name="接入对话").click()
    expect(chat.bubble("陈书记员（工作人员）已经接入")).to_be_visible()
    chat.say("我的借条丢了怎么办？")
    expect(desk.locator("#talk .person", has_text="借条丢了")).to_be_visible()
    desk.get_by_label("写给当事人").fill("可以先交转账记录。")
    desk.get_by_role("button", name="发送").click()
    expect(chat.bubble("【陈书记员】")).to_contain_text("可以先交转账记录。")
    picture(desk, "desk-talk")
    picture(chat.page, "desk-talk-person")
    desk.get_by_role("button", name="交还机器人").click()
    expect(chat.bubble("机器人回来了")).to_be_visible()
    assert len(services.bot.asked) == 1
    assert chat.ask("好的") == ["您说的是：好的"]


def test_a_caller_is_passed_on_with_a_note_and_told(services: House, chat: ChatPage, desk: Page) -> None:
    enrolled(services, "zhao", "arbitration_secretary", name="赵秘书")
    chat.ask("你好")
    person = first_person(services)
    services.backend.bus.handle(CallHuman(person, "问仲裁的事", "web"))
    desk.goto(f"{services.url}/desk/talks/{person}")
    choose(desk, "转给同事")
    desk.get_by_label("转给", exact=True).select_option("赵秘书")
    desk.get_by_label("给同事的说明").fill("合同里有江门仲裁条款")
    picture(desk, "desk-pass")
    assert findings(desk) == []
    desk.get_by_role("button", name="转给同事").click()
    expect(desk.get_by_text("已转给同事，当事人已收到通知")).to_be_visible()
    expect(chat.bubble("陈书记员已经请赵秘书来接着答复您")).to_be_visible()
    expect(desk.locator(".queue")).to_contain_text("转给赵秘书")
    expect(desk.get_by_role("link", name="陈书记员")).to_have_text(re.compile("书记员、公证员$"))
    picture(desk, "desk-passed")
    picture(chat.page, "desk-passed-person")


def test_the_desk_asks_in_the_chat_before_it_reads_what_was_said(services: House, chat: ChatPage, desk: Page) -> None:
    case = filed(services, chat)
    desk.goto(f"{services.url}/desk/talks/{case.person_id}")
    desk.get_by_role("button", name="接入对话").click()
    expect(desk.locator("#talk")).not_to_contain_text("你好")
    desk.get_by_role("button", name="请求查看之前的对话").click()
    chat.choice("同意").first.wait_for()
    chat.page.get_by_role("button", name="同意", exact=True).last.click()
    expect(desk.locator("#talk")).to_contain_text("你好", timeout=10_000)
    expect(desk.get_by_text("当事人同意显示之前的对话")).to_be_visible()


def test_an_institution_is_changed_at_the_desk_and_the_map_says_so(services: House, desk: Page) -> None:
    desk.get_by_role("link", name="地图", exact=False).first.click()
    desk.get_by_label("查找").fill("纽约 总领馆")
    desk.get_by_role("button", name="查找").click()
    desk.locator(".queue a").first.click()
    desk.get_by_label("邮箱").fill("newyork@example.org")
    desk.get_by_label("这次改动的资料来源").first.fill("2026-11-26 电话问总机")
    desk.get_by_role("button", name="保存").click()
    expect(desk.get_by_text("已保存，对话和地图立刻按新资料回答")).to_be_visible()
    expect(desk.locator("#history .edit").first).to_contain_text("newyork@example.org")
    picture(desk, "desk-place")
    desk.locator("#history").get_by_role("button", name="撤销").first.click()
    expect(desk.get_by_text("已撤销，并记入修改记录")).to_be_visible()
    expect(desk.get_by_label("邮箱")).not_to_have_value("newyork@example.org")


def test_axe_finds_nothing_and_nothing_runs_out_of_the_page(
    services: House, open_context: Callable[..., BrowserContext]
) -> None:
    page = open_context().new_page()
    page.goto(f"{services.url}/desk/sign-in")
    assert findings(page) == []
    person = services.backend.conversation.people.resolve("web", "somebody")
    case = file(services, "d-axe", person_id=person)
    services.backend.bus.handle(CallHuman(person, "找人工", "web"))
    officer = enrolled(
        services, "all", "judge", "notary", "mediator", "arbitration_secretary", "administrator", name="陈法官"
    )
    mediation = mediated(services, officer)
    ask = LeaveEnquiry("e-axe", person, "arbitration", "合同写的是华南国仲，现在去哪里仲裁？", "talk", "陈太")
    services.backend.bus.handle(ask)
    signed_in(page, services, officer)
    for path in (
        "", "/filings", f"/filings/{case.case_id}", "/identities", "/witnesses", "/appointments", "/talks",
        f"/talks/{person}", "/places?show=old", "/places/coverage", "/places/new", "/places/cn-cg-us-los-angeles",
        "/figures", "/officers", "/jobs", "/me", "/filings/nothing", "/mediations", f"/mediations/{mediation}",
        "/search?q=民间借贷", "/enquiries", "/enquiries/e-axe",
    ):  # fmt: skip
        page.goto(f"{services.url}/desk{path}")
        for summary in page.locator("summary").all():
            summary.click()
        name = re.sub(f"{person}|{case.case_id}|{mediation}", "one", path.partition("?")[0]).replace("/", "-")
        for width, scheme in looks(page):
            picture(page, f"desk{name}-{width}-{scheme}")
            assert (path, width, scheme, findings(page)) == (path, width, scheme, [])
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)
