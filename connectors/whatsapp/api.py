"""The Cloud API as we use it: messages and media of one number, its error codes in the conversation's terms.

Contract: https://developers.facebook.com/docs/whatsapp/cloud-api (``error.code`` and its meaning).
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from typing import Any

from connectors.base import ChannelClosed, DeliveryFailed, SlowDown, Unreachable, Unsendable, WindowClosed
from connectors.messenger import Hold
from connectors.platform_api import PlatformApi
from connectors.webhook import many, one, whole, words

logger = logging.getLogger(__name__)

WINDOW_CLOSED, UNDELIVERABLE = 131047, 131026
PAUSES = {131056: 6.0, 130429: 10.0, 131048: 60.0, 80007: 60.0, 4: 60.0}
"""Seconds after which a message may be tried again: too many to one person, or from this number."""
OF_THIS_PERSON = {131056}
_TROUBLE_THERE = {1, 2, 131000, 131016, 131057}
_OUR_KEY = {0, 3, 10, 190}


class CloudApi:
    """One telephone number's interface.

    Args:
        base_url: of the Graph API, with its version.
        phone_id: the number's id.
        token: the bearer token.
    """

    def __init__(self, base_url: str, phone_id: str, token: str) -> None:
        self._base_url, self._phone_id = base_url.rstrip("/"), phone_id
        self._bearer = {"Authorization": f"Bearer {token}"}
        self._http = PlatformApi("whatsapp", base_url, self._bearer)
        self._hold = Hold(time.monotonic)

    async def send(self, values: Mapping[str, Any]) -> str:
        """Send a message and return its id; raises `DeliveryFailed` with what its error means."""
        self._hold.check()
        message = {"messaging_product": "whatsapp", "recipient_type": "individual", **values}
        status, body = await self._http.call("POST", f"/{self._phone_id}/messages", json=message)
        if status == 200:
            return str(one(body, "messages", 0, "id"))
        failure = failure_of(whole(one(body, "error", "code")) or status)
        if isinstance(failure, SlowDown) and int(failure.code) not in OF_THIS_PERSON:
            self._hold.ask_for(failure.retry_after)
        raise failure

    async def mark_read(self, message_id: str, *, typing: bool) -> None:
        """Show a person's message as read and, with `typing`, "typing…" until our answer comes or 25 seconds are over.

        Raises:
            DeliveryFailed: the platform does not take the mark; nothing depends on it.
        """
        mark = {"messaging_product": "whatsapp", "status": "read", "message_id": message_id}
        shown = {"typing_indicator": {"type": "text"}} if typing else {}
        status, body = await self._http.call("POST", f"/{self._phone_id}/messages", json=mark | shown)
        if status != 200:
            raise failure_of(whole(one(body, "error", "code")) or status)

    async def upload(self, name: str, content: bytes, mime: str) -> str:
        """Keep a file there for sending and return its id."""
        fields = {"messaging_product": "whatsapp", "type": mime}
        files = {"file": (name, content, mime)}
        status, body = await self._http.call("POST", f"/{self._phone_id}/media", data=fields, files=files)
        media_id = words(body.get("id"), 200)
        if status == 200 and media_id:
            return media_id
        raise failure_of(whole(one(body, "error", "code")) or status)

    async def download(self, media_id: str, limit: int) -> bytes:
        """Return a file somebody has sent: its address is asked for first and good for five minutes."""
        status, body = await self._http.call("GET", f"/{media_id}")
        url = words(body.get("url"), 2_000)
        if status != 200 or url is None:
            raise failure_of(whole(one(body, "error", "code")) or status)
        return await self._http.download(url, limit)

    async def templates(self, business_id: str) -> list[Any]:
        """Return every message template of a business account, with its state; raises `DeliveryFailed`."""
        found: list[Any] = []
        params = {"fields": "name,language,status,components", "limit": "100"}
        while True:
            status, body = await self._http.call("GET", f"/{business_id}/message_templates", params=params)
            if status != 200:
                raise failure_of(whole(one(body, "error", "code")) or status)
            found += many(body, "data")
            after = words(one(body, "paging", "cursors", "after"), 500)
            if after is None or one(body, "paging", "next") is None:
                return found
            params["after"] = after

    async def register_template(self, business_id: str, content: Mapping[str, Any]) -> str | None:
        """Hand a template in for approval; return why it was not taken, or None."""
        status, body = await self._http.call("POST", f"/{business_id}/message_templates", json=dict(content))
        if status == 200:
            return None
        said = one(body, "error", "error_user_msg") or one(body, "error", "message")
        return words(said, 300) or str(status)

    async def close(self) -> None:
        """Let go of connections."""
        await self._http.close()


def failure_of(code: int) -> DeliveryFailed:
    """Return what an error code means to whoever wanted something said."""
    if code == WINDOW_CLOSED:
        return WindowClosed(code)
    if code == UNDELIVERABLE:
        return ChannelClosed(code)
    if code in PAUSES:
        return SlowDown(code, PAUSES[code])
    if code in _OUR_KEY:
        logger.error("the Cloud API does not accept our token (%s)", code)
    return Unreachable(code) if code in _TROUBLE_THERE | _OUR_KEY else Unsendable(code)
