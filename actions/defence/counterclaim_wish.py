"""Wish of whoever is sued to sue back: heard with the suit, kept with the answer, and offered until it is written.

A counterclaim is a paper of its own beside the answer (CPL-143, INT-232): nobody shall hand in the one and forget the
other.
"""

from __future__ import annotations

from typing import Any, Final

from actions.defence.petition_flow import WRITE
from actions.defence.readers.beside_hearing import wanted_back
from actions.defence.readers.suits import counterclaim_in
from actions.defence.suit_fields import COUNTER
from actions.dialogue.buttons import sending
from actions.dialogue.phrases import said as says
from actions.dialogue.turn import Turn
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

_HEARD: Final = Words(
    "您还想反诉{what}：我记着。反诉和答辩是两份文件，在同一个案子里一起审，不用另外起诉。先办有期限的答辩；写完我再提醒您写反诉状，"
    "现在就写也可以。",
    "You also want to counterclaim{what}; I'll keep that in mind. A counterclaim is a paper of its own in the same "
    "case, not another lawsuit. The answer has a deadline, so it comes first; I'll remind you of the counterclaim "
    "after it, or you can write it now.",
)
_STILL: Final = Words(
    "别忘了反诉{what}：答辩状里没有写，它要另写一份反诉状，最好和答辩状一起交。",
    "Don't forget the counterclaim{what}: it isn't in the answer. It needs a paper of its own, best handed in together "
    "with the answer.",
)


def keep_wish(turn: Turn) -> None:
    """Keep the counterclaim that is wished for in a message, and say what becomes of it; once."""
    text = turn.answer.text
    if turn.answer.pressed or turn.answers.get(COUNTER):
        return
    wanted = wanted_back(text) or (counterclaim_in(text) or True if says("counterclaims", text) else "")
    if wanted:
        turn.change({COUNTER: wanted})
        _say(turn, _HEARD)


def remind_of_wish(turn: Turn) -> None:
    """Say that the counterclaim that was wished for is still to be written; nothing where none was."""
    if turn.answers.get(COUNTER):
        _say(turn, _STILL)


def _say(turn: Turn, words: Words) -> None:
    wish: Any = turn.answers.get(COUNTER)
    quoted = Words("（“{}”）", ' ("{}")').say(turn.language).format(verbatim(wish)) if isinstance(wish, str) else ""
    write = sending(turn.language, *WRITE["counterclaim"])
    turn.say(READY_WORDS, [write], words=words.say(turn.language).format(what=quoted))
