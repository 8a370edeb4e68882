"""From one reading of a file's pages to what the papers say; a value that could mean two things is none. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from backend.paper_reader.contents.complaint import WrittenComplaint, written_complaints
from backend.paper_reader.contents.demands import due_on, fee_in, listed, standing_of
from backend.paper_reader.contents.kinds import kinds_of, other_paper
from backend.paper_reader.contents.layout import Page
from backend.paper_reader.contents.model import COURT_KINDS, PaperContents
from backend.paper_reader.contents.moments import days_in, number_in, time_in
from backend.paper_reader.contents.proofs import read_proof
from backend.paper_reader.contents.words import pattern

_SELF = frozenset({"你", "你们", "本案", "被告", "原告"})
LONGEST_NAME, MOST = 40, 8
_HEAD, _LONGEST_HEAD, _FOOT = 5, 40, 4
"""Rows of a head, characters of one of them, and rows of the foot where a paper is signed."""


def read_pages(pages: Sequence[Page], today: date) -> PaperContents:
    """Return what the papers on these pages say.

    Args:
        pages: one reading of a file, in order.
        today: no paper was signed or served after it.
    """
    text = "\n".join(page.text for page in pages)
    kinds = kinds_of(pages)
    if kinds and not set(kinds) & COURT_KINDS:
        return read_proof(pages, kinds, today)
    if (other := other_paper(text, kinds)) is not None:
        return PaperContents(other=other)
    number = _case_number(pages)
    decides = bool({"judgment", "ruling"} & set(kinds))
    is_notice = bool({"fee_notice", "correction_notice"} & set(kinds))
    written = written_complaints(pages) if "complaint" in kinds else ()
    own = written[0] if len(written) == 1 else WrittenComplaint()
    is_alone = set(kinds) == {"complaint"} and not number
    if len(written) > 1 and is_alone:
        return PaperContents(kinds=kinds, complaints=len(written))
    plaintiffs, defendants = _sides(own) or (((), ()) if own.blanks else _parties(pages, text))
    hearing_on, hearing_time, place = _hearing(pages, text)
    return PaperContents(
        kinds=kinds,
        court=_court(pages),
        case_number=number,
        plaintiffs=plaintiffs,
        defendants=defendants,
        summoned=_summoned(pages),
        cause=own.cause or _cause(pages, text, defendants),
        claims=_claims(own, text, is_alone=is_alone) if "complaint" in kinds else (),
        paper_date=_not_after(today, _paper_date(pages)),
        served_on=_not_after(today, _served_on(pages)),
        hearing_on=hearing_on,
        hearing_time=hearing_time,
        hearing_place=place,
        event=_event(pages),
        answer_days=_days_named(pattern("answer_days"), text),
        appeal_days=_days_named(pattern("appeal_days"), text) if decides else None,
        standing=standing_of(text, number) if decides else "",
        orders=listed(pattern("orders"), text) if decides else (),
        fee=fee_in(text) if "fee_notice" in kinds else None,
        due_days=_days_named(pattern("due_days"), text) if is_notice else None,
        due_on=due_on(text) if is_notice else None,
        parties=own.parties,
        facts=own.facts,
        amount=own.amount,
        agent=own.agent,
        blanks=own.blanks,
        complaints=len(written),
    )


def _sides(own: WrittenComplaint) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The names of both sides of a complaint; None where it names nobody."""
    sides = ("plaintiff", "defendant")
    ones, others = (tuple(one.name for one in own.parties if one.side == side)[:MOST] for side in sides)
    return (ones, others) if ones or others else None


def _claims(own: WrittenComplaint, text: str, *, is_alone: bool) -> tuple[str, ...]:
    """The claims of a complaint that came alone, as far as they are written out; among a court's papers all or none."""
    return own.claims if is_alone else listed(pattern("claims"), text)


def _case_number(pages: Sequence[Page]) -> str:
    """The labelled number, else the only one in the upper part; of several nobody knows which."""
    for page in pages:
        if match := pattern("number").search(page.beside("案号")):
            return as_written(match)
    number = pattern("number")
    upper = {as_written(match) for page in pages for row in page.rows[:6] for match in number.finditer(row)}
    found = upper or {as_written(match) for page in pages for match in number.finditer(page.text)}
    return found.pop() if len(found) == 1 else ""


def as_written(match: re.Match[str]) -> str:
    """Return a case number in its usual form."""
    year, code, kind, figure = match.groups()
    whole = match[0]
    tail = whole[whole.index(figure + ("之" if "之" in whole else "号")) + len(figure) :]
    return f"（{year}）{code}{kind}{figure}{tail}"


def _court(pages: Sequence[Page]) -> str:
    """The court in a headline, or the one a complaint is addressed to; two different ones are none.

    A seal over the head repeats the end of the name.
    """
    named: list[str] = []
    for page in pages:
        rows = page.rows
        for place, row in enumerate(rows):
            heads = place < _HEAD and len(row) <= _LONGEST_HEAD
            addressed = row.startswith("此致") or (place and rows[place - 1].endswith("此致"))
            if (heads or addressed) and (match := pattern("court").search(row)):
                named.append(pattern("court_lead").sub("", match[0]).removeprefix("中华人民共和国"))
    whole = max(named, key=len, default="")
    return whole if all(whole.endswith(local_name(one)) for one in named) else ""


def local_name(court: str) -> str:
    """A court's name without its province and, where a district follows, its city."""
    return pattern("province").sub("", court)


def _summoned(pages: Sequence[Page]) -> str:
    for page in pages:
        if name := _name(page.beside("被传唤人", "被传唤人姓名", "被传人")):
            return name
    return ""


def _parties(pages: Sequence[Page], text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the parties: by the lines of a complaint or judgment, else by the sentence of a notice."""
    sides: dict[str, list[str]] = {"原告": [], "被告": []}
    for row in (row for page in pages for row in page.rows):
        match = pattern("party").match(row)
        if match and (name := _name(match[2])) and name not in sides[match[1]]:
            sides[match[1]].append(name)
    if not sides["原告"] and (match := pattern("in_notice").search(text.replace("\n", ""))):
        sides["原告"] = [name for part in re.split("、", match[1]) if (name := _name(part))]
        addressed = [found[1] for page in pages for row in page.rows if (found := pattern("addressed").match(row))]
        named = re.split("、", match[2]) if match[2] else addressed[:1]
        sides["被告"] = sides["被告"] or [name for part in named if (name := _name(part))]
    return tuple(sides["原告"][:MOST]), tuple(sides["被告"][:MOST])


def _name(text: str) -> str:
    """The name a text begins with; nothing where that is no name."""
    end = pattern("party_ends").search(text)
    name = (text[: end.start()] if end else text).strip(" :、")
    if not 2 <= len(name) <= LONGEST_NAME or name in _SELF or any(sign.isdigit() for sign in name):
        return ""
    return name


def _cause(pages: Sequence[Page], text: str, defendants: Sequence[str]) -> str:
    for page in pages:
        if match := pattern("cause").match(page.beside("案由")):
            return match[1]
    flat = text.replace("\n", "")
    named = (flat.partition(f"被告{name}")[2] for name in defendants)
    parts = (*named, flat.partition("诉你")[2])
    found = {match[1] for part in parts if (match := pattern("cause_of_case").match(part))}
    return found.pop() if len(found) == 1 else ""


def _hearing(pages: Sequence[Page], text: str) -> tuple[date | None, str, str]:
    for page in pages:
        when = page.beside("应到时间", "传唤时间", "开庭时间", "到庭时间")
        if days := days_in(when):
            place = page.beside("应到处所", "应到场所", "应到地点", "传唤地点", "开庭地点", "开庭场所")
            return _only(days), time_in(when[days[-1][2] :]) if len(days) == 1 else "", place[:60]
    match = pattern("set_for").search(text.replace("\n", ""))
    if match and (days := days_in(match[1])):
        return _only(days), time_in(match[1][days[-1][2] :]), match[2]
    return None, "", ""


def _only(days: Sequence[tuple[date, int, int]]) -> date | None:
    named = {one for one, _, _ in days}
    return named.pop() if len(named) == 1 else None


def _event(pages: Sequence[Page]) -> str:
    for page in pages:
        if event := page.beside("传唤事由", "传唤原因", "事由"):
            return event[:20]
    return ""


def _paper_date(pages: Sequence[Page]) -> date | None:
    """The day a paper is signed on: a row at the foot of a page that holds hardly anything else."""
    for page in reversed(pages):
        for row in reversed(page.rows[-_FOOT:]):
            days = days_in(row)
            if len(days) == 1 and len(row) - (days[0][2] - days[0][1]) <= _LONGEST_HEAD // 4:
                return None if any(mark in row for mark in ("时", "送达", "收到", "签收", "出生")) else days[0][0]
    return None


def _not_after(today: date, day: date | None) -> date | None:
    return day if day is not None and day <= today else None


def _served_on(pages: Sequence[Page]) -> date | None:
    """The day of receipt on a proof of service; no other paper knows it."""
    for page in pages:
        if "service_record" in kinds_of([page]):
            found = days_in(page.beside("送达时间", "送达日期", "签收日期", "收到日期", "收到时间"))
            return _only(found) if found else None
    return None


def _days_named(named: re.Pattern[str], text: str) -> int | None:
    found = {number_in(days) for match in named.finditer(text.replace("\n", "")) for days in _groups(match)}
    return found.pop() if len(found) == 1 else None


def _groups(match: re.Match[str]) -> Iterator[Any]:
    return (group for group in match.groups() if group)
