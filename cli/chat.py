"""`yiqiaotong chat`: the whole bot without a browser; use and output are documented in docs/terminal.md."""

from __future__ import annotations

import argparse
import json
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from cli.house import House, read_house, visit
from cli.install import Trouble
from cli.loopback import Unreachable, ask, send

TURN_SECONDS = 90.0
_LONGEST_POLL = 20.0
_UPLOAD_SECONDS = 120.0
_FILE = "/file "
_LOCATION = "/location "


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    parser.add_argument("--json", action="store_true", help="print one JSON object a turn")
    parser.add_argument(
        "--person", metavar="ID", help="be the person of earlier runs with this ID (default: somebody new)"
    )
    parser.add_argument(
        "--wait",
        metavar="SECONDS",
        type=float,
        default=5.0,
        help="patience for an answer that comes later (default 5)",
    )
    parser.add_argument("--timezone", metavar="ZONE", help="IANA zone of the person, for example America/Toronto")


def command(options: argparse.Namespace) -> int:
    """Say each line of standard input and print what is answered, until the input ends."""
    house = read_house()
    with visit(house, _tell):
        talk = Talk(house, options.person or f"guest-{secrets.token_hex(6)}", options.wait, options.timezone)
        for line in _lines():
            turn = talk.say(line)
            print(
                json.dumps(turn, ensure_ascii=False) if options.json else as_text(turn, not sys.stdin.isatty()),
                flush=True,
            )
    return 0


class Talk:
    """One person's conversation over the terminal channel.

    Args:
        house: where the services are.
        person: the channel's address of the person.
        wait: seconds to wait for what is said after the turn.
        timezone: IANA zone of the device, or None.
    """

    def __init__(self, house: House, person: str, wait: float, timezone: str | None) -> None:
        self._url = f"{house.url}/channels/terminal"
        self._token, self._person, self._wait, self._timezone = house.token, person, wait, timezone
        self._buttons: list[dict[str, str]] = []
        self._printed: dict[str, dict[str, str]] = {}

    def say(self, line: str) -> dict[str, Any]:
        """Send one line and return the finished turn.

        Returns:
            text (as typed), intent, confidence, entities, replies (those that came later included).

        Raises:
            Trouble: the services do not answer as agreed.
        """
        if line.startswith(_FILE):
            return self.send_file(line, Path(line.removeprefix(_FILE).strip()).expanduser())
        if line.startswith(_LOCATION):
            return self._say(line, {"location": location_of(line)})
        button = pressed(line, self._buttons) or self._printed.get(line.strip())
        return self._say(line, {"payload": button["payload"]} if button else {"text": line})

    def send_file(self, line: str, path: Path) -> dict[str, Any]:
        """Send a file and then the message that names it; a refused file is answered by the reason.

        Raises:
            Trouble: the file cannot be read, or the services do not answer as agreed.
        """
        try:
            content = path.read_bytes()
        except OSError as error:
            raise Trouble(f"Cannot read {path}: {error.strerror or error}") from error
        query = urlencode({"person": self._person, "name": path.name})
        mime = "application/octet-stream"
        try:
            status, kept = send(f"{self._url}/files?{query}", self._token, content, mime, _UPLOAD_SECONDS)
        except Unreachable as error:
            raise Trouble(f"The services at {self._url} do not answer: {error}") from error
        if isinstance(kept, dict) and "message" in kept:
            refusal = _reply({"text": kept["message"], "utter": f"utter_{kept['error']}"})
            return _turn(line, {}, [refusal])
        if status != 201 or not isinstance(kept, dict):
            raise Trouble(f"The services answered {status}: {kept}")
        return self._say(line, {"payload": f'/inform{{"uploaded_file": "{kept["file_id"]}"}}'})

    def _say(self, line: str, said: dict[str, Any]) -> dict[str, Any]:
        message: dict[str, Any] = {"person": self._person, "id": secrets.token_hex(8), **said}
        if self._timezone:
            message["timezone"] = self._timezone
        turn = self._answer(str(self._ask("messages", message)["turn"]))
        replies = [_reply(reply) for reply in [*turn.get("replies", []), *turn.get("later", [])]]
        self._buttons = [one for reply in replies for one in reply["buttons"]]
        self._printed |= {one["payload"]: one for one in self._buttons}
        return _turn(line, turn, replies)

    def _answer(self, turn: str) -> dict[str, Any]:
        """Poll until the turn is done and, for at most `wait` seconds more, until nothing is pending for the person."""
        deadline = time.monotonic() + TURN_SECONDS
        done_since: float | None = None
        while True:
            left = (deadline if done_since is None else done_since + self._wait) - time.monotonic()
            state = self._ask(f"turns/{quote(turn)}?wait={min(max(left, 0.0), _LONGEST_POLL):.1f}")
            now = time.monotonic()
            if state["state"] == "done":
                done_since = done_since or now
                if not state.get("open_jobs") or now - done_since >= self._wait:
                    return state
                time.sleep(0.2)
            elif now > deadline:
                raise Trouble(f"No answer within {TURN_SECONDS:.0f} s; the message is kept and will be answered later.")

    def _ask(self, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        try:
            status, answer = ask(f"{self._url}/{path}", self._token, body, seconds=_LONGEST_POLL + 10)
        except Unreachable as error:
            raise Trouble(f"The services at {self._url} do not answer: {error}") from error
        if status == 401:
            raise Trouble("Another installation listens at the services' port; set YIQIAOTONG_PORT to a free one.")
        if status >= 300 or not isinstance(answer, dict):
            raise Trouble(f"The services answered {status}: {answer}")
        return answer


def pressed(line: str, buttons: list[dict[str, str]]) -> dict[str, str] | None:
    """The button whose number was typed, or None."""
    typed = line.strip()
    if typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= len(buttons):
        return buttons[int(typed) - 1]
    return None


def location_of(line: str) -> dict[str, float]:
    """The position in ``/location LAT LON`` (WGS-84 degrees, a comma between them is allowed).

    Raises:
        Trouble: it is not two numbers of degrees.
    """
    degrees = line.removeprefix(_LOCATION).replace(",", " ").split()
    try:
        lat, lon = (float(one) for one in degrees)
    except ValueError:
        lat = lon = float("nan")
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise Trouble("A position is written as /location LAT LON, in degrees, for example: /location 43.653 -79.383")
    return {"lat": lat, "lon": lon}


def as_text(turn: dict[str, Any], echo: bool) -> str:
    """A turn as a person reads it: bubbles, then their buttons, numbered through the whole turn.

    Args:
        turn: what `Talk.say` returned.
        echo: begin with what was typed (it is not on the screen when it came through a pipe).
    """
    lines = [f"› {turn['text']}"] if echo else []
    number = 0
    for reply in turn["replies"]:
        if reply["text"]:
            lines.append(reply["text"])
        if reply["image"]:
            lines.append(f"  [picture] {_short(reply['image'])}")
        if reply["attachment"]:
            lines.append(f"  [file] {reply['attachment'].get('name', '')} {_short(reply['attachment'].get('url', ''))}")
        for button in reply["buttons"]:
            number += 1
            lines.append(f"  {number}. {button['title']}")
    return "\n".join(lines) + "\n"


def _turn(line: str, turn: dict[str, Any], replies: list[dict[str, Any]]) -> dict[str, Any]:
    """The five documented keys."""
    understood = {"intent": turn.get("intent"), "confidence": turn.get("confidence")}
    return {"text": line, **understood, "entities": turn.get("entities") or [], "replies": replies}


def _reply(reply: dict[str, Any]) -> dict[str, Any]:
    """The six documented keys, each always there."""
    buttons = [{"title": one["title"], "payload": one["payload"]} for one in reply.get("buttons") or []]
    rest = {key: reply.get(key) for key in ("image", "attachment", "custom", "utter")}
    return {"text": reply.get("text") or "", "buttons": buttons, **rest}


def _lines() -> Iterator[str]:
    """Lines of standard input without their ends; broken UTF-8 becomes replacement characters, as in a browser."""
    if sys.stdin.isatty():
        with suppress(ImportError):
            import readline  # noqa: F401  (its import is what gives input() line editing and history)
        while True:
            try:
                yield input("› ")
            except EOFError:
                return
    for raw in sys.stdin.buffer:
        yield raw.decode("utf-8", errors="replace").rstrip("\r\n")


def _short(url: str) -> str:
    return url if len(url) <= 100 else url[:60] + "…"


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
