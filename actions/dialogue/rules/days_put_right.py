"""Days that put another right and name no answer: "不对，是四月", "no, it was in June 2022". Pure.

Parts that are left out stay those of the day that is put right. Of several days it is asked which; where no answer is
a day, the one day within the person's own words is meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from actions.dialogue.candidates import Proposal
from actions.dialogue.commands import Clarify, Command, CorrectSlot
from actions.dialogue.fields import Field
from actions.dialogue.readers.day_parts import DayParts, day_parts, days_within, in_words
from actions.dialogue.reading import Reading
from actions.dialogue.rules.values_denied import kept_day
from actions.dialogue.state import State
from actions.script import sign_by_sign
from backend.conversation.wanted import A_DAY

_ACTS = "借还付签收离入送交"
"""Signs for what is done on a day, as they stand in the names of answers and behind a day ("五月还的")."""


def of_day_alone(state: State, one: Proposal) -> tuple[Command, ...] | None:
    """Return what a day replaces that is told without a name; None for other words, and for an open question's day."""
    parts = day_parts(one.revision.words.text)
    open_now = one.readings.get(state.question)
    asks_a_day = state.here is not None and state.here.wants == A_DAY
    if parts is None or (asks_a_day and open_now is not None and open_now.found):
        return None
    days = [field for field in state.asked if is_day(state.answers.get(field.name)) and not is_of_other(field, parts)]
    last: Sequence[Field] = [field for field in state.before(1) if field in days]
    meant = last or [field for field in days if _is_told_alike(state.answers[field.name], parts)] or days
    if len(meant) == 1:
        found = _put_right(state, one, meant[0], parts)
        return (CorrectSlot(meant[0].name, found),) if found is not None else ()
    if meant:
        return (Clarify(tuple(field.name for field in meant), words=one.revision.words),)
    return _within_words(state, parts)


def is_whole(one: Proposal) -> bool:
    """Return True if day, month and year are told, so that it is read like any other value first."""
    parts = day_parts(one.revision.words.text)
    return parts is not None and None not in (parts.day, parts.month, parts.year)


def is_day(value: object) -> bool:
    """Return True if a kept answer is a day, a month or a year, and nothing else."""
    return kept_day(value) is not None or (isinstance(value, str) and _spans_all(value))


def is_of_other(field: Field, parts: DayParts) -> bool:
    """Return True if a day is told of something else than an answer is about ("五月还的" is no day of the loan)."""
    named = {sign for name in field.names for sign in sign_by_sign(name) if sign in _ACTS}
    return bool(parts.act and named) and parts.act not in named


def _is_told_alike(value: object, parts: DayParts) -> bool:
    """Return True if an answer is a month of the year that a month is told with ("2023年3月", "may 2023")."""
    if not isinstance(value, str) or parts.year is None or parts.day is not None or not _spans_all(value):
        return False
    known = days_within(value)[0][2]
    return known.day is None and known.year == parts.year


def _spans_all(value: str) -> bool:
    told = days_within(value)
    return len(told) == 1 and told[0][0] == 0 and len(value) - told[0][1] <= len("年底")


def _put_right(state: State, one: Proposal, field: Field, parts: DayParts) -> Reading | None:
    """Return the day an answer gets; None where there is no such day."""
    value = state.answers[field.name]
    known, found = kept_day(value), one.readings.get(field.name)
    is_read = parts.year is not None and found is not None and found.found
    if is_read and (known is None or parts.month is not None):
        return found
    if known is not None:
        moved = parts.instead_of(known)
        return Reading(moved.isoformat(), entities=("date",)) if moved is not None else None
    before = days_within(str(value))[0][2]
    return Reading(in_words(parts.over(before), "年"), entities=("date",))


def _within_words(state: State, parts: DayParts) -> tuple[Command, ...]:
    """Replace the only day told within answers in the person's own words; which answer is meant is asked of several."""
    held = [
        (field, text, days)
        for field in state.asked
        if field.free_text and isinstance(text := state.answers.get(field.name), str) and (days := days_within(text))
    ]
    if len(held) == 1 and len(held[0][2]) == 1:
        field, text, ((start, end, before),) = held[0]
        written = in_words(parts.over(before), text[start:end])
        return (CorrectSlot(field.name, Reading(f"{text[:start]}{written}{text[end:]}")),)
    return (Clarify(tuple(field.name for field, _, _ in held)),) if held else ()
