"""Rule for a telephone or an address that was put down for the wrong side: moved to whose it is. Pure.

"那个电话是我的，不是我哥的" moves it; where it stands right already that is said, and nothing is asked for anew.
"""

from __future__ import annotations

from typing import Final

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Command, Say
from actions.dialogue.message import UserMessage
from actions.dialogue.state import State
from actions.filing.parties import key
from actions.filing.readers.party_names import MOST, Role
from actions.filing.readers.whose_contact import whose_contact
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_NAMES: Final = {"phone": Words("电话", "telephone number"), "address": Words("地址", "address")}
_SIDES: Final = {"plaintiff": Words("原告", "plaintiff"), "defendant": Words("被告", "defendant")}
_MOVED: Final = Words(
    "好，这个{what}记在{of}名下，不再写在{other}名下。",
    "All right: it is the {of}'s {what}, and no longer stands for the {other}.",
)
_STANDS: Final = Words(
    "没记错：这个{what}就记在{of}名下，{other}名下没有写{what}。",
    "It stands right: that {what} is down for the {of}; none is down for the {other}.",
)


def contact_put_right(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Move a telephone or an address to the side it is said to be of; nothing where which one is meant is not plain."""
    told = None if message.pressed or not message.text else whose_contact(message.text)
    if told is None:
        return ()
    kind, role = told
    other: Role = "defendant" if role == "plaintiff" else "plaintiff"
    right, here = key(role, 1, kind), str(state.answers.get(key(role, 1, kind)) or "")
    wrong = [name for n in range(1, MOST + 1) if state.answers.get(name := key(other, n, kind))]
    if not wrong:
        return (Say(READY_WORDS, {"words": _said(_STANDS, kind, role, other)}),) if here else ()
    same = [name for name in wrong if str(state.answers[name]) == here]
    moved = same or wrong
    if len(moved) != 1 or (here and not same):
        return ()  # which of several is meant, the other rules ask
    changes = {right: state.answers[moved[0]], moved[0]: None}
    return (
        Say(READY_WORDS, {"words": _said(_MOVED, kind, role, other)}),
        ChangeAnswers(changes, "utter_filing_story_more", about=(right,), goes_on=True),
    )


def _said(words: Words, kind: str, role: Role, other: Role) -> Words:
    what, of, others = _NAMES[kind], _SIDES[role], _SIDES[other]
    return Words(
        words.zh.format(what=what.zh, of=of.zh, other=others.zh),
        words.en.format(what=what.en, of=of.en, other=others.en),
    )
