"""Speaking in the chat: the button where somebody hears it, a real browser's recording, the word on what was heard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from sandbox.transcription import server
from tests.connectors.platform_double import Double, running
from tests.web.chat_page import ChatPage
from tests.web.fake_house import House, house

pytestmark = pytest.mark.browser
KEY = "a-key-for-transcripts"
HEARD = "我想预约公证"


@pytest.fixture
def transcriber() -> Iterator[Double]:
    with running(server.NAME, server.blueprints(server.Transcriber(KEY)), KEY) as served:
        served.faults(hears=HEARD)
        yield served


@pytest.fixture
def hearing(tmp_path: Path, transcriber: Double) -> Iterator[House]:
    chosen = {"transcription_url": transcriber.url, "transcription_key": KEY}
    with house(tmp_path / "hearing", **chosen) as started:
        yield started


@pytest.fixture
def spoken(hearing: House, filming_chromium: Browser) -> Iterator[ChatPage]:
    context = filming_chromium.new_context(locale="zh-CN", permissions=["microphone"])
    yield ChatPage(context.new_page(), hearing.url).open()
    context.close()


def begin(chat: ChatPage) -> None:
    chat.page.locator("#more").click()
    chat.page.locator("#speak").click()
    expect(chat.page.locator("#speaking")).to_be_visible()
    chat.page.wait_for_timeout(1_200)


def test_what_is_spoken_is_read_back_and_answered_on_the_persons_word(spoken: ChatPage, hearing: House) -> None:
    begin(spoken)
    expect(spoken.page.locator("#tray")).to_be_hidden()
    spoken.page.locator("#speaking-send").click()
    (read_back,) = spoken.answer_after(0)
    assert HEARD in read_back and hearing.bot.asked == []
    expect(spoken.page.locator("#speaking")).to_be_hidden()
    assert spoken.said()[0].startswith("🎤 0:0")
    assert "您要办哪一类公证" in spoken.tap("对，就是这样")[-1]
    assert spoken.said()[-1] == HEARD
    assert [request["text"] for request in hearing.bot.asked] == [HEARD]


def test_what_is_discarded_is_not_sent(spoken: ChatPage, transcriber: Double) -> None:
    begin(spoken)
    spoken.page.locator("#speaking-drop").click()
    expect(spoken.page.locator("#speaking")).to_be_hidden()
    assert spoken.said() == [] and transcriber.sent == []


def test_a_lost_line_keeps_the_recording(spoken: ChatPage) -> None:
    spoken.page.route("**/chat/voice", lambda route: route.abort(), times=1)
    begin(spoken)
    spoken.page.locator("#speaking-send").click()
    expect(spoken.page.locator("#speaking")).to_contain_text("还在这里")
    spoken.page.locator("#speaking-send").click()
    assert HEARD in spoken.answer_after(0)[0]


def test_a_refused_microphone_is_told_in_words(hearing: House, filming_chromium: Browser) -> None:
    context = filming_chromium.new_context(locale="zh-CN")
    refuse = "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"
    context.add_init_script(refuse)
    chat = ChatPage(context.new_page(), hearing.url).open()
    chat.page.locator("#more").click()
    chat.page.locator("#speak").click()
    expect(chat.page.locator("#notice")).to_contain_text("或者打字")
    context.close()


def test_where_nobody_hears_no_button_is_offered(services: House, filming_chromium: Browser) -> None:
    context = filming_chromium.new_context(locale="zh-CN")
    chat = ChatPage(context.new_page(), services.url).open()
    chat.page.locator("#more").click()
    expect(chat.page.locator("#tray")).to_be_visible()
    assert chat.page.locator("#speak").count() == 0
    context.close()
