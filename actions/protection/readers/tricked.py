"""Messages of who may be tricked, or has been, and of who is angry with us. Pure."""

from __future__ import annotations

from pathlib import Path

from actions.readers.pattern_pages import says_all
from actions.script import sign_by_sign

_PAGE = Path(__file__).with_name("tricked.yml")
_LONGEST, _LONGEST_ANGER = 400, 120
"""Characters; a longer message tells a story, or more than anger."""


def tells_of_court_link(text: str) -> bool:
    """Return True if a message with a link has come in the name of a court."""
    return _says("court_link", text)


def tells_of_office_stranger(text: str) -> bool:
    """Return True if a stranger in an office's name has got in touch and wants a code scanned, or an identity."""
    return _says("office_stranger", text)


def tells_of_fee_notice(text: str) -> bool:
    """Return True if a message in a court's name has a fee of a case paid, as courts do and swindlers, too."""
    return _says("fee_notice", text)


def tells_of_pretended_office(text: str) -> bool:
    """Return True if somebody in an office's name, or about a case, wants money, a link pressed, an app or a code."""
    return not tells_of_fee_notice(text) and _says("pretended_office", text)


def is_lured_abroad(text: str) -> bool:
    """Return True if a job abroad sounds like the lure of a scam compound, and it is asked whether to trust it."""
    return _says("lured_abroad", text)


def has_entered_card(text: str) -> bool:
    """Return True if somebody has given a card, a password or a code on a page behind a link or a code."""
    return _says("entered_card", text)


def is_swindled_online(text: str) -> bool:
    """Return True if somebody met online has the speaker's money and is gone, and no suit is asked for."""
    return _says("swindled_online", text)


def scolds(text: str) -> bool:
    """Return True if the speaker is angry with us, and says so; what somebody else calls them is none of it."""
    return len(text) <= _LONGEST_ANGER and _says("scolds", text)


def _says(name: str, text: str) -> bool:
    if not text or len(text) > _LONGEST:
        return False
    return says_all(_PAGE, name, sign_by_sign(text).casefold().replace("’", "'").strip())
