"""The Bot API as we use it: one call, its errors in the conversation's terms, files by their id.

Contract: https://core.telegram.org/bots/api (`ok`, `result`, `error_code`, `parameters.retry_after`).
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Mapping
from typing import Any

from connectors.base import ChannelClosed, DeliveryFailed, SlowDown, Unreachable, Unsendable
from connectors.messenger import Hold
from connectors.platform_api import PlatformApi, TooLarge
from connectors.webhook import one, whole, words

logger = logging.getLogger(__name__)

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes; `getFile` gives no larger one."""


class BotApi:
    """One bot.

    Args:
        base_url: of the Bot API.
        token: the bot's; it stands in every address, so no address is ever logged.
    """

    def __init__(self, base_url: str, token: str) -> None:
        self._token = token
        self._http = PlatformApi("telegram", base_url)
        self._hold = Hold(time.monotonic)

    async def call(
        self, method: str, values: Mapping[str, Any], files: Mapping[str, tuple[str, bytes, str]] | None = None
    ) -> Any:
        """Return the result of a method; raises `DeliveryFailed` with what its error means."""
        self._hold.check()
        path = f"/bot{self._token}/{method}"
        if files:
            fields = {name: value if isinstance(value, str) else json.dumps(value) for name, value in values.items()}
            status, body = await self._http.call("POST", path, data=fields, files=dict(files))
        else:
            status, body = await self._http.call("POST", path, json=dict(values))
        if body.get("ok") is True:
            return body.get("result")
        raise self._failure(status, body)

    async def download(self, file_id: str, limit: int) -> bytes:
        """Return a file somebody has sent; raises TooLarge or `DeliveryFailed`."""
        try:
            found = await self.call("getFile", {"file_id": file_id})
        except Unsendable as refusal:
            if refusal.code == "file is too big":
                raise TooLarge from None
            raise
        path = words(one(found, "file_path"), 500)
        if path is None:
            raise Unreachable("getFile")
        return await self._http.download(f"/file/bot{self._token}/{path}", min(limit, LARGEST_FILE))

    async def close(self) -> None:
        """Let go of connections."""
        await self._http.close()

    def _failure(self, status: int, body: Mapping[str, Any]) -> DeliveryFailed:
        code, said = whole(body.get("error_code")) or status, str(body.get("description", "")).lower()
        if code == 429:
            seconds = float(whole(one(body, "parameters", "retry_after")) or 1)
            self._hold.ask_for(seconds)
            return SlowDown(code, seconds)
        if code == 403 or "chat not found" in said or "user is deactivated" in said:
            return ChannelClosed(code)
        if code in (401, 404):
            logger.error("the Bot API does not know our token")
            return Unreachable(code)
        return Unsendable("file is too big" if "file is too big" in said else code)
