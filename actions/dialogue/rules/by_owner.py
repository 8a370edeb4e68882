"""Answers called by whose they are: "my address" is the writer's, "his phone" the other side's. Pure.

A field's longer names tell whose it is; one that no form asks, as a check tells it, may be called so, too.
"""

from __future__ import annotations

from collections.abc import Sequence

from actions.dialogue.fields import Field
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.clauses import stretch_round
from actions.dialogue.readers.owners import tells_own_paper
from actions.dialogue.readers.revision import Revision
from actions.dialogue.state import State
from actions.script import sign_by_sign

_OTHERS = ("他的", "她的", "his ", "her ")
"""Beginnings of the names of answers that are another's."""


def stretch_of(message: UserMessage, revision: Revision) -> str:
    """The stretch in which one of several corrections calls its answer."""
    at = sign_by_sign(message.text).casefold().find(revision.subject.casefold())
    return stretch_round(message.text, at) or revision.subject


def owned(state: State, text: str, subject: str) -> tuple[Field, ...]:
    """The one answered field that a message calls by a longer name than its subject alone ("my" of "my address")."""
    bare = max((field.called_in(subject) for field in state.asked), default=0)
    answered = [field for field in state.asked if field.name in state.answers or field is state.here]
    called = {field.name: field.called_in(text) for field in answered}
    longest = max(called.values(), default=0)
    best = tuple(field for field in answered if called[field.name] == longest)
    if longest <= bare and (unasked := called_by_owner(state, text, subject)) is not None:
        return (unasked,)
    if len(best) != 1 or longest <= bare:
        return ()
    return best if bare or best[0].may_be_called(subject) else ()


def called_by_owner(state: State, text: str, subject: str) -> Field | None:
    """Return the one field without an answer that a text calls by whose it is ("my name", where a check tells it)."""
    bare = max((field.called_in(subject) for field in state.flow.fields), default=0)
    open_fields = [one for one in state.flow.fields if one.name not in state.answers and one.named_in(subject)]
    owned = [one for one in open_fields if bare and one.called_in(text) > bare]
    return owned[0] if len(owned) == 1 else None


def is_anothers(text: str, named: Sequence[Field]) -> bool:
    """Return True if a text tells of the writer's own paper, and what it would put right is another's.

    "我护照上的名字是陈小燕" renames nobody who is sued.
    """
    own = tells_own_paper(text)
    return own and bool(named) and all(any(name.startswith(_OTHERS) for name in one.names) for one in named)
