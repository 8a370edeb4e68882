"""A pretend messenger platform over HTTP, seen from a test: events to deliver, what was sent, faults to set."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from sanic import Sanic

from tests.sandbox_fixture import serving

SECONDS = 20.0


class Double:
    """One platform's handles.

    Args:
        origin: where the server is.
        name: the platform.
        key: what its handles ask for.
    """

    def __init__(self, origin: str, name: str, key: str) -> None:
        self.url = f"{origin}/{name}"
        headers = {"X-Api-Key": key}
        self._http = httpx.Client(base_url=f"{self.url}/_control", headers=headers, trust_env=False, timeout=60)

    def deliver(self, *events: Any, **how: Any) -> list[dict[str, Any]]:
        """Have events posted to our webhook; return every answer so far."""
        answers: list[dict[str, Any]] = self._do("events", {"events": list(events), **how})["answers"]
        return answers

    def faults(self, **faults: Any) -> None:
        """Break something."""
        self._do("faults", faults)

    def reset(self, webhook: str | None = None) -> None:
        """Begin anew."""
        self._do("reset", {})
        if webhook:
            self._do("webhook", {"url": webhook})

    def put_file(self, name: str, content: bytes) -> None:
        """Let a person have a file to send."""
        self._http.post(f"files/{name}", content=content).raise_for_status()

    @property
    def sent(self) -> list[dict[str, Any]]:
        """Everything the platform has accepted from us."""
        return list(self._state()["sent"])

    @property
    def calls(self) -> list[str]:
        """The name of every call made."""
        return list(self._state()["calls"])

    def wait(self, count: int = 1, fits: Callable[[dict[str, Any]], bool] = lambda _: True) -> list[dict[str, Any]]:
        """Wait until `count` fitting messages were sent, and return them."""
        deadline = time.monotonic() + SECONDS
        while len(found := [message for message in self.sent if fits(message)]) < count:
            assert time.monotonic() < deadline, f"only {len(found)} of {count} in {self.sent}"
            time.sleep(0.02)
        return found

    def turn(self, handle: str, **wish: Any) -> dict[str, Any]:
        """Turn a handle that only this platform has."""
        return self._do(handle, wish)

    def told(self, what: str) -> Any:
        """What a handle tells that only this platform has."""
        return self._http.get(what).raise_for_status().json()

    def _state(self) -> dict[str, Any]:
        state: dict[str, Any] = self._http.get("state").raise_for_status().json()
        return state

    def _do(self, handle: str, wish: dict[str, Any]) -> dict[str, Any]:
        done: dict[str, Any] = self._http.post(handle, json=wish).raise_for_status().json()
        return done


@contextmanager
def running(name: str, blueprints: list[Any], key: str) -> Iterator[Double]:
    """Serve a platform's routes until the block ends."""
    Sanic.test_mode = True
    app: Sanic = Sanic(f"double-{name}-{time.monotonic_ns()}", configure_logging=False)
    app.config.TOUCHUP = False
    for blueprint in blueprints:
        app.blueprint(blueprint)
    with serving(app) as origin:
        yield Double(origin, name, key)
