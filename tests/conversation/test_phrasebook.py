"""Sentences outside a turn come from the files the bot speaks from."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.config import ROOT
from backend.conversation.model import LANGUAGES
from backend.conversation.phrasebook import Phrasebook, read_phrasebook

ENGLISH = [{"type": "slot", "name": "language", "value": "en"}]
BOOK = Phrasebook(
    {
        "utter_hello": [
            {"text": "{name}您好，请继续", "buttons": [{"title": "继续", "payload": "/resume"}]},
            {"text": "Hello {name}", "condition": ENGLISH},
        ]
    }
)


@pytest.mark.parametrize(
    ("language", "text"), [("zh-Hans", "张三您好，请继续"), ("zh-Hant", "张三您好，請繼續"), ("en", "Hello 张三")]
)
def test_an_utterance_is_said_in_the_persons_language(language: str, text: str) -> None:
    assert BOOK.render("utter_hello", language, {"name": "\ue000张三\ue001"}).text == text


def test_buttons_belong_to_the_variant() -> None:
    assert [button.title for button in BOOK.render("utter_hello", "zh-Hant").buttons] == ["繼續"]
    assert BOOK.render("utter_hello", "en").buttons == ()


def test_a_missing_fact_stays_visible_and_a_missing_utterance_is_an_error() -> None:
    assert BOOK.render("utter_hello", "en").text == "Hello {name}"
    with pytest.raises(LookupError):
        BOOK.render("utter_nothing", "en")


@pytest.mark.parametrize("utter", ["utter_bot_unavailable", "utter_bot_silent", "utter_turn_failed"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_worker_says_by_itself_exists_in_every_language(utter: str, language: str) -> None:
    reply = read_phrasebook(ROOT).render(utter, language, {"contact": "12368"})
    assert reply.text and "{" not in reply.text


def test_every_services_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "bot" / "data" / "x").mkdir(parents=True)
    (tmp_path / "domain.yml").write_text("responses:\n  utter_a:\n  - text: a\n")
    (tmp_path / "bot" / "data" / "x" / "domain.yml").write_text("responses:\n  utter_b:\n  - text: b\n")
    book = read_phrasebook(tmp_path)
    assert "utter_a" in book and "utter_b" in book
