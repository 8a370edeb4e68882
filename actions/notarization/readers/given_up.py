"""Readers of who gives an appointment up, and of who asks whether it is gone, by ``given_up.yml``. Pure.

"怎么取消" asks how it is done and "别取消" keeps it; neither gives anything up.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from actions.dialogue.readers.aligned import aligned
from actions.readers.pattern_pages import says_all

_PAGE: Final = Path(__file__).with_name("given_up.yml")
_LONGEST: Final = 60
"""Characters; a longer message tells more than that something is given up."""


def gives_up(text: str) -> bool:
    """Return True if a short message gives up what was just booked or shown ("取消啦，唔去喇", "cancel it")."""
    return _says("gives_up", text)


def asks_if_gone(text: str) -> bool:
    """Return True if it is asked whether what was given up is cancelled ("取消咗未", "did you cancel it?")."""
    return _says("asks_if_gone", text)


def names_appointment(text: str) -> bool:
    """Return True if a text names the appointment or the notary, so that it need not have been told just now."""
    return _says("of_notary", text)


def _says(name: str, text: str) -> bool:
    """Return True if the page's words for something stand in a text short enough to say nothing else."""
    plain = aligned(text).strip()
    return 0 < len(plain) <= _LONGEST and says_all(_PAGE, name, plain)
