"""What cannot be heard: every time a clear word, the open question again, and nothing noted or lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from connectors.telegram.connector import PATH
from sandbox.transcription.recordings import recording
from tests.connectors.platform_double import Double
from tests.voice.conftest import Phone, numbers, settings_of
from tests.voice.test_in_conversation import of, told
from tests.web.fake_house import House, house

NewPhone = Callable[..., Phone]


@pytest.fixture
def asked(phone: NewPhone, services: House) -> Iterator[Phone]:
    """Somebody who has just been asked something."""
    somebody = phone()
    somebody.writes("我想公证")
    somebody.waits()
    yield somebody
    said = somebody.waits(3)
    assert said[2].startswith("好的，我来帮您预约") and "委托书" in str(somebody.got[2]["reply_markup"])
    assert told(services) == ["我想公证"]
    (row,) = of(services, somebody)
    assert (row["state"], row["content"], row["heard"]) == ("dropped", None, None)
    somebody.writes("委托书")
    somebody.waits(4)
    assert len(told(services)) == 2


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"hears": ""}, "没听到说话"),
        ({"hears": "谢谢观看", "silence": 0.4}, "没听到说话"),
        ({"hears": "[音乐]"}, "没听到说话"),
        ({"hears": "♪♪♪"}, "没听到说话"),
        ({"hears": "字幕由Amara.org社区提供"}, "没听到说话"),
        ({"hears": "嗯", "silence": 0.9, "likelihood": -1.4}, "没听到说话"),
        ({"hears": "我借给他十万", "likelihood": -1.3}, "听不清楚"),
        ({"hears": "好好好好好好好好好好好好好好", "repeats": 5.0}, "听不清楚"),
        ({"hears": "我" * 900}, "听不清楚"),
        ({"hears": 17}, "暂时听不了"),
        ({"hears": ["我", "你"]}, "暂时听不了"),
        ({"hears": {"text": "我"}}, "暂时听不了"),
        ({"nonsense": "html"}, "暂时听不了"),
        ({"nonsense": "null"}, "暂时听不了"),
        ({"nonsense": "not_json"}, "暂时听不了"),
        ({"endless": True}, "暂时听不了"),
        ({"status": 401}, "暂时听不了"),
        ({"status": 404}, "暂时听不了"),
        ({"status": 302}, "暂时听不了"),
        ({"status": 415}, "听不清楚"),
        ({"outage": True}, "暂时听不了"),
        ({"status": 429}, "暂时听不了"),
    ],
)  # fmt: skip
def test_a_server_that_lies_or_refuses(asked: Phone, transcriber: Double, wrong: dict[str, Any], word: str) -> None:
    transcriber.faults(**wrong)
    asked.speaks(recording("委托书"))
    assert word in asked.waits(2)[1]


def test_a_server_that_fails_once_is_asked_again(phone: NewPhone, transcriber: Double) -> None:
    somebody = phone()
    transcriber.faults(failing=2)
    somebody.speaks(recording("我在多伦多"))
    assert "我在多伦多" in somebody.waits()[0]


def test_half_an_hour_is_not_even_fetched(asked: Phone, telegram: Double, transcriber: Double) -> None:
    asked.speaks(recording("很长", 3), seconds=1_800, kind="audio")
    assert "一条最多 3 分钟" in asked.waits(2)[1]
    assert "getFile" not in telegram.calls and transcriber.sent == []


def test_half_an_hour_that_says_it_is_short_is_measured(asked: Phone, transcriber: Double) -> None:
    asked.speaks(recording("很长", 200), seconds=5)
    assert "太长" in asked.waits(2)[1]
    assert transcriber.sent == []


@pytest.mark.parametrize("content", [b"PK\x03\x04 a document", b"\xff\xd8\xff\xe0 a photo", b"<html>", b"\0" * 500])
def test_a_file_that_is_no_recording_is_not_sent_on(asked: Phone, transcriber: Double, content: bytes) -> None:
    asked.speaks(content)
    assert "不是我能听的录音" in asked.waits(2)[1]
    assert transcriber.sent == []


def test_an_empty_recording(asked: Phone) -> None:
    asked.speaks(b"")
    assert "没听到说话" in asked.waits(2)[1]


def test_a_recording_cut_short(asked: Phone) -> None:
    asked.speaks(recording("委托书")[:40])
    assert "听不清楚" in asked.waits(2)[1]


def test_without_a_server_nothing_is_fetched_and_people_are_asked_to_type(telegram: Double, tmp_path: Path) -> None:
    with house(tmp_path, **settings_of(telegram, None)) as deaf:
        telegram.reset(deaf.url + PATH)
        somebody = Phone(next(numbers), telegram)
        somebody.writes("我想公证")
        somebody.waits()
        somebody.speaks(recording("委托书"))
        said = somebody.waits(3)
        assert "语音我还听不了" in said[1] and said[2].startswith("好的，我来帮您预约")
        assert "getFile" not in telegram.calls
        (row,) = of(deaf, somebody)
        assert row["state"] == "dropped" and row["content"] is None


def test_a_server_that_hangs_holds_nobody_else(phone: NewPhone, services: House, transcriber: Double) -> None:
    somebody, other = phone(), phone()
    transcriber.faults(hangs=6)
    for _ in range(4):
        somebody.speaks(recording("委托书"))
    for number in range(6):
        other.writes(f"第{number}句")
    assert len(other.waits(6)) == 6
    transcriber.reset()
