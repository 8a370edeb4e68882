"""Progress a court's report brings: what changes in a case, which clocks run, what the person has to hear. Pure.

The court decides; nothing here ever ends a case by itself. Reports may get lost, come twice or late: only a newer one
counts, and what it brings is found by comparing, so one report tells all that was missed before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from backend.filing.clocks import (
    correction_deadline,
    decision_due,
    decision_due_after_cure,
    extended_deadline,
    fee_deadline,
    refusal_appeal_deadline,
)
from backend.filing.court import CourtReport
from backend.filing.model import CaseStatus, DeadlineKind, Party
from backend.shared.calendar import add_working_days

Happening = Literal[
    "received", "approved", "defects", "registered", "refused", "returned", "withdrawn",
    "extension_granted", "extension_refused", "fee",
]  # fmt: skip
"""Kinds of news for a person, in the order in which they are told."""

OVER: frozenset[CaseStatus] = frozenset({"registered", "refused", "returned", "withdrawn"})
"""Statuses after which the filing, as a filing, is over."""

_FEN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Progress:
    """The new columns, what the person sees of the court's words, and what to tell.

    Args:
        columns: of the case's row, without `details`.
        details: the court's words to keep beside the names: ``defects`` and ``reason``.
        happenings: news for the person, oldest first; empty when nothing changed for them.
    """

    columns: Mapping[str, Any]
    details: Mapping[str, Any]
    happenings: tuple[Happening, ...]


def progress(row: Mapping[str, Any], report: CourtReport) -> Progress | None:
    """Return what a report changes, or None when it is not newer than what is known.

    Args:
        row: the case's columns ``status``, ``sequence``, ``extension``, ``fee_fen``, ``told_on``, ``domicile``,
            ``stood_still``, ``still_since``, ``mediated``.
        report: the court's.
    """
    if report.sequence <= row["sequence"]:
        return None
    day, kind = _deadline(report, bool(row["domicile"]))
    stood_still = 0 if report.status == "defects" else row["stood_still"]
    columns = {
        "status": report.status,
        "sequence": report.sequence,
        "filing_number": report.filing_number,
        "case_number": report.case_number,
        "told_on": report.defects_told_on,
        "extension": report.extension,
        "deadline": day,
        "deadline_for": kind,
        "decision_due": _later(_decision_due(report), stood_still),
        "stood_still": stood_still,
        "still_since": None if report.status in OVER else row["still_since"],
        "mediated": row["mediated"] and report.status not in OVER,
        "fee_fen": _fen(report.fee),
    }
    details = {"defects": list(report.defects), "reason": report.reason}
    return Progress(columns, details, tuple(_happenings(row, report)))


def has_domicile_in_china(plaintiffs: tuple[Party, ...]) -> bool:
    """Return whether the shorter period to appeal must be assumed (CPL-286: domicile decides, not nationality).

    A citizen's domicile is the place of the household register (Interpretation of the CPL (2022) Art. 3), wherever they
    live: whoever is a citizen, or shows a paper of the mainland, may have one still. A place nobody named counts as
    China, too: too early an appeal harms nobody, too late a one does.
    """
    return any(
        party.region in ("CN", "") or party.nationality == "CN" or party.document_type in _OF_THE_REGISTER
        for party in plaintiffs
    )


_OF_THE_REGISTER = frozenset({"resident_card", "household_register"})
"""Papers that whoever holds them has, or had, a household register for."""


def _deadline(report: CourtReport, has_domicile: bool) -> tuple[date | None, DeadlineKind | None]:
    """The clock that runs for the person (SPC21-9, FEE-22, CPL-286), if one does."""
    if report.status == "defects" and report.defects_told_on:
        clock = extended_deadline if report.extension == "granted" else correction_deadline
        return report.cure_by or clock(report.defects_told_on).day, "cure"
    if report.status == "refused" and report.decided_on:
        return refusal_appeal_deadline(report.decided_on, has_domicile).day, "appeal"
    if report.status in ("approved", "registered") and report.fee_noticed_on:
        return fee_deadline(report.fee_noticed_on).day, "fee"
    return None, None


def _decision_due(report: CourtReport) -> date | None:
    """7 working days from receipt (SPC21-9); after a cure they start anew the next day (ONL-9)."""
    if report.status != "under_review":
        return None
    if report.cured_on:
        return decision_due_after_cure(report.cured_on).day
    return decision_due(report.received_on).day


def _later(day: date | None, working_days: int) -> date | None:
    """A last day moved by the working days that did not run."""
    return add_working_days(day, working_days) if day and working_days else day


def _happenings(row: Mapping[str, Any], report: CourtReport) -> Iterator[Happening]:
    changed = report.status != row["status"]
    told_anew = report.status == "defects" and report.defects_told_on != row["told_on"]
    if report.status == "under_review":
        if row["status"] == "submitting":
            yield "received"
    elif changed or told_anew:
        yield report.status
    if report.extension != row["extension"] and report.status == "defects":
        if report.extension == "granted":
            yield "extension_granted"
        elif report.extension == "refused":
            yield "extension_refused"
    still_to_pay = report.fee is not None and report.status in ("approved", "registered")
    if still_to_pay and _fen(report.fee) != row["fee_fen"]:
        yield "fee"


def _fen(yuan: Decimal | None) -> int | None:
    return None if yuan is None else int((yuan / _FEN).to_integral_value())
