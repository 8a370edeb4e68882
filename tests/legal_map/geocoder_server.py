"""Plays the three geocoding services on loopback with replies in their documented shape."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

REPLIES = {path.stem: json.loads(path.read_text("utf-8")) for path in Path(__file__).with_name("replies").iterdir()}


@dataclass
class GeocoderServer:
    """A server that listens.

    Args:
        url: where.
        status: answered to everything; 200 answers in earnest.
        instead: what is answered instead of what it should be, as text.
        delay: seconds before it answers.
        asked: the path and the parameters of each question, the user agent among them.
    """

    url: str = ""
    status: int = 200
    instead: str = ""
    delay: float = 0.0
    asked: list[dict[str, str]] = field(default_factory=list)

    def reply(self, asked: dict[str, str]) -> Any:
        """What the service of this path answers."""
        if asked["path"] == "/search":
            return REPLIES["nominatim"].get(asked["q"], [])
        if asked["path"] == "/v3/geocode/geo":
            return REPLIES["amap"].get(asked["address"], REPLIES["amap"]["无此地名"])
        if asked["path"] == "/reverse_geocoding/v3/":
            return REPLIES["baidu"]["reverse"]
        return REPLIES["baidu"].get(asked["address"], REPLIES["baidu"]["无此地名"])


@contextmanager
def running_geocoder() -> Iterator[GeocoderServer]:
    """Serve until the block ends."""
    played = GeocoderServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            said = {name: values[0] for name, values in parse_qs(parts.query).items()}
            played.asked.append({"path": parts.path, "agent": self.headers["User-Agent"], **said})
            time.sleep(played.delay)
            self.send_response(played.status)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.end_headers()
            body = played.reply(played.asked[-1]) if played.status == 200 else {"error": "away"}
            with suppress(BrokenPipeError):  # whoever asked has gone
                self.wfile.write((played.instead or json.dumps(body)).encode())

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    played.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield played
    server.shutdown()
    server.server_close()
