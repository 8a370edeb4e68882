"""The elder mode: large type, one question a screen, read aloud by the device's own voice, kept until switched off.

The voices are a stand-in's: a headless Chromium has none. What a real telephone's sound like is not shown here.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.web.chat_page import ChatPage
from tests.web.fake_house import House
from tests.web.test_accessibility import findings

pytestmark = pytest.mark.browser
Contexts = Callable[..., BrowserContext]
NARROW = {"width": 360, "height": 740}
VOICES = """
window.read = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
const found = VOICES.map(([lang, localService]) => ({ lang, localService }));
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => found, speak: (words) => read.push([words.lang, words.text]), cancel: () => read.push(["", "hush"]),
  addEventListener: () => {},
} });
"""
OWN = '[["zh-CN", true], ["zh-HK", true], ["en-GB", true], ["zh-TW", false]]'
ELSEWHERE = '[["zh-CN", false], ["en-US", false]]'


def opened(services: House, open_context: Contexts, voices: str = OWN, locale: str = "zh-CN") -> ChatPage:
    context = open_context(viewport=NARROW, locale=locale, reduced_motion="reduce")
    context.add_init_script(VOICES.replace("VOICES", voices))
    return ChatPage(context.new_page(), services.url).open()


def switch_on(chat: ChatPage) -> None:
    chat.page.locator("#type").click()
    chat.page.locator("#elder").click()
    expect(chat.page.locator(".elder-bar")).to_be_visible()
    chat.page.locator("#type").click()


def read_aloud(chat: ChatPage) -> list[list[str]]:
    found: list[list[str]] = chat.page.evaluate("() => read")
    return found


def test_the_switch_is_in_sight_before_anything_is_said(services: House, open_context: Contexts) -> None:
    chat = opened(services, open_context)
    switch = chat.page.locator(".welcome .elder-switch")
    expect(switch).to_be_visible()
    switch.click()
    expect(switch).to_have_attribute("aria-checked", "true")
    assert chat.page.evaluate("() => getComputedStyle(document.documentElement).fontSize") == "26px"


def test_only_the_open_question_is_shown_and_is_read_with_its_choices(services: House, open_context: Contexts) -> None:
    chat = opened(services, open_context)
    switch_on(chat)
    chat.ask("我想预约公证")
    (question,) = chat.page.locator(".bubble:visible").all()
    expect(question).to_contain_text("您要办哪一类公证")
    chat.page.wait_for_function("() => read.some(([, text]) => text.includes('可以点'))")
    told = read_aloud(chat)[-2:]
    assert [lang for lang, _ in told] == ["zh-CN", "zh-CN"]
    assert "您要办哪一类公证" in told[0][1] and "委托书" in told[1][1]
    chat.page.locator("#elder-all").click()
    expect(chat.page.locator(".mine")).to_be_visible()


def test_it_is_kept_on_the_device_and_gone_when_it_is_switched_off(services: House, open_context: Contexts) -> None:
    chat = opened(services, open_context)
    switch_on(chat)
    chat.ask("我想预约公证")
    chat.reload()
    expect(chat.page.locator(".elder-bar")).to_be_visible()
    expect(chat.page.locator(".mine")).to_be_hidden()
    chat.page.locator("#type").click()
    chat.page.locator("#elder").click()
    expect(chat.page.locator(".elder-bar")).to_have_count(0)
    expect(chat.page.locator(".mine")).to_be_visible()
    assert read_aloud(chat)[-1] == ["", "hush"]
    chat.reload()
    expect(chat.page.locator(".elder-bar")).to_have_count(0)


@pytest.mark.parametrize(
    ("locale", "voice", "words"), [("zh-HK", "zh-HK", "可以點"), ("en-GB", "en-GB", "You can tap")]
)
def test_each_language_has_its_voice_and_its_words(
    services: House, open_context: Contexts, locale: str, voice: str, words: str
) -> None:
    chat = opened(services, open_context, locale=locale)
    switch_on(chat)
    chat.ask("notarization")
    chat.page.wait_for_function("(words) => read.some(([, text]) => text.includes(words))", arg=words)
    assert read_aloud(chat)[-1][0] == voice


def test_what_is_said_is_never_sent_to_a_voice_elsewhere(services: House, open_context: Contexts) -> None:
    chat = opened(services, open_context, ELSEWHERE)
    switch_on(chat)
    chat.ask("我想预约公证")
    expect(chat.page.locator(".elder-silent")).to_contain_text("没有自己的读音")
    expect(chat.page.locator("#elder-again")).to_be_hidden()
    assert [text for lang, text in read_aloud(chat) if lang] == []


def test_whoever_answers_is_not_talked_over(services: House, open_context: Contexts) -> None:
    chat = opened(services, open_context)
    switch_on(chat)
    services.bot.seconds = 3
    chat.say("我想预约公证")
    chat.page.wait_for_function("() => read.length && read.at(-1)[1] === 'hush'")
    chat.answer_after(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_sticks_out_and_axe_finds_nothing(services: House, open_context: Contexts, scheme: str) -> None:
    chat = opened(services, open_context)
    chat.page.emulate_media(color_scheme=scheme)
    switch_on(chat)
    chat.ask("我想预约公证")
    assert chat.page.evaluate("() => document.documentElement.scrollWidth") <= 360
    assert findings(chat.page) == []
