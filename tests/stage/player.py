"""Plays ``conversations.yml``: says each line to the real house and holds what comes back against what must come.

say / press      what the person types, or the title of a button they press
hear             utterances that must come, in this order; others may stand between
see / not        words that must, or must not, be shown
partner          ``{handle: wish}`` for the office's stand-in; ``decide`` answers the person's latest booking
bot              ``kill`` or ``start``
clock            minutes that pass
later            an utterance that must come by itself
"""

from __future__ import annotations

import time
import uuid
from pathlib import Path
from typing import Any

import httpx
import yaml

from tests.stage.house import House

BEHAVIOURS = frozenset(
    {
        "happy_path", "correction", "cancellation", "digression", "invalid_answer", "partner_down", "language_switch",
        "resume",
    }
)  # fmt: skip
"""How people behave; every service plays each at least once."""

LATER_SECONDS = 20.0


def read_conversations(file: Path) -> list[dict[str, Any]]:
    """Return the conversations of a file, each with its name."""
    conversations: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return conversations


class Player:
    """One person on the stage.

    Args:
        house: where the conversation takes place.
        timezone: the zone the person's device reports.
    """

    def __init__(self, house: House, timezone: str = "Asia/Shanghai") -> None:
        self.house = house
        self.timezone = timezone
        self.name = f"player-{uuid.uuid4().hex[:12]}"
        self.buttons: dict[str, str] = {}
        self._http = httpx.Client(base_url=house.url, headers=house.bearer, trust_env=False, timeout=70)
        self._turn = ""
        self._heard_later = 0

    def play(self, turns: list[dict[str, Any]]) -> None:
        """Play a conversation; the first turn that goes wrong fails with what was really said."""
        for number, turn in enumerate(turns, 1):
            self._prepare(turn)
            if "say" in turn or "press" in turn:
                self._check(number, turn, self._said(turn))
            if "later" in turn:
                self._wait_for(number, turn["later"])

    def say(self, text: str) -> list[dict[str, Any]]:
        """Type something and return the replies."""
        return self._send({"text": text})

    def press(self, title: str) -> list[dict[str, Any]]:
        """Press a button of the latest replies."""
        if title not in self.buttons:
            raise AssertionError(f"no button {title!r} among {list(self.buttons)}")
        return self._send({"payload": self.buttons[title]})

    def _said(self, turn: dict[str, Any]) -> list[dict[str, Any]]:
        return self.say(str(turn["say"])) if "say" in turn else self.press(turn["press"])

    def _send(self, what: dict[str, str]) -> list[dict[str, Any]]:
        body = {"person": self.name, "id": uuid.uuid4().hex, "timezone": self.timezone, **what}
        self._turn = self._http.post("/channels/terminal/messages", json=body).raise_for_status().json()["turn"]
        self._heard_later = 0
        view = self._view(wait=25)
        assert view["state"] == "done", f"no answer to {what} in time"
        replies: list[dict[str, Any]] = view["replies"]
        self.buttons = {button["title"]: button["payload"] for reply in replies for button in reply["buttons"]}
        return replies

    def _view(self, wait: int = 0) -> dict[str, Any]:
        view: dict[str, Any] = self._http.get(f"/channels/terminal/turns/{self._turn}", params={"wait": wait}).json()
        return view

    def _prepare(self, turn: dict[str, Any]) -> None:
        for handle, wish in turn.get("partner", {}).items():
            if handle == "decide":
                bookings = self.house.office.state()["bookings"]
                wish = {"reference": bookings[-1]["reference"], "decision": wish}
            self.house.office.control(handle, **wish)
        if turn.get("bot") == "kill":
            self.house.bot.kill()
        if turn.get("bot") == "start":
            self.house.bot.start()
        if "clock" in turn:
            self.house.pass_time(turn["clock"])

    def _check(self, number: int, turn: dict[str, Any], replies: list[dict[str, Any]]) -> None:
        heard = [reply["utter"] for reply in replies]
        shown = "\n".join(_shown(reply) for reply in replies)
        account = f"turn {number} {turn}\nheard {heard}\n{shown}"
        position = iter(heard)
        assert all(utter in position for utter in turn.get("hear", [])), account
        assert all(words in shown for words in _several(turn.get("see"))), account
        assert not any(words in shown for words in _several(turn.get("not"))), account

    def _wait_for(self, number: int, utter: str) -> None:
        deadline = time.monotonic() + LATER_SECONDS
        heard: list[str] = []
        while time.monotonic() < deadline:
            heard = [reply["utter"] for reply in self._view()["later"]]
            if utter in heard:
                return
            time.sleep(0.1)
        raise AssertionError(f"turn {number}: {utter} never came by itself, only {heard}")


def _several(words: Any) -> list[str]:
    return [str(word) for word in words] if isinstance(words, list) else [] if words is None else [str(words)]


def _shown(reply: dict[str, Any]) -> str:
    return "\n".join([reply["text"], *(f"[{button['title']}]" for button in reply["buttons"])])
