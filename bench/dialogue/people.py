"""The simulated people: what is true of their matter, and how they say it; all data (``bench/people/*.yml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

PEOPLE = Path(__file__).parents[1] / "people"
COMMON = "common.yml"


@dataclass(frozen=True)
class Correction:
    """Something said wrong first.

    Args:
        after: the question whose answer is taken back once the next one is open.
        wrong: what is said to it first.
        say: the correction.
        field: the fact that was said wrong, where it is not the question's own.
    """

    after: str
    wrong: str
    say: str
    field: str = ""

    @property
    def fact(self) -> str:
        """The fact that is put right."""
        return self.field or self.after


@dataclass(frozen=True)
class Question:
    """Something asked in the middle.

    Args:
        at: at which question.
        say: the words.
        hear: the beginnings of utterances any of which answers it, separated by spaces.
    """

    at: str
    say: str
    hear: str


@dataclass(frozen=True)
class SimulatedPerson:
    """One person with one matter.

    Args:
        name: of the person, for the report.
        cause: of the matter.
        speech: ``natural`` or ``short``.
        facts: by field what the draft has to hold in the end; ``~`` in front asks only for those words.
        says: by field how it is said when it is asked.
        told: the fields the opening answers.
        common: what everybody of that language says to the questions that are no facts.
    """

    name: str
    cause: str
    speech: str
    language: str
    timezone: str
    opening: str
    facts: Mapping[str, str]
    says: Mapping[str, str]
    told: tuple[str, ...] = ()
    question: Question | None = None
    correction: Correction | None = None
    common: Mapping[str, str] = field(default_factory=dict)

    def answer(self, question: str) -> str | None:
        """Answer a question; None where neither the person nor everybody has words for it."""
        if question in self.says:
            return self.says[question]
        if question in self.told:
            return self.common["told_before"]
        return next((words for part, words in self.common.items() if question.endswith(part)), None)


@cache
def common() -> Mapping[str, Mapping[str, str]]:
    """By language what everybody says to questions that are no facts of the matter, by the end of their names."""
    page: Mapping[str, Mapping[str, str]] = yaml.safe_load((PEOPLE / COMMON).read_text("utf-8"))
    return page


def read_people() -> list[SimulatedPerson]:
    """Everybody, by cause."""
    pages = sorted(path for path in PEOPLE.glob("*.yml") if path.name not in (COMMON, "walks.yml", "wrong.yml"))
    return [person for path in pages for person in _of_page(yaml.safe_load(path.read_text("utf-8")))]


def _of_page(page: Mapping[str, Any]) -> list[SimulatedPerson]:
    return [_person(page, one) for one in page["people"]]


def _person(page: Mapping[str, Any], one: Mapping[str, Any]) -> SimulatedPerson:
    question, correction = one.get("question"), one.get("correction")
    return SimulatedPerson(
        name=one["name"],
        cause=page["cause"],
        speech=one["speech"],
        language=one["language"],
        timezone=one["timezone"],
        opening=one["opening"],
        facts={name: str(value) for name, value in one["facts"].items()},
        says={name: str(words) for name, words in one["says"].items()},
        told=tuple(one.get("told", ())),
        question=Question(**question) if question else None,
        correction=Correction(**correction) if correction else None,
        common=common()[one["language"]],
    )
