"""The Telegram channel's descriptor."""

from __future__ import annotations

from typing import Protocol

from connectors.channel import Channel
from connectors.ports import Errands, Notes
from connectors.telegram.api import BotApi
from connectors.telegram.connector import PATH, TelegramConnector


class TelegramSettings(Protocol):
    """Settings an operator makes for it."""

    telegram_token: str
    telegram_secret: str
    telegram_api: str

    @property
    def file_limit(self) -> int:
        """Bytes of the largest file that is taken."""
        ...


def build(settings: TelegramSettings, notes: Notes, errands: Errands) -> TelegramConnector | None:
    """Return the channel, or None while its token or its secret is not set."""
    if not (settings.telegram_token and settings.telegram_secret):
        return None
    api = BotApi(settings.telegram_api, settings.telegram_token)
    return TelegramConnector(api, settings.telegram_secret, notes, errands, file_limit=settings.file_limit)


CHANNEL = Channel("telegram", (PATH,), build)
