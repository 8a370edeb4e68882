"""Of which relative a text tells that they died: "阿妈2002年已经走了" tells nothing of the father's day. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from actions.filing.readers.acting_for import name_of
from actions.script import sign_by_sign
from actions.story.readers.plain import plain as spelt
from actions.story.readers.subjects import tells_of_death

_CLAUSE = re.compile(r"[^，。,.；;！!？?\n]+")
_KIN: Mapping[str, re.Pattern[str]] = {
    "father": re.compile(r"老豆|老窦|老爸|爸|父|\b(?:father|dad)\b", re.IGNORECASE),
    "mother": re.compile(r"老母|妈|母|\b(?:mother|mum|mom)\b", re.IGNORECASE),
    "grandfather": re.compile(r"爷|外公|阿公|\bgrand(?:father|dad|pa)\b", re.IGNORECASE),
    "grandmother": re.compile(r"奶奶|外婆|阿婆|阿嫲|\bgrand(?:mother|ma)\b", re.IGNORECASE),
    "spouse": re.compile(r"丈夫|老公|妻|老婆|太太|\b(?:husband|wife)\b", re.IGNORECASE),
    "brother": re.compile(r"哥|弟|大佬|细佬|二佬|\bbrother\b", re.IGNORECASE),
    "sister": re.compile(r"姐|妹|\bsister\b", re.IGNORECASE),
    "uncle": re.compile(r"叔|伯|舅|姑|姨|\b(?:uncle|aunt)\b", re.IGNORECASE),
}


def dead_in(text: str) -> list[str]:
    """Return the relatives of whom a text tells that they died, in its order."""
    clauses = (found[0] for found in _CLAUSE.finditer(spelt(text)))
    return list(dict.fromkeys(kin for one in clauses if tells_of_death(one) for kin in _kin_in(one)))


def name_of_dead(kin: str, text: str) -> str:
    """Return what a message says that the relative who died was called ("我爸叫司徒永年"), or nothing.

    Args:
        kin: the relative, as `dead_in` names them.
    """
    plain = sign_by_sign(text)
    words = (text[slice(*found.span())] for found in _KIN[kin].finditer(plain)) if kin in _KIN else ()
    return next((name for word in words if (name := name_of(word, text))), "")


def is_of_another_dead(text: str, at: int, dead: Sequence[str]) -> bool:
    """Whether the clause at a place tells of another relative's death than the one that is spoken of.

    Args:
        text: the message.
        at: where in it the day stands.
        dead: the relatives of whom the message that told of a death first told it.
    """
    clause = next((found[0] for found in _CLAUSE.finditer(spelt(text)) if found.start() <= at < found.end()), "")
    kin = _kin_in(clause) if tells_of_death(clause) else []
    return len(dead) == 1 and bool(kin) and dead[0] not in kin


def _kin_in(clause: str) -> list[str]:
    return [name for name, words in _KIN.items() if words.search(clause)]
