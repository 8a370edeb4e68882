"""`/file path` in the terminal chat, against the real services with a bot of plain rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from cli.chat import Talk, as_text
from cli.install import Trouble
from tests.files import made_files as made
from tests.web.fake_house import House, house


@pytest.fixture
def services(tmp_path: Path) -> Iterator[House]:
    with house(tmp_path / "data") as running:
        yield running


@pytest.fixture
def talk(services: House) -> Talk:
    found = SimpleNamespace(url=services.url, token=services.settings.bot_token)
    return Talk(found, "tester", 0.0, None)  # type: ignore[arg-type]


def test_a_file_is_sent_and_the_bot_hears_of_it(talk: Talk, services: House, tmp_path: Path) -> None:
    paper = tmp_path / "我的 借条.pdf"
    paper.write_bytes(made.pdf())
    turn = talk.say(f"/file {paper}")
    assert list(turn) == ["text", "intent", "confidence", "entities", "replies"]
    assert turn["text"] == f"/file {paper}" and turn["intent"] == "greet"
    assert services.bot.asked[0]["payload"].startswith('/inform{"uploaded_file": "f_')


def test_a_refused_file_is_answered_by_its_reason(talk: Talk, services: House, tmp_path: Path) -> None:
    programme = tmp_path / "账单.pdf"
    programme.write_bytes(made.EXE)
    turn = talk.say(f"/file {programme}")
    assert turn["intent"] is None and [reply["utter"] for reply in turn["replies"]] == ["utter_file_name_lies"]
    assert "EXE" in as_text(turn, echo=False)
    assert services.bot.asked == []


def test_a_file_that_is_not_there_is_one_clear_sentence(talk: Talk, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="Cannot read"):
        talk.say(f"/file {tmp_path}/nothing.pdf")


def test_other_words_that_begin_alike_stay_words(talk: Talk, services: House) -> None:
    talk.say("/filex")
    talk.say("/file")
    assert [asked["text"] for asked in services.bot.asked] == ["/filex", "/file"]
