"""The chat page as a test opens it: a cookie, a socket, and the bubbles it was given."""

from __future__ import annotations

import asyncio
from typing import Any, Protocol

import httpx
import socketio


class Served(Protocol):
    """Whatever serves the page."""

    @property
    def url(self) -> str: ...


class Tab:
    """One open page: a cookie jar shared with its browser, and a socket."""

    def __init__(self, house: Served, jar: httpx.Cookies | None = None) -> None:
        self.house = house
        self.http = httpx.AsyncClient(base_url=house.url, cookies=jar, trust_env=False)
        self.socket = socketio.AsyncClient(reconnection=False)
        self.entries: dict[int, dict[str, Any]] = {}
        self.language: str | None = None
        self.typing = asyncio.Event()
        self.socket.on("entries", self._heard)
        self.socket.on("typing", self.typing.set)

    async def _heard(self, news: dict[str, Any]) -> None:
        self.entries |= {entry["seq"]: entry for entry in news["entries"]}
        self.language = news["language"]

    async def open(self, transport: str = "websocket", **auth: Any) -> Tab:
        answer = (await self.http.post("/chat/session")).json()
        self.conversation = answer["conversation"]
        auth = {"ticket": answer["ticket"], "language": "zh-Hans", "timezone": "America/New_York", **auth}
        await self.socket.connect(self.house.url, socketio_path="chat/socket", transports=[transport], auth=auth)
        return self

    async def send(self, message: Any) -> dict[str, Any]:
        return dict(await self.socket.call("message", message))

    async def resume(self, after: int = 0) -> list[dict[str, Any]]:
        """What the history holds after that bubble; asked again when the house has said how long to wait."""
        while "entries" not in (news := await self.socket.call("resume", {"after": after})):
            await asyncio.sleep(news["retry_after"])
        return list(news["entries"])

    async def hears(self, text: str) -> dict[str, Any]:
        for _ in range(250):
            for entry in self.entries.values():
                if entry["from"] == "bot" and text in entry["text"]:
                    return entry
            await asyncio.sleep(0.02)
        raise AssertionError(f"{text!r} was not heard in {self.entries}")

    async def close(self) -> None:
        await self.socket.disconnect()
        await self.http.aclose()
