"""Readers of a relative's death: "阿妈2002年已经走了" tells nothing of the day the father died. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.dialogue.readers.kin import relatives_in
from actions.filing.readers.acting_for import name_of
from actions.script import sign_by_sign
from actions.story.readers.plain import plain as spelt
from actions.story.readers.subjects import tells_of_death

_CLAUSE = re.compile(r"[^，。,.；;！!？?\n]+")


def dead_in(text: str) -> list[str]:
    """Return the relatives of whom a text tells that they died, in its order."""
    clauses = (found[0] for found in _CLAUSE.finditer(spelt(text)))
    return list(dict.fromkeys(kin for one in clauses if tells_of_death(one) for kin in _kin_in(one)))


def name_of_dead(kin: str, text: str) -> str:
    """Return what a message says that the relative who died was called ("我爸叫司徒永年"), or nothing.

    Args:
        kin: the relative, as `dead_in` names them.
    """
    plain = sign_by_sign(text)  # sign for sign, so that the name is found again as it was written
    words = [one.word for one in relatives_in(plain) if one.family == kin]
    name = next((name for word in words if (name := name_of(word, plain))), "")
    at = plain.find(name)
    return text[at : at + len(name)] if name and at >= 0 else name


def is_of_another_dead(text: str, at: int, dead: Sequence[str]) -> bool:
    """Return True if the clause at a place tells of another relative's death than the one that is spoken of.

    Args:
        text: the message.
        at: where in it the day stands.
        dead: the relatives of whom the message that told of a death first told it.
    """
    clause = next((found[0] for found in _CLAUSE.finditer(spelt(text)) if found.start() <= at < found.end()), "")
    kin = _kin_in(clause) if tells_of_death(clause) else []
    return len(dead) == 1 and bool(kin) and dead[0] not in kin


def _kin_in(clause: str) -> list[str]:
    return [one.family for one in relatives_in(clause)]
