"""Reader of the stretches of a message that go on to another matter ("…, 另外…", "…, and my passport expires"). Pure.

A story goes on by commas, too: what names the other side, a sum, a number or a day belongs to it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.aligned import aligned
from actions.readers.pattern_pages import pattern

_PAGE = Path(__file__).with_name("further_wishes.yml")
_LEAST: Final = 4
"""Letters from which a stretch says something."""
_OF_STORIES: Final = frozenset({"money", "number", "date", "date_range", "datetime", "phone", "document_number"})
_EDGES: Final = " ，,、。.；;?？!！\n"


def further_wishes(message: UserMessage) -> tuple[UserMessage, ...]:
    """Return the stretches of a message that each tell of another matter than it began with, without joining words."""
    found = []
    for at, piece in enumerate(_pieces(message)):
        text = aligned(piece.text)
        begins = pattern(_PAGE, "begins").match(text)
        apart = begins is not None or _says("also", text)
        if at and apart and _says("needs", text) and not _says("facts", text) and not piece.values(*_OF_STORIES):
            joint = pattern(_PAGE, "joint").match(text) or begins
            start = joint.end() if joint is not None and not _says("needed", text[: joint.end()]) else 0
            bare = _unasked(piece.between(start).text.strip(_EDGES))
            if len(bare) >= _LEAST:
                found.append(_heard(message, piece, bare))
    return tuple(found)


def without_further(message: UserMessage) -> UserMessage:
    """Return a message without the other matters at its end, so that none of them is read as what happened.

    It stays as it is where what it began with goes on behind them.
    """
    pieces, wishes = _pieces(message), further_wishes(message)
    left = list(wishes)
    while len(pieces) > 1 and left and left[-1].text in pieces[-1].text:
        left.pop()
        pieces.pop()
    if left or not wishes or message.pressed:
        return message
    end = message.text.rfind(pieces[-1].text) + len(pieces[-1].text)
    return replace(message.between(0, end), parts=tuple(one for one in message.parts if one.end <= end))


def _pieces(message: UserMessage) -> list[UserMessage]:
    """The stretches from comma to comma, cut again where English joins another matter without one."""
    pieces: list[UserMessage] = []
    for stretch in message.stretches():
        start = 0
        for joint in pattern(_PAGE, "joins").finditer(aligned(stretch.text)):
            pieces.append(stretch.between(start, joint.start()))
            start = joint.start() + 1
        pieces.append(stretch.between(start))
    return [piece for piece in pieces if piece.text]


def _unasked(text: str) -> str:
    """A stretch without the words that only say that something is asked ("顺便问下…")."""
    asked = pattern(_PAGE, "asked").match(aligned(text))
    return text[asked.end() :] if asked is not None else text


def _heard(message: UserMessage, piece: UserMessage, bare: str) -> UserMessage:
    """The stretch as the clause it stands in was heard; as nothing where that clause holds more than it."""
    own = next((one for one in message.clauses() if bare in one.text or one.text in bare), None)
    heard = own is not None and len(own.text) <= len(piece.text) + _LEAST
    intent, decision = (own.intent, own.decision) if own is not None and heard else ("", "ask_back")
    return UserMessage(bare, intent, decision, piece.entities if bare == piece.text else ())


def _says(name: str, text: str) -> bool:
    return pattern(_PAGE, name).search(text) is not None
