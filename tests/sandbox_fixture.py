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

from sandbox.application import create_app

KEY = "a-key-for-tests"
_numbers = itertools.count(1)


class RunningSandbox:
    """A sandbox that listens.

    Args:
        origin: scheme, host and port.
        key: the notary office's key.
    """

    def __init__(self, origin: str, key: str) -> None:
        self.origin = origin
        self.key = key
        self.url = f"{origin}/wuyi_notary"
        self.http = httpx.Client(base_url=self.url, headers={"X-Api-Key": key}, trust_env=False, timeout=30)

    def control(self, handle: str, **wish: Any) -> dict[str, Any]:
        """Turn one of the handles of `sandbox/wuyi_notary/control.py` and return the state after it."""
        answer = self.http.post(f"_control/{handle}", json=wish)
        answer.raise_for_status()
        state: dict[str, Any] = answer.json()
        return state

    def state(self) -> dict[str, Any]:
        """Return what the office remembers."""
        state: dict[str, Any] = self.http.get("_control/state").json()
        return state


@contextmanager
def running_sandbox(keep_in: Path | None = None, decide_after: float = 0.0) -> Iterator[RunningSandbox]:
    """Run a sandbox until the block ends."""
    Sanic.test_mode = True
    app = create_app(f"sandbox-{next(_numbers)}", wuyi_notary_key=KEY, keep_in=keep_in, decide_after=decide_after)
    with serving(app) as origin:
        sandbox = RunningSandbox(origin, KEY)
        try:
            yield sandbox
        finally:
            sandbox.http.close()


@contextmanager
def serving(app: Any) -> Iterator[str]:
    """Serve a Sanic app from a thread on a free port until the block ends; gives its origin."""
    loop = asyncio.new_event_loop()
    door = socket.create_server(("127.0.0.1", 0))
    port = door.getsockname()[1]
    listening, leaving = threading.Event(), asyncio.Event()

    async def serve() -> None:
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
        await server.after_stop()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()), daemon=True)
    thread.start()
    if not listening.wait(20):
        raise RuntimeError("the app did not start")
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        loop.call_soon_threadsafe(leaving.set)
        thread.join(20)
