"""A suit against a person, and their answer to each claim. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal

from backend.defence.evidence import Evidence, check_evidence
from backend.shared.calendar import BEIJING
from backend.shared.errors import Refused
from backend.shared.wording import Words

Domicile = Literal["china", "abroad", "unknown"]
PartyKind = Literal["person", "organisation"]
Stance = Literal["admit", "deny", "partly"]

STANCE_NAMES: Mapping[Stance, Words] = {
    "admit": Words("承认", "admitted"),
    "deny": Words("不同意", "denied"),
    "partly": Words("部分同意", "admitted in part"),
}
MOST_CLAIMS, LONGEST_TEXT = 8, 4000
STEPS: tuple[str, ...] = ("d15", "d7", "d3", "d1", "morning")
"""Times before an end at which it is reminded of, as of every limit (`backend.shared.reminder_plan`)."""
HEARING_HOUR = time(9)
"""A summons whose hour nobody told is reminded of from this hour in Beijing."""


@dataclass(frozen=True, slots=True)
class Suit:
    """Suit as the person knows it, as far as they said it.

    Args:
        court: its Chinese name, as the person or our list calls it.
        received_on: the day the complaint or summons arrived, Beijing's calendar.
        domicile: whether they have one in mainland China (CPL-285).
        hearing_on: the day on the summons, `hearing_time` its hour there (``09:30``), and `hearing_place` the room.
        cause: the cause of action, as the papers name it.
    """

    court: str = ""
    case_number: str = ""
    plaintiffs: tuple[str, ...] = ()
    received_on: date | None = None
    domicile: Domicile = "unknown"
    hearing_on: date | None = None
    hearing_time: str = ""
    hearing_place: str = ""
    cause: str = ""

    def check(self, today: date) -> None:
        """Refuse a day of receipt that lies ahead, from which nothing can be counted.

        Args:
            today: Beijing's calendar, or a day later where the person is ahead of it.

        Raises:
            Refused: ``defence_received_future``.
        """
        if self.received_on is not None and self.received_on > today:
            raise Refused("defence_received_future")

    def is_same(self, other: Suit) -> bool:
        """Return True if both are one suit: by the case number, else by the day it came and who sues."""
        if self.case_number and other.case_number:
            return self.case_number == other.case_number
        mine, theirs = (self.received_on, self.plaintiffs), (other.received_on, other.plaintiffs)
        return mine == theirs and self.received_on is not None

    @property
    def hearing_at(self) -> datetime | None:
        """The moment reminders of the hearing count from."""
        if self.hearing_on is None:
            return None
        at = time.fromisoformat(self.hearing_time) if self.hearing_time else HEARING_HOUR
        return datetime.combine(self.hearing_on, at, BEIJING)


@dataclass(frozen=True, slots=True)
class ClaimAnswer:
    """Answer of the defendant to one claim.

    Args:
        reason: in their own words; a claim that is admitted needs none.
    """

    claim: str = field(repr=False)
    stance: Stance
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Defendant:
    """Defendant who answers (CPL-128): what the paper has to name is left blank where it is not known.

    Args:
        birth_date: ISO day; `phone`: a token of the vault or a plain number.
        representative: who acts for an organisation.
    """

    kind: PartyKind
    name: str = field(repr=False)
    sex: str = ""
    birth_date: str = ""
    address: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    representative: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """The written answer (答辩状): by whom, to which claims, with which facts and evidence."""

    defendants: tuple[Defendant, ...]
    claims: tuple[ClaimAnswer, ...]
    facts: str = field(default="", repr=False)
    evidence: tuple[Evidence, ...] = ()
    signed_on: date | None = None

    def check(self) -> None:
        """Refuse what would be no answer: nobody who signs, no claim, a denial in part that does not say which part.

        Raises:
            Refused: ``defence_nobody``, ``defence_no_claim``, ``defence_too_many_claims``, ``defence_reason_missing``
                with ``number``, ``defence_too_long``, what `check_evidence` raises.
        """
        if not self.defendants or not all(one.name for one in self.defendants):
            raise Refused("defence_nobody")
        if not self.claims:
            raise Refused("defence_no_claim")
        if len(self.claims) > MOST_CLAIMS:
            raise Refused("defence_too_many_claims", most=MOST_CLAIMS)
        for number, one in enumerate(self.claims, 1):
            if one.stance == "partly" and not one.reason.strip():
                raise Refused("defence_reason_missing", number=number)
        if any(len(text) > LONGEST_TEXT for text in (self.facts, *(one.reason for one in self.claims))):
            raise Refused("defence_too_long", limit=LONGEST_TEXT)
        check_evidence(self.evidence)
