"""Reads `checklist.yml`, the page a judge edits; a page with gaps stops the start, not a witness."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from backend.authorization.room.model import STEPS, Checklist
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

FILE = Path(__file__).with_name("checklist.yml")


class ChecklistError(Exception):
    """The page leaves something out; the message names the entry."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing the judge confirms.

    Args:
        only: ``interpreter`` or ``mandarin`` if it is asked in that case alone, else empty.
    """

    check_id: str
    words: Words
    only: str


@dataclass(frozen=True, slots=True)
class StepPage:
    """One step as it is shown: its name, what happens now, its checks, and what is not certain about it."""

    name: Words
    now: Words
    checks: tuple[Check, ...]
    doubt: Words | None


@cache
def load_checklist(file: Path = FILE) -> Mapping[str, StepPage]:
    """Return the steps by name, in the order of the witness.

    Raises:
        ChecklistError: a step, its words in a language, or every check of it is missing.
    """
    page = read_yaml(file)
    if tuple(page) != STEPS:
        raise ChecklistError("the steps are not those of a witness, in their order")
    return {step: _step(step, entry) for step, entry in page.items()}


def checks_for(language: str, pages: Mapping[str, StepPage] | None = None) -> Checklist:
    """Return the ids of the checks of each step.

    Args:
        language: ``mandarin``, or the party's language when an interpreter comes.
        pages: the loaded page, unless it is the project's.
    """
    case = "mandarin" if language == "mandarin" else "interpreter"
    return {
        step: tuple(check.check_id for check in page.checks if check.only in ("", case))
        for step, page in (pages or load_checklist()).items()
    }


def _step(step: str, entry: Any) -> StepPage:
    checks = tuple(Check(one["id"], _words(step, one), one.get("only", "")) for one in entry.get("checks", ()))
    for case in ("interpreter", "mandarin"):
        if not any(check.only in ("", case) for check in checks):
            raise ChecklistError(f"{step}: nothing is confirmed in the case {case}")
    doubt = entry.get("doubt")
    return StepPage(
        _words(step, entry["name"]), _words(step, entry["now"]), checks, _words(step, doubt) if doubt else None
    )


def _words(step: str, entry: Any) -> Words:
    if not (entry.get("zh") and entry.get("en")):
        raise ChecklistError(f"{step}: an entry lacks a language: {entry}")
    return Words(entry["zh"], entry["en"])
