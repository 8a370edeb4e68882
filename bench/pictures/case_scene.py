"""One woman's way from the photo of her passport to the registered case, with the clerk who decides on it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from bench.pictures.studio import DESK, PATIENCE_MS, Studio, photo_of, play, settle, show, to_top
from tests.desk.desk_browser import enrolled
from tests.identity.drawn_documents import passport
from tests.stage.officer import act_at_desk
from tests.web.chat_page import ChatPage
from tests.web.desk_page import TABLET, choose, signed_in

LOS_ANGELES = "America/Los_Angeles"
CASE_NUMBER = "（2026）粤0705民初88号"
TO_THE_PHOTO = """
我要验证身份
我入了美国籍，拿美国护照
[知道了，继续]
"""
TO_THE_CHECK = """
[都对]
[确认提交]
"""
TO_THE_CLAIMS = """
我想告我表弟，他借了钱不还
2024年5月3日
28万人民币
[银行转账]
[有借条或欠条]
[跳过]
[跳过]
没有
女，美国洛杉矶阿罕布拉市主街12号，+1 626 555 0123
梁大文
江门市新会区会城街道某某路5号，男
"""
TO_THE_RECEIPT = """
[就用这些]
[没有，以后再交]
[确认提交]
"""


def case_scene(studio: Studio) -> None:
    """Keep identity-photo, filing-claims, filing-receipt, the four pictures of the desk, and case-progress."""
    keep = studio.easel.keep
    with studio.talk(zone=LOS_ANGELES) as chat:
        _verify(studio, chat)
        play(chat, TO_THE_CLAIMS)
        show(chat, "utter_ask_filing_claims")
        keep(chat.page, "filing-claims")
        play(chat, TO_THE_RECEIPT)
        show(chat, "utter_filing_filed")
        keep(chat.page, "filing-receipt")
        desk = _clerk(studio)
        _look_at_the_case(studio, desk)
        person_id = _talk(studio, chat, desk)
        _register(studio, chat, person_id)
        play(chat, "我的案子到哪一步了")
        chat.page.locator(".bubble").last.evaluate("node => node.scrollIntoView({block: 'end'})")
        keep(chat.page, "case-progress")


def _verify(studio: Studio, chat: ChatPage) -> None:
    play(chat, TO_THE_PHOTO)
    before = chat.last_number()
    chat.page.locator("#file").set_input_files([photo_of(passport(), "passport.jpg")])
    chat.answer_after(before, PATIENCE_MS)
    settle(chat)
    studio.easel.keep(chat.page, "identity-photo")
    play(chat, TO_THE_CHECK)
    studio.house.sandbox.part("national_identity").control("decide", verification="latest", result="match")
    expect(chat.page.locator('[data-utter="utter_identity_verified"]')).to_be_visible(timeout=PATIENCE_MS)


def _clerk(studio: Studio) -> Page:
    page = studio.page(zone="Asia/Shanghai", viewport=DESK, device_scale_factor=1)
    return signed_in(page, studio.house, enrolled(studio.house, "chen", "clerk", court="xinhui"))


def _look_at_the_case(studio: Studio, desk: Page) -> None:
    """Open the case and fill in what is to be corrected, without asking for it."""
    keep = studio.easel.keep
    desk.get_by_role("link", name="立案").first.click()
    desk.locator(".queue a").first.click()
    keep(desk, "desk-case")
    choose(desk, "要求补正")
    desk.get_by_label("外文材料请附中文译本").check()
    desk.get_by_label("其他补正内容").fill("请提供借款转账记录")
    desk.set_viewport_size(TABLET)
    to_top(desk.locator("section", has=desk.get_by_role("heading", name="处理")).last)
    keep(desk, "desk-corrections")


def _talk(studio: Studio, chat: ChatPage, desk: Page) -> str:
    """A question that the clerk answers herself; returns whose it is."""
    studio.house.pass_time(5)  # what was said before the clerk came is not hers to read
    chat.page.clock.set_fixed_time(studio.house.clock.now())
    desk.get_by_role("link", name="和当事人对话").click()
    desk.get_by_role("button", name="接入对话").click()
    settle(chat)
    chat.say("我的借条丢了怎么办？")
    expect(desk.locator("#talk .person", has_text="借条丢了")).to_be_visible()
    desk.get_by_label("写给当事人").fill("可以先交转账记录，原件找到了再补。")
    desk.get_by_role("button", name="发送").click()
    settle(chat)
    studio.easel.keep(desk, "desk-talk")
    studio.easel.keep(chat.page, "desk-talk-person")
    person_id = desk.url.rstrip("/").rpartition("/")[2]
    desk.get_by_role("button", name="交还机器人").click()
    settle(chat)
    return person_id


def _register(studio: Studio, chat: ChatPage, person_id: str) -> None:
    """Let the court accept the case on the next morning and register it in the afternoon."""
    steps = ((24 * 60, {"decision": "pass"}), (5 * 60, {"decision": "register", "case_number": CASE_NUMBER}))
    for minutes, decision in steps:
        studio.house.pass_time(minutes)
        chat.page.clock.set_fixed_time(studio.house.clock.now())
        act_at_desk(studio.house.backend, person_id, decision)
        settle(chat)
