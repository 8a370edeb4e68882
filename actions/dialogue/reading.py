"""From words to a field's value: what a reader makes of a message, and the choices it may be one of. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from actions.dialogue.message import UserMessage
from backend.shared.wording import Words


@dataclass(frozen=True, slots=True)
class Reading:
    """Result of reading a message: a `value`, or a `problem` (an utterance and its `facts`), or neither.

    Args:
        value: the value, None if there is none.
        problem: an utterance that says what is wrong, or with `partial` what was done.
        facts: values for the placeholders of `problem`.
        also: further fields the same words answered (a city beside the country).
        entities: the names of the entities it was read from.
        buttons: go with a problem, as a way out of it.
        partial: the value is only what there is so far (two of the claims, the first part of a story): it is kept,
            `problem` says what was done with it, and the question stays open.
        covers: share of the message that is a choice's own words, 0 to 1: with more than half, it is that choice.
        notes: what is kept of the words although they are no answer yet (the day whose times are on offer).
    """

    value: Any = None
    problem: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    also: Mapping[str, Any] = field(default_factory=dict)
    entities: tuple[str, ...] = ()
    buttons: tuple[Mapping[str, str], ...] = ()
    partial: bool = False
    covers: float = 0.0
    notes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def found(self) -> bool:
        """True when there is a value."""
        return self.value is not None

    @property
    def speaks_for_itself(self) -> bool:
        """True when the value was read from words that can mean nothing else (a bare number could mean anything)."""
        return self.found and bool(self.entities) and "number" not in self.entities


NOTHING = Reading()
Reader = Callable[[UserMessage], Reading]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values a field can take, and how it is written on its button.

    Args:
        value: the code that is sent when it is chosen.
        label: its button.
        words: what else people call it.
        at: the moment it stands for, where it is a time.
    """

    value: str
    label: Words
    words: tuple[str, ...] = ()
    at: datetime | None = None
