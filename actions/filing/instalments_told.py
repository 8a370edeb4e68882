"""Rule for a loan that was handed over in parts: each day and sum goes into the facts, the whole into its boxes.

"9月28日是第一次5万，第二次10月15日3万" is no loan of 80,000 on one day: the paper would contradict itself. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Command, Say
from actions.dialogue.message import UserMessage
from actions.dialogue.state import State
from actions.filing.loan_in_parts import stretch_of
from actions.filing.readers.instalments import (
    Part,
    instalments,
    line_of,
    parts_of,
    shifted,
    tells_years,
    year_alone,
)
from actions.filing.story import OWN_WORDS, answers_of, news_of
from actions.filing.story_rules import Heard
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_CAUSE: Final = "private_lending"
_ON, _SUM = f"{_CAUSE}_lent_on", f"{_CAUSE}_lent_amount"
_ASSUMED: Final = Words(
    "您没说是哪一年，先按{}年记；不是的话，说“去年”或者哪一年就行。",
    'You didn\'t say which year; I took {}. If it was another one, just say it, e.g. "last year".',
)
_MORE: Final = "utter_filing_story_more"
_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


def told_in_parts(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep the parts of a loan, or put them into the year that is told behind them."""
    today = candidates.own.today if isinstance(candidates.own, Heard) else None
    if state.answers.get("cause") != _CAUSE or message.pressed or message.asks or today is None:
        return ()
    if (year := year_alone(message.text, today)) is not None and (known := _known(state)):
        return _kept(state, shifted(known, year)) if year <= today.year else ()
    known_on = str(state.answers.get(_ON) or "")[:4]
    heard = candidates.own.story if isinstance(candidates.own, Heard) else None
    beside = news_of(state.answers, answers_of(heard)) if heard is not None and heard.cause == _CAUSE else {}
    parts = instalments(message.text, message.entities, int(known_on) if known_on.isdecimal() else None, today)
    if not parts or known_on.isdecimal() or tells_years(message.text):
        return _kept(state, parts, beside) if parts else ()
    words = Words(*(text.format(parts[0].day.year) for text in (_ASSUMED.zh, _ASSUMED.en)))
    return (Say(READY_WORDS, {"words": words}), *_kept(state, parts, beside))


def _kept(state: State, parts: Sequence[Part], beside: Mapping[str, Any] = _NOTHING) -> tuple[Command, ...]:
    total, currency = sum((one.amount for one in parts), Decimal()), parts[0].currency
    changes: dict[str, Any] = {_ON: stretch_of(parts)}
    figure, _, unit = str(state.answers.get(_SUM) or "").partition(" ")
    if not figure or (unit == currency and Decimal(figure) in {one.amount for one in parts}):
        changes[_SUM] = f"{total:.2f} {currency}"
    own = state.answers.get(OWN_WORDS)
    kept = [str(one) for one in own.get("own", [])] if isinstance(own, Mapping) else []
    left = [one for one in kept if not parts_of(one)]
    draft = bool(own.get("draft", True)) if isinstance(own, Mapping) else True
    changes[OWN_WORDS] = {"draft": draft, "own": [*left, line_of(parts)]}
    changes |= {name: value for name, value in beside.items() if name not in changes and name != _SUM}
    return (ChangeAnswers(changes, _MORE, about=tuple(changes), goes_on=True),)


def _known(state: State) -> tuple[Part, ...]:
    """The parts that are kept already, read from their line."""
    own = state.answers.get(OWN_WORDS)
    lines = [str(one) for one in own.get("own", [])] if isinstance(own, Mapping) else []
    return next((parts for one in lines if (parts := parts_of(one))), ())
