"""Kind of a question or wish that has an answer of its own and sounds like a neighbour's, by ``asked.yml``. Pure."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from actions.readers.pattern_pages import says_all
from actions.readers.sides import standpoint
from actions.script import sign_by_sign

_PAGE = Path(__file__).with_name("asked.yml")
LETTER: Final = "letter"
FRAUD: Final = "fraud"
REMINDER: Final = "reminder"
FOREIGN_COURT: Final = "foreign_court"
NO_CLAUSE: Final = "no_clause"
WHICH_COURT: Final = "which_court"
ROOTS: Final = "roots"
PAY_ABROAD: Final = "pay_abroad"
LAWYER_FOUND: Final = "lawyer_found"
IDENTITY_LATER: Final = "identity_later"
MAY_SUE: Final = "may_sue_himself"
SUE_FROM_ABROAD: Final = "sue_from_abroad"
DEPOSIT_LEFT: Final = "deposit_left"
CONFISCATED: Final = "confiscated"
LAWYER_IDLE: Final = "lawyer_idle"
NO_MONEY: Final = "no_money_for_fees"
AROUND: Final = (
    DEPOSIT_LEFT, CONFISCATED, LAWYER_IDLE, NO_MONEY, IDENTITY_LATER, MAY_SUE, SUE_FROM_ABROAD,
    PAY_ABROAD, LAWYER_FOUND, ROOTS,
)  # fmt: skip
"""Questions around a matter: what the dead left at a bank, a house taken of old, what comes first, who may …"""
_LONGEST = {"zh": 80, "en": 180}
"""Characters; a longer message tells a story, in which any of these words may stand."""


def kind_asked(text: str) -> str:
    """Return which of the kinds a message asks or wishes for, or nothing."""
    plain = plain_of(text)
    if not plain or len(plain) > _LONGEST["en" if plain.isascii() else "zh"]:
        return ""
    if found := next((kind for kind in (FRAUD, LETTER, NO_CLAUSE) if _says(kind, plain)), ""):
        return found
    if _says(FOREIGN_COURT, plain) and _says("foreign_words", plain):
        return FOREIGN_COURT
    found = next((kind for kind in (WHICH_COURT, REMINDER, *AROUND) if _says(kind, plain)), "")
    return "" if found == SUE_FROM_ABROAD and _is_claimed_from(text) else found


def _is_claimed_from(text: str) -> bool:
    """Return True if the suit that is spoken of is another's against the writer ("the bank says it will sue me")."""
    stand = standpoint(text)
    return stand.threatened or stand.side in ("sued", "lost")


def names_errand(text: str) -> bool:
    """Return True if somebody wishes to be reminded of something that is no hearing, appointment or day of ours."""
    return _says("errand", plain_of(text))


def is_of_hearing(text: str) -> bool:
    """Return True if a reminder of a hearing is spoken of."""
    return _says("of_hearing", plain_of(text))


def both_agree(text: str) -> bool:
    """Return True if a text says that the other side agrees, too."""
    return _says("both_agree", plain_of(text))


def is_of_late_kin(text: str) -> bool:
    """Return True if a text speaks of one's own late relative ("my late aunt", "先父")."""
    return _says("late_kin", plain_of(text))


def is_short_of_money(text: str) -> bool:
    """Return True if somebody says in few words that they have little money."""
    return _says("short_of_money", plain_of(text))


def is_of_fees(text: str) -> bool:
    """Return True if a text speaks of what a court or a lawyer costs."""
    return _says("of_fees", plain_of(text))


def names_region(text: str) -> bool:
    """Return True if a text names Hong Kong, Macao or Taiwan."""
    return _says("of_region", plain_of(text))


def plain_of(text: str) -> str:
    """Return a text in the spelling of the page."""
    return sign_by_sign(text).casefold().replace("’", "'").strip()


def _says(name: str, plain: str) -> bool:
    return says_all(_PAGE, name, plain)
