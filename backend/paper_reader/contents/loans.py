"""Contents of an IOU or a contract of a loan: who lent whom how much, when, until when, at what interest. Pure.

A value that could mean two things is none, and one for which the paper says two things is named as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from backend.paper_reader.contents.layout import Page
from backend.paper_reader.contents.model import PaperContents, PaperKind
from backend.paper_reader.contents.moments import number_in, written_days
from backend.paper_reader.contents.roles import names_by_role, whole_names
from backend.paper_reader.contents.sentences import Sentences
from backend.paper_reader.contents.sums import CNY, UNKNOWN, Sum, one_sum
from backend.paper_reader.contents.words import pattern, patterns
from backend.shared.calendar import months_later
from backend.shared.plain_text import plain

_HEAD, _FOOT, _BESIDE_DAY, _LATE_BEFORE, _LABEL = 4, 6, 14, 20, 4
"""Rows of the head and of the foot, signs beside a day there, signs before a rate of late interest in which that is
said, and signs between a label and its sum."""
_LONGEST_TERM = 240


def read_loan(pages: Sequence[Page], kinds: tuple[PaperKind, ...], today: date) -> PaperContents:
    """Return what an IOU, or a contract of a loan, says.

    Args:
        pages: one reading of a file, in order.
        kinds: what the paper is.
        today: no loan was made after it.
    """
    told = Sentences.of(pages)
    named = names_by_role(pages)
    lenders, lenders_differ = _parties(named["lenders"], told, ("lent_by",))
    borrowers, borrowers_differ = _parties(named["borrowers"], told, ("borrowed_by",))
    if set(lenders) & set(borrowers):
        lenders = borrowers = ()
    principal = _sum(told, "borrowed", labelled=True)
    owed = _sum(told, "owed", labelled=principal == "")
    lent_on = _lent_on(pages, told)
    repay_on, by_term = _repay_on(told, lent_on)
    free = pattern("interest_free").search(told.simple) is not None
    rate = _rate(told)
    differ = {
        "lenders": lenders_differ,
        "borrowers": borrowers_differ,
        "principal": principal is None,
        "owed": owed is None,
        "rate": free and bool(rate),
    }

    return PaperContents(
        kinds=kinds,
        lenders=lenders,
        borrowers=borrowers,
        guarantors=named["guarantors"],
        principal=_known(principal),
        owed=_known(owed),
        lent_on=lent_on if lent_on is not None and lent_on <= today else None,
        repay_on=repay_on,
        term_told=by_term,
        rate="" if free else rate,
        interest_free=free and not rate,
        paper_date=signed_on(pages, told, today),
        unclear=tuple(name for name, value in (("principal", principal), ("owed", owed)) if value == UNKNOWN),
        contradicts=tuple(name for name, two in differ.items() if two),
    )


def is_loan(pages: Sequence[Page]) -> bool:
    """Return True if a contract is one of a loan, by its title."""
    heads = (plain(row) for page in pages[:1] for row in page.rows[:_HEAD])
    return any(pattern("loan_contract").search(row) for row in heads)


def _parties(labelled: tuple[str, ...], told: Sentences, said: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """Return those who are named by a label, else in the sentence; and whether the two name different people."""
    named = [name for one in said for words in told.names_in(patterns(one)) for name in whole_names(words)]
    in_sentence = tuple(dict.fromkeys(named))
    if not labelled:
        return (in_sentence, False) if len(in_sentence) == 1 else ((), len(in_sentence) > 1)
    differ = bool(in_sentence) and not set(in_sentence) & set(labelled)
    return ((), True) if differ else (labelled, False)


def _sum(told: Sentences, verb: str, *, labelled: bool) -> str | None:
    """Return the sum that stands behind a verb, with those behind a label; None where they differ."""
    found = [one for match in pattern(verb).finditer(told.simple) for one in _behind(told, match.end())]
    if labelled and (found or verb == "borrowed"):
        for match in pattern("sum_label").finditer(told.simple):
            found += told.sums_in(match.end(), match.end() + _LABEL)
    return one_sum(found, mere_yuan="" if told.is_traditional else CNY)


def _known(value: str | None) -> str:
    return "" if value in (None, UNKNOWN) else str(value)


def _behind(told: Sentences, start: int) -> Iterator[Sum]:
    end = pattern("sum_ends").search(told.simple, start)
    yield from told.sums_in(start, end.start() if end else len(told.simple))


def _lent_on(pages: Sequence[Page], told: Sentences) -> date | None:
    """The day the paper names for the loan; else, where it says "borrowed today", the day it was signed."""
    named = set(told.days_in(patterns("lent_on")))
    if named:
        return named.pop() if len(named) == 1 else None
    return signed_on(pages, told, date.max) if pattern("from_now_on").search(told.simple) else None


def _repay_on(told: Sentences, lent_on: date | None) -> tuple[date | None, bool]:
    """The day it is due, and whether that follows from a term."""
    named = set(told.days_in(patterns("repay_on"))) - {lent_on}
    if named:
        return (named.pop(), False) if len(named) == 1 else (None, False)
    months = {_months(match) for one in patterns("term") for match in one.finditer(told.simple)}
    if lent_on is None or len(months) != 1 or not 0 < (count := months.pop()) <= _LONGEST_TERM:
        return None, False
    return months_later(lent_on, count), True


def _months(match: re.Match[str]) -> int:
    if match[1] == "半":
        return 6 if match[2] == "年" else 0
    count = 2 if match[1] == "两" else number_in(match[1]) or 0
    return count * (12 if match[2] == "年" else 1)


def _rate(told: Sentences) -> str:
    """The rate as it is written; nothing where two are written, or only one of late interest."""
    found: list[str] = []
    for name in ("rate", "rate_in_english"):
        for match in pattern(name).finditer(told.simple):
            before = told.simple[max(match.start() - _LATE_BEFORE, 0) : match.start()]
            sentence = re.split(r"[。;.]", before)[-1]
            if not pattern("late").search(sentence + match[0]):
                found.append(told.written[match.start() : match.end()].strip(" ,").replace("%per", "% per"))
    once = set(found)
    return once.pop() if len(once) == 1 else ""


def signed_on(pages: Sequence[Page], told: Sentences, today: date) -> date | None:
    """Return the day at the foot of a paper, beside hardly anything else; else the day it says it is dated."""
    for page in reversed(pages):
        for row in reversed(page.rows[-_FOOT:]):
            days = written_days(row)
            if len(days) == 1 and len(row) - (days[0][2] - days[0][1]) <= _BESIDE_DAY and not _is_of_other(row):
                return days[0][0] if days[0][0] <= today else None
    dated = told.days_in(patterns("dated"))
    return dated[0] if len(dated) == 1 and dated[0] <= today else None


def _is_of_other(row: str) -> bool:
    """Return True if a day in a row at the foot is of something else: of repayment, of a birth."""
    return any(mark in row for mark in ("还", "前", "止", "至", "到期", "出生", "起", "收到", "repa", "due", "before"))
