"""Puts every sandbox system into one Sanic application."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sanic import HTTPResponse, Request, Sanic
from sanic.response import json

from sandbox.wuyi_notary.control import control
from sandbox.wuyi_notary.server import Counter, blueprint

DEFAULT_KEY = "sandbox-wuyi-notary-key"


def create_app(
    name: str = "sandbox", *, wuyi_notary_key: str = DEFAULT_KEY, keep_in: Path | None = None, decide_after: float = 0.0
) -> Sanic:
    """Build the application.

    Args:
        name: unique in this process unless ``Sanic.test_mode`` is set.
        wuyi_notary_key: the notary office's API key and callback secret.
        keep_in: folder in which each system remembers its state, or None to forget at the end.
        decide_after: seconds after which a pending video appointment is confirmed by itself; 0 never.
    """
    app: Sanic = Sanic(name, configure_logging=False)
    app.config.TOUCHUP = False  # it rewrites Sanic itself for one application; several may live in one process
    file = keep_in / "wuyi_notary.json" if keep_in else None
    counter = Counter(wuyi_notary_key, file, decide_after)
    app.blueprint(blueprint(counter))
    app.blueprint(control(counter))

    @app.after_server_start
    async def take_up_again(_: Any) -> None:
        counter.take_up_again()

    @app.get("/health")
    async def health(_: Request) -> HTTPResponse:
        return json({"status": "ok", "systems": ["wuyi_notary"]})

    return app
