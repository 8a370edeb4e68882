"""An operator fetches photographs; then a messenger's picture of one institution is its photograph."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from backend.api.file_links import FileLinks
from backend.api.files import Files
from backend.bootstrap import Backend, build
from backend.config import load_settings
from backend.conversation.model import Reply
from cli.main import main
from tests.legal_map.photo_source import PhotoServer, photo_server
from tests.legal_map.test_dialogue import Dialogue, place
from tests.web.fake_house import PlainBot

ANGELES = "cn-cg-us-los-angeles"


class Watched(Dialogue):
    """Keeps the last answer as a channel gets it."""

    custom: dict[str, Any]

    def _heard(self, responses: list[dict[str, Any]]) -> tuple[list[str], str]:
        self.custom = responses[-1].get("custom") or {}
        return super()._heard(responses)


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PhotoServer]:
    with photo_server() as server:
        monkeypatch.setenv("YIQIAOTONG_DATA_DIR", str(tmp_path))
        monkeypatch.setenv("YIQIAOTONG_MAP_PHOTOS_URL", server.address)
        yield server


@pytest.fixture
def backend(source: PhotoServer, tmp_path: Path) -> Iterator[Backend]:
    """The house after the operator's order, of which the source has one photograph only."""
    main(["map", "photos", "fetch", "--pause", "0"])
    built = build(load_settings(data_dir=tmp_path, bot_urls=["http://127.0.0.1:1"]), bots=PlainBot())
    yield built
    built.close()


def test_the_order_says_what_came_and_what_did_not_and_does_not_ask_twice(
    source: PhotoServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["map", "photos", "fetch", "--pause", "0"]) == 1
    first = capsys.readouterr().out
    assert f"{ANGELES}: PRCConsulateLA.JPG (" in first and "1 fetched, 47 refused" in first and "404" in first
    main(["map", "photos", "fetch", "--pause", "0"])
    assert source.asked.count("PRCConsulateLA.JPG") == 1


def test_a_source_that_wants_to_be_left_alone_is_asked_no_more(
    source: PhotoServer, capsys: pytest.CaptureFixture[str]
) -> None:
    source.busy = True
    assert main(["map", "photos", "fetch", "--pause", "0"]) != 0
    assert len(source.asked) == 1 and "asked to wait" in "".join(capsys.readouterr())


def test_one_institution_comes_with_its_photograph_and_credit_several_with_the_map(backend: Backend) -> None:
    dialogue = Watched(backend)
    dialogue.say("我在拉斯维加斯，该去哪个领事馆", "find_institution", place("拉斯维加斯"))
    assert dialogue.custom["picture"]["kind"] == "map_png"
    dialogue.say("第二家电话多少", "ask_institution")
    _, text = dialogue.say("它的地址", "find_institution")
    assert dialogue.custom["picture"]["kind"] == "map_photo" and "照片: " in text
    links = FileLinks.of(backend)
    shown = links.attach(dialogue.person, Reply(text, custom=dialogue.custom))
    content = asyncio.run(Files(backend, links).content(str(shown.image).rpartition("/")[2]))
    assert Image.open(io.BytesIO(content or b"")).format == "JPEG"


def test_a_photograph_that_does_not_lie_here_is_not_spoken_of(backend: Backend) -> None:
    dialogue = Watched(backend)
    dialogue.say("我在拉斯维加斯，该去哪个领事馆", "find_institution", place("拉斯维加斯"))
    dialogue.say("第一家电话多少", "ask_institution")
    _, text = dialogue.say("它的地址", "find_institution")
    assert "旧金山" in text and "照片" not in text
