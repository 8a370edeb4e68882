"""Calls of a channel to its platform: patient for seconds only, never showing an address (it may hold a token)."""

from __future__ import annotations

from typing import Any

import httpx

from connectors.base import Unreachable

PATIENCE = httpx.Timeout(8.0, connect=4.0)
"""Seconds; a bubble's sending as a whole may take 20."""


class TooLarge(Exception):
    """A file is larger than may be taken."""


class PlatformApi:
    """A platform's web interface.

    Args:
        name: for errors.
        base_url: where it is; paths are added to it.
        headers: sent with every call.
    """

    def __init__(self, name: str, base_url: str, headers: dict[str, str] | None = None) -> None:
        self._name = name
        self._base_url = base_url.rstrip("/")
        self._headers = headers or {}
        self._http: httpx.AsyncClient | None = None

    async def call(self, method: str, path: str, **content: Any) -> tuple[int, dict[str, Any]]:
        """Return status and JSON object of an answer.

        Args:
            content: ``params``, ``json``, ``data`` or ``files`` as httpx has them.

        Raises:
            Unreachable: no answer, a 5xx, or something that is no JSON object.
        """
        try:
            answer = await self._client().request(method, self._base_url + path, **content)
            body = answer.json()
        except (httpx.HTTPError, ValueError) as fault:
            raise Unreachable(type(fault).__name__) from None  # the cause would name the address
        if answer.status_code >= 500 or not isinstance(body, dict):
            raise Unreachable(answer.status_code)
        return answer.status_code, body

    async def download(self, url: str, limit: int, **content: Any) -> bytes:
        """Return a file, read no further than `limit` bytes.

        Raises:
            TooLarge: it is larger.
            Unreachable: it is not given out just now.
        """
        address = url if url.startswith(("http://", "https://")) else self._base_url + url
        pieces, size = [], 0
        try:
            async with self._client().stream("GET", address, **content) as answer:
                if answer.status_code != 200:
                    raise Unreachable(answer.status_code)
                async for piece in answer.aiter_bytes():
                    size += len(piece)
                    if size > limit:
                        raise TooLarge
                    pieces.append(piece)
        except httpx.HTTPError as fault:
            raise Unreachable(type(fault).__name__) from None
        return b"".join(pieces)

    async def close(self) -> None:
        """Close kept connections."""
        if self._http is not None:
            await self._http.aclose()

    def _client(self) -> httpx.AsyncClient:
        if self._http is None:  # only now: it belongs to the event loop that is running
            self._http = httpx.AsyncClient(headers=self._headers, timeout=PATIENCE, follow_redirects=False)
        return self._http
