"""Subject of a clause that names nobody: that of the nearest clause before it. Pure.

"他叫周大文，住在开平" tells where he lives, "我借钱给他，住在多伦多" where the speaker does.
"""

from __future__ import annotations

import re
from typing import Final

from actions.dialogue.readers.kin import FRIENDS, RELATIVES, ROLES, people_zh

SPEAKER: Final = "speaker"
OTHER: Final = "other"
DECEASED: Final = "deceased"
_STOP = re.compile(r"[，。,.;；!！?？\n]")
_AND = r"(?:然后|后来|现在|而且|但是|但|不过|因为|所以|其实|听说|and|but|so|then|now)*\s*"
RELATIONS = people_zh(RELATIVES, *FRIENDS, ROLES, led=True)
"""Words for the relation between people, in Chinese; a pattern over one spelling."""
_KIN = rf"我(?:的|们)?{RELATIONS}|my (?!name\b)\w+"
_DIED = re.compile(
    r"去世|过世|过了?身|走了(?!佬|路|数|之)|死了(?!(?:这|那|呢|嗰)?(?:条|份|个|颗)心)|病逝|身故|离世|逝世|不在了|往生|"
    r"走(?:的|咗)(?=$|[，。,.;；!！?？])|"
    r"\b(?:die[ds]?|passed (?:away|on)|(?:is|was) dead|"
    r"(?:has|have|had) (?:passed|died)|passed(?= (?:in|on|last|around)\b))\b"
)
_SPEAKER = re.compile(rf"{_AND}(?:我|本人|(?:i|i'm|i've|we|my name)\b)")
_REST = (
    r"(?:其他|其余|另外)(?:的)?[^，。]{0,4}?(?=都|也|住|在)|"
    r"(?:the )?(?:others|other (?:two|three|four|ones|heirs|siblings)|rest of them)\b|(?:all|both|some) of them\b"
)
"""Words for everybody else in the quarrel."""
_OTHER = re.compile(
    rf"{_AND}(?:{_KIN}|他|她|对方|被告|那个人|{_REST}|(?:he|she|his|her|they|the (?:other side|defendant))\b)"
)
_NAMES = re.compile(rf"我(?!叫|是|姓|人|在|住|的)|本人|他|她|对方|被告|{_REST}|\b(?:i|we|he|she|they|his|her)\b")


def subject_before(plain: str, at: int) -> str:
    """Return whose clause comes before a place in the text: ``speaker``, ``other``, ``deceased``, or nothing.

    Who has died stands on no side: "我妈过世了，在台山有间屋" tells of nobody who is sued.

    Args:
        plain: the text in one spelling.
        at: where the clause without a subject begins.
    """
    sentence = re.split(r"[。!！?？\n]", plain[:at])[-1]
    for clause in reversed(_STOP.split(sentence)):
        said = clause.strip()
        if _OTHER.match(said):
            return DECEASED if _DIED.search(said) else OTHER
        if _SPEAKER.match(said):
            return SPEAKER
    return ""


def tells_of_death(plain: str) -> bool:
    """Return True if words tell that somebody has died."""
    return _DIED.search(plain) is not None


def death_at(plain: str) -> int:
    """Return where words first tell that somebody has died; their end where they do not."""
    found = _DIED.search(plain)
    return found.end() if found is not None else len(plain)


def names_subject(evidence: str) -> bool:
    """Return True if words say themselves whom they are about."""
    return _NAMES.search(evidence) is not None or evidence.startswith("我")
