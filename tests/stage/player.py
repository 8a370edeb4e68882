"""Plays ``conversations.yml``: says each line to the real house and holds what comes back against what must come.

say / press      what the person types, or the title of a button they press
upload           a file the person sends: the path of one, ``pdf``, ``jpeg``, ``png`` or ``docx`` for a small real
                 one, or ``{name, file | text | bytes | printed}`` (bytes in Base64; printed lines are photographed);
                 then the message that names it. A file that is not taken is heard as its refusal
locate           a position the person sends: [latitude, longitude]
hear             utterances that must come, in this order; others may stand between
note             ``{name: pattern}``: remembers the pattern's first group; ``{name}`` in a later `say` says it
sign             the name of a noted link: it is opened on a device of its own, read and signed on glass
as               somebody else says it, from another address (``second``, ``third``), or ``{name: zone}`` where their
                 device is in another zone than the first person's, told once; without it the first person does
see / not        words that must, or must not, be shown
wuyi_notary, …   ``{handle: wish}`` for that partner's stand-in; the notary's ``decide`` answers the latest booking
desk             ``accept``, or why not: an officer decides on the identity that waits for a check by hand
officer          an officer at the desk: ``{decision: …, …}`` on the newest filing, ``{hearing: …}`` in it,
                 ``{mediation: {…}}`` or ``{dispute: {session: {…}}}`` of one's own,
                 ``{enquiry: {answer | ask | close: words}}``,
                 ``{take: name}``, ``{write: words}``, ``{pass: role, note: words}`` or ``{back: true}`` in this
                 conversation
bot              ``kill`` or ``start``
clock            minutes that pass
later            an utterance that must come by itself
"""

from __future__ import annotations

import base64
import re
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import httpx

from backend.identity.commands import DecideIdentityReview, IdentityReviews
from backend.shared.yaml_pages import read_yaml
from connectors.base import upload_payload
from sandbox.application import PARTNERS
from tests.files import made_files
from tests.identity.drawn_documents import as_jpeg, printed_page
from tests.sandbox_fixture import RunningSandbox
from tests.stage.house import House
from tests.stage.officer import act_at_desk
from tests.stage.signing import sign_by_link

BEHAVIOURS = frozenset(
    {
        "happy_path", "correction", "cancellation", "digression", "invalid_answer", "partner_down", "language_switch",
        "resume",
    }
)  # fmt: skip
"""How people behave; every service plays each at least once."""

LATER_SECONDS = 20.0


def read_conversations(file: Path) -> list[dict[str, Any]]:
    """Return the conversations of a file, each with its name.

    Raises:
        ValueError: a behaviour is none of `BEHAVIOURS`.
    """
    conversations: list[dict[str, Any]] = read_yaml(file)
    for one in conversations:
        if (behaviour := one.get("behaviour")) is not None and behaviour not in BEHAVIOURS:
            raise ValueError(f"{file.name}: {one['name']}: {behaviour!r} is none of {sorted(BEHAVIOURS)}")
    return conversations


def unplayed(*pages: list[dict[str, Any]]) -> set[str]:
    """Return the behaviours that the pages of one service leave out; what says none counts for none."""
    return set(BEHAVIOURS) - {one.get("behaviour") for page in pages for one in page}


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
        self.turn_id = ""
        self._awaited: set[int] = set()
        self._others: dict[str, Player] = {}
        self.notes: dict[str, str] = {}

    def play(self, turns: list[dict[str, Any]]) -> None:
        """Play a conversation; the first turn that goes wrong fails with what was really said."""
        for number, turn in enumerate(turns, 1):
            self._prepare(turn)
            speaker = self._speaker(turn.get("as"))
            if {"say", "press", "upload", "locate"} & set(turn):
                speaker._check(number, turn, speaker._said(turn))
            if "sign" in turn:
                sign_by_link(self.house.url, speaker.notes[turn["sign"]])
            if "later" in turn:
                speaker._wait_for(number, turn["later"])

    def _speaker(self, who: str | dict[str, str] | None) -> Player:
        if who is None:
            return self
        name, zone = next(iter(who.items())) if isinstance(who, dict) else (who, self.timezone)
        if name not in self._others:
            self._others[name] = Player(self.house, zone)
            self._others[name].notes = self.notes
        return self._others[name]

    def say(self, text: str) -> list[dict[str, Any]]:
        """Type something and return the replies."""
        return self._send({"text": text})

    def press(self, title: str) -> list[dict[str, Any]]:
        """Press a button of the latest replies, or of what came by itself since."""
        if title not in self.buttons:
            raise AssertionError(f"no button {title!r} among {list(self.buttons)}")
        return self._send({"payload": self.buttons[title]})

    def upload(self, name: str, content: bytes) -> list[dict[str, Any]]:
        """Send a file, then the message that names it; return the replies, or the refusal as one."""
        params = {"person": self.name, "name": name}
        answer = self._http.post("/channels/terminal/files", params=params, content=content)
        kept: dict[str, Any] = answer.json()
        if answer.status_code == 201:
            return self._send({"payload": upload_payload(kept["file_id"])})
        return [{"text": kept["message"], "buttons": [], "utter": f"utter_{kept['error']}"}]

    def _said(self, turn: dict[str, Any]) -> list[dict[str, Any]]:
        if "upload" in turn:
            return self.upload(*file_of(turn["upload"]))
        if "locate" in turn:
            lat, lon = turn["locate"]
            return self._send({"location": {"lat": lat, "lon": lon}})
        if "press" in turn:
            return self.press(turn["press"])
        words = str(turn["say"])
        for name, noted in self.notes.items():
            words = words.replace(f"{{{name}}}", noted)
        return self.say(words)

    def _send(self, what: dict[str, Any]) -> list[dict[str, Any]]:
        body = {"person": self.name, "id": uuid.uuid4().hex, "timezone": self.timezone, **what}
        self.turn_id = self._http.post("/channels/terminal/messages", json=body).raise_for_status().json()["turn"]
        self._awaited = set()
        view = self._view(wait=25)
        assert view["state"] == "done", f"no answer to {what} in time"
        replies: list[dict[str, Any]] = view["replies"]
        self.buttons = {button["title"]: button["payload"] for reply in replies for button in reply["buttons"]}
        return replies

    def _view(self, wait: int = 0) -> dict[str, Any]:
        view: dict[str, Any] = self._http.get(f"/channels/terminal/turns/{self.turn_id}", params={"wait": wait}).json()
        return view

    def _prepare(self, turn: dict[str, Any]) -> None:
        for system in PARTNERS:
            for handle, wish in turn.get(system, {}).items():
                self._turn_handle(self.house.sandbox.part(system), handle, wish)
        if "desk" in turn:
            self._decide_at_the_desk(turn["desk"])
        if "officer" in turn:
            act_at_desk(self.house.backend, self._person(), turn["officer"])
        if turn.get("bot") == "kill":
            self.house.bot.kill()
        if turn.get("bot") == "start":
            self.house.bot.start()
        if "clock" in turn:
            self.house.pass_time(turn["clock"])

    def _decide_at_the_desk(self, decision: str) -> None:
        do = self.house.backend.bus.handle
        review = do(IdentityReviews())[-1]
        accepted = decision == "accept"
        do(DecideIdentityReview(review.review_id, "officer", accepted, "" if accepted else decision))

    def _person(self) -> str:
        return self.house.backend.conversation.people.find("terminal", self.name) or ""

    def _turn_handle(self, partner: RunningSandbox, handle: str, wish: Any) -> None:
        if (partner.system, handle) == ("wuyi_notary", "decide"):
            wish = {"reference": partner.state()["bookings"][-1]["reference"], "decision": wish}
        if (partner.system, handle) == ("national_identity", "decide"):
            wish = {"verification": "latest", "result": wish}
        partner.control(handle, **wish)

    def _check(self, number: int, turn: dict[str, Any], replies: list[dict[str, Any]]) -> None:
        heard = [reply["utter"] for reply in replies]
        shown = "\n".join(_shown(reply) for reply in replies)
        account = f"turn {number} {turn}\nheard {heard}\n{shown}"
        position = iter(heard)
        assert all(utter in position for utter in turn.get("hear", [])), account
        assert all(words in shown for words in _several(turn.get("see"))), account
        assert not any(words in shown for words in _several(turn.get("not"))), account
        for name, pattern in turn.get("note", {}).items():
            found = re.search(pattern, shown)
            assert found, account
            self.notes[name] = found[1]

    def _wait_for(self, number: int, utter: str) -> None:
        deadline = time.monotonic() + LATER_SECONDS
        heard: list[str] = []
        while time.monotonic() < deadline:
            replies = self._view()["later"]
            heard = [reply["utter"] for reply in replies]
            fresh = [n for n, one in enumerate(heard) if one == utter and n not in self._awaited]
            if fresh:  # what was waited for before is not what comes now
                self._awaited.add(fresh[0])
                self.buttons |= {button["title"]: button["payload"] for button in replies[fresh[0]]["buttons"]}
                return
            time.sleep(0.1)
        raise AssertionError(f"turn {number}: {utter} never came by itself, only {heard}")


SMALL_FILES = {
    "pdf": ("借条.pdf", made_files.pdf),
    "jpeg": ("photo.jpg", lambda: made_files.photo("JPEG")),
    "png": ("screenshot.png", lambda: made_files.photo("PNG")),
    "docx": ("说明.docx", made_files.word),
}
"""Small real files by the word a conversation calls them."""


def file_of(upload: str | Mapping[str, Any]) -> tuple[str, bytes]:
    """Return name and content of what a turn's ``upload`` asks for."""
    if isinstance(upload, str):
        if upload in SMALL_FILES:
            name, make = SMALL_FILES[upload]
            return name, make()
        return Path(upload).name, Path(upload).read_bytes()
    if "file" in upload:
        name, content = file_of(upload["file"])
        return upload.get("name", name), content
    if "printed" in upload:
        return upload["name"], as_jpeg(printed_page(*upload["printed"]))
    content = base64.b64decode(upload["bytes"]) if "bytes" in upload else upload["text"].encode()
    return upload["name"], content


def _several(words: Any) -> list[str]:
    return [str(word) for word in words] if isinstance(words, list) else [] if words is None else [str(words)]


def _shown(reply: dict[str, Any]) -> str:
    return "\n".join([reply["text"], *(f"[{button['title']}]" for button in reply["buttons"])])


def with_files(
    turns: Sequence[Mapping[str, Any]], files: Mapping[str, Callable[[], bytes]], folder: Path, suffix: str
) -> list[dict[str, Any]]:
    """Return turns in which a file that is uploaded by its name has been made and is named by its path.

    Args:
        turns: of one conversation.
        files: how each is made, by name; another upload stays as it is.
        folder: where they are laid.
        suffix: of their names there.
    """
    found = []
    for turn in turns:
        name = turn.get("upload")
        if name in files:
            path = folder / f"{name}{suffix}"
            path.write_bytes(files[name]())
            turn = {**turn, "upload": str(path)}
        found.append(dict(turn))
    return found
