"""A pretend transcription server, and services that ask it, with a telephone of Telegram's before them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from connectors.telegram.connector import PATH
from sandbox.channels import telegram as platform
from sandbox.transcription import server
from tests.connectors.platform_double import Double, running
from tests.web.fake_house import House, house

TOKEN, SECRET, KEY = "42:made-up", "a-secret-for-tests", "a-key-for-transcripts"
numbers = itertools.count(90_000)


@pytest.fixture(scope="session")
def transcriber() -> Iterator[Double]:
    with running(server.NAME, server.blueprints(server.Transcriber(KEY)), KEY) as served:
        yield served


@pytest.fixture(scope="session")
def telegram() -> Iterator[Double]:
    bot = platform.Telegram(TOKEN)
    bot.secret = SECRET
    with running("telegram", platform.blueprints(bot), bot.key) as served:
        yield served


def settings_of(telegram: Double, transcriber: Double | None) -> dict[str, Any]:
    """Settings of services with a Telegram bot and, unless None, a transcription server."""
    chosen = {"telegram_token": TOKEN, "telegram_secret": SECRET, "telegram_api": telegram.url}
    if transcriber is not None:
        chosen |= {"transcription_url": transcriber.url, "transcription_key": KEY}
    return chosen


@pytest.fixture(scope="module")
def services(telegram: Double, transcriber: Double, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("voice"), **settings_of(telegram, transcriber)) as started:
        yield started


@dataclass
class Phone:
    """Somebody's Telegram.

    Args:
        chat: their chat's id.
        double: the platform.
        language: the app's.
    """

    chat: int
    double: Double
    language: str = "zh-hans"

    def writes(self, text: str) -> None:
        self._posts(text=text)

    def speaks(self, recording: bytes, seconds: int | None = 3, times: int = 1, kind: str = "voice") -> None:
        file_id = f"voice{next(numbers)}"
        self.double.put_file(file_id, recording)
        length = {} if seconds is None else {"duration": seconds}
        self._posts(times=times, **{kind: {"file_id": file_id, **length}})

    def taps(self, title: str) -> None:
        """Tap the newest key with this title."""
        keys = [key for sent in self.got for row in rows_of(sent) for key in row if key["text"] == title]
        sender = self._sender
        message = {"message_id": 1, "date": 1_790_000_000, "chat": {"id": self.chat, "type": "private"}, "from": sender}
        data = {"data": keys[-1]["callback_data"], "chat_instance": "1", "message": message}
        self.double.deliver(
            {"update_id": next(numbers), "callback_query": {"id": str(next(numbers)), "from": sender, **data}}
        )

    def waits(self, count: int = 1) -> list[str]:
        """Wait until so many messages came in all, and return their texts."""
        sent = self.double.wait(count, lambda one: str(one.get("chat_id")) == str(self.chat))
        return [one.get("text", "") for one in sent]

    @property
    def got(self) -> list[dict[str, Any]]:
        return [one for one in self.double.sent if str(one.get("chat_id")) == str(self.chat)]

    @property
    def _sender(self) -> dict[str, Any]:
        return {"id": self.chat, "is_bot": False, "first_name": "Lee", "language_code": self.language}

    def _posts(self, times: int = 1, **content: Any) -> None:
        body = {"message_id": next(numbers), "date": 1_790_000_000, "chat": {"id": self.chat, "type": "private"}}
        self.double.deliver(
            {"update_id": next(numbers), "message": {**body, "from": self._sender, **content}}, times=times
        )


def rows_of(sent: dict[str, Any]) -> list[list[dict[str, Any]]]:
    rows: list[list[dict[str, Any]]] = sent.get("reply_markup", {}).get("inline_keyboard", [])
    return rows


@pytest.fixture
def phone(telegram: Double, transcriber: Double, services: House) -> Callable[..., Phone]:
    """Somebody new each time; the platform and the server well."""
    telegram.reset(services.url + PATH)
    transcriber.reset()
    services.bot.asked.clear()
    return lambda language="zh-hans": Phone(next(numbers), telegram, language)
