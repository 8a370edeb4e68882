"""A case between two browsers, with the real bot: what a clerk does at the desk, the person lives in the web chat."""

from __future__ import annotations

from collections.abc import Callable
from secrets import randbelow, token_hex

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from sqlalchemy import select

from backend.conversation.tables import inbox
from backend.filing.model import Case
from tests.desk.desk_browser import enrolled
from tests.files import made_files
from tests.filing.filed_cases import file_case, verify
from tests.stage.house import House
from tests.web.chat_page import ChatPage
from tests.web.desk_page import TABLET, choose, signed_in
from tests.web.test_desk_in_browser import picture

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Contexts = Callable[..., BrowserContext]
BOT_PATIENCE_MS = 30_000


@pytest.fixture
def chat(house: House, open_context: Contexts) -> ChatPage:
    """The person's phone, in Toronto."""
    return ChatPage(open_context(timezone_id="America/Toronto").new_page(), house.url).open()


@pytest.fixture
def desk(house: House, open_context: Contexts) -> Page:
    """The clerk's tablet, in Jiangmen."""
    page = open_context(viewport=TABLET, timezone_id="Asia/Shanghai").new_page()
    return signed_in(page, house, enrolled(house, f"clerk-{token_hex(4)}", "clerk", court="pengjiang"))


def file_from(chat: ChatPage, house: House) -> Case:
    """Hand a case in for the person in this chat, whose identity is verified."""
    chat.ask("你好", BOT_PATIENCE_MS)
    with house.backend.database.reading() as session:
        latest = select(inbox.c.person_id).order_by(inbox.c.position.desc())
        person_id = str(session.execute(latest).scalars().first())
    verify(house, person_id)
    house.pass_time(1)
    return file_case(house, person_id)


def told(chat: ChatPage, utter: str) -> Locator:
    """The newest bubble of an utterance."""
    return chat.page.locator(f'[data-utter="{utter}"]').last


def ask_for_corrections(desk: Page, case: Case) -> None:
    desk.get_by_role("link", name="立案").first.click()
    desk.locator(f'.queue a[href$="{case.case_id}"]').click()
    choose(desk, "要求补正")
    desk.get_by_label("其他补正内容").fill("身份证明缺少中文译本")
    desk.get_by_role("button", name="要求补正").click()
    expect(desk.get_by_text("已处理，当事人已收到通知")).to_be_visible()


def answer_corrections(chat: ChatPage) -> None:
    chat.tap("补交材料", BOT_PATIENCE_MS)
    paper = {"name": "译本.docx", "mimeType": made_files.WORD, "buffer": made_files.word("译本")}
    chat.page.locator("#file").set_input_files([paper])
    expect(told(chat, "utter_filing_supplement_file")).to_be_visible(timeout=BOT_PATIENCE_MS)
    chat.ask("都齐了", BOT_PATIENCE_MS)
    chat.tap("确认提交", BOT_PATIENCE_MS)
    expect(told(chat, "utter_filing_supplement_sent")).to_be_visible()


def register(desk: Page, number: str) -> None:
    desk.reload()
    expect(desk.get_by_role("link", name="译本.docx")).to_be_visible()
    choose(desk, "登记立案")
    desk.get_by_label("案号").fill(number)
    desk.get_by_role("button", name="登记立案").click()


def fix_hearing(desk: Page) -> None:
    choose(desk, "排期开庭")
    desk.get_by_label("开始（北京时间）").fill("2026-12-10T09:00")
    desk.get_by_label("结束（北京时间）").fill("2026-12-10T11:00")
    desk.get_by_label("地点、法庭").fill("第三法庭")
    desk.get_by_role("button", name="排期开庭").click()
    expect(desk.get_by_text("开庭安排已保存，当事人已收到通知")).to_be_visible()


def ask_to_be_reminded(chat: ChatPage) -> None:
    chat.ask("开庭前提醒我", BOT_PATIENCE_MS)
    for title in ("7天、3天、1天、1小时前", "跳过", "确认提交"):
        chat.tap(title, BOT_PATIENCE_MS)
    expect(told(chat, "utter_hearing_planned")).to_be_visible()


def test_from_corrections_at_the_desk_to_the_reminder_of_the_hearing(house: House, chat: ChatPage, desk: Page) -> None:
    ask_for_corrections(desk, file_from(chat, house))
    expect(told(chat, "utter_filing_news_defects")).to_contain_text("身份证明缺少中文译本")
    answer_corrections(chat)
    number = f"（2026）粤0703民初{randbelow(90_000) + 10_000}号"
    register(desk, number)
    expect(told(chat, "utter_filing_news_registered")).to_contain_text(number)
    fix_hearing(desk)
    expect(told(chat, "utter_hearing_news_scheduled")).to_contain_text("20:00")
    picture(desk, "case-desk")
    ask_to_be_reminded(chat)
    house.pass_time(minutes=13_000)
    expect(told(chat, "utter_hearing_reminder")).to_contain_text("第三法庭")
    picture(chat.page, "case-chat")
