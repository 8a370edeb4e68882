"""Rules for sides that were put down wrong: the other side's name in the plaintiff's place is moved to theirs. Pure.

"我说了他在台山，叫黄伟东" where the plaintiff is asked for names the other side; "错了！原告是我，黄伟东是我老公" moves
a name that stands in the plaintiff's place.
"""

from __future__ import annotations

from typing import Any, Final

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Command, Say
from actions.dialogue.message import UserMessage
from actions.dialogue.state import State
from actions.filing.parties import key
from actions.filing.readers.who_sues import called_theirs, says_i_sue, who_is_theirs
from actions.filing.story_rules import Heard
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

_MOVED: Final = Words("好，{name}是被告，原告是您。", "All right: {name} is the defendant, and you are the plaintiff.")
_OURS, _THEIRS = key("plaintiff", 1, "name"), key("defendant", 1, "name")
_KIND = "kind"


def sides_put_right(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Put the other side's name where it belongs, and ask for the plaintiff's own where it stood in its place."""
    if message.pressed or message.asks or not message.text or state.answers.get("for_whom", "self") != "self":
        return ()
    ours, theirs = (str(state.answers.get(name) or "") for name in (_OURS, _THEIRS))
    name = who_is_theirs(message.text)
    if not name or not (says_i_sue(message.text) or name == ours):
        return _told_where_we_are_asked(state, message, candidates, ours, theirs)
    if theirs not in ("", name):
        return ()  # whom of two is meant is the other rules' to ask
    changes: dict[str, Any] = {} if theirs else {_THEIRS: name, key("defendant", 1, _KIND): "person"}
    changes |= {_OURS: None} if ours == name else {}
    said = Say(READY_WORDS, {"words": _with_name(name)})
    return (said, _noted(changes)) if changes else (said,)


def _told_where_we_are_asked(
    state: State, message: UserMessage, candidates: Candidates, ours: str, theirs: str
) -> tuple[Command, ...]:
    """Take a name told of "him" for the other side's where a plaintiff's own is asked for, with where they are."""
    name = called_theirs(message.text) if state.question.startswith("plaintiff_1_") else ""
    if not name or name == ours or theirs not in ("", name):
        return ()
    contacts = candidates.own.contacts if isinstance(candidates.own, Heard) else {}
    changes = {one: value for one, value in contacts.items() if one.startswith("defendant_1_")}
    changes |= {} if theirs else {_THEIRS: name, key("defendant", 1, _KIND): "person"}
    said = Say(READY_WORDS, {"words": _with_name(name)})
    return (said, _noted(changes)) if changes else (said,)


def _noted(changes: dict[str, Any]) -> ChangeAnswers:
    """Change the sides, say who is sued, and go on with the first open question."""
    return ChangeAnswers(changes, "utter_form_noted", about=(_THEIRS,), goes_on=True)


def _with_name(name: str) -> Words:
    told = verbatim(name)
    return Words(_MOVED.zh.format(name=told), _MOVED.en.format(name=told))
