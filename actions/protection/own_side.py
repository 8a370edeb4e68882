"""Keeping to the side of a suit the person said they are on: a defendant is not told what happens to a plaintiff.

"What if I don't go" is asked by both, and the words alone do not tell whose question it is; the talk before does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from actions.defence.memory import said_to_be_sued
from actions.dialogue.phrases import said
from actions.dialogue.turn import Turn
from actions.protection.telling import tell_entry, tell_likely
from actions.readers.sides import standpoint
from backend.protection.commands import FindLaw
from backend.protection.model import Finding, LawEntry
from backend.shared.wording import Words

_SUED, _SUING = "sued", "suing"
_SAID: Final[Mapping[str, Words]] = {
    _SUED: Words("我是被告，{}", "I am the defendant. {}"),
    _SUING: Words("我是原告，{}", "I am the plaintiff. {}"),
}
_ACTS: Final[Mapping[str, str]] = {_SUED: "of_defendant", _SUING: "of_plaintiff"}
"""The act of whoever asks as one side."""
_OF_DEFENDANTS: Final = "defendant"
"""The page of the library for whoever is sued."""
_MOSTLY, _HARDLY = 0.3, 0.15
"""Shares of its ways of asking from which an entry is one side's, and up to which it is not the other's."""


def of_other_side(turn: Turn, entry: LawEntry) -> bool:
    """Return True if an entry answers a plaintiff, and the person is sued; or the other way round."""
    mine = _own_side(turn)
    return bool(mine) and _side_of(entry) not in ("", mine)


async def told_for_own_side(turn: Turn) -> bool:
    """Look a message up as the question of the side the person is on, and tell what is found; False for nothing."""
    mine = _own_side(turn)
    if not mine:
        return False
    found: Finding = await turn.do(FindLaw(_SAID[mine].say(turn.language).format(turn.answer.text)))
    first = found.entry or next(iter(found.candidates), None)
    if first is None or _side_of(first) not in ("", mine):
        return False
    if found.entry is not None:
        await tell_entry(turn, found.entry)
    elif found.is_likely:
        tell_likely(turn, found.candidates)
    else:
        return False
    return True


def _own_side(turn: Turn) -> str:
    """The side the person said they are on, now or in one of the last messages; nothing where they said none."""
    now = standpoint(turn.answer.text)
    if now.sure and now.side in _SAID:
        return now.side
    return _SUED if said_to_be_sued(turn) else ""


def _side_of(entry: LawEntry) -> str:
    """The side that asks for an entry, by its ways of asking; nothing where both do, or it is no matter of sides."""
    if entry.topic == _OF_DEFENDANTS:
        return _SUED
    ways = [way for some in entry.ask.values() for way in some]
    share = {side: sum(said(act, way) for way in ways) / max(len(ways), 1) for side, act in _ACTS.items()}
    for side, other in ((_SUED, _SUING), (_SUING, _SUED)):
        if share[side] >= _MOSTLY and share[other] <= _HARDLY:
            return side
    return ""
