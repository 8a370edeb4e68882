"""Reader of a message by what it denies and what it leaves standing. Pure.

"No, not marital status. Only the power of attorney" denies one thing and means the other; what the bot recognised
across the denial ("no … status") counts for neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import spans
from actions.dialogue.readers.act_patterns import DENIAL_ENDS
from actions.script import sign_by_sign

Span = tuple[int, int, int]
"""Beginning of a denial, of what is denied, and its end."""
_UNWANTED = re.compile(
    r"(?:不要|唔要|不需要|唔需要|不用|唔使|不办|唔办)(?!紧|緊)|\b(?:don['’]?t|do not|doesn['’]?t) (?:want|need|mean)\b",
    re.IGNORECASE,
)
_LONGEST = 200
"""Characters; a longer message tells a story, in which anything may be denied."""
_AROUND = " ，,、。.;；!！"


_DENIES_FIRST = re.compile(
    r"(?:并?不是|唔[係系是]) +[^\s，,。][^，,。]*?[，,\s]+(?:而|应该|應該|其实|其實)?[是係系]\s*[^\s，,。]"
)


def denies_first(text: str) -> bool:
    """Return True if a text begins with the value that is wrong, a blank before it ("不是 15万，是 50万")."""
    return _DENIES_FIRST.match(text) is not None


def without_denials(said: UserMessage) -> tuple[UserMessage, list[UserMessage], UserMessage] | None:
    """Return the rest of a message, the pieces it denies, and the message without entities of a denial; else None.

    Characters of the rest stay where they are, blanks in the place of what is denied.
    """
    found = list(_spans(said.text)) if not said.pressed and len(said.text) <= _LONGEST else []
    pieces = [piece for _, start, end in found if (piece := said.between(start, end)).text.strip(_AROUND)]
    if not pieces:
        return None
    text = said.text
    for begin, _, end in found:
        text = f"{text[:begin]}{' ' * (end - begin)}{text[end:]}"
    kept = tuple(one for one in said.entities if not any(_meets(one, span) for span in found))
    rest = replace(said, text=text if text.strip(_AROUND) else "", entities=kept, parts=())
    return rest, pieces, replace(said, entities=kept)


def _spans(text: str) -> Iterator[Span]:
    plain, at = sign_by_sign(text), 0
    begins = sorted({*spans("denies", text), *(found.span() for found in _UNWANTED.finditer(plain))})
    for begin, start in begins:
        if begin < at:
            continue
        over = DENIAL_ENDS.search(plain, start)
        at = over.start() if over else len(text)
        yield begin, start, at


def _meets(entity: object, span: Span) -> bool:
    place = entity if isinstance(entity, dict) else {}
    start, end = int(place.get("start", -1)), int(place.get("end", -1))
    return start >= 0 and start < span[2] and end > span[0]
