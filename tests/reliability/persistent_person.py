"""A person whose client does what real clients do: sends a message again under its own id until it is taken."""

from __future__ import annotations

import time
import uuid
from typing import Any

import httpx

PATIENCE_SECONDS = 240.0


class PersistentPerson:
    """Speaks over the terminal channel and does not mind when nobody is there for a while.

    Args:
        url: where the services are.
        token: opens the terminal channel.
    """

    def __init__(self, url: str, token: str) -> None:
        self.name = f"person-{uuid.uuid4().hex[:12]}"
        self.turns: list[str] = []
        self.heard: list[list[dict[str, Any]]] = []
        self._url = f"{url}/channels/terminal"
        self._bearer = {"Authorization": f"Bearer {token}"}

    def say(self, said: dict[str, str]) -> str:
        """Send ``{"text": …}`` or ``{"payload": …}`` once, however often it takes; return the turn."""
        body = {"person": self.name, "id": uuid.uuid4().hex, "timezone": "America/Toronto", **said}
        turn = str(self._insist("POST", "/messages", json=body)["turn"])
        self.turns.append(turn)
        return turn

    def hear(self, turn: str) -> list[dict[str, Any]]:
        """Wait for the answer and return its replies."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            view = self._insist("GET", f"/turns/{turn}", params={"wait": 5})
            if view["state"] == "done":
                self.heard.append(view["replies"])
                return self.heard[-1]
        raise AssertionError(f"no answer to turn {turn}")

    def is_offered(self, title: str) -> bool:
        """Whether the latest answer has a button of that title."""
        return any(title == button["title"] for reply in self.heard[-1] for button in reply["buttons"])

    def button(self, title: str) -> str:
        """The payload of a button of the latest answer."""
        payloads = {b["title"]: str(b["payload"]) for reply in self.heard[-1] for b in reply["buttons"]}
        if title not in payloads:
            raise AssertionError(f"no button {title!r} in {self.heard[-1]}")
        return payloads[title]

    def _insist(self, method: str, path: str, **more: Any) -> dict[str, Any]:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            try:
                answer = httpx.request(
                    method, self._url + path, headers=self._bearer, trust_env=False, timeout=30, **more
                )
                if answer.is_success:
                    body: dict[str, Any] = answer.json()
                    return body
            except httpx.TransportError:
                pass  # killed just now; it will be back
            time.sleep(0.05)
        raise AssertionError(f"{method} {path} was never taken")
