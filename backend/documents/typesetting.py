"""Typst, kept warm: one compiler a template, the fonts read once, the data handed over as JSON and never as markup."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Literal

import typst

from backend.documents.glyphs import font_folder, named_where_missing

TEMPLATES = Path(__file__).with_name("templates")
SONG_FACE = Path("/usr/share/fonts/opentype/noto")
"""Folder of Debian's fonts-noto-cjk with Noto Serif CJK, the face court papers are printed in; used if it is there."""

PHONE_PPI = 144
"""Pixels an inch of a picture: two for each of the phone's."""


def pdf(template: str, data: Mapping[str, Any]) -> bytes:
    """Return the template filled with `data` as a tagged PDF; the same data give the same bytes on the same machine.

    Args:
        template: name of a file in ``templates`` without its suffix.
        data: JSON-like values; every text in it stays text.
    """
    return _press(template).run(data, "pdf")[0]


def png(template: str, data: Mapping[str, Any], ppi: float = PHONE_PPI) -> bytes:
    """Return the template filled with `data` as a picture of its first page.

    Args:
        ppi: pixels an inch.
    """
    return pngs(template, data, ppi)[0]


def pngs(template: str, data: Mapping[str, Any], ppi: float = PHONE_PPI) -> tuple[bytes, ...]:
    """Return the template filled with `data` as pictures of all its pages, in order.

    Args:
        ppi: pixels an inch.
    """
    return _press(template).run(data, "png", ppi)


@dataclass(slots=True)
class _Press:
    """A compiler with its template: it takes one document at a time."""

    compiler: typst.Compiler
    lock: Lock = field(default_factory=Lock)

    def run(self, data: Mapping[str, Any], form: Literal["pdf", "png"], ppi: float | None = None) -> tuple[bytes, ...]:
        inputs = {"data": json.dumps(_drawable(data), ensure_ascii=False, sort_keys=True)}
        with self.lock:
            pages = self.compiler.compile(format=form, ppi=ppi, sys_inputs=inputs, timestamp=0)
        return tuple(bytes(page or b"") for page in (pages if isinstance(pages, list) else [pages]))


@cache
def _press(template: str) -> _Press:
    source = TEMPLATES / f"{template}.typ"
    return _Press(typst.Compiler(str(source), root=str(TEMPLATES), font_paths=_fonts(), ignore_system_fonts=True))


@cache
def _fonts() -> typst.Fonts:
    folders = [str(font_folder())]
    if any(SONG_FACE.glob("NotoSerifCJK-Regular*")):
        folders.append(str(SONG_FACE))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)


def _drawable(value: Any) -> Any:
    if isinstance(value, str):
        return named_where_missing(value)
    if isinstance(value, Mapping):
        return {key: _drawable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_drawable(item) for item in value]
    return value
