"""A file's two readings put together: only what both say is told. Pure.

A page is read as it is and once more without its seals in another size; a misread figure seldom comes out the same.
"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from backend.paper_reader.contents.fields import local_name, read_pages
from backend.paper_reader.contents.layout import Page
from backend.paper_reader.contents.model import COURT_KINDS, READ, PaperContents
from backend.paper_reader.contents.places import places_of
from backend.paper_reader.pages.reader import ReadPages
from backend.shared.errors import Refused

FEWEST = 4
"""Legible lines a page has at least."""
ALIKE = 0.97
"""Least agreement of two readings of a claim; its figures have to be the same."""
_TOGETHER = (("hearing_on", "hearing_time"),)


def read_contents(read: ReadPages, today: date) -> PaperContents:
    """Return what a file says; of a complaint that was photographed no long text: it would be copied with its mistakes.

    Args:
        read: its pages.
        today: no paper was signed or served after it.

    Raises:
        Refused: ``court_paper_unreadable``: hardly a line is legible.
    """
    first = [Page.of(sheet.first) for sheet in read.sheets]
    second = [Page.of(sheet.second) for sheet in read.sheets]
    if max((len(page.cells) for page in first), default=0) < FEWEST:
        raise Refused("court_paper_unreadable")
    seen = agreed(read_pages(first, today), read_pages(second, today))
    if seen.other is None and not seen.told and not set(seen.kinds) - COURT_KINDS:
        raise Refused("court_paper_unreadable")
    if is_recognised := any(sheet.is_picture for sheet in read.sheets):
        seen = replace(seen, parties=(), facts="", amount="", agent=(), blanks=(), complaints=0)
    return replace(
        seen,
        is_recognised=is_recognised,
        pages=read.pages,
        pages_read=len(read.sheets),
        places=places_of(first, seen),
    )


def agreed(one: PaperContents, two: PaperContents) -> PaperContents:
    """Return what both readings say; the rest is unclear."""
    if one.other != two.other:
        other = one.other or two.other
        return PaperContents(other=None if other == "other" else other, unclear=("kinds",) if other else ())
    if one.other is not None:
        return one
    kept: dict[str, Any] = {"kinds": tuple(kind for kind in one.kinds if kind in two.kinds)}
    unclear = [] if set(one.kinds) == set(two.kinds) else ["kinds"]
    empty = {field.name: field.default for field in fields(PaperContents) if field.name in READ}
    for name in READ:
        mine, other = getattr(one, name), getattr(two, name)
        if mine == other or _same(name, mine, other):
            kept[name] = mine
        else:
            kept[name] = empty[name]
            unclear.append(name)
    for whole, part in _TOGETHER:
        if whole in unclear:
            kept[part] = empty[part]
    named = (*one.unclear, *two.unclear, *one.contradicts, *two.contradicts)
    either = [name for name in dict.fromkeys(named) if name not in unclear]
    both = tuple(name for name in one.contradicts if name in two.contradicts)
    return PaperContents(**kept, unclear=(*unclear, *either), contradicts=both)


def _same(name: str, one: Any, two: Any) -> bool:
    """Return True if two different readings say the same: a court without its province, a claim but for a sign."""
    if name == "court":
        return bool(one and two) and local_name(one) == local_name(two)
    return (
        name in ("claims", "orders")
        and len(one) == len(two)
        and all(_alike(*pair) for pair in zip(one, two, strict=True))
    )


def _alike(one: str, two: str) -> bool:
    figures = [[sign for sign in text if sign.isdigit()] for text in (one, two)]
    return figures[0] == figures[1] and SequenceMatcher(None, one, two, autojunk=False).ratio() >= ALIKE
