"""What is said to somebody who writes in a language we do not speak, in each of them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

WORDS = yaml.safe_load((Path(__file__).parents[2] / "actions" / "foreign.yml").read_text(encoding="utf-8"))
SPOKEN = {
    "es": ("chino", "inglés"), "pt": ("chinês", "inglês"), "fr": ("chinois", "anglais"), "th": ("จีน", "อังกฤษ"),
    "vi": ("tiếng Trung", "tiếng Anh"), "ja": ("中国語", "英語"), "ms": ("Cina", "Inggeris"),
    "id": ("Mandarin", "Inggris"),
    "ko": ("중국어", "영어"), "tl": ("Tsino", "Ingles"), "ru": ("китайском", "английском"),
}  # fmt: skip


@pytest.mark.parametrize("code", SPOKEN)
def test_the_languages_we_speak_and_the_hotline_are_told(code: str) -> None:
    words = WORDS[code]
    assert all(language in words["hello"] for language in SPOKEN[code])
    assert "+86-10-12308" in words["urgent"]
    assert words["mission"].format(name="N", phone="P").count("N") >= 1
    assert sum(map(len, words.values())) <= 400


def test_every_language_the_bot_tells_has_its_words() -> None:
    told = yaml.safe_load((Path(__file__).parents[2] / "bot/nlu/foreign/languages.yml").read_text(encoding="utf-8"))
    assert set(WORDS) == set(told) - {"english"}
