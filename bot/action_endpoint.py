"""Calls of the bot to its actions: over connections that stay open, with a time limit, and failing loudly."""

from __future__ import annotations

import asyncio
from contextvars import ContextVar
from typing import Any
from urllib.parse import parse_qsl, urlsplit, urlunsplit

import aiohttp
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from bot.log_lines import passed_on

LONGEST_ACTION = 60.0  # seconds; a partner may need 10, and the turn is repeated when this is not enough
ASKED_BY: ContextVar[str | None] = ContextVar("asked_by", default=None)
"""Address at which the process that asked for the running turn takes its actions; None for the endpoint's own."""
TOKEN = "token"
"""The part of the address in the settings that proves who calls."""
IDLE_CONNECTION = 4.0  # seconds; shorter than what any server we start keeps, so that no request meets a closed one


class ActionEndpoint(EndpointConfig):
    """Rasa's endpoint with one HTTP session for all calls (Rasa opens one a call: name lookup, handshake, teardown).

    A turn is asked for by one of several services processes, and its actions go back to that one (`ASKED_BY`): another
    may be ending, or gone.

    The token in the query of the URL is sent as a header, and the rest of the query is kept apart: Rasa writes the URL
    into its log when a call fails, and a proxy between us and the services writes every address into its own.
    """

    _session: aiohttp.ClientSession | None = None
    _session_loop: asyncio.AbstractEventLoop | None = None

    @classmethod
    def of(cls, endpoint: EndpointConfig) -> ActionEndpoint:
        """The same endpoint, faster."""
        if isinstance(endpoint, cls):
            return endpoint
        parts = urlsplit(endpoint.url or "")
        query = {**dict(parse_qsl(parts.query)), **endpoint.params}
        token = query.pop(TOKEN, None)
        shown = {"Authorization": f"Bearer {token}"} if token else {}
        return cls(
            urlunsplit(parts._replace(query="")),
            query,
            {**endpoint.headers, **shown},
            endpoint.basic_auth,
            endpoint.token,
            endpoint.token_name,
            endpoint.cafile,
            **endpoint.kwargs,
        )

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Any | None:
        """Call the action server; returns its JSON.

        Raises:
            ClientResponseError: for a status of 400 or more (400 is how an action rejects its execution).
            aiohttp.ClientError, asyncio.TimeoutError, ValueError: no answer, a late one, or one that is not JSON.
        """
        kwargs["timeout"] = aiohttp.ClientTimeout(total=float(self.kwargs.get("timeout", LONGEST_ACTION)))
        params: dict[str, Any] = self.combine_parameters(kwargs)
        url = ASKED_BY.get() or self.url
        kwargs["headers"] = {**kwargs.get("headers", {}), **passed_on()}
        call = self._open_session().request(method, url, params=params, compress=compress, **kwargs)
        async with call as response:
            if response.status >= 400:
                raise ClientResponseError(response.status, response.reason, await response.text())
            return await response.json()

    async def close(self) -> None:
        """Close the idle connections."""
        if self._session is not None:
            await self._session.close()

    def _open_session(self) -> aiohttp.ClientSession:
        loop = asyncio.get_running_loop()
        if self._session is None or self._session.closed or self._session_loop is not loop:
            connector = aiohttp.TCPConnector(keepalive_timeout=IDLE_CONNECTION, limit=0)
            self._session = aiohttp.ClientSession(connector=connector, headers=self.headers, auth=self._auth())
            self._session_loop = loop
        return self._session

    def _auth(self) -> aiohttp.BasicAuth | None:
        if not self.basic_auth:
            return None
        return aiohttp.BasicAuth(self.basic_auth["username"], self.basic_auth["password"])
