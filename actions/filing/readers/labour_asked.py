"""Readers of what is asked about labour arbitration in the middle of a suit over work (`labour_asked.yml`). Pure.

Inside such a filing "可以直接告吗" and "那你帮我办仲裁吧" name no subject: they mean the arbitration that goes first.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from actions.readers.pattern_pages import says_all
from actions.script import sign_by_sign
from backend.shared.courts import COURTS
from backend.shared.wording import Words

DIRECT: Final = "direct"
WHERE: Final = "where"
HOW: Final = "how"
KINDS: Final = (WHERE, DIRECT, HOW)
"""Kinds of questions: where it is, whether one may sue at once, how it is done; the first that is read."""
_PAGE: Final = Path(__file__).with_name("labour_asked.yml")
_LONGEST: Final = {"zh": 60, "en": 160}
"""Characters; a longer message tells the case, in which any of these words may stand."""


def labour_asked(text: str) -> str:
    """Return which of the kinds a message asks, or nothing."""
    plain = _plain(text)
    if not plain or len(plain) > _LONGEST["en" if plain.isascii() else "zh"]:
        return ""
    return next((kind for kind in KINDS if says_all(_PAGE, kind, plain)), "")


def sets_suit_aside(text: str) -> bool:
    """Return True if a message gives the suit up for now ("算了，不立案了")."""
    return says_all(_PAGE, "sets_suit_aside", _plain(text))


def county_of_work(*texts: str) -> Words | None:
    """Return the county or district of Jiangmen that the first of some texts names; None where none does."""
    plain = (_plain(text) for text in texts)
    named = (court for text in plain for court in COURTS.values() if any(name in text for name in court.names))
    court = next(named, None)
    return court.district if court is not None else None


def _plain(text: str) -> str:
    return sign_by_sign(text).casefold().replace("’", "'").strip()
