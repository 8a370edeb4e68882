"""The page says the same things in each of its languages."""

from __future__ import annotations

import re
from pathlib import Path

WORDS = Path(__file__).parents[2] / "web" / "chat" / "words"
KEY = re.compile(r"^  (\w+): (.*)$", re.MULTILINE)


def said(language: str) -> dict[str, str]:
    return dict(KEY.findall((WORDS / f"{language}.js").read_text("utf-8")))


def test_every_language_has_every_word_with_the_same_values() -> None:
    chinese, traditional, english = (said(language) for language in ("zh-Hans", "zh-Hant", "en"))
    assert set(chinese) == set(traditional) == set(english) and len(chinese) > 50
    for key, words in chinese.items():
        names = sorted(set(re.findall(r"\$\{(\w+)", words)))
        assert all(sorted(set(re.findall(r"\$\{(\w+)", other[key]))) == names for other in (traditional, english)), key


def test_every_word_the_page_asks_for_is_there() -> None:
    page = "".join(path.read_text("utf-8") for path in WORDS.parent.glob("*.*") if path.suffix in (".js", ".html"))
    asked = set(re.findall(r'\bsay\("(\w+)"', page)) | set(re.findall(r'data-(?:say|label|placeholder)="(\w+)"', page))
    assert asked - set(said("en")) == set()
