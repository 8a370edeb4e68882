"""What no browser sends: it is answered in a line, and leaves no page in the log."""

from __future__ import annotations

import logging
import socket

import pytest

from tests.web.fake_house import House

LONGEST_TRACE = 200
"""Characters of the log that one such request may cost."""

BROKEN = {
    "a NUL in the address": b"GET /\x00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "an address that is none": b"GET http://[::1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a form without its boundary": b"POST /chat/files HTTP/1.1\r\nHost: localhost\r\n"
    b"Content-Type: multipart/form-data\r\nContent-Length: 2\r\n\r\nab",
    "a blank before a colon": b"POST /chat/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
    b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    "a folded line": b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-One: a\r\n Transfer-Encoding: chunked\r\n\r\n",
    "two names of the house": b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
    "a websocket that is none": b"GET /chat/socket/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\n"
    b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n\r\n",
}


def _answered(services: House, sent: bytes) -> bytes:
    host, port = services.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as line:
        line.sendall(sent)
        return line.recv(4096)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_request_is_refused_without_a_page_in_the_log(
    services: House, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        answer = _answered(services, BROKEN[name])
    assert answer[9:12] in (b"400", b"401", b"404"), answer
    assert len(caplog.text) <= LONGEST_TRACE
    assert "\x00" not in caplog.text
