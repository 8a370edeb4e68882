"""Where a person stands: the open form, its question and its answers, read from the backend and never from words."""

from __future__ import annotations

import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from backend.drafts.model import GetDraftById, WaitingDrafts
from backend.shared.parties import Person
from tests.stage.player import Player

Reply = Mapping[str, Any]


@dataclass(frozen=True)
class Standing:
    """One moment of a conversation.

    Args:
        service: of the open form, or nothing.
        question: the open question.
        answers: what the form holds.
        draft_id: the draft they are in.
    """

    service: str = ""
    question: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    draft_id: str = ""


class Speaker(Player):
    """A player whose turns are timed and whose form can be looked at."""

    durations: list[float]

    @property
    def person_id(self) -> str:
        """The person behind the address; nothing before the first message."""
        return self._person()

    @property
    def person(self) -> Person | None:
        """What the backend knows of who writes."""
        return self.house.backend.conversation.people.get(self.person_id) if self.person_id else None

    def standing(self) -> Standing:
        """Where the form in hand stands."""
        drafts = self.house.backend.bus.handle(WaitingDrafts(self.person_id)) if self.person_id else []
        return next((_standing(draft) for draft in drafts if draft.state == "open"), Standing())

    def state_of(self, draft_id: str) -> str:
        """What became of a draft."""
        return str(self.house.backend.bus.handle(GetDraftById(draft_id, self.person_id)).state)

    def _send(self, what: dict[str, Any]) -> list[dict[str, Any]]:
        began = time.perf_counter()
        replies = super()._send(what)
        self.__dict__.setdefault("durations", []).append((time.perf_counter() - began) * 1000)
        return replies

    def house_post(self, text: str) -> None:
        """Post a message and do not wait for its answer."""
        body = {"person": self.name, "id": uuid.uuid4().hex, "timezone": self.timezone, "text": text}
        self._http.post("/channels/terminal/messages", json=body).raise_for_status()

    def reply_to(self, words: str) -> list[dict[str, Any]]:
        """Press the button with this title if there is one, else type the words."""
        return self.press(words) if words in self.buttons else self.say(words)


def _standing(draft: Any) -> Standing:
    return Standing(draft.service, draft.open_question or "", dict(draft.answers), draft.draft_id)


def utters(replies: Sequence[Reply]) -> list[str]:
    """The utterances of what was replied."""
    return [str(reply["utter"]) for reply in replies]


def said(value: Any) -> str:
    """A kept value as it is compared: the words of a place, the lines of a list."""
    if isinstance(value, Mapping):
        return str(value.get("text", value.get("name", value)))
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)


def holds(kept: Any, expected: str) -> bool:
    """Whether a kept value is the expected one; with ~ in front whether it holds those words."""
    if expected.startswith("~"):
        return expected[1:].casefold() in said(kept).casefold()
    return said(kept) == expected
