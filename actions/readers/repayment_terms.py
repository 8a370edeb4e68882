"""The term after which money was to be paid back ("说好一年还", "within six months"), and the day it ends on. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from actions.dialogue.readers.durations import MONTHS_OF_A_YEAR, months_said
from actions.readers.pattern_pages import patterns
from backend.shared.calendar import months_later
from backend.shared.wording import kept_parts

BREAK: Final = re.compile(r"[，。；;、？?！!\n]|(?<!\d),|,(?!\d)|\.(?=\s|$)|\band\b")
"""Marks at the end of a clause."""
SPAN: Final = re.compile(
    r"(?:\d{1,2}|[一二两三四五六七八九十半]{1,3})\s?(?:年半?|个月)(?!\s?\d{1,2}\s?月)"
    r"|[\w.]+\s(?:years?|months?)\b(?:\sand a half)?"
)
"""A stretch of years or months; "21年5月" is a month."""
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|[一二][九〇零]..年")
_AGO: Final = re.compile(r"\bago\b|[以之]?前|\bsince\b|\bfor (?:the|over|more)\b")
_EVERY: Final = re.compile(r"[%％息利厘]|每|\bpercent\b|\binterest\b|\b(?:per|each|every)\b")
"""Words that make a stretch what a rate or an instalment is counted by."""
_PAGE: Final = Path(__file__).with_name("repayment_terms.yml")


def clauses(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each clause of a text begins, and the clause."""
    at = 0
    for found in BREAK.finditer(text):
        yield at, text[at : found.start()]
        at = found.end()
    yield at, text[at:]


def says_due(clause: str) -> bool:
    """Return True if a clause, Simplified and in small letters, says when money was to be paid back."""
    return any(one.search(clause) for one in patterns(_PAGE, "due")) and not denies(clause)


def denies(clause: str) -> bool:
    """Return True if a clause, Simplified and in small letters, denies something."""
    return any(one.search(clause) for one in patterns(_PAGE, "denied"))


def term_in_months(text: str) -> int | None:
    """Return the whole months after which money was to be paid back; None where none, or several are told.

    Args:
        text: Simplified, in small letters.
    """
    due = (part for _, part in clauses(text) if says_due(part))
    spans = (_span(part) for part in due if not _AGO.search(part) and not _YEAR.search(part))
    told = {months for span in spans if span and (months := months_said(span)) is not None}
    whole = {int(months) for months in told if months == int(months) and months > 0}
    return whole.pop() if len(told) == len(whole) == 1 else None


def _span(clause: str) -> str:
    """The first stretch of a clause that no rate is counted by; empty where there is none."""
    return next((one[0] for one in SPAN.finditer(clause) if not _is_of_rate(clause, one)), "")


def _is_of_rate(clause: str, span: re.Match[str]) -> bool:
    around = clause[max(span.start() - 4, 0) : span.end() + 4]
    return _EVERY.search(around) is not None


def term_ends(kept: str, months: int) -> str | None:
    """Return when a term ends that begins on a kept day, as exactly as that day is known; None where it is no day.

    Args:
        kept: ``2022-05-03``, ``2022年5月`` or ``2022年``; a year alone takes whole years.
    """
    parts = kept_parts(kept)
    if parts is None or (not parts[1] and months % MONTHS_OF_A_YEAR):
        return None
    year, month, day = parts
    try:
        end = months_later(date(year, month or 1, day or 1), months)
    except ValueError:  # beyond the last year there is
        return None
    if day:
        return end.isoformat()
    return f"{end.year}年{end.month}月" if month else f"{end.year}年"
