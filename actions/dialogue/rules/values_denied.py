"""Denied values that are only part of an answer, or that stand where an answer's name would. Pure.

"12月15号改到16号" changes the day of a kept date, "是陈不是程" the surname of a kept name, "现金改成转账" the answer
that is "现金".
"""

from __future__ import annotations

from datetime import date

from actions.dialogue.candidates import Proposal
from actions.dialogue.fields import Field
from actions.dialogue.readers.day_parts import day_parts
from actions.dialogue.readers.name_shapes import surname_of
from actions.dialogue.readers.names import is_name
from actions.dialogue.readers.revision import Revision
from actions.dialogue.readers.values_replaced import is_figure, surname_in
from actions.dialogue.reading import Reading
from actions.dialogue.state import State
from actions.script import sign_by_sign

_LONGEST_SURNAME = 2
"""Chinese signs of a surname; in letters it is one word."""


def kept_day(value: object) -> date | None:
    """Return the day an answer is, or None."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def holds_part(state: State, field: Field, denied: str) -> bool:
    """Return True if a denied value is part of a kept day, or the surname of a kept name."""
    value = state.answers.get(field.name)
    day, parts = kept_day(value), day_parts(denied)
    if day is not None:
        return parts is not None and parts.are_of(day)
    return _is_surname(denied) and _surname_end(value, surname_in(denied)) > 0


def in_part(state: State, field: Field, revision: Revision) -> Reading | None:
    """Return an answer with its denied part replaced; None where it is denied as a whole, or is no day or name."""
    value, words = state.answers.get(field.name), revision.words.text
    day, parts = kept_day(value), day_parts(words)
    if day is not None:
        if parts is not None and _denies_day(revision.denied) and parts.day is None:
            return None  # "2022年6月，不是9月30日": the day that is denied is no day of June
        moved = parts.instead_of(day) if parts is not None else None
        return Reading(moved.isoformat(), entities=("date",)) if moved is not None else None
    end = _surname_end(value, surname_in(revision.denied)) if _is_surname(revision.denied) else 0
    if not end or not _is_surname(words):
        return None
    told, kept = surname_in(words), str(value)
    name = (sign_by_sign(told) if sign_by_sign(kept) == kept else told) + kept[end:]
    return Reading(name) if is_name(name) else None


def _denies_day(denied: str) -> bool:
    parts = day_parts(denied)
    return parts is not None and parts.day is not None


def called_by_value(state: State, one: Proposal) -> tuple[Field, ...]:
    """Return the answers that are, as a whole, what a revision seems to call an answer ("现金改成转账")."""
    subject = one.revision.subject.casefold()
    return tuple(
        field
        for field in state.asked
        if field.name in one.shown
        and not field.story
        and (field.name in one.denied or one.shown[field.name].casefold() == subject)
    )


def values_alone(revision: Revision) -> bool:
    """Return True if a revision opposes two figures, or two surnames, and names no answer."""
    both = (revision.denied, revision.words.text)
    if revision.subject or not all(both):
        return False
    return all(map(is_figure, both)) or all(surname_of(surname_in(one)) for one in both)


def _is_surname(words: str) -> bool:
    bare = surname_in(words)
    return bool(bare) and (len(bare) <= _LONGEST_SURNAME or (bare.isascii() and bare.isalpha()))


def _surname_end(value: object, surname: str) -> int:
    """Return where the surname ends with which a kept name begins; 0 where it begins with none."""
    name = value if isinstance(value, str) else ""
    begins = sign_by_sign(name).casefold().startswith(sign_by_sign(surname).casefold())
    if not surname or not begins or not is_name(name):
        return 0
    goes_on = len(name) > len(surname) and (not surname.isascii() or name[len(surname)] == " ")
    return len(surname) if goes_on else 0
