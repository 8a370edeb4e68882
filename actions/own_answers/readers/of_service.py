"""Kind of a question about this service itself, by ``of_service.yml``. Pure."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from actions.own_answers.readers.asked import plain_of
from actions.readers.pattern_pages import says_all

_PAGE = Path(__file__).with_name("of_service.yml")
COST: Final = "cost"
CLOCK: Final = "clock"
UPLOADING: Final = "uploading"
SMALL_TALK: Final = "small_talk"
PAPERS_TO: Final = "papers_to"
TOLD_TO_POLICE: Final = "told_to_police"
TOLD_TO_PERSON: Final = "told_to_person"
LAWYER_REAL: Final = "lawyer_real"
WRONG_BEFORE: Final = "wrong_before"
COMPLAINT: Final = "complaint"
WAITED: Final = "waited"
FEE_FIRST: Final = "fee_first"
CLICKED: Final = "clicked"
FEELINGS: Final = "feelings"
SUED_BY: Final = "sued_by"
SECRET_TYPED: Final = "secret_typed"
FORGED_WISHED: Final = "forged_wished"
IN_FORMS: Final = frozenset({COST, CLOCK, UPLOADING, TOLD_TO_POLICE, TOLD_TO_PERSON, SECRET_TYPED, FORGED_WISHED})
"""Kinds that are answered in the middle of a form; what is told there may answer its question."""
_ORDER: Final = (
    SECRET_TYPED, FORGED_WISHED, FEE_FIRST, CLICKED, WRONG_BEFORE, TOLD_TO_POLICE, TOLD_TO_PERSON, LAWYER_REAL,
    COMPLAINT, WAITED, SUED_BY, PAPERS_TO, CLOCK, COST, UPLOADING, SMALL_TALK,
)  # fmt: skip
_LONGEST: Final = {"zh": 90, "en": 220}
"""Characters; a longer message tells a story, in which any of these words may stand."""
_FACES: Final = re.compile(r"[\s\U0001F614-\U0001F62D\U0001F480\U0001F494\U0001F620-\U0001F624\u2639\uFE0F]+")
"""Faces that weep or are angry, and a broken heart."""


def kind_asked(text: str) -> str:
    """Return which of the kinds a message asks, or nothing."""
    plain = plain_of(text)
    if plain and _FACES.fullmatch(plain):
        return FEELINGS
    if not plain or len(plain) > _LONGEST["en" if plain.isascii() else "zh"]:
        return ""
    return next((kind for kind in _ORDER if says_all(_PAGE, kind, plain)), "")


def is_of_us(text: str) -> bool:
    """Return True if a text speaks to us or of this service by name; "收费吗" alone is of what is open."""
    return says_all(_PAGE, "of_us", plain_of(text))


def typed_into_link(text: str) -> bool:
    """Return True if a text tells that a card, a code or a number was typed in already; where, it does not say."""
    return says_all(_PAGE, "typed_in", plain_of(text))


def is_of_bank(text: str) -> bool:
    """Return True if what was typed in opens an account."""
    return says_all(_PAGE, "of_bank", plain_of(text))


def is_of_swindle(text: str) -> bool:
    """Return True if what was said before spoke of a swindle."""
    return says_all(_PAGE, "of_swindle", plain_of(text))
