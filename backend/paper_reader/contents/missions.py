"""A form of a Chinese mission, or a power of attorney: what it is for, and where it is made. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from backend.paper_reader.contents.layout import Page
from backend.paper_reader.contents.model import PaperContents, PaperKind
from backend.shared.yaml_pages import read_yaml

_FILE = Path(__file__).with_name("missions.yml")
_FIRST = "court_power"


@cache
def _page() -> Mapping[str, Any]:
    return dict(read_yaml(_FILE))


@cache
def _compiled(text: str) -> re.Pattern[str]:
    return re.compile(text)


def names_mission(text: str) -> bool:
    """Return True if a text names a mission: an appointment anywhere else is none of ours."""
    return _compiled(_page()["mission"]).search(text) is not None


def read_form(pages: Sequence[Page], kinds: tuple[PaperKind, ...]) -> PaperContents:
    """Return what a form is for, and the place it names, as it is written; empty where that is not plain."""
    rows = [row for page in pages for row in page.rows]
    return PaperContents(kinds=kinds, purpose=_purpose(rows), made_at=_place("\n".join(rows)))


def _purpose(rows: Sequence[str]) -> str:
    """The purpose that the words mean, the boxes that are ticked before all others; of several none, but a suit."""
    boxed = _compiled(_page()["boxed"])
    ticked = " ".join(one for row in rows for one in _compiled(_page()["ticked"]).findall(row))
    plain = " ".join(row for row in rows if not boxed.search(row))
    title = _compiled(_page()["title"])
    for text in (ticked, title.sub("", plain)):
        named = [name for name, words in _page()["purposes"].items() if _compiled(words).search(text)]
        if _FIRST in named or len(named) == 1:
            return str(_FIRST if _FIRST in named else named[0])
    return ""


def _place(text: str) -> str:
    found = (match for words in _page()["place"] if (match := _compiled(words).search(text)))
    return next((match[1].strip(" ,.") for match in found), "")
