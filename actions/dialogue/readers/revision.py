"""Revision: one value that is to stand instead of another, and the messages that tell it by the values alone. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.values_replaced import value_replaced


@dataclass(frozen=True, slots=True)
class Revision:
    """One value that is to stand instead of another.

    Args:
        words: what is said to be right, as a message of its own.
        subject: the words that name the answer, or nothing.
        denied: the value that is said to be wrong, or nothing.
        wrong: that value as a message of its own, so that the reader of an answer can say whether it is its value.
        of_last: whether the answer given last is meant.
        plain: nothing but a "no" stands before it; it may as well answer the open question.
        may_answer: the open question goes first where it can take the words.
        entry: the number of the entry of the review that is meant, 0 where none is.
        gone: whether that entry shall be left out.
        adds: whether the words shall stand beside what stands in that entry.
        out: whether the denied words shall be left out of the answer that holds them, and nothing stand instead.
    """

    words: UserMessage
    subject: str = ""
    denied: str = ""
    wrong: UserMessage | None = None
    of_last: bool = False
    plain: bool = False
    may_answer: bool = False
    entry: int = 0
    gone: bool = False
    adds: bool = False
    out: bool = False


def of_values(message: UserMessage) -> Revision | None:
    """Return the revision of a message that names no answer ("12月15号改到16号", "16号才对"); None for any other."""
    told = value_replaced(message.text)
    if told is None:
        return None
    wrong = message.between(*told.old) if told.old is not None else None
    denied = wrong.text if wrong is not None else ""
    return Revision(message.between(*told.new), denied=denied, wrong=wrong, may_answer=told.may_answer)
