"""Questions about whoever left an estate, which take nothing that is told of another relative.

"大姐叫梁美玲" names no mother who died, and "二姐站我这边，她也可以做原告吗" does not say what the writer is to her.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from actions.answers import NOTHING, Answer, Reading
from actions.dialogue.fields import Field
from actions.dialogue.readers.kin import relatives_in
from actions.dialogue.turn import Turn
from actions.filing.readers.who_died import dead_in, names_relative

_NAME: Final = "inheritance_deceased"
_RELATION: Final = "inheritance_relation"
_BACK: Final = 10
"""Messages before this one in which it may have been told who died."""


def of_the_dead(field: Field) -> Field:
    """Return a question about whoever died that reads nothing told of somebody else; any other as it is."""
    if field.name not in (_NAME, _RELATION):
        return field

    async def read(turn: Turn, answer: Answer) -> Reading:
        return NOTHING if _is_of_another(field.name, turn, answer) else await field.read(turn, answer)

    return replace(field, read=read)


def _is_of_another(name: str, turn: Turn, answer: Answer) -> bool:
    """Return True if a message asks, or names relatives none of whom is the one who died."""
    if answer.pressed or not answer.text:
        return False
    if answer.asks:
        return True
    if name == _RELATION:
        return False
    dead = next((found for one in turn.typed_before(_BACK) if (found := dead_in(one.text))), [])
    named = {one.family for one in relatives_in(answer.text)} if names_relative(answer.text) else set()
    return bool(named) and bool(dead) and not named & set(dead)
