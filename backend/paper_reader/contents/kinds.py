"""Kinds of the papers in a file, and the reason why one is none of ours. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from backend.paper_reader.contents.layout import Page
from backend.paper_reader.contents.missions import names_mission
from backend.paper_reader.contents.model import MISSION_KINDS, OtherPaper, PaperKind
from backend.paper_reader.contents.words import RECEIPT, headlines, own_papers, pattern
from backend.shared.plain_text import plain

_TITLE = 4
"""Rows from the top of a page in which a paper that no court wrote has its title."""


def kinds_of(pages: Sequence[Page]) -> tuple[PaperKind, ...]:
    """Return the papers in a file, in their order; what no court wrote is named by its title or its words."""
    found = dict.fromkeys(kind for page in pages for kind in _of_court(page))
    if not found:
        found = dict.fromkeys(kind for page in pages for kind in _of_others(page))
    return tuple(found)


def _of_court(page: Page) -> Iterator[PaperKind]:
    for row in page.rows:
        yield from (kind for kind, title in headlines().items() if title.match(row))


def _of_others(page: Page) -> Iterator[PaperKind]:
    titles, rows = own_papers("titles"), [plain(row) for row in page.rows]
    named = [kind for row in rows[:_TITLE] for kind, title in titles.items() if title.search(row)]
    if not names_mission(page.text):
        named = [kind for kind in named if kind not in MISSION_KINDS or kind == "power"]
    if named:
        yield from named[:1] if named[0] != RECEIPT else []
        return
    words = own_papers("words")
    yield from [kind for row in rows for kind, one in words.items() if one.search(row)][:1]


def other_paper(text: str, kinds: Sequence[PaperKind]) -> OtherPaper | None:
    """Return the reason why a paper is none of ours, or None for one that is."""
    numbers = [match[3] for match in pattern("number").finditer(text)]
    ours = "人民法院" in text
    if pattern("elsewhere").search(text) or (not ours and pattern("foreign").search("".join(text.split()))):
        return "foreign"
    if pattern("arbitration").search(text) and not ours:
        return "other"
    if any(one[0] in "刑行" for one in numbers) or (not numbers and kinds and pattern("not_civil").search(text)):
        return "not_civil"
    if any("执" in one for one in numbers) or pattern("enforcement").search(text):
        return "enforcement"
    if any("终" in one or "再" in one or "申" in one for one in numbers) and "judgment" not in kinds:
        return "appeal"
    if not kinds and not ("法院" in text and numbers):
        return "other"
    return None
