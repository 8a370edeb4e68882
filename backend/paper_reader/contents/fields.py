"""From one reading of a file's pages to what the papers say; a value that could mean two things is none. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from backend.paper_reader.contents.layout import Page
from backend.paper_reader.contents.model import OtherPaper, PaperContents, PaperKind
from backend.paper_reader.contents.moments import days_in, number_in, time_in
from backend.shared.yaml_pages import read_yaml

_SELF = frozenset({"你", "你们", "本案", "被告", "原告"})
LONGEST_NAME, LONGEST_CLAIM, MOST = 40, 300, 8
_HEAD, _LONGEST_HEAD, _FOOT = 5, 40, 4
"""Rows of a head, characters of one of them, and rows of the foot where a paper is signed."""


def read_pages(pages: Sequence[Page], today: date) -> PaperContents:
    """Return what the papers on these pages say.

    Args:
        pages: one reading of a file, in order.
        today: no paper was signed or served after it.
    """
    text = "\n".join(page.text for page in pages)
    kinds = _kinds(pages)
    if (other := _other(text, kinds)) is not None:
        return PaperContents(other=other)
    number = _case_number(pages)
    plaintiffs, defendants = _parties(pages, text)
    hearing_on, hearing_time, place = _hearing(pages, text)
    return PaperContents(
        kinds=kinds,
        court=_court(pages),
        case_number=number,
        plaintiffs=plaintiffs,
        defendants=defendants,
        summoned=_summoned(pages),
        cause=_cause(pages, text, defendants),
        claims=_claims(text) if "complaint" in kinds else (),
        paper_date=_not_after(today, _paper_date(pages)),
        served_on=_not_after(today, _served_on(pages)),
        hearing_on=hearing_on,
        hearing_time=hearing_time,
        hearing_place=place,
        event=_event(pages),
        answer_days=_days_named(_pattern("answer_days"), text),
        appeal_days=_days_named(_pattern("appeal_days"), text) if "judgment" in kinds else None,
    )


def _kinds(pages: Sequence[Page]) -> tuple[PaperKind, ...]:
    found: list[PaperKind] = []
    for row in (row for page in pages for row in page.rows):
        kind = next((kind for kind, pattern in _headlines().items() if pattern.match(row)), None)
        if kind is not None and kind not in found:
            found.append(kind)
    return tuple(found)


def _other(text: str, kinds: Sequence[PaperKind]) -> OtherPaper | None:
    """The reason why a paper is none of ours."""
    numbers = [match[3] for match in _pattern("number").finditer(text)]
    ours = "人民法院" in text
    if _pattern("elsewhere").search(text) or (not ours and _pattern("foreign").search("".join(text.split()))):
        return "foreign"
    if _pattern("arbitration").search(text) and not ours:
        return "other"
    if any(one[0] in "刑行" for one in numbers) or (not numbers and kinds and _pattern("not_civil").search(text)):
        return "not_civil"
    if any("执" in one for one in numbers) or _pattern("enforcement").search(text):
        return "enforcement"
    if any("终" in one or "再" in one or "申" in one for one in numbers) and "judgment" not in kinds:
        return "appeal"
    if not kinds and not ("法院" in text and numbers):
        return "other"
    return None


def _case_number(pages: Sequence[Page]) -> str:
    """The labelled number, else the only one in the upper part; of several nobody knows which."""
    for page in pages:
        if match := _pattern("number").search(page.beside("案号")):
            return _as_written(match)
    number = _pattern("number")
    upper = {_as_written(match) for page in pages for row in page.rows[:6] for match in number.finditer(row)}
    found = upper or {_as_written(match) for page in pages for match in number.finditer(page.text)}
    return found.pop() if len(found) == 1 else ""


def _as_written(match: re.Match[str]) -> str:
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
            if (heads or addressed) and (match := _pattern("court").search(row)):
                named.append(_pattern("court_lead").sub("", match[0]).removeprefix("中华人民共和国"))
    whole = max(named, key=len, default="")
    return whole if all(whole.endswith(local_name(one)) for one in named) else ""


def local_name(court: str) -> str:
    """A court's name without its province and, where a district follows, its city."""
    return _pattern("province").sub("", court)


def _summoned(pages: Sequence[Page]) -> str:
    for page in pages:
        if name := _name(page.beside("被传唤人", "被传唤人姓名", "被传人")):
            return name
    return ""


def _parties(pages: Sequence[Page], text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the parties: by the lines of a complaint or judgment, else by the sentence of a notice."""
    sides: dict[str, list[str]] = {"原告": [], "被告": []}
    for row in (row for page in pages for row in page.rows):
        match = _pattern("party").match(row)
        if match and (name := _name(match[2])) and name not in sides[match[1]]:
            sides[match[1]].append(name)
    if not sides["原告"] and (match := _pattern("in_notice").search(text.replace("\n", ""))):
        sides["原告"] = [name for part in re.split("、", match[1]) if (name := _name(part))]
        addressed = [found[1] for page in pages for row in page.rows if (found := _pattern("addressed").match(row))]
        named = re.split("、", match[2]) if match[2] else addressed[:1]
        sides["被告"] = sides["被告"] or [name for part in named if (name := _name(part))]
    return tuple(sides["原告"][:MOST]), tuple(sides["被告"][:MOST])


def _name(text: str) -> str:
    """The name a text begins with; nothing where that is no name."""
    end = _pattern("party_ends").search(text)
    name = (text[: end.start()] if end else text).strip(" :、")
    if not 2 <= len(name) <= LONGEST_NAME or name in _SELF or any(sign.isdigit() for sign in name):
        return ""
    return name


def _cause(pages: Sequence[Page], text: str, defendants: Sequence[str]) -> str:
    for page in pages:
        if match := _pattern("cause").match(page.beside("案由")):
            return match[1]
    flat = text.replace("\n", "")
    named = (flat.partition(f"被告{name}")[2] for name in defendants)
    parts = (*named, flat.partition("诉你")[2])
    found = {match[1] for part in parts if (match := _pattern("cause_of_case").match(part))}
    return found.pop() if len(found) == 1 else ""


def _claims(text: str) -> tuple[str, ...]:
    """The numbered claims of a complaint; a list that is too long is none."""
    match = _pattern("claims").search(text)
    if match is None:
        return ()
    body = _pattern("from_number").sub("\n", match[1].strip())
    parts = [part for part in _pattern("claim_number").split(body) if part.strip()]
    claims = [re.sub(r"\n", "", part).strip(" ;。.,:") for part in parts]
    if not claims or len(claims) > MOST or any(not 2 < len(claim) <= LONGEST_CLAIM for claim in claims):
        return ()
    return tuple(claims)


def _hearing(pages: Sequence[Page], text: str) -> tuple[date | None, str, str]:
    for page in pages:
        when = page.beside("应到时间", "传唤时间", "开庭时间", "到庭时间")
        if days := days_in(when):
            place = page.beside("应到处所", "应到场所", "应到地点", "传唤地点", "开庭地点", "开庭场所")
            return _only(days), time_in(when[days[-1][2] :]) if len(days) == 1 else "", place[:60]
    match = _pattern("set_for").search(text.replace("\n", ""))
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
        if "service_record" in _kinds([page]):
            found = days_in(page.beside("送达时间", "送达日期", "签收日期", "收到日期", "收到时间"))
            return _only(found) if found else None
    return None


def _days_named(pattern: re.Pattern[str], text: str) -> int | None:
    found = {number_in(days) for match in pattern.finditer(text.replace("\n", "")) for days in _groups(match)}
    return found.pop() if len(found) == 1 else None


def _groups(match: re.Match[str]) -> Iterator[Any]:
    return (group for group in match.groups() if group)


@cache
def _words() -> Mapping[str, Any]:
    page: Mapping[str, Any] = read_yaml(Path(__file__).with_name("words.yml"))
    return page


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(str(_words()[name]))


@cache
def _headlines() -> Mapping[PaperKind, re.Pattern[str]]:
    return {kind: re.compile(str(words)) for kind, words in _words()["kinds"].items()}
