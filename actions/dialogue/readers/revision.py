"""Revision: one value that is to stand instead of another, and the messages that tell it by the values alone. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import spans
from actions.dialogue.readers.names import is_name
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


_WRONG = re.compile(
    r"(?:还|還|仲|又|都|也|是|系|係)*(?:写|寫|记|記|填|打|搞)?(?:错|錯|不对|不對|唔对|唔啱|有误|有誤)(?:的|嘅|了|咗|啦|喇|㗎)*|"
    r"(?:still |also )?(?:wrong|not right|incorrect)",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"(?:应该|應該|应当|要|正确的?|正確的?|对的|it|it should|should|correct one)*", re.IGNORECASE)
_EDGES = " ，,、。.;；"
_STILL = re.compile(r"(?:还|還|仲|又|都|也)+$")


def remarks_joined(found: Sequence[Revision]) -> tuple[Revision, ...]:
    """Return the revisions with a mere remark that an answer is wrong as the name of what is told behind it.

    "证件号码还是错的，应该是E12345678" puts the number right, and puts no "错的" in its place.
    """
    joined: list[Revision] = []
    for one in found:
        before = joined[-1] if joined else None
        if before is not None and _is_remark(before) and _NO_NAME.fullmatch(one.subject.strip()):
            joined[-1] = replace(one, subject=_STILL.sub("", before.subject))
        else:
            joined.append(one)
    return tuple(joined)


def _is_remark(one: Revision) -> bool:
    return bool(one.subject) and not one.denied and _WRONG.fullmatch(one.words.text.strip()) is not None


_FIGURE_ALONE = re.compile(r"(?:\d[\d,.]*|[一二两兩三四五六七八九十百千万萬]+)")
_COUNTED = re.compile(
    rf"{_FIGURE_ALONE.pattern}(?P<unit>\s?(?:(?!hundred|thousand|million)[a-z]{{3,}}|(?:(?![一二两兩三四五六七八九十百千万萬亿])[\u3400-\u9fff]){{1,2}}))",
    re.IGNORECASE,
)
"""A figure with what it counts: months, people, per cent."""


def with_unit(one: Revision) -> Revision:
    """Return a revision whose denied figure counts the same as the right one ("5 months not 6", "五个月不是六")."""
    counted = _COUNTED.fullmatch(one.words.text.strip()) if one.denied else None
    if counted is None or one.wrong is None or _FIGURE_ALONE.fullmatch(one.denied.strip()) is None:
        return one
    denied = f"{one.denied.strip()}{counted['unit']}"
    return replace(one, denied=denied, wrong=replace(one.wrong, text=denied))


def with_wrong_name_apart(one: Revision) -> Revision:
    """Return a revision to one name whose words deny another ("余翠怡 不是余翠仪") as both: the right and the wrong."""
    found = spans("denies", one.words.text) if not one.denied else ()
    if len(found) != 1:
        return one
    start, end = found[0]
    right, wrong = one.words.between(0, start), one.words.between(end)
    right, wrong = (replace(words, text=words.text.strip(_EDGES)) for words in (right, wrong))
    if not (is_name(right.text) and is_name(wrong.text)):
        return one
    return replace(one, words=right, denied=wrong.text, wrong=wrong)


def of_values(message: UserMessage) -> Revision | None:
    """Return the revision of a message that names no answer ("12月15号改到16号", "16号才对"); None for any other."""
    told = value_replaced(message.text)
    if told is None:
        return None
    wrong = message.between(*told.old) if told.old is not None else None
    denied = wrong.text if wrong is not None else ""
    return Revision(message.between(*told.new), denied=denied, wrong=wrong, may_answer=told.may_answer)
