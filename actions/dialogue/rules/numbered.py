"""Entries of the review that are changed or left out by their numbers, in every form alike. Pure.

"改第14项：…" gives the words behind the number to that answer and to nothing else; "3改5万，5改成新会" changes two.
What an answer's reader refuses changes nothing, and a number that no entry has is said to be none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from actions.dialogue.candidates import Candidates, Proposal
from actions.dialogue.commands import Command, CorrectSlot, NoSuchEntry, RefuseEntry, Reopen
from actions.dialogue.fields import Field
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.name_shapes import has_han
from actions.dialogue.reading import NOTHING, Reading
from actions.dialogue.rules import correction
from actions.dialogue.state import SKIPPED, State

_ENDS = "。.；;！! "


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Change the entries that a message calls by number; one that is called as of a list is first that list's own."""
    entries = told_by_number(candidates)
    if not entries or message.pressed or _is_of_open_list(candidates, entries):
        return ()
    of_list = (own for rule in state.flow.list_rules if (own := rule(state, message, candidates)))
    return next(of_list, None) or _of_review(state, candidates, entries)


def _of_review(state: State, candidates: Candidates, entries: Sequence[Proposal]) -> tuple[Command, ...]:
    if not state.by_number:
        return _before_shown(state, candidates, entries)
    made: list[Command] = []
    for one in entries:
        number = one.revision.entry
        if not 1 <= number <= len(state.by_number):
            made.append(NoSuchEntry(number))
            continue
        commands = _of_entry(state, state.by_number[number - 1], one)
        if not commands:
            return ()  # a figure alone, which is the old value of an answer
        made += commands
    return _in_order(made)


def told_by_number(candidates: Candidates) -> Sequence[Proposal]:
    """Return what a message tells of entries that it calls by number."""
    return [one for one in candidates.revised if one.revision.entry]


def decides(candidates: Candidates) -> bool:
    """Return True if a message is for entries called by number, so that it tells nothing of other answers."""
    entries = told_by_number(candidates)
    return any(not one.revision.denied or one.revision.out or one.edited for one in entries)


def _of_entry(state: State, field: Field, one: Proposal) -> tuple[Command, ...]:
    """Return what becomes of one entry; nothing where the figure is rather a value than a number."""
    number, words = one.revision.entry, one.revision.words.text
    if one.revision.gone:
        if field.optional:
            return (CorrectSlot(field.name, Reading(SKIPPED)),)
        return (RefuseEntry(field.name, NOTHING, number, gone=True),)
    if (edited := one.edited.get(field.name)) is not None:
        return (CorrectSlot(field.name, edited),)
    if one.revision.out:
        return (RefuseEntry(field.name, NOTHING, number, words=one.revision.denied),)
    if not words or field.acts:
        return (Reopen(field.name),)
    found = one.readings.get(field.name, NOTHING)
    if found.found and not found.partial:
        return (CorrectSlot(field.name, _beside(state, field, found) if one.revision.adds else found),)
    if one.revision.denied and correction.denied_answers(state, one):
        return ()
    return (RefuseEntry(field.name, NOTHING if found.partial else found, number, words=words),)


def _beside(state: State, field: Field, found: Reading) -> Reading:
    """Return words behind those that stand there ("第3项加一句：…"); a value of another kind takes its place."""
    before, more = state.answers.get(field.name), found.value
    if not field.free_text or not isinstance(before, str) or not isinstance(more, str) or not before or before in more:
        return found
    return replace(found, value=before.rstrip(_ENDS) + ("。" if has_han(before) else ". ") + more)


def _before_shown(state: State, candidates: Candidates, entries: Sequence[Proposal]) -> tuple[Command, ...]:
    """Ask which answer is meant, where no numbers were shown and the open question would take any words."""
    here = state.here
    if here is None or not here.free_text:
        return ()
    fitting = [command for one in entries for command in correction.which_by_value(state, one)]
    return tuple(fitting[:1]) or (NoSuchEntry(entries[0].revision.entry),)


def _is_of_open_list(candidates: Candidates, entries: Sequence[Proposal]) -> bool:
    """Return True if the open question makes a list that has the entries, those among them that it has left out."""
    so_far, gone = candidates.here.value, sum(one.revision.gone for one in entries)
    return candidates.here.partial and isinstance(so_far, list) and _last(entries) <= len(so_far) + gone


def _last(entries: Sequence[Proposal]) -> int:
    return max((one.revision.entry for one in entries), default=0)


def _in_order(made: Sequence[Command]) -> tuple[Command, ...]:
    """Order what is made: a change is said back where something else is told beside it, and one question is opened."""
    spoken = any(not isinstance(one, CorrectSlot) for one in made)
    told = [CorrectSlot(one.field, one.reading, said_back=spoken) for one in made if isinstance(one, CorrectSlot)]
    rest = [one for one in made if not isinstance(one, CorrectSlot)]
    opened = [one for one in rest if isinstance(one, Reopen)][:1]
    said = [next(group) for _, group in groupby([one for one in rest if not isinstance(one, Reopen)], key=repr)]
    return (*told, *said, *(opened if not said else ()))
