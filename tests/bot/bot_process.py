"""A real bot process on a free port, and a client that speaks the services' side of the contract."""

from __future__ import annotations

import http.client
import itertools
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "token-of-the-tests"
STARTS_WITHIN = 120  # seconds, on a machine that is busy with other things
_numbers = itertools.count(1)


def environment() -> dict[str, str]:
    """The environment in which Rasa finds `bot` and the tiny assistant."""
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests" / "bot")]),
        "RASA_TELEMETRY_ENABLED": "false",
    }


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def new_id(prefix: str = "m") -> str:
    """An id no other test uses."""
    return f"{prefix}{next(_numbers)}"


class BotProcess:
    """`python -m bot`, started, killed and started again over the same conversations."""

    def __init__(self, model: Path, action_url: str, tracker_url: str, command: list | None = None) -> None:
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self.more_headers: dict[str, str] = {}
        self.environment = {
            **environment(),
            "YIQIAOTONG_BOT_TOKEN": TOKEN,
            "YIQIAOTONG_ACTION_URL": action_url,
            "YIQIAOTONG_TRACKER_URL": tracker_url,
        }
        ours = [sys.executable, "-m", "bot", "--model", str(model), "--port", str(self.port)]
        self.command = command or ours

    def start(self) -> float:
        """Start and wait until healthy; returns the seconds it took."""
        began = time.monotonic()
        self.process = subprocess.Popen(self.command, cwd=ROOT, env=self.environment)
        while time.monotonic() - began < STARTS_WITHIN:
            assert self.process.poll() is None, f"the bot ended with status {self.process.returncode}"
            try:
                if self.request("GET", "health")[0] == 200:
                    return time.monotonic() - began
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"the bot was not healthy within {STARTS_WITHIN} s")

    def kill(self) -> None:
        """Kill it as the kernel would, without a chance to finish anything."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Ask it to end, and see that it does."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=30)

    def memory(self) -> float:
        """Resident memory in MB."""
        assert self.process is not None
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def request(
        self, method: str, route: str, body: Any = None, token: str | None = TOKEN, timeout: float = 60
    ) -> tuple[int, Any]:
        """Status and JSON body of a request to one of the channel's routes."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        headers = {"Authorization": f"Bearer {token}"} if token is not None else {}
        headers |= self.more_headers
        data = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
        try:
            connection.request(method, f"/webhooks/yiqiaotong/{route}", data, headers)
            response = connection.getresponse()
            return response.status, _json(response.read())
        finally:
            connection.close()

    def try_turn(self, sender: str, text: str | None = None, **more: Any) -> tuple[int, Any]:
        """Status and body of one turn; `id`, `payload`, `metadata` and `timeout` may be given."""
        timeout = more.pop("timeout", 60)
        body = {
            "sender_id": sender,
            "message_id": more.pop("id", None) or new_id(),
            "text": text,
            "payload": more.pop("payload", None),
            "metadata": more.pop("metadata", {}),
        }
        assert not more, f"unknown arguments {list(more)}"
        return self.request("POST", "turn", body, timeout=timeout)

    def turn(self, sender: str, text: str | None = None, **more: Any) -> dict[str, Any]:
        """The body of a turn that must succeed."""
        status, answer = self.try_turn(sender, text, **more)
        assert status == 200, answer
        return answer


def _json(body: bytes) -> Any:
    try:
        return json.loads(body or b"null")
    except ValueError:
        return body.decode()
