"""The client alone against a server that answers, refuses, hangs, trickles and never ends."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from backend.platforms.transcription import Transcription
from backend.shared.errors import PlatformRejected, PlatformUnavailable
from backend.shared.places import NoPlace, Places, in_job
from backend.voice.model import Unreadable
from backend.voice.recordings import Recording
from sandbox.transcription.recordings import recording
from tests.connectors.platform_double import Double
from tests.voice.conftest import KEY

WAV = Recording("wav", "audio/wav", 3.0)


@pytest.fixture
def client(transcriber: Double) -> Iterator[Transcription]:
    transcriber.reset()
    made = Transcription(transcriber.url, KEY, "whisper-1", whole_seconds=1.0)
    yield made
    made.close()
    transcriber.reset()


def test_words_length_and_how_sure_the_server_is(client: Transcription) -> None:
    heard = client.hear(recording("我在多伦多", 2.0), WAV)
    assert (heard.text, heard.seconds) == ("我在多伦多", 2.0)
    (stretch,) = heard.stretches
    assert (stretch.text, stretch.silence, stretch.likelihood, stretch.repeats) == ("我在多伦多", 0.01, -0.2, 1.2)


def test_the_name_of_the_file_tells_nothing(client: Transcription, transcriber: Double) -> None:
    client.hear(recording("我在多伦多"), WAV)
    assert [(one["name"], one["type"]) for one in transcriber.sent] == [("voice.wav", "audio/wav")]


@pytest.mark.parametrize("end", ["", "/", "/v1", "/v1/"])
def test_an_address_with_or_without_its_version(transcriber: Double, end: str) -> None:
    transcriber.reset()
    client = Transcription(transcriber.url + end, KEY, "whisper-1")
    assert client.hear(recording("好"), WAV).text == "好"
    client.close()


def test_a_model_that_tells_less_is_asked_for_less_from_then_on(client: Transcription, transcriber: Double) -> None:
    transcriber.faults(plain=True)
    for _ in range(2):
        heard = client.hear(recording("我在多伦多"), WAV)
        assert (heard.text, heard.seconds, heard.stretches) == ("我在多伦多", None, ())
    assert transcriber.calls == ["verbose_json", "json", "json"]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"status": 400}, Unreadable), ({"status": 413}, Unreadable), ({"status": 415}, Unreadable),
        ({"status": 401}, PlatformRejected), ({"status": 404}, PlatformRejected), ({"status": 301}, PlatformRejected),
        ({"status": 429}, PlatformUnavailable), ({"status": 500}, PlatformUnavailable),
        ({"outage": True}, PlatformUnavailable), ({"hangs": 5.0}, PlatformUnavailable),
        ({"trickles": 0.1}, PlatformUnavailable), ({"endless": True}, PlatformRejected),
        ({"nonsense": "html"}, PlatformRejected), ({"nonsense": "null"}, PlatformRejected),
        ({"nonsense": "wrong_shape"}, PlatformRejected), ({"hears": 1}, PlatformRejected),
        ({"hears": {"a": 1}}, PlatformRejected),
    ],
)  # fmt: skip
def test_whatever_is_wrong_ends_soon_and_in_one_of_three_errors(
    client: Transcription, transcriber: Double, wrong: dict[str, Any], error: type[Exception]
) -> None:
    transcriber.faults(**wrong)
    began = time.monotonic()
    with pytest.raises(error):
        client.hear(recording("我在多伦多"), WAV)
    assert time.monotonic() - began < 5


def test_a_key_that_is_wrong(transcriber: Double) -> None:
    client = Transcription(transcriber.url, "another", "whisper-1")
    with pytest.raises(PlatformRejected):
        client.hear(recording("好"), WAV)
    client.close()


def test_nobody_listens() -> None:
    client = Transcription("http://127.0.0.1:9", "", "m")
    with pytest.raises(PlatformUnavailable):
        client.hear(recording("好"), WAV)
    client.close()


def test_a_job_without_a_place_asks_nobody(transcriber: Double) -> None:
    transcriber.reset()
    client = Transcription(transcriber.url, KEY, "whisper-1", Places("transcription", 1, 0, 0))
    with in_job(), pytest.raises(NoPlace):
        client.hear(recording("好"), WAV)
    assert transcriber.sent == []
    client.close()


@pytest.mark.parametrize("duration", [-1.0, 1e300])
def test_a_length_that_is_a_lie_breaks_nothing(client: Transcription, transcriber: Double, duration: float) -> None:
    transcriber.faults(duration=duration)
    assert client.hear(recording("好"), WAV).seconds == duration
