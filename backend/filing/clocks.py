"""The last days that run in a filing, and by which rule: for the person, for the court, for the other side.

Days are of Beijing's calendar. Periods in calendar days begin the day after and, ending on a holiday, end on the first
day after it (CPL-85); only the court's 3 and 7 days are working days. A last day in a year whose holidays are not
published yet is provisional (HOL-2027), and everything that shows it says so.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from backend.shared.calendar import add_days_rolling, add_working_days, is_provisional
from backend.shared.deadline import Deadline, only_a_day
from backend.shared.deadline import beijing_day as beijing_day
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

DECISION_WORKING_DAYS = 7
CURE_DAYS = 15
FEE_DAYS = 7
REFUND_DAYS = 15
RULING_APPEAL_DAYS = 10
ABROAD_DAYS = 30
"""To appeal without domicile in China, judgment or ruling, of any nationality (CPL-286)."""
LABOUR_SUIT_DAYS = 15
LABOUR_SET_ASIDE_DAYS = 30
RESUMPTION_DAYS = 10

UNCERTAIN_PERIODS = Path(__file__).with_name("uncertain_periods.yml")
"""Periods that rest on memory (docs/law.md: *recall*): an operator changes them there once a court has confirmed."""

_ASK_THE_COURT = Words("以法院答复为准", "to be confirmed by the court")


@cache
def uncertain_days(name: str) -> int:
    """Return a period of `uncertain_periods.yml` in days.

    Raises:
        ValueError: the page does not give a sensible number of days.
    """
    days = read_yaml(UNCERTAIN_PERIODS)[name]["days"]
    if not isinstance(days, int) or not 0 < days <= 366:
        raise ValueError(f"{UNCERTAIN_PERIODS.name}: {name} must be 1 to 366 days, not {days!r}")
    return days


def decision_due(received_on: date) -> Deadline:
    """Return when the court must have decided on a filing it could not judge at once (SPC21-9)."""
    return _working("SPC21-9", received_on, DECISION_WORKING_DAYS)


def decision_due_after_cure(cured_on: date) -> Deadline:
    """Return when the court must have decided after a cure: the clock starts anew the day after it (ONL-9)."""
    return _working("ONL-9", cured_on, DECISION_WORKING_DAYS)


def correction_deadline(told_on: date) -> Deadline:
    """Return the last day to correct the defects, which are told once (SPC21-9)."""
    return _calendar("SPC21-9", told_on, CURE_DAYS)


def extended_deadline(told_on: date) -> Deadline:
    """Return the last day with an extension: 30 days in all (SPC21-9, the extension by recall).

    Args:
        told_on: the day the defects were first told; not the day the extension was asked for or granted.
    """
    return _calendar("SPC21-9", told_on, uncertain_days("cure_days_in_all"), doubt=_ASK_THE_COURT)


def may_ask_for_extension(told_on: date, today: date) -> bool:
    """Return True while the first 15 days run; afterwards the filing is returned (SPC21-9)."""
    return not correction_deadline(told_on).is_over(today)


def fee_deadline(noticed_on: date) -> Deadline:
    """Return the last day to pay the fee: 7 calendar days from the day after the notice (FEE-22)."""
    return _calendar("FEE-22", noticed_on, FEE_DAYS)


def refund_due(effective_on: date) -> Deadline:
    """Return when a refund must have been made after the decision took effect (FEE-27)."""
    return _calendar("FEE-27", effective_on, REFUND_DAYS)


def refusal_appeal_deadline(served_on: date, has_domicile: bool) -> Deadline:
    """Return the last day to appeal the ruling not to accept a suit (CPL-126): 10 days, 30 from abroad.

    Args:
        has_domicile: whether the person has a domicile in China (CPL-171 if so, else CPL-286).
    """
    return _appeal(served_on, RULING_APPEAL_DAYS, has_domicile)


def resumption_deadline(obstacle_ended_on: date) -> Deadline:
    """Return the last day to ask for a missed period to be prolonged after force majeure or the like (CPL-86)."""
    return _calendar("CPL-86", obstacle_ended_on, RESUMPTION_DAYS)


def labour_suit_deadline(award_received_on: date) -> Deadline:
    """Return the last day to sue after a labour arbitration award (LAB-27)."""
    return _calendar("LAB-27", award_received_on, LABOUR_SUIT_DAYS)


def labour_set_aside_deadline(award_received_on: date) -> Deadline:
    """Return the last day of an employer to ask for a final labour award to be set aside (LAB-30)."""
    return _calendar("LAB-30", award_received_on, LABOUR_SET_ASIDE_DAYS)


def _appeal(served_on: date, days_at_home: int, has_domicile: bool) -> Deadline:
    days, rule = (days_at_home, "CPL-171") if has_domicile else (ABROAD_DAYS, "CPL-286")
    return _calendar(rule, served_on, days)


def _working(rule: str, start: date, days: int) -> Deadline:
    return _deadline(rule, start, days, add_working_days)


def _calendar(rule: str, start: date, days: int, doubt: Words | None = None) -> Deadline:
    return _deadline(rule, start, days, add_days_rolling, doubt)


def _deadline(
    rule: str, start: date, days: int, count: Callable[[date, int], date], doubt: Words | None = None
) -> Deadline:
    """The end lies latest of all days counted, and years are published in order: if it is known, all of them are."""
    last = count(only_a_day(start), days)
    return Deadline(last, rule, is_provisional(last), doubt)
