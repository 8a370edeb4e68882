"""Speaks with the bot processes: which one belongs to a person, how a turn is asked for, and whether it is alive.

One address may stand for any number of bots behind a proxy: a bot reads what it knows of a person from the shared
store, and a person is served one message at a time. Where several addresses are named (bots of one machine, without a
proxy) each person has one of them first, by a hash; one that refuses, that has as many turns as it may have or that
has just let somebody wait in vain is passed over for the next.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import httpx

from backend.conversation import metrics
from backend.shared import tracing
from backend.shared.errors import PlatformRejected, PlatformUnavailable
from backend.shared.metrics import host_of

CONNECT_SECONDS = 2.0
ANSWER_SECONDS = 30.0
REST_SECONDS = 10.0
"""Time for which an address comes last after somebody waited there in vain."""


class BotEnded(PlatformRejected):
    """The bot's process ended while it worked at this very message."""


class Bots:
    """A client of ``/webhooks/yiqiaotong/*``.

    Args:
        urls: base addresses of the bot processes.
        token: bearer token they ask for.
        actions: where this very process takes the actions of the turns it asks for; empty for the bots' own setting.
        answer_seconds: how long a turn may take.
        connect_seconds: how long a bot may take to accept a connection.
        turns_at_once: how many turns one address may have of this process, so that one that hangs does not hold all
            workers; 0 for any number.
    """

    def __init__(
        self,
        urls: Sequence[str],
        token: str,
        *,
        actions: str = "",
        answer_seconds: float = ANSWER_SECONDS,
        connect_seconds: float = CONNECT_SECONDS,
        turns_at_once: int = 0,
    ) -> None:
        if not urls:
            raise ValueError("at least one bot address is needed")
        self._back = {"actions": actions} if actions else {}
        self._urls = [url.rstrip("/") for url in urls]
        self._places = {url: threading.Semaphore(turns_at_once or 1_000_000) for url in self._urls}
        self._rests_until = dict.fromkeys(self._urls, 0.0)
        timeout = httpx.Timeout(answer_seconds, connect=connect_seconds)
        self._http = httpx.Client(timeout=timeout, headers={"Authorization": f"Bearer {token}"}, trust_env=False)

    def in_order_for(self, person_id: str) -> list[str]:
        """Return the bots' addresses, this person's own first; a bot more or less moves only its own persons."""
        if len(self._urls) == 1:
            return self._urls
        now = time.monotonic()
        hashed = {url: hashlib.sha256(f"{url}|{person_id}".encode()).digest() for url in self._urls}
        return sorted(self._urls, key=lambda url: (self._rests_until[url] <= now, hashed[url]), reverse=True)

    def turn(self, person_id: str, request: dict[str, Any]) -> dict[str, Any]:
        """Bring one message to the person's bot and return its answer; asking again with the same id is safe.

        Raises:
            PlatformUnavailable: no bot is there or free, it does not answer at all, or something of ours is away.
            BotEnded: it ended while it worked at this very message.
            PlatformRejected: a living bot failed at it.
        """
        for url in self.in_order_for(person_id):
            with self._place_at(url) as free:
                response = self._post(url, request) if free else None
            if response is None:
                continue
            if response.status_code == 200:
                return _answer(response)
            if _is_outage(response):
                raise PlatformUnavailable("bot", f"{response.status_code} {response.text[:200]}")
            if _ended_behind_proxy(response):
                raise BotEnded("bot", "ended over it, says the proxy")
            raise self._verdict(url, f"{response.status_code} {response.text[:200]}")
        raise PlatformUnavailable("bot", "no bot accepts connections, or none of them has room")

    def _post(self, url: str, request: dict[str, Any]) -> httpx.Response | None:
        """Return what an address answers, or None where nobody takes the message."""
        try:
            with _counted(url), tracing.span("bot", "client", bot=host_of(url)):
                whole = {**request, **self._back}
                return self._http.post(f"{url}/webhooks/yiqiaotong/turn", json=whole, headers=tracing.outgoing())
        except (httpx.ConnectError, httpx.ConnectTimeout):
            self._rests_until[url] = time.monotonic() + REST_SECONDS
            return None
        except (httpx.RemoteProtocolError, httpx.ReadError) as error:  # it took the message, and is gone
            raise BotEnded("bot", f"ended over it: {type(error).__name__}") from error
        except httpx.HTTPError as error:
            self._rests_until[url] = time.monotonic() + REST_SECONDS
            raise self._verdict(url, f"no answer: {type(error).__name__}") from error

    @contextmanager
    def _place_at(self, url: str) -> Iterator[bool]:
        """Hold one of the turns an address may have while the block runs; False where it has them all."""
        free = self._places[url].acquire(blocking=False)
        try:
            yield free
        finally:
            if free:
                self._places[url].release()

    def healthy(self) -> bool:
        """Return True if a bot process can take a turn now; any takes anybody's."""
        return any(self._is_well(url) for url in self._urls)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def _verdict(self, url: str, detail: str) -> PlatformRejected | PlatformUnavailable:
        return PlatformRejected("bot", detail) if self._is_well(url) else PlatformUnavailable("bot", detail)

    def look(self) -> None:
        """Ask every bot how it is, and note it for a monitor."""
        for url in self._urls:
            metrics.saw_bot(host_of(url), *self._state(url))

    def _is_well(self, url: str) -> bool:
        return self._state(url)[0] == "well"

    def _state(self, url: str) -> tuple[str, str]:
        """Return a bot's state, as `metrics.BOT_STATES` has it, and the name of its model."""
        try:
            response = self._http.get(f"{url}/webhooks/yiqiaotong/health", timeout=CONNECT_SECONDS)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            return "away", ""
        except httpx.TimeoutException:
            return "hung", ""
        except httpx.HTTPError:
            return "unwell", ""
        return ("well", _model(response)) if response.status_code == 200 else ("unwell", "")


@contextmanager
def _counted(url: str) -> Iterator[None]:
    """Count one call of a bot: ``answered`` (whatever it says), ``away``, ``ended`` over it, or ``silent`` too long."""
    bot, began, outcome = host_of(url), time.monotonic(), "answered"
    metrics.BOT_CALLS.labels(bot).inc()
    try:
        yield
    except (httpx.ConnectError, httpx.ConnectTimeout):
        outcome = "away"
        raise
    except (httpx.RemoteProtocolError, httpx.ReadError):
        outcome = "ended"
        raise
    except httpx.HTTPError:
        outcome = "silent"
        raise
    finally:
        metrics.BOT_CALLS.labels(bot).dec()
        metrics.BOT_SECONDS.labels(bot, outcome).observe(time.monotonic() - began)


def _model(response: httpx.Response) -> str:
    """The name of the bot's model, which is the hash of what it has learned from."""
    try:
        named = str(response.json().get("model") or "")
    except (ValueError, AttributeError):
        return ""
    return named.rpartition("/")[2].removesuffix(".tar.gz")[:64]


def _is_outage(response: httpx.Response) -> bool:
    """Return True if the bot's actions or store are away, or a proxy says that no bot is: no message's fault."""
    try:
        body = response.json()
    except ValueError:
        return response.status_code == 503 or (response.status_code in (502, 504) and not _was_taken(response))
    return isinstance(body, dict) and body.get("outage") is True


def _answer(response: httpx.Response) -> dict[str, Any]:
    try:
        answer = response.json()
    except ValueError as error:
        raise PlatformRejected("bot", "its answer is not JSON") from error
    if not isinstance(answer, dict) or not isinstance(answer.get("replies"), list):
        raise PlatformRejected("bot", "its answer has no replies")
    return answer


def _ended_behind_proxy(response: httpx.Response) -> bool:
    """Return True if a proxy says that the bot it gave the message to broke off; a bot itself never answers so."""
    return response.status_code == 502 and _was_taken(response)


def _was_taken(response: httpx.Response) -> bool:
    """Return True if a bot had taken the message, by how long the proxy says that each connection took.

    See ``deploy/nginx/bots.conf``. A proxy that says nothing answers 503 where no bot is (HAProxy does).
    """
    took = response.headers.get("X-Bot-Connected")
    return took is None or any(part.strip(" -") for part in took.replace(":", ",").split(","))
