"""Questions other services ask hearing, whose limits count the days the law gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from backend.shared.messages import Command
from backend.shared.parties import Person

Domicile = Literal["abroad", "china", "unknown"]


@dataclass(frozen=True, slots=True)
class EndsOfAnswer(Command):
    """The ends of the time to answer a complaint that arrived on a day, the earlier first.

    -> a sequence with ``domicile``, ``days``, ``counted`` and ``deadline`` (`backend.shared.deadline.Deadline`) of each
    (CPL-128, CPL-285, CPL-85)
    """

    received_on: date
    domicile: Domicile


@dataclass(frozen=True, slots=True)
class EndsOfAnswerInWords(Command):
    """The same as lines for a person: both clocks, how many days, the article, and the doubt. -> ``list[str]``"""

    received_on: date
    domicile: Domicile
    person: Person
