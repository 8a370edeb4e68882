"""Looks a complaint over as a clerk would, by every rule there is; opens the numbers of its person for that alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from backend.filing.commands import ForeseeDefects
from backend.filing.complaint_file import from_json, to_json
from backend.filing.foreseen.claims import of_claims
from backend.filing.foreseen.facts import of_facts
from backend.filing.foreseen.model import Finding, by_gravity
from backend.filing.foreseen.papers import of_papers
from backend.filing.foreseen.parties import of_parties
from backend.filing.foreseen.wording import of_wording
from backend.filing.model import Complaint
from backend.shared.clock import Clock
from backend.shared.deadline import beijing_day
from backend.shared.json_values import every_text


def foresee(complaint: Complaint, today: date) -> tuple[Finding, ...]:
    """Return what a court would send back, the gravest first; nothing for a complaint without parties. Pure.

    Args:
        complaint: with its numbers opened.
        today: Beijing's calendar.
    """
    if not complaint.plaintiffs:
        return ()
    found = (
        *of_parties(complaint, today),
        *of_claims(complaint),
        *of_papers(complaint),
        *of_facts(complaint, today),
        *of_wording(complaint),
    )
    return by_gravity(found)


class Looking:
    """Handles `ForeseeDefects`.

    Args:
        clock: says which day it is.
        unmask: opens tokens of a person's vault; of another's none opens.
    """

    def __init__(self, clock: Clock, unmask: Callable[[str, str], str]) -> None:
        self._clock, self._unmask = clock, unmask

    def __call__(self, asked: ForeseeDefects) -> tuple[Finding, ...]:
        """Return the findings; their sentences hold names, never a number."""
        opened = from_json(every_text(to_json(asked.complaint), lambda text: self._unmask(asked.person_id, text)))
        return foresee(opened, beijing_day(self._clock.now()))
