"""Speaks with the bot processes: which one belongs to a person, how a turn is asked for, and whether it is alive.

Each person has a bot of their own (rendezvous hash), so that one process never waits for another's lock. A bot that
refuses the connection is passed over for the next in that person's order: the tracker store is shared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import httpx

from backend.shared.errors import PlatformRejected, PlatformUnavailable

CONNECT_SECONDS = 2.0
ANSWER_SECONDS = 30.0


class BotEnded(PlatformRejected):
    """The bot's process ended while it worked at this very message."""


class Bots:
    """A client of ``/webhooks/yiqiaotong/*``.

    Args:
        urls: base addresses of the bot processes.
        token: bearer token they ask for.
        actions: where this very process takes the actions of the turns it asks for; empty for the bots' own setting.
        answer_seconds: how long a turn may take.
    """

    def __init__(
        self, urls: Sequence[str], token: str, *, actions: str = "", answer_seconds: float = ANSWER_SECONDS
    ) -> None:
        if not urls:
            raise ValueError("at least one bot address is needed")
        self._back = {"actions": actions} if actions else {}
        self._urls = [url.rstrip("/") for url in urls]
        timeout = httpx.Timeout(answer_seconds, connect=CONNECT_SECONDS)
        self._http = httpx.Client(timeout=timeout, headers={"Authorization": f"Bearer {token}"}, trust_env=False)

    def in_order_for(self, person_id: str) -> list[str]:
        """Return the bots' addresses, this person's own first; a bot more or less moves only its own persons."""
        return sorted(self._urls, key=lambda url: hashlib.sha256(f"{url}|{person_id}".encode()).digest(), reverse=True)

    def turn(self, person_id: str, request: dict[str, Any]) -> dict[str, Any]:
        """Bring one message to the person's bot and return its answer; asking again with the same id is safe.

        Raises:
            PlatformUnavailable: no bot is there, it does not answer at all, or something of ours is away.
            BotEnded: it ended while it worked at this very message.
            PlatformRejected: a living bot failed at it.
        """
        for url in self.in_order_for(person_id):
            try:
                response = self._http.post(f"{url}/webhooks/yiqiaotong/turn", json={**request, **self._back})
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
            except (httpx.RemoteProtocolError, httpx.ReadError) as error:  # it took the message, and is gone
                raise BotEnded("bot", f"ended over it: {type(error).__name__}") from error
            except httpx.HTTPError as error:
                raise self._verdict(url, f"no answer: {type(error).__name__}") from error
            if response.status_code == 200:
                return _answer(response)
            if _is_outage(response):
                raise PlatformUnavailable("bot", f"{response.status_code} {response.text[:200]}")
            raise self._verdict(url, f"{response.status_code} {response.text[:200]}")
        raise PlatformUnavailable("bot", "no bot accepts connections")

    def healthy(self) -> bool:
        """Return True if a bot process can take a turn now; any takes anybody's."""
        return any(self._is_well(url) for url in self._urls)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def _verdict(self, url: str, detail: str) -> PlatformRejected | PlatformUnavailable:
        return PlatformRejected("bot", detail) if self._is_well(url) else PlatformUnavailable("bot", detail)

    def _is_well(self, url: str) -> bool:
        try:
            return self._http.get(f"{url}/webhooks/yiqiaotong/health", timeout=CONNECT_SECONDS).status_code == 200
        except httpx.HTTPError:
            return False


def _is_outage(response: httpx.Response) -> bool:
    """Whether the bot says that the actions or its store are away: the message is not to blame."""
    try:
        body = response.json()
    except ValueError:
        return False
    return isinstance(body, dict) and body.get("outage") is True


def _answer(response: httpx.Response) -> dict[str, Any]:
    try:
        answer = response.json()
    except ValueError as error:
        raise PlatformRejected("bot", "its answer is not JSON") from error
    if not isinstance(answer, dict) or not isinstance(answer.get("replies"), list):
        raise PlatformRejected("bot", "its answer has no replies")
    return answer
