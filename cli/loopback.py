"""Short JSON questions to our own processes on this machine, and what their ports are doing."""

from __future__ import annotations

import json
import socket
import urllib.error
import urllib.request
from typing import Any

# A proxy configured for the internet must not see (or break) what stays on this machine.
_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Unreachable(Exception):
    """Nobody answered at all."""


def ask(url: str, token: str = "", body: Any = None, seconds: float = 5) -> tuple[int, Any]:
    """Return (HTTP status, parsed JSON or None).

    Args:
        url: address on this machine.
        token: bearer token, if the door needs one.
        body: JSON to POST; None asks by GET.
        seconds: patience.

    Raises:
        Unreachable: no connection, or no answer in time.
    """
    data = None if body is None else json.dumps(body, ensure_ascii=False).encode()
    return send(url, token, data, "application/json", seconds)


def send(url: str, token: str, data: bytes | None, mime: str, seconds: float) -> tuple[int, Any]:
    """Like `ask`, but POST bytes as they are; None asks by GET."""
    headers = {"Content-Type": mime}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    request = urllib.request.Request(url, data=data, headers=headers)
    try:
        with _direct.open(request, timeout=seconds) as answer:
            return answer.status, _parsed(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, _parsed(error.read())
    except (OSError, urllib.error.URLError) as error:
        raise Unreachable(str(error)) from error


def is_ok(url: str, token: str = "") -> bool:
    """True when `url` answers 200 within two seconds."""
    try:
        return ask(url, token, seconds=2)[0] == 200
    except Unreachable:
        return False


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """True when a server could listen on `port`."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _parsed(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        return None
