"""Reader of the cause that is put in the place of a denied one, by short words that alone would name none. Pure.

"Its not a sale, its mum's estate" denies a sale and means an estate; without the denial "mum's estate" may be anything.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from actions.dialogue.readers.phrases import tokens
from actions.readers.pattern_pages import page_of, pattern
from actions.script import sign_by_sign

_PAGE = Path(__file__).with_name("cause_denied.yml")
_NOT_DONE = re.compile(
    r"(?:我(?:们|哋)?)?(?:从来|从|都|根本|并|压根|又){0,2}(?:没有|没|冇|未)(?:有)?(?:过)?(?=借|贷|卖|买|租|订)[^，,。.;；!！?？]*"
    r"|\b(?:i|we) (?:didn['’]?t|did not|never|haven['’]?t|have not|hadn['’]?t)\b[^,.;!?，。]*",
    re.IGNORECASE,
)
"""Deeds the writer says not to have done ("I never lent him anything"), up to the next stop."""
_INTO = re.compile(
    r"^(?:请|麻烦|唔该|那|帮我|应该){0,2}(?:把|将)?(?:它|佢|这个|呢个|这件|呢件)?(?:改|换|转)(?:返)?(?:成|做|为|到|去)"
    r"|^(?:应该|其实|实际上?|应)(?:是|系)|^(?:it |this |that )?should (?:be|say)"
    r"|^(?:please |can you |could you )?(?:change|switch|make|move) (?:it|this|that)(?: (?:in)?to)?\b",
    re.IGNORECASE,
)
_WORDS, _SIGNS = 3, 6
"""Words, or Chinese signs, of a denied name."""
_LONGEST_NAME = 24
"""Characters of a message that puts one name in the place of another."""


def is_called_so(cause: str, text: str) -> bool:
    """Return True if the words that a message denies call a cause of ours."""
    return cause in page_of(_PAGE) and pattern(_PAGE, cause).search(_plain(text)) is not None


def is_name_alone(piece: str) -> bool:
    """Return True if what is denied is hardly more than a name: "a sale" is, "part of the estate he left" is not."""
    return len(tokens(piece)) <= (_WORDS if piece.isascii() else _SIGNS)


def not_done(text: str) -> tuple[list[str], str]:
    """Return what the writer says not to have done, piece by piece, and the text without it."""
    plain = _plain(text)
    pieces = [found.group() for found in _NOT_DONE.finditer(plain)]
    return pieces, _NOT_DONE.sub("", plain)


def put_instead(text: str) -> str:
    """Return the words a short message puts in the place of what stands ("改成继承"); empty for any other."""
    found = _INTO.match(_plain(text).strip())
    rest = _plain(text).strip()[found.end() :].strip(" 。.!！吧啦喇") if found else ""
    return rest if len(rest) <= _LONGEST_NAME else ""


def cause_instead(text: str, now: str) -> str:
    """Return the one cause but `now` that short words call; empty where they call none, or several.

    Args:
        text: what is left of a message without what it denies.
        now: the cause that is denied.
    """
    found = [cause for cause in _causes() if cause != now and is_called_so(cause, text)]
    return found[0] if len(found) == 1 else ""


@cache
def _causes() -> tuple[str, ...]:
    return tuple(page_of(_PAGE))


def _plain(text: str) -> str:
    return sign_by_sign(text).casefold()
