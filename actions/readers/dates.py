"""Reader of a wish for everything of one's own that has a day, by the patterns of ``dates.yml``. Pure."""

from __future__ import annotations

from pathlib import Path

from actions.dialogue.message import UserMessage
from actions.readers.pattern_pages import patterns
from actions.script import sign_by_sign

_PAGE = Path(__file__).with_name("dates.yml")
_LONGEST = 60
"""Letters, a Chinese sign counting as two; a longer message tells a story in which something expires."""
INTENT = "ask_time_limit"
"""Under which the answer is asked for; the bot knows no intent of its own for it."""


def asks_for_agenda(text: str) -> bool:
    """Return True if a message asks for all its writer's last days and appointments, of whatever service."""
    plain = sign_by_sign(text.strip()).casefold()
    if not plain or len(plain) + sum(not sign.isascii() for sign in plain) > _LONGEST:
        return False
    other = any(one.search(plain) for one in patterns(_PAGE, "agenda", "none"))
    return not other and any(one.search(plain) for one in patterns(_PAGE, "agenda", "any"))


def asked_outright(message: UserMessage) -> str:
    """Return the intent of a message that asks for them, or nothing; a button says itself what it means."""
    asks = not message.pressed and message.danger is None and asks_for_agenda(message.text)
    return INTENT if asks else ""
