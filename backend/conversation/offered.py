"""The buttons under what was said last, so that a typed "yes", "the second one" or half a title can mean one of them.

Whatever we said since the person's last message counts, also what we said by ourselves (a mediator's proposal). Titles
and payloads hold no personal data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from backend.conversation.tables import history
from backend.shared.database import Session
from backend.shared.own_seals import opened

_LOOK_BACK = 16
"""Bubbles; more is never said between two messages of a person."""
_ASKS = ("?", "？", "吗", "嗎", "呢", "呀？", "嘛")
_AFTER = ' \n。.！!~）)”"'


@dataclass(frozen=True, slots=True)
class Offered:
    """Choices that can be made by words.

    Args:
        buttons: title and payload of each button of the last bubble that has any.
        asks: whether that bubble ends on a question.
        beside: the buttons of the bubbles before it.
    """

    buttons: Sequence[tuple[str, str]] = ()
    asks: bool = False
    beside: Sequence[tuple[str, str]] = ()

    def as_json(self) -> dict[str, Any]:
        """Return it as the bot's request holds it."""
        return {"buttons": [*map(list, self.buttons)], "asks": self.asks, "beside": [*map(list, self.beside)]}


def offered_before(session: Session, person_id: str, turn_id: str) -> Offered:
    """Return what stood under our last words before a message.

    Args:
        turn_id: of the message, which is in the history already.
    """
    query = select(history.c.direction, history.c.body, history.c.turn_id).where(history.c.person_id == person_id)
    rows = session.execute(query.order_by(history.c.seq.desc()).limit(_LOOK_BACK)).mappings().all()
    own = next((at for at, row in enumerate(rows) if row["direction"] == "in" and row["turn_id"] == turn_id), None)
    if own is None:
        return Offered()
    said: list[Mapping[str, Any]] = []
    for row in rows[own + 1 :]:
        body = opened(session, history.c.body, person_id, row["body"]) or {}
        if is_about_voice(body):
            continue
        if row["direction"] == "in":
            break
        said.append(body)
    bubbles = [body for body in said if body.get("buttons")]
    if not bubbles:
        return Offered()
    beside = [pair for body in bubbles[1:] for pair in _pairs(body)]
    return Offered(tuple(_pairs(bubbles[0])), is_question(str(bubbles[0].get("text") or "")), tuple(beside))


def is_about_voice(body: Mapping[str, Any]) -> bool:
    """Return True if a bubble is about a voice message: the question before it is still the open one."""
    return bool((body.get("custom") or {}).get("voice"))


def is_question(text: str) -> bool:
    """Return True if a text ends on a question."""
    return text.rstrip(_AFTER).endswith(_ASKS)


def _pairs(body: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(str(one["title"]), str(one["payload"])) for one in body.get("buttons", ())]
