"""Model of what the court serves, which period then runs and when it ends. Pure.

A period begins the day after service and, ending on a holiday, ends on the first day after it (CPL-85); electronic
service is complete on arrival in the system (CPL-90, ONL-29). A domicile in China decides, never nationality (CPL-286).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from backend.hearing.model import CourtReport, Domicile
from backend.shared.calendar import BEIJING, add_days_rolling, is_provisional
from backend.shared.deadline import Deadline, beijing_day
from backend.shared.wording import Words

Paper = Literal["complaint", "appeal_petition", "judgment", "ruling", "fee_notice"]
RulingKind = Literal["", "jurisdiction", "dismissed", "other"]
"""Of first-instance rulings only some can be appealed; the one not to accept a suit is told by filing (CPL-157)."""
Purpose = Literal["answer", "appeal", "pay"]
LimitStatus = Literal["served", "recalled"]

STEPS: tuple[str, ...] = ("d15", "d7", "d3", "d1", "morning")
"""Times before a limit at which it is reminded of (`reminder_plan`), counted from the last minute of its last day."""

PAPER_NAMES: dict[Paper, Words] = {
    "complaint": Words("起诉状副本", "a copy of the complaint"),
    "appeal_petition": Words("上诉状副本", "a copy of the petition of appeal"),
    "judgment": Words("判决书", "a judgment"),
    "ruling": Words("裁定书", "a ruling"),
    "fee_notice": Words("交费通知书", "a notice to pay the court's fee"),
}
PURPOSE_NAMES: dict[Purpose, Words] = {
    "answer": Words("答辩", "answer"),
    "appeal": Words("上诉", "appeal"),
    "pay": Words("交费", "pay"),
}
ARTICLES: dict[str, Words] = {
    rule: Words(f"民事诉讼法(2023修正)第{number}条", f"Civil Procedure Law (2023) Art. {number}")
    for rule, number in (
        ("CPL-128", 128),
        ("CPL-171", 171),
        ("CPL-174", 174),
        ("CPL-285", 285),
        ("CPL-286", 286),
    )
} | {"FEE-22": Words("诉讼费用交纳办法(2007)第22条", "Measures on Payment of Litigation Costs (2007) Art. 22")}
_DAYS: dict[tuple[Paper, bool], tuple[int, str]] = {
    ("complaint", True): (15, "CPL-128"),
    ("complaint", False): (30, "CPL-285"),
    ("appeal_petition", True): (15, "CPL-174"),
    ("appeal_petition", False): (30, "CPL-286"),
    ("judgment", True): (15, "CPL-171"),
    ("judgment", False): (30, "CPL-286"),
    ("ruling", True): (10, "CPL-171"),
    ("ruling", False): (30, "CPL-286"),
    ("fee_notice", False): (7, "FEE-22"),
}
"""Days and rule by paper and by whether there is a domicile in China, on which the time to pay does not hang."""
TOLD = "told_"
"""Beginning of the id of a limit whose paper the person told of."""


NOON = time(12)


@dataclass(frozen=True, slots=True)
class Service:
    """A paper as the court served it.

    Args:
        served_at: when it arrived: of electronic service, in the system of the address (ONL-29).
        ruling: of a ruling, what it decides.
        final: a decision of the last instance, against which there is no appeal.
        title: what the paper is called, in the court's words.
    """

    paper: Paper
    served_at: datetime
    ruling: RulingKind = ""
    final: bool = False
    title: str = ""

    @property
    def purpose(self) -> Purpose | None:
        """Return the purpose for which a limit runs, or None where none does (CPL-157, CPL-171)."""
        if self.paper in ("complaint", "appeal_petition"):
            return "answer"
        if self.paper == "fee_notice":
            return "pay"
        if self.final or (self.paper == "ruling" and self.ruling not in ("jurisdiction", "dismissed")):
            return None
        return "appeal"


@dataclass(frozen=True, slots=True)
class Ending:
    """One end a limit may have.

    Args:
        domicile: for whom it is the end.
        days: how long the period is, calendar days.
        counted: the day it ends on before a holiday moves it.
        deadline: its last day, with the rule.
    """

    domicile: Domicile
    days: int
    counted: date
    deadline: Deadline

    @property
    def moved(self) -> bool:
        """True if a day off has moved the end."""
        return self.counted != self.deadline.day


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit of one's own case.

    Args:
        limit_id: the court's number of the service, or one of ours where the person told of the paper.
        case_id: our case; empty where the person told of the paper.
        domicile: as far as known; as long as it is not, both ends are told.
        endings: the possible ends, the earliest first; empty where no limit runs.
        reminded: reminders are still to come.
        seen: the person has said that they know of it.
    """

    limit_id: str
    case_id: str
    person_id: str
    case_number: str
    service: Service
    domicile: Domicile
    status: LimitStatus = "served"
    sequence: int = 1
    reminded: bool = False
    seen: bool = False

    @property
    def is_told(self) -> bool:
        """True if the day of service is the person's word, not the court's."""
        return self.limit_id.startswith(TOLD)

    @property
    def endings(self) -> tuple[Ending, ...]:
        """The possible ends by what is known of the domicile."""
        return endings(self.service, self.domicile)

    def runs(self, now: datetime) -> bool:
        """Return True while something can still be done."""
        ends = self.endings
        return self.status == "served" and bool(ends) and ends[-1].deadline.ends_at > now


@dataclass(frozen=True, slots=True)
class ServiceReport(CourtReport):
    """Standing of a service with the court; it changes when its arrival is put right or it is recalled."""

    status: LimitStatus
    service: Service


def complaint_received(on: date, domicile: Domicile) -> Limit:
    """Return the limit to answer a complaint that a person says they received on a day; nobody's case is named."""
    return Limit("", "", "", "", Service("complaint", datetime.combine(on, NOON, BEIJING)), domicile)


def paper_told(person_id: str, request_id: str, paper: Paper, case_number: str) -> str:
    """Return the id of the limit a person tells of: the same paper of the same case told again is the same limit."""
    about = f"{person_id} {paper} {case_number or request_id}"
    return TOLD + hashlib.sha256(about.encode()).hexdigest()[:24]


def endings(service: Service, domicile: Domicile) -> tuple[Ending, ...]:
    """Return the ends of the limit a service sets off, the earliest first (CPL-85, CPL-128, CPL-171, CPL-285)."""
    if service.purpose is None:
        return ()
    if service.purpose == "pay":
        return (_ending(service, "unknown"),)
    homes: tuple[Domicile, ...] = ("china", "abroad") if domicile == "unknown" else (domicile,)
    return tuple(_ending(service, home) for home in homes)


def _ending(service: Service, home: Domicile) -> Ending:
    days, rule = _DAYS[service.paper, home == "china"]
    served_on = beijing_day(service.served_at)
    last = add_days_rolling(served_on, days)
    return Ending(home, days, served_on + timedelta(days=days), Deadline(last, rule, is_provisional(last)))
