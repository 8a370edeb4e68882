"""Compares routes for a person: the pure advisor with today's date, the mission there and the person's verification."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from backend.authorization.adviser.advice import advise
from backend.authorization.adviser.commands import CompareRoutes
from backend.authorization.adviser.missions import MissionIn
from backend.authorization.adviser.routes import Comparison
from backend.authorization.adviser.signatory import Signatory
from backend.shared.calendar import BEIJING
from backend.shared.clock import Clock
from backend.shared.messages import Command


class Advisor:
    """Answers the advisor's commands.

    Args:
        clock: for the day the paper is made: today in Beijing.
        is_verified: whether a person's identity is verified here (SPC21-4).
        mission_in: the Chinese mission for a city.
    """

    def __init__(self, clock: Clock, is_verified: Callable[[str], bool], mission_in: MissionIn) -> None:
        self._clock = clock
        self._is_verified = is_verified
        self._mission_in = mission_in

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {CompareRoutes: self.compare}

    def compare(self, command: CompareRoutes) -> Comparison:
        """Compare the routes for this person today."""
        who = Signatory(
            command.paper,
            command.passport,
            command.residence,
            command.made_in,
            self._clock.now().astimezone(BEIJING).date(),
            self._mission_in(command.made_in, command.city),
            command.lawyer,
            command.settled,
            self._is_verified(command.person_id),
            command.divorce,
        )
        return advise(who)
