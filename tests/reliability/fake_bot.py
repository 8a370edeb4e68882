"""A pretend bot over real HTTP, for killing what speaks with it: answers the contract of ``bot/channel.py``.

Like the real one it answers the same message id with the same replies, and notes how often it was asked.
"""

from __future__ import annotations

import json
import socket
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class FakeBot:
    """A bot on a free port of the loopback.

    Args:
        delay: seconds a turn takes.
    """

    def __init__(self, delay: float = 0.0) -> None:
        self.delay = delay
        self.asked: Counter[str] = Counter()
        self.order: dict[str, list[str]] = {}
        self.most_at_once: Counter[str] = Counter()
        self.poison: set[str] = set()
        self.dies_at: set[str] = set()
        self.outage = False
        self.requests: list[dict[str, Any]] = []
        self.replies: list[dict[str, Any]] | None = None
        self.model: dict[str, str] | None = None
        self._now: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        """Close the port."""
        self._server.shutdown()
        self._server.server_close()

    def turn(self, request: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """Answer one turn; keeps count of who was served at the same time."""
        person, message = request["sender_id"], request["message_id"]
        self.requests.append(request)
        if self.outage:
            return 503, {"error": "nobody takes the action", "outage": True}
        with self._lock:
            self._now[person] += 1
            self.most_at_once[person] = max(self.most_at_once[person], self._now[person])
            self.asked[message] += 1
            if self.asked[message] == 1:
                self.order.setdefault(person, []).append(request["text"])
        time.sleep(self.delay)
        with self._lock:
            self._now[person] -= 1
        if request["text"] in self.poison:
            return 503, {"error": "this message breaks an action"}
        replies = [{"text": f"answer to {request['text']}"}] if self.replies is None else self.replies
        understood = {
            "intent": {"name": "greet", "confidence": 0.9},
            "decision": "answer",
            "ranking": [],
            "entities": [],
        }
        return 200, {"message_id": message, "replies": replies, "model": self.model, **understood}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        bot = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1

            def do_GET(self) -> None:
                self._answer(200, {"status": "ok"})

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                request = json.loads(body)
                if request["text"] in bot.dies_at:  # as a killed process does: no answer, and the line is cut
                    self.connection.shutdown(socket.SHUT_RDWR)
                    self.close_connection = True
                    return
                self._answer(*bot.turn(request))

            def _answer(self, status: int, body: dict[str, Any]) -> None:
                data = json.dumps(body).encode()
                try:
                    self.send_response(status)
                    self.send_header("Content-Length", str(len(data)))
                    self.end_headers()
                    self.wfile.write(data)
                except ConnectionError:
                    pass  # the worker that asked was killed

            def log_message(self, *args: object) -> None:
                pass

        return Handler
