"""The two kinds of message inside the backend: orders and facts.

A `Command` asks for something and is handled once, loudly: its handler returns a result or raises.
An `Event` says what has happened, in the past tense; any number of listeners hear it, each alone.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """An order, named in the imperative (``BookNotarization``)."""


@dataclass(frozen=True, slots=True)
class Query(Command):
    """An order that changes nothing: whoever asks it twice in a turn, with no other order between, is told the same."""


@dataclass(frozen=True, slots=True)
class Event:
    """A fact, named in the past tense (``NotarizationBooked``)."""
