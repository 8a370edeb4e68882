"""Answers nobody was asked for: known from the identity check, said along with another answer, or plainly following.

They stand in the review and can be corrected like any other; the count of steps leaves them out, so that it is honest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from actions.dialogue.fields import SKIPPED, Answers
from actions.filing.assumed import assumed
from actions.filing.claims import suggested_claims
from actions.filing.court import drafted_amount, has_rate
from actions.filing.story import DOUBTS

FILLED_IN, ASSUMED = "filled_in", "assumed"
PRINCIPAL, _LENT, _REPAID = (f"private_lending_{key}" for key in ("principal", "lent_amount", "repaid"))
_CALLED_PRINCIPAL, _SUBJECT = "本金", 6
"""Name of what was lent, and the characters up to which a text is no more than a name."""


def filled_in(answers: Answers) -> frozenset[str]:
    """Names of the answers nobody was asked for."""
    names = answers.get(FILLED_IN)
    return frozenset(map(str, names)) if isinstance(names, list) else frozenset()


def marked(answers: Answers, *, filled: Iterable[str] = (), asked: Iterable[str] = ()) -> dict[str, Any]:
    """The change of the list when some answers are filled in and others given by the person."""
    told = (*filled, *asked)
    names = (filled_in(answers) | frozenset(filled)) - frozenset(asked)
    granted = _granted(answers) - frozenset(told)
    changes = {} if names == filled_in(answers) else {FILLED_IN: sorted(names)}
    return changes if granted == _granted(answers) else {**changes, ASSUMED: sorted(granted)}


def taken_for_granted(answers: Answers, names: Iterable[str]) -> dict[str, Any]:
    """The change of the list of what was taken for granted; what the person answers leaves it again."""
    granted = _granted(answers) | frozenset(names)
    return {} if granted == _granted(answers) else {ASSUMED: sorted(granted)}


def _granted(answers: Answers) -> frozenset[str]:
    names = answers.get(ASSUMED)
    return frozenset(map(str, names)) if isinstance(names, list) else frozenset()


def following(answers: Answers) -> Mapping[str, Any | None]:
    """Return what follows from other answers and is open, or followed before and no longer does (None).

    Of a loan of which nothing came back, all of it is owed; claims taken as suggested amount to what they add up to.
    """
    changes: dict[str, Any | None] = {}
    for name, value in (("amount", _amount(answers)), (PRINCIPAL, _principal(answers))):
        is_open, followed = name not in answers, name in filled_in(answers) - _granted(answers)
        if value is None and name == PRINCIPAL and answers.get(name) != answers.get(_LENT):
            continue  # it was told ("he owes me 80,000, he paid back 20,000"): all that was lent it never was
        if (is_open and value is not None) or (followed and answers.get(name) != value):
            changes[name] = value
    return changes


def derived(answers: Answers) -> frozenset[str]:
    """The answers that stand there because they follow from others, and will follow when those are corrected."""
    values = {"amount": _amount(answers), PRINCIPAL: _principal(answers)}
    filled = filled_in(answers) - _granted(answers)
    return frozenset(name for name, value in values.items() if name in filled and answers.get(name) == value)


def granted(answers: Answers, today: date) -> Mapping[str, Any | None]:
    """Return what is granted and is open, or was granted and no longer can be (None)."""
    before = _granted(answers)
    return {
        name: value
        for name, value in assumed(answers, today).items()
        if (name not in answers and value is not None) or (name in before and answers.get(name, value) != value)
    }


def origin_of(text: str, answers: Answers) -> str | None:
    """The answer from which the one follows that a text names: of a loan of which nothing came back, the sum lent."""
    follows = PRINCIPAL in filled_in(answers) and _principal(answers) == answers.get(PRINCIPAL) is not None
    return _LENT if follows and _CALLED_PRINCIPAL in text and len(text) <= _SUBJECT else None


def _principal(answers: Answers) -> Any | None:
    untouched = answers.get("cause") == "private_lending" and answers.get(_REPAID) == SKIPPED
    return answers.get(_LENT) if untouched else None


def _amount(answers: Answers) -> str | None:
    value = drafted_amount(answers)
    as_suggested = answers.get("claims") == suggested_claims(answers)
    return value if value and as_suggested and has_rate(value) else None


def noted(answers: Answers, told: Mapping[str, Any], doubts: Mapping[str, Any]) -> dict[str, Any]:
    """The change that keeps what nobody was asked for; the review shows it, the steps leave it out."""
    known = answers.get(DOUBTS)
    doubtful = {**(known if isinstance(known, Mapping) else {}), **doubts}
    changes: dict[str, Any] = {**told, **({DOUBTS: doubtful} if doubtful else {})}
    return {**changes, **marked({**answers, **changes}, filled=told)}
