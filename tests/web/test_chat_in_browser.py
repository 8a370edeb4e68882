"""The chat page in a real browser, as a person on a phone lives with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from connectors.web import connector as web
from tests.files.made_files import photo
from tests.web.chat_page import ChatPage
from tests.web.fake_house import DONE, FILES, House

pytestmark = pytest.mark.browser
Contexts = Callable[..., BrowserContext]


def test_a_booking_by_writing_and_tapping(chat: ChatPage) -> None:
    assert chat.ask("我想预约公证")[0].startswith("好的，我来帮您预约")
    expect(chat.page.locator(".progress-words").last).to_have_text("第 1 步，共 8 步 · 公证事项")
    chat.tap("委托书")
    assert chat.said() == ["我想预约公证", "委托书"]
    expect(chat.page.locator(".words").last).to_have_text("五邑公证处有这些空位（北京时间 / 您当地）：")
    booked, files = chat.tap("12月2日")
    assert booked.startswith(DONE["text"])
    assert "这是试用" in booked  # the notary is played
    assert files == FILES["text"]
    assert chat.picture_is_loaded()
    assert chat.file_link().startswith("/files/")


def test_choices_close_once_answered_and_the_chosen_one_stays_marked(chat: ChatPage) -> None:
    chat.ask("我想预约公证")
    chat.tap("遗嘱")
    first = chat.page.locator(".chips").nth(1)  # after the welcome's own
    assert set(first.locator(".chip").evaluate_all("all => all.map((each) => each.ariaDisabled)")) == {"true"}
    expect(first.locator(".chosen")).to_have_text("遗嘱")
    first.locator(".chip", has_text="声明书").click(force=True)
    assert chat.said() == ["我想预约公证", "遗嘱"]
    assert all("12月" in title for title in chat.open_choices())


def test_a_reload_in_the_middle_shows_everything_and_goes_on(chat: ChatPage) -> None:
    chat.ask("我想预约公证")
    chat.tap("委托书")
    said, heard = chat.said(), chat.heard()
    chat.reload()
    expect(chat.page.locator(".bubble")).to_have_count(len(said) + len(heard))
    assert (chat.said(), chat.heard()) == (said, heard)
    assert chat.tap("12月3日")[0].startswith(DONE["text"])


def test_a_long_conversation_is_read_back_to_its_beginning(
    services: House, open_context: Contexts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "RESUMED", 4)
    chat = ChatPage(open_context().new_page(), services.url).open()
    for text in ("一", "二", "三", "四"):
        chat.ask(text)
    chat.reload()
    expect(chat.page.locator(".bubble")).to_have_count(4)
    chat.page.get_by_role("button", name="看更早的对话").click()
    expect(chat.page.locator(".bubble")).to_have_count(8)
    expect(chat.page.locator("#earlier")).to_be_hidden()
    assert chat.said() == ["一", "二", "三", "四"]


def test_what_is_written_without_network_is_sent_when_it_is_back(chat: ChatPage, services: House) -> None:
    chat.ask("你好")
    chat.page.context.set_offline(True)
    expect(chat.page.locator("#status")).not_to_have_attribute("data-state", "connected")
    chat.say("隧道里写的").say("还有一句")
    assert chat.waiting() == 2
    expect(chat.page.locator("#status-text")).to_contain_text("2 条待发")
    chat.page.context.set_offline(False)
    chat.connected()
    expect(chat.bubble("您说的是：还有一句")).to_be_visible()
    assert chat.waiting() == 0
    texts = [request["text"] for request in services.bot.asked]
    assert texts == ["你好", "隧道里写的", "还有一句"], "each once, in order"


def test_unsent_messages_survive_a_reload(chat: ChatPage, services: House) -> None:
    chat.ask("你好")
    chat.page.evaluate("""() => {
        const key = Object.keys(localStorage).find((each) => each === 'yiqiaotong.conversation');
        const unsent = [{id: 'kept-in-storage', text: '没发出去的', at: new Date().toISOString(), state: 'queued'}];
        localStorage.setItem('yiqiaotong.outbox.' + localStorage.getItem(key), JSON.stringify(unsent));
    }""")
    chat.reload()
    expect(chat.bubble("您说的是：没发出去的")).to_be_visible()
    assert [request["text"] for request in services.bot.asked] == ["你好", "没发出去的"]


def test_while_the_bot_is_away_the_person_is_told_and_answered_later(chat: ChatPage, services: House) -> None:
    services.bot.away = True
    chat.say("有人在吗")
    expect(chat.page.locator(".theirs")).to_have_count(1, timeout=15_000)
    services.bot.away = False
    expect(chat.bubble("您说的是：有人在吗")).to_be_visible(timeout=15_000)
    assert chat.said() == ["有人在吗"]


def test_dots_move_while_the_bot_thinks(chat: ChatPage, services: House) -> None:
    services.bot.seconds = 1.5
    chat.say("想一想")
    expect(chat.page.locator("#typing")).to_be_visible()
    expect(chat.bubble("您说的是：想一想")).to_be_visible()
    expect(chat.page.locator("#typing")).to_be_hidden()


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=document.title='broken'>",
        "<script>document.title='broken'</script>",
        "**粗** [a](javascript:1)",
    ],
)
def test_markup_stays_text(chat: ChatPage, text: str) -> None:
    chat.ask(text)
    chat.reload()
    expect(chat.page.locator(".mine .words")).to_have_text(text)
    assert chat.page.title() == "邑侨通"
    assert chat.page.locator(".log script, .log img, .log a").count() == 0


def test_addresses_and_telephones_can_be_tapped(chat: ChatPage) -> None:
    chat.ask("我想预约公证")
    chat.tap("委托书")
    chat.tap("12月2日")
    links = chat.bubble("预约成功").locator("a").evaluate_all("all => all.map((each) => each.getAttribute('href'))")
    assert links == ["tel:07503168168", "https://example.org/papers"]


@pytest.mark.parametrize("width", [320, 360, 390])
def test_a_day_and_its_clock_are_never_torn_apart(chat: ChatPage, width: int) -> None:
    chat.page.set_viewport_size({"width": width, "height": 800})
    chinese, english = "11月25日 周三 09:40 / 当地 11月24日 周二 17:40，最晚 2026年12月4日", "on Wed 25 Nov 2026 09:40"
    chat.ask(f"• 审核通过：{chinese}；{english} or 12月3号")
    days = chat.page.locator(".theirs .whole")
    assert days.all_inner_texts() == [
        "11月25日 周三 09:40", "11月24日 周二 17:40", "2026年12月4日", "Wed 25 Nov 2026 09:40", "12月3号"
    ]  # fmt: skip
    line = chat.page.locator(".theirs .words").last.evaluate("node => parseFloat(getComputedStyle(node).lineHeight)")
    assert all(height <= line + 1 for height in days.evaluate_all("all => all.map((each) => each.offsetHeight)"))


def test_five_thousand_characters_pass_and_one_more_is_explained(chat: ChatPage, services: House) -> None:
    chat.say("长" * 5001)
    expect(chat.page.locator("#notice")).to_have_text("这条消息有 5001 个字，一次最多 5000 个字。请分成几条发送。")
    assert len(chat.page.locator("#text").input_value()) == 5001, "nothing written is taken away"
    chat.ask("长" * 5000)
    assert services.bot.asked[0]["text"] == "长" * 5000


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_an_empty_message_is_explained(chat: ChatPage, text: str) -> None:
    chat.say(text)
    expect(chat.page.locator("#notice")).to_have_text("请先输入文字，再点发送。")
    assert chat.said() == []


def test_enter_while_an_input_method_composes_does_not_send(chat: ChatPage) -> None:
    box = chat.page.locator("#text")
    box.fill("gongzheng")
    box.evaluate(
        "box => box.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, cancelable: true}))"
    )
    box.evaluate(
        "box => box.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', keyCode: 229, cancelable: true}))"
    )
    assert chat.said() == [] and box.input_value() == "gongzheng"
    box.press("Shift+Enter")
    assert chat.said() == []
    box.press("Enter")
    assert chat.said() == ["gongzheng"]


def test_the_page_follows_the_browser_and_the_person(services: House, open_context: Contexts) -> None:
    english = ChatPage(open_context(locale="en-GB").new_page(), services.url).open()
    expect(english.page.locator("#status-text")).to_have_text("Connected")
    assert english.ask("I want to book a notarization")
    english.page.locator("#languages button[value=zh-Hant]").click()
    expect(english.page.locator("#status-text")).to_have_text("已連線")
    assert english.page.locator("html").get_attribute("lang") == "zh-Hant"
    assert english.ask("谢谢")[0].startswith("您說的是")
    english.reload()
    expect(english.page.locator("#status-text")).to_have_text("已連線")


def test_two_browsers_share_nothing(services: House, open_context: Contexts) -> None:
    one, two = (ChatPage(open_context().new_page(), services.url).open() for _ in range(2))
    one.ask("只有我知道")
    two.reload()
    assert two.said() == [] and two.heard() == []


def test_nothing_is_asked_of_another_host_and_nothing_breaks_the_policy(
    services: House, open_context: Contexts
) -> None:
    context = open_context()
    asked: list[str] = []
    broken: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("console", lambda line: broken.append(line.text) if "Content Security Policy" in line.text else None)
    page = context.new_page()
    chat = ChatPage(page, services.url).open()
    chat.ask("我想预约公证")
    chat.page.locator("#file").set_input_files([{"name": "a.png", "mimeType": "image/png", "buffer": photo("PNG")}])
    expect(chat.page.locator(".mine .sent-file")).to_be_visible()
    for path in ("/demo", "/map"):
        page.goto(services.url + path)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_load_state("networkidle")
    own = (services.url, services.url.replace("http:", "ws:"), "data:")
    assert any("embed=1" in url for url in asked) and [url for url in asked if not url.startswith(own)] == []
    assert broken == []


@pytest.mark.parametrize("width", [360, 390, 430, 1280])
def test_it_fits_the_width_and_every_target_is_large_enough(
    services: House, open_context: Contexts, width: int
) -> None:
    page = open_context(viewport={"width": width, "height": 800}).new_page()
    chat = ChatPage(page, services.url).open()
    chat.ask("我想预约公证")
    chat.tap("委托书")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    sizes: list[dict[str, Any]] = page.locator("button:visible, textarea").evaluate_all(
        "all => all.map((each) => ({width: each.offsetWidth, height: each.offsetHeight}))"
    )
    assert all(size["width"] >= 44 and size["height"] >= 44 for size in sizes), sizes


def test_the_keyboard_alone_is_enough(chat: ChatPage) -> None:
    chat.ask("我想预约公证")
    chat.choice("委托书").focus()
    before = chat.last_number()
    chat.page.keyboard.press("Enter")
    assert chat.answer_after(before)
    outline = chat.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid", "one always sees where one is"
