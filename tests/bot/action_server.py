"""An action server that does as the test tells it: answers, fails, hangs up, talks nonsense, waits, or is not there."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = tuple[int, bytes]


class FakeActionServer:
    """Speaks Rasa's action protocol on a fixed port.

    Attributes:
        calls: The requests so far, in order.
        mode: ok | error | garbage | not_json | null | hang_up.
        rejects_once: The action that refuses its next execution, as a form does with what is not its own.
        hold: Cleared to keep answers back until it is set again.
    """

    def __init__(self) -> None:
        self.calls: list[dict[str, Any]] = []
        self.queries: list[str] = []
        self.tokens: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.mode = "ok"
        self.rejects_once: str | None = None
        self.hold = threading.Event()
        self.hold.set()
        self.delay = 0.0
        self._server: ThreadingHTTPServer | None = None
        self.connections_opened = 0
        self._connections: set[socket.socket] = set()
        self.port = 0
        self.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/internal/actions?token=secret-in-the-address"

    def start(self) -> None:
        """Listen, on the same port as before."""
        owner = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1  # one packet an answer: two of them wait 40 ms for each other

            def setup(self) -> None:
                super().setup()
                owner._connections.add(self.connection)
                owner.connections_opened += 1

            def finish(self) -> None:
                owner._connections.discard(self.connection)
                super().finish()

            def do_POST(self) -> None:
                owner._serve(self)

            def log_message(self, *args: Any) -> None:
                pass

        ThreadingHTTPServer.daemon_threads = True
        ThreadingHTTPServer.request_queue_size = 64
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        """Stop listening and cut the open connections, as a killed process does."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
            for connection in list(self._connections):
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

    def reset(self) -> None:
        """Behave, and forget what was called."""
        if self._server is None:
            self.start()
        self.calls.clear()
        self.queries.clear()
        self.tokens.clear()
        self.headers.clear()
        self.mode, self.delay, self.rejects_once = "ok", 0.0, None
        self.hold.set()

    def called(self, action: str) -> int:
        """How often this action was called."""
        return sum(call["next_action"] == action for call in self.calls)

    def wait_for_call(self, timeout: float = 20) -> None:
        """Return once a call has arrived."""
        limit = time.monotonic() + timeout
        while not self.calls:
            assert time.monotonic() < limit, "no action was called"
            time.sleep(0.01)

    def _serve(self, handler: BaseHTTPRequestHandler) -> None:
        call = json.loads(handler.rfile.read(int(handler.headers["Content-Length"])))
        self.calls.append(call)
        self.queries.append(handler.path)
        self.tokens.append(handler.headers.get("Authorization", ""))
        self.headers.append({name.lower(): value for name, value in handler.headers.items()})
        self.hold.wait()
        time.sleep(self.delay)
        if self.mode == "hang_up":
            handler.close_connection = True
            return
        status, body = self._answer(call)
        try:
            handler.send_response(status)
            content_type = "text/plain" if self.mode == "not_json" else "application/json"
            handler.send_header("Content-Type", content_type)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)
            handler.wfile.flush()
        except OSError:
            handler.close_connection = True  # the bot was killed while it waited

    def _answer(self, call: dict[str, Any]) -> Answer:
        special: dict[str, Answer] = {
            "error": (500, b'{"error": "broken"}'),
            "garbage": (200, b'{"events": [{"event": "nonsense"}], "responses": "none"}'),
            "not_json": (200, b"<html>a proxy's page</html>"),
            "null": (200, b"null"),
        }
        if self.mode in special:
            return special[self.mode]
        if self.rejects_once == call["next_action"]:
            self.rejects_once = None
            return 400, json.dumps({"action_name": call["next_action"], "error": "not now"}).encode()
        return 200, json.dumps(getattr(self, call["next_action"])(call["tracker"])).encode()

    def action_book(self, tracker: dict[str, Any]) -> dict[str, Any]:
        number = self.called("action_book")
        said = [
            {"response": "utter_booked", "number": number},
            {"text": "免费", "utter_action": "utter_fee", "buttons": [{"title": "好", "payload": "/greet"}]},
            {"custom": {"kind": "calendar"}, "attachment": "/files/1.ics"},
        ]
        return {"events": [{"event": "slot", "name": "booked", "value": number}], "responses": said}

    def action_ask_back(self, tracker: dict[str, Any]) -> dict[str, Any]:
        return {"events": [], "responses": [{"text": "您是想？", "utter_action": "utter_ask_back"}]}

    def action_change_language(self, tracker: dict[str, Any]) -> dict[str, Any]:
        return {"events": [{"event": "slot", "name": "language", "value": "en"}], "responses": []}

    def action_check(self, tracker: dict[str, Any]) -> dict[str, Any]:
        return {"events": [{"event": "slot", "name": "checked", "value": True}], "responses": []}

    def test_form(self, tracker: dict[str, Any]) -> dict[str, Any]:
        events = [] if tracker["active_loop"].get("name") else [{"event": "active_loop", "name": "test_form"}]
        events.append({"event": "slot", "name": "requested_slot", "value": "field"})
        return {"events": events, "responses": [{"response": "utter_ask_field"}]}
