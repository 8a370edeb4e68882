"""The currency of a kept sum, put right by itself or along with its figure. Pure.

"欧元不是人民币哦，是2万不是20万" makes 20,000 euros of 200,000 yuan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.dialogue.candidates import Proposal
from actions.dialogue.commands import Command, CorrectSlot
from actions.dialogue.readers.currencies import currencies_in, currency_alone
from actions.dialogue.reading import Reading
from actions.dialogue.state import State

_SUM = re.compile(r"(?P<figure>-?\d+(?:\.\d+)?) (?P<code>[A-Z]{3})")
"""How sums are kept."""
_UNNAMED = "CNY"
"""The currency a bare figure is read in."""
_SUBJECT = re.compile(r"币种|货币|幣種|currency", re.IGNORECASE)


def is_of_currency(one: Proposal) -> bool:
    """Return True if a revision puts a currency in the place of another, and no figure."""
    what = one.revision
    if not currency_alone(what.words.text):
        return False
    if what.denied:
        return bool(currency_alone(what.denied))
    return _SUBJECT.search(what.subject) is not None


def with_currency(
    state: State, revised: Sequence[Proposal], made: Sequence[Command], words: Sequence[str]
) -> tuple[Command, ...]:
    """Return corrections with their sums in the currency that is meant.

    A new figure without a currency keeps that of the sum it replaces, unless the message puts it right, too. A currency
    alone changes all the sums that are kept in the denied one: who takes euros for yuan does so throughout.

    Args:
        revised: what the message takes back.
        made: what the other revisions come to.
        words: the right words of those revisions, which may name a currency themselves.
    """
    told = next((one for one in revised if is_of_currency(one)), None)
    new = currency_alone(told.revision.words.text) if told is not None else ""
    named = bool(currencies_in(" ".join(words)))
    changed = tuple(_in_currency(state, one, new, named) for one in made)
    if told is None or any(isinstance(one, CorrectSlot) and _SUM.fullmatch(str(one.reading.value)) for one in changed):
        return changed
    old = currency_alone(told.revision.denied) if told.revision.denied else ""
    return (*changed, *_of_all_sums(state, old, new))


def _in_currency(state: State, command: Command, new: str, named: bool) -> Command:
    if not isinstance(command, CorrectSlot) or named:
        return command
    told = _SUM.fullmatch(str(command.reading.value))
    kept = _SUM.fullmatch(str(state.answers.get(command.field)))
    code = new or (kept["code"] if kept is not None else "")
    if told is None or not code or told["code"] != _UNNAMED:
        return command
    return replace(command, reading=replace(command.reading, value=f"{told['figure']} {code}"))


def _of_all_sums(state: State, old: str, new: str) -> tuple[Command, ...]:
    """The kept sums of the denied currency in the right one; where none is kept in it, nothing changes."""
    kept = {field.name: _SUM.fullmatch(str(state.answers.get(field.name))) for field in state.asked}
    sums = {name: found for name, found in kept.items() if found is not None}
    wrong = [name for name, found in sums.items() if (found["code"] == old if old else found["code"] != new)]
    return tuple(CorrectSlot(name, Reading(f"{sums[name]['figure']} {new}", entities=("money",))) for name in wrong)
