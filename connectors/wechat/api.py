"""The official account's interface as we use it: one token for all processes, customer-service messages, media.

Contract: https://developers.weixin.qq.com/doc/offiaccount/ (``errcode`` 0 or its meaning).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from connectors.base import (
    ChannelClosed,
    DeliveryFailed,
    NotSubscribed,
    QuotaSpent,
    SlowDown,
    Unreachable,
    Unsendable,
    WindowClosed,
)
from connectors.platform_api import PlatformApi
from connectors.ports import Notes
from connectors.webhook import one, read_json, whole, words

logger = logging.getLogger(__name__)

TOKEN_SPARE = 300
"""Seconds before its end at which a token is asked for anew; the platform keeps the old one alive that long."""
STALE_TOKEN = (40001, 40014, 42001)
NO_CONSENT = 43101
"""The person has not agreed to a subscription message, has taken the consent back, or it is used up."""
_GONE = (40003, 43004)
_BUSY = (-1, 45009, 45011)


@dataclass(frozen=True, slots=True)
class Card:
    """Card that opens a page when it is tapped: title and description, the page's address, that of its cover."""

    title: str
    description: str
    url: str
    cover: str


class WeChatApi:
    """One account.

    Args:
        base_url: of the interface.
        app_id: the account's.
        secret: the account's.
        notes: where the token is shared with other processes, sealed.
        name: for errors.
    """

    def __init__(self, base_url: str, app_id: str, secret: str, notes: Notes, name: str = "wechat") -> None:
        self._app_id, self._secret, self._notes, self._name = app_id, secret, notes, name
        self._http, self._asking = PlatformApi(name, base_url), asyncio.Lock()

    async def send(self, open_id: str, kind: str, content: Mapping[str, Any]) -> None:
        """Send a customer-service message; raises `DeliveryFailed` with what its error means."""
        await self._call("/cgi-bin/message/custom/send", json={"touser": open_id, "msgtype": kind, kind: dict(content)})

    def card(self, card: Card) -> tuple[str, dict[str, Any]]:
        """Return a card as kind and content of a message: news of one article, which is all an account may send."""
        shown = {"title": card.title, "description": card.description, "url": card.url, "picurl": card.cover}
        return "news", {"articles": [shown]}

    async def show_typing(self, open_id: str) -> None:
        """Show that we are typing, for some seconds; it costs nothing of the quota. Raises `DeliveryFailed`."""
        await self._call("/cgi-bin/message/custom/typing", json={"touser": open_id, "command": "Typing"})

    async def upload(self, name: str, content: bytes, mime: str) -> str:
        """Keep a picture there for sending and return its id."""
        body = await self._call(
            "/cgi-bin/media/upload", params={"type": "image"}, files={"media": (name, content, mime)}
        )
        return str(body.get("media_id"))

    async def download(self, media_id: str, limit: int) -> bytes:
        """Return a file somebody has sent; an error comes as JSON in its place."""
        refused = None
        for again in (False, True):
            token = await self._token(refused)
            asked = {"access_token": token, "media_id": media_id}
            content = await self._http.download("/cgi-bin/media/get", limit, params=asked)
            code = whole(one(read_json(content), "errcode")) if content[:1] == b"{" else None
            if code is None:
                return content
            if code not in STALE_TOKEN or again:
                raise failure_of(code)
            refused = token
        raise Unreachable("token")

    async def union_of(self, open_id: str) -> str | None:
        """Return a follower's name across the accounts of one owner, or None where there is no such name."""
        body = await self._call("/cgi-bin/user/info", "GET", params={"openid": open_id})
        return words(body.get("unionid"), 64)

    async def close(self) -> None:
        """Let go of connections."""
        await self._http.close()

    async def _call(self, path: str, method: str = "POST", **content: Any) -> dict[str, Any]:
        params = content.pop("params", {})
        refused = None
        for again in (False, True):
            token = await self._token(refused)
            asked = {**params, "access_token": token}
            _, body = await self._http.call(method, path, params=asked, **content)
            code = whole(body.get("errcode")) or 0
            if code == 0:
                return body
            if code not in STALE_TOKEN or again:
                raise failure_of(code)
            refused = token
        raise Unreachable("token")

    async def _token(self, refused: str | None = None) -> str:
        """Return the account's token: the one another call or process has asked for, or the platform's present one.

        ``stable_token`` gives the same token to all who ask while it lives, so that processes cannot spoil each
        other's.

        Args:
            refused: the one the platform has just called stale; the next caller already finds a new one.
        """
        async with self._asking:
            known: str | None = await self._notes.read("access", "token")
            return known if known is not None and known != refused else await self._new_token()

    async def _new_token(self) -> str:
        asked = {"grant_type": "client_credential", "appid": self._app_id, "secret": self._secret}
        _, body = await self._http.call("POST", "/cgi-bin/stable_token", json=asked | {"force_refresh": False})
        token, seconds = words(body.get("access_token"), 600), whole(body.get("expires_in")) or 0
        if token is None:
            logger.error("WeChat gives us no token for %s: %s", self._name, whole(body.get("errcode")))
            raise Unreachable(whole(body.get("errcode")) or "token")
        await self._notes.write("access", "token", token, timedelta(seconds=max(seconds - TOKEN_SPARE, 30)))
        return token


def failure_of(code: int) -> DeliveryFailed:
    """Return what an error code means to whoever wanted something said."""
    if code == 45015:
        return WindowClosed(code)
    if code == 45047:
        return QuotaSpent(code)
    if code == NO_CONSENT:
        return NotSubscribed(code)
    if code in _GONE:
        return ChannelClosed(code)
    if code in _BUSY:
        return SlowDown(code, 5.0) if code == -1 else SlowDown(code, 60.0)
    return Unreachable(code) if code in STALE_TOKEN else Unsendable(code)
