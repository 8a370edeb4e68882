"""The sandbox over real HTTP inside the test process: a thread of its own, a free port, and its handles."""

from __future__ import annotations

import asyncio
import itertools
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from sanic import Sanic

from sandbox.application import PARTNERS, create_app

KEY = "a-key-for-tests"
_numbers = itertools.count(1)


class RunningSandbox:
    """A sandbox that listens; asked for nothing else, it is the notary office's part of it.

    Args:
        origin: scheme, host and port.
        key: the key of every system in it.
        system: which system `url`, `control` and `state` are about.
    """

    def __init__(self, origin: str, key: str, system: str = "wuyi_notary") -> None:
        self.origin = origin
        self.key = key
        self.system = system
        self.url = f"{origin}/{system}"
        self.http = httpx.Client(base_url=self.url, headers={"X-Api-Key": key}, trust_env=False, timeout=30)
        self._parts: dict[str, RunningSandbox] = {}

    def part(self, system: str) -> RunningSandbox:
        """Another system of the same sandbox."""
        if system == self.system:
            return self
        if system not in self._parts:  # a client takes longer to make than most requests to be answered
            self._parts[system] = RunningSandbox(self.origin, self.key, system)
        return self._parts[system]

    def url_of(self, system: str) -> str:
        """Where another system of the same sandbox is."""
        return f"{self.origin}/{system}"

    def control(self, handle: str, **wish: Any) -> dict[str, Any]:
        """Turn one of the handles of ``sandbox/<system>/control.py`` and return the state after it."""
        answer = self.http.post(f"_control/{handle}", json=wish)
        answer.raise_for_status()
        state: dict[str, Any] = answer.json()
        return state

    def state(self) -> dict[str, Any]:
        """Return what the system remembers."""
        state: dict[str, Any] = self.http.get("_control/state").json()
        return state


def partners_of(sandbox: RunningSandbox) -> dict[str, str]:
    """The settings that lead every client into the sandbox."""
    urls = {f"{system}_url": sandbox.url_of(system) for system in PARTNERS}
    return urls | {f"{system}_key": sandbox.key for system in PARTNERS}


@contextmanager
def running_sandbox(keep_in: Path | None = None, decide_after: float = 0.0) -> Iterator[RunningSandbox]:
    """Run a sandbox until the block ends."""
    Sanic.test_mode = True
    keys = dict.fromkeys(PARTNERS, KEY)
    app = create_app(f"sandbox-{next(_numbers)}", keys=keys, keep_in=keep_in, decide_after=decide_after)
    with serving(app) as origin:
        sandbox = RunningSandbox(origin, KEY)
        try:
            yield sandbox
        finally:
            sandbox.http.close()


@contextmanager
def serving(app: Any) -> Iterator[str]:
    """Serve a Sanic app from a thread on a free port until the block ends; gives its origin."""
    door = socket.create_server(("127.0.0.1", 0))
    port = door.getsockname()[1]
    listening, leaving = threading.Event(), asyncio.Event()
    loops: list[asyncio.AbstractEventLoop] = []

    async def serve() -> None:
        loops.append(asyncio.get_running_loop())
        server = await app.create_server(sock=door, return_asyncio_server=True, access_log=False)
        await server.startup()
        await server.before_start()
        await server.start_serving()
        await server.after_start()
        listening.set()
        await leaving.wait()
        await server.before_stop()
        server.close()
        await server.wait_closed()
        for connection in list(server.connections or ()):
            connection.abort()
        await server.after_stop()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    if not listening.wait(20):
        raise RuntimeError("the app did not start")
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        loops[0].call_soon_threadsafe(leaving.set)
        thread.join(20)
        Sanic.unregister_app(app)
