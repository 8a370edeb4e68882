"""Recognition of a wish that a danger was told beside, or that has a matter of its own. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from actions.dialogue.readers.speech_acts import wishes

if TYPE_CHECKING:
    from actions.dialogue.message import UserMessage

_CAUSE: Final = "cause"
_LONGEST_ASIDE: Final = 5
"""Characters of a courtesy in a script without spaces ("我要立案，谢谢")."""
_MOST_WORDS: Final = 3
"""Words of one in another script."""


def tells_another(said: UserMessage, story: UserMessage) -> bool:
    """Return True if a message tells a matter that is not the one in the message with the danger.

    Args:
        said: what opens the form now.
        story: what was told beside the danger.
    """
    cause = said.value(_CAUSE)
    if any(one.get("entity") != _CAUSE for one in said.entities):
        return True
    other = cause is not None and cause != story.value(_CAUSE)
    return other or any(_tells(part.text) for part in said.stretches() if not wishes(part.text))


def _tells(part: str) -> bool:
    words = part.split()
    return len(words) > _MOST_WORDS or (len(words) == 1 and not part.isascii() and len(part) > _LONGEST_ASIDE)
