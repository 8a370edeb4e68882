"""Reader of whose wish a divorce is: the other side's, or the speaker's own. Pure.

"他想离婚" tells of no suit of the speaker's; "我要离婚，他不肯" is theirs.
"""

from __future__ import annotations

from pathlib import Path

from actions.dialogue.readers.speech_acts import asks
from actions.readers.pattern_pages import patterns
from actions.story.readers.plain import plain

_PAGE = Path(__file__).with_name("divorce_side.yml")


def other_wants_divorce(text: str) -> bool:
    """Return True if a divorce is the other side's wish, and the speaker tells of none of their own.

    Args:
        text: the message.
    """
    said = plain(text).casefold()
    return _says("theirs", said) and not _says("own", said)


def denies_own_wish(text: str) -> bool:
    """Return True if somebody says that it is not they who want to part, or to sue ("不是我想离")."""
    said = plain(text).casefold()
    return not asks(text) and _says("not_mine", said) and not _says("wants_else", said)


def _says(entry: str, said: str) -> bool:
    return any(one.search(said) for one in patterns(_PAGE, entry))
