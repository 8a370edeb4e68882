"""Port to SCIA's online system: what is handed in, and the codes of its refusals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from backend.arbitration.answer import Answer
from backend.arbitration.model import Application
from backend.arbitration.steps import Sent

PARTNER = "shenzhen_arbitration"
REFUSALS: Mapping[str, str] = {
    "clause_not_ours": "arbitration_not_for_scia",
    "not_arbitrable": "arbitration_clause_outside",
    "duplicate_application": "arbitration_duplicate",
    "file_unknown": "arbitration_file_missing",
    "application_over": "arbitration_over",
    "nothing_to_correct": "arbitration_nothing_to_correct",
    "nothing_to_pay": "arbitration_nothing_to_pay",
    "case_unknown": "arbitration_case_unknown",
    "not_a_party": "arbitration_not_a_party",
    "answers_not_taken": "arbitration_answers_not_taken",
    "already_answered": "arbitration_already_answered",
    "already_paid": "arbitration_already_paid",
}
"""The system's refusal codes, each with the tail of the utterance that says it."""


@dataclass(frozen=True, slots=True)
class HandedApplication:
    """An application as it is handed in, its tokens opened; `submitted_at` is when the person confirmed it."""

    reference: str
    application: Application = field(repr=False)
    submitted_at: datetime


@dataclass(frozen=True, slots=True)
class HandedStep:
    """A correction, a payment or a withdrawal as it is handed in, its tokens opened."""

    sent: Sent = field(repr=False)
    submitted_at: datetime


@dataclass(frozen=True, slots=True)
class HandedAnswer:
    """An answer as it is handed in, its tokens opened; `submitted_at` is when the person confirmed it."""

    reference: str
    answer: Answer = field(repr=False)
    submitted_at: datetime


class Secretariat(Protocol):
    """SCIA's online system, as arbitration asks it.

    Every method raises Refused (one of `REFUSALS`), PlatformUnavailable (away; the same key may be asked again) or
    PlatformRejected (an answer we cannot use).
    """

    def send_file(self, sha256: str, content: bytes) -> None:
        """Send a file; sending it twice is once."""
        ...

    def apply(self, key: str, handed: HandedApplication) -> str:
        """Hand an application in, once its files are there, and return the receipt's number."""
        ...

    def answer(self, key: str, handed: HandedAnswer) -> str:
        """Hand a respondent's answer in, once its files are there, and return the receipt's number."""
        ...

    def supplement(self, key: str, reference: str, handed: HandedStep) -> None:
        """Hand a correction in."""
        ...

    def report_payment(self, key: str, reference: str, handed: HandedStep) -> None:
        """Report a payment with its slips."""
        ...

    def withdraw(self, key: str, reference: str, handed: HandedStep) -> None:
        """Ask to withdraw an application."""
        ...
