"""Sending files from the chat page: chosen, dropped, pasted, slow, stopped, cut off, refused; by hand and keyboard."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.files import made_files as made
from tests.web.chat_page import ChatPage
from tests.web.fake_house import House
from tests.web.test_accessibility import findings

pytestmark = pytest.mark.browser
Contexts = Callable[..., BrowserContext]
PDF = "application/pdf"


def choose(chat: ChatPage, *files: tuple[str, str, bytes]) -> None:
    chosen: list[Any] = [{"name": name, "mimeType": mime, "buffer": content} for name, mime, content in files]
    chat.page.locator("#file").set_input_files(chosen)


def hand_over(chat: ChatPage, event: str, name: str, mime: str, content: bytes, on: str) -> None:
    """Drop or paste a file onto an element, as the browser itself would tell of it."""
    chat.page.evaluate(
        """([event, name, mime, data, on]) => {
            const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
            const carried = new DataTransfer();
            carried.items.add(new File([bytes], name, { type: mime }));
            const options = { bubbles: true, cancelable: true };
            const told = event === "paste"
                ? new ClipboardEvent(event, { ...options, clipboardData: carried })
                : new DragEvent(event, { ...options, dataTransfer: carried });
            document.querySelector(on).dispatchEvent(told);
        }""",
        [event, name, mime, base64.b64encode(content).decode(), on],
    )


COUNT_OPENINGS = """() => {
    window.openings = 0;
    document.getElementById("file").addEventListener("click", (event) => {
        event.preventDefault();
        window.openings += 1;
    });
}"""


def test_a_chosen_file_is_sent_shown_and_answered(chat: ChatPage, services: House) -> None:
    chat.page.evaluate(COUNT_OPENINGS)  # the browser's own dialogue is not ours to test, and not always told of
    chat.page.locator("#more").click()
    chat.page.get_by_role("button", name="选文件").click()
    chat.page.wait_for_function("window.openings === 1")
    chat.page.locator("#file").set_input_files([{"name": "借条.pdf", "mimeType": PDF, "buffer": made.pdf()}])
    expect(chat.bubble("您说的是：/inform")).to_be_visible()
    assert chat.said() == ["📎 借条.pdf"]
    sent = chat.page.locator(".mine .sent-file")
    expect(sent).to_contain_text("借条.pdf")
    expect(sent.locator(".sent-file-size")).to_have_text("1 KB" if len(made.pdf()) >= 1024 else f"{len(made.pdf())} B")
    expect(chat.page.locator("#uploads")).to_be_hidden()
    assert services.bot.asked[-1]["payload"].startswith('/inform{"uploaded_file": "f_')
    chat.reload()
    expect(chat.page.locator(".mine .sent-file .sent-file-size")).to_be_visible()
    assert chat.said() == ["📎 借条.pdf"]


def test_several_files_go_one_after_the_other_in_order(chat: ChatPage) -> None:
    choose(
        chat,
        ("一.pdf", PDF, made.pdf(text="1")),
        ("二.png", "image/png", made.photo("PNG")),
        ("三.docx", made.WORD, made.word()),
    )
    expect(chat.page.locator(".mine")).to_have_count(3)
    assert chat.said() == ["📎 一.pdf", "📎 二.png", "📎 三.docx"]


@pytest.mark.parametrize(("event", "on"), [("drop", "#log"), ("drop", ".about"), ("paste", "#text")])
def test_a_dropped_or_pasted_file_is_sent(chat: ChatPage, event: str, on: str) -> None:
    hand_over(chat, event, "截图.png", "image/png", made.photo("PNG"), on)
    expect(chat.page.locator(".mine .sent-file")).to_contain_text("截图.png")


def test_pasted_words_stay_words(chat: ChatPage) -> None:
    chat.page.evaluate("""() => {
        const carried = new DataTransfer();
        carried.setData("text/plain", "一段话");
        carried.items.add(new File(["x"], "image.png", { type: "image/png" }));
        document.querySelector("#text").dispatchEvent(
            new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: carried }));
    }""")
    expect(chat.page.locator("#uploads")).to_be_hidden()
    assert chat.said() == []


def test_the_place_to_drop_is_shown_while_a_file_hovers(chat: ChatPage) -> None:
    for event, shown in (("dragenter", True), ("dragleave", False)):
        hand_over(chat, event, "a.pdf", PDF, b"x", "#log")
        assert ("dropping" in (chat.page.locator("body").get_attribute("class") or "")) is shown


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("账单.pdf", made.EXE, "里面其实是 EXE"),
        ("录像.heic", b"\0\0\0\x18ftypheic" + b"\0" * 30, "HEIC 格式"),
        ("借条.pdf", made.pdf()[:250], "不完整或者坏了"),
        ("空.pdf", b"", "这个文件是空的"),
    ],
)
def test_a_refusal_is_told_beside_the_file_and_can_be_put_away(
    chat: ChatPage, name: str, content: bytes, words: str
) -> None:
    choose(chat, (name, PDF, content))
    row = chat.page.locator(".upload")
    expect(row).to_have_attribute("data-state", "refused")
    expect(row.locator(".upload-words")).to_contain_text(words)
    expect(chat.page.locator("#upload-news")).to_contain_text(words)
    chat.page.get_by_role("button", name=f"知道了: {name}").click()
    expect(chat.page.locator("#uploads")).to_be_hidden()
    assert chat.said() == []


def test_a_refusal_is_said_in_english_to_an_english_reader(services: House, open_context: Contexts) -> None:
    chat = ChatPage(open_context(locale="en-GB").new_page(), services.url).open()
    choose(chat, ("iou.pdf", PDF, made.EXE))
    expect(chat.page.locator(".upload-words")).to_contain_text('"iou.pdf" is called PDF but is really EXE')


def test_a_file_over_the_limit_is_not_even_sent(chat: ChatPage, tmp_path: Path) -> None:
    big = tmp_path / "大.pdf"
    with big.open("wb") as file:
        file.truncate((20 << 20) + 1)
    asked: list[str] = []
    chat.page.on("request", lambda request: asked.append(request.url))
    chat.page.locator("#file").set_input_files(big)
    expect(chat.page.locator(".upload-words")).to_contain_text("最多 20 MB")
    assert not any(url.endswith("/chat/files") for url in asked)


def test_progress_is_shown_and_a_slow_upload_can_be_stopped(chat: ChatPage, services: House) -> None:
    network = chat.page.context.new_cdp_session(chat.page)
    network.send("Network.enable")
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 100_000}
    network.send("Network.emulateNetworkConditions", slow)
    choose(chat, ("慢.png", "image/png", made.photo("PNG", 700, 700)))
    bar = chat.page.get_by_role("progressbar", name="慢.png 的发送进度")
    expect(bar).to_be_visible()
    chat.page.wait_for_function(
        "() => { const v = document.querySelector('.upload-bar').value; return v > 0 && v < 100; }"
    )
    chat.page.get_by_role("button", name="取消: 慢.png").click()
    expect(chat.page.locator("#uploads")).to_be_hidden()
    expect(chat.page.locator("#upload-news")).to_have_text("慢.png 已移除")
    chat.page.wait_for_timeout(500)
    assert chat.said() == [] and services.bot.asked == []


def test_a_lost_connection_sends_the_file_again_by_itself_once(chat: ChatPage, services: House) -> None:
    chat.page.context.set_offline(True)
    choose(chat, ("借条.pdf", PDF, made.pdf()))
    row = chat.page.locator(".upload")
    expect(row).to_have_attribute("data-state", "lost")
    expect(row.locator(".upload-words")).to_contain_text("恢复后会自动再传")
    chat.page.context.set_offline(False)
    expect(chat.page.locator(".mine .sent-file")).to_have_count(1)
    chat.connected()
    expect(chat.bubble("您说的是：/inform")).to_be_visible()
    assert len(services.bot.asked) == 1


def test_an_answer_that_got_lost_is_asked_for_again_by_hand_without_doubling(chat: ChatPage, services: House) -> None:
    answers = 0

    def lose_the_first(route: Route) -> None:
        nonlocal answers
        answers += 1
        if answers == 1:
            route.fetch()
            route.abort("connectionreset")
        else:
            route.continue_()

    chat.page.route("**/chat/files", lose_the_first)
    choose(chat, ("借条.pdf", PDF, made.pdf()))
    chat.page.get_by_role("button", name="重试: 借条.pdf").click()
    expect(chat.page.locator(".mine .sent-file")).to_have_count(1)
    expect(chat.page.locator("#uploads")).to_be_hidden()
    files = [path for path in (services.settings.data_dir / "files").rglob("*") if path.is_file()]
    assert answers == 2 and len(files) == 1


def test_a_storage_that_is_away_keeps_the_file_waiting(chat: ChatPage) -> None:
    told = {"error": "file_not_kept", "message": "文件这会儿存不下来", "facts": {}, "temporary": True}
    chat.page.route("**/chat/files", lambda route: route.fulfill(status=503, json=told), times=1)
    choose(chat, ("借条.pdf", PDF, made.pdf()))
    expect(chat.page.locator(".upload-words")).to_have_text("文件这会儿存不下来")
    expect(chat.page.locator(".mine .sent-file")).to_have_count(1)


def test_by_keyboard_alone_the_tray_and_the_paper_clip_are_reached_and_open(chat: ChatPage) -> None:
    chat.page.locator("#text").focus()
    chat.page.keyboard.press("Shift+Tab")
    assert chat.page.evaluate("document.activeElement.id") == "more"
    chat.page.keyboard.press("Enter")
    for key, focused in (
        ("Shift+Tab", "pin"),
        ("Escape", "more"),
        ("Enter", "more"),
        ("Shift+Tab", "pin"),
        ("Shift+Tab", "clip"),
    ):
        chat.page.keyboard.press(key)
        assert chat.page.evaluate("document.activeElement.id") == focused
    chat.page.evaluate(COUNT_OPENINGS)
    chat.page.keyboard.press("Enter")
    chat.page.wait_for_function("window.openings === 1")
    assert chat.page.locator("#file").evaluate("input => input.multiple")


def test_a_phone_offers_its_camera_and_nothing_sticks_out(chat: ChatPage) -> None:
    accept = str(chat.page.locator("#file").get_attribute("accept"))
    assert {"image/jpeg", "image/png", "application/pdf", ".docx"} <= set(accept.split(","))
    choose(chat, ("一个名字特别特别长的文件" * 8 + ".pdf", PDF, made.EXE))
    expect(chat.page.locator(".upload")).to_have_attribute("data-state", "refused")
    assert chat.page.evaluate("document.documentElement.scrollWidth") <= 390
    sizes = chat.page.locator(".clip, .upload-buttons button:visible").evaluate_all(
        "all => all.map((each) => Math.min(each.offsetWidth, each.offsetHeight))"
    )
    assert min(sizes) >= 44


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_files_on_their_way(services: House, open_context: Contexts, scheme: str) -> None:
    chat = ChatPage(open_context(color_scheme=scheme, reduced_motion="reduce").new_page(), services.url).open()
    choose(chat, ("借条.pdf", PDF, made.pdf()))
    expect(chat.page.locator(".mine .sent-file")).to_have_count(1)
    choose(chat, ("坏.pdf", PDF, made.EXE))
    expect(chat.page.locator(".upload")).to_have_attribute("data-state", "refused")
    chat.page.context.set_offline(True)
    choose(chat, ("b.pdf", PDF, made.pdf(text="b")))
    expect(chat.page.locator(".upload").last).to_have_attribute("data-state", "lost")
    assert findings(chat.page) == []
