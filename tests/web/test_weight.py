"""The chat stays light: what is ours fits into forty thousand bytes on the line, and nothing names another host."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

CHAT = Path(__file__).parents[2] / "web" / "chat"
LIMIT = 40_000
ELSEWHERE = re.compile(r"""(?:src|href|url|fetch|import)\s*[=(]?\s*["'(]\s*(https?:)?//(?!www\.w3\.org|<)""")


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def test_our_scripts_fit_into_forty_thousand_bytes() -> None:
    scripts = sorted(CHAT.rglob("*.js"))
    assert len(scripts) > 10
    assert sum(packed(path) for path in scripts) <= LIMIT


def test_no_file_of_the_chat_fetches_from_another_host() -> None:
    files = [path for path in CHAT.rglob("*") if path.suffix in (".js", ".css", ".html")]
    assert [path.name for path in files if ELSEWHERE.search(path.read_text("utf-8"))] == []
