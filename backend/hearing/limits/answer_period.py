"""Counts the time to answer a complaint for whoever asks (CPL-128, CPL-285, CPL-85); nobody's case is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from backend.contracts.hearing import EndsOfAnswer, EndsOfAnswerInWords
from backend.hearing.limits.announcements import ending_lines
from backend.hearing.limits.model import Ending, complaint_received
from backend.hearing.model import Domicile
from backend.shared.messages import Command
from backend.shared.parties import Person


class AnswerPeriod:
    """The ends of the time to answer, counted and in words."""

    def by_command(self) -> Mapping[type[Command], Callable[[Any], Any]]:
        """Return the handler of each question."""
        return {
            EndsOfAnswer: lambda asked: self.of(asked.received_on, asked.domicile),
            EndsOfAnswerInWords: lambda asked: self.lines(asked.received_on, asked.domicile, asked.person),
        }

    def of(self, received_on: date, domicile: Domicile) -> Sequence[Ending]:
        """Return the ends of the time to answer a complaint that arrived on a day."""
        return complaint_received(received_on, domicile).endings

    def lines(self, received_on: date, domicile: Domicile, person: Person) -> Sequence[str]:
        """Return each end as a line."""
        return ending_lines(complaint_received(received_on, domicile), person)
