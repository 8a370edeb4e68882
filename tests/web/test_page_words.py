"""Traditional words of our pages: made of the Simplified ones, with exceptions in the data of the converter alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from backend.conversation.language import to_traditional, to_traditional_page
from bench.page_words import NAMES, ROOT, files, sources, traditional

MADE = files()


@pytest.mark.parametrize("path", sorted(MADE), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_traditional_words_are_what_make_words_writes(path: Path) -> None:
    assert path.read_text("utf-8") == MADE[path], "run `make words`; what is to read otherwise is written in its source"


def test_chat_map_voice_elder_mode_and_mini_program_each_have_their_words() -> None:
    folders = {path.relative_to(ROOT / "web").parts[0] for path in sources()}
    assert folders == {"chat", "map", "voice", "elder", "miniprogram"}
    lying = {path for name in NAMES.values() for path in (ROOT / "web").rglob(name)}
    assert lying == set(MADE), "a file of Traditional words is made of nothing"


def test_code_stays_and_every_string_is_converted() -> None:
    script = '/** 说明 */\n\nexport default { 说: "说话", left: (n) => (n < 0 ? "已过期" : `还有 ${n} 天`) };\n'
    made = traditional(script, "zh-Hans.js").split("*/\n", 1)[1]
    assert made == '\nexport default { 说: "說話", left: (n) => (n < 0 ? "已過期" : `還有 ${n} 天`) };\n'


@pytest.mark.parametrize(
    ("simplified", "shown"),
    [
        ("这台设备取不到位置", "這部裝置取不到位置"),
        ("请在浏览器设置里允许，再点“发送”", "請在瀏覽器設定裏允許，再按“發送”"),
        ("请在对话里说“重发见证链接”，不要用旧链接", "請在對話裏說“重發見證鏈接”，不要用舊連結"),
        ("点右上角“…”", "點右上角“…”"),
        ("周${day}", "週${day}"),
    ],
)
def test_a_page_calls_what_a_device_has_as_devices_in_hong_kong_do(simplified: str, shown: str) -> None:
    assert to_traditional_page(simplified) == shown


@pytest.mark.parametrize("said", ["有消息会通知您", "被告没有交付设备", "请到二号窗口"])
def test_what_is_said_in_the_talk_keeps_its_words(said: str) -> None:
    assert not re.search("訊息|裝置|視窗", to_traditional(said))
