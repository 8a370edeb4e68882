"""The chat page and its parts: the files of ``web/``, read once at start, so no path from outside touches a disk."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sanic import HTTPResponse, Request, Sanic, response

from backend.config import ROOT

WEB = ROOT / "web"
SERVED = (".html", ".css", ".js", ".svg", ".LICENSE", ".geojson.gz")
_PACKED = ".gz"
_COLOURS, _MADE_UP = "/look/colours.css", "look/made_up.css"
"""The sheet every page has, and what a demonstration adds to it."""


@dataclass(frozen=True, slots=True)
class Page:
    """One file as it is sent.

    Args:
        body: its bytes.
        mime: what it is.
        etag: changes with it.
        packed: True where the bytes are packed already, whatever the browser says.
        small: the same packed, for browsers that unpack; empty where that saves nothing.
    """

    body: bytes
    mime: str
    etag: str
    packed: bool = False
    small: bytes = b""


def read_pages(folder: Path = WEB, *, made_up: bool = False) -> dict[str, Page]:
    """Return every file the pages consist of, by URL path.

    The chat page is ``/``, the map ``/map``, a site around the chat ``/demo``. A packed file (``.gz``) is
    known by the name of what is inside, and unpacked by the browser.

    Args:
        folder: where they lie.
        made_up: the house is a demonstration, and every page says so.
    """
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name.endswith(SERVED)]
    pages = {f"/{path.relative_to(folder).as_posix().removesuffix(_PACKED)}": _read(path) for path in files}
    if made_up:
        sheet = pages[_COLOURS].body + (folder / _MADE_UP).read_bytes()
        pages[_COLOURS] = _page(sheet, pages[_COLOURS].mime)
    fronts = {"/": "/chat/index.html", "/map": "/map/index.html", "/demo": "/demo/index.html"}
    return {**{path: pages[name] for path, name in fronts.items()}, **pages}


def attach_pages(app: Sanic, pages: dict[str, Page]) -> None:
    """Add every page to the app; browsers keep them and ask whether they are still the same."""
    for number, (path, page) in enumerate(pages.items()):
        app.add_route(_handler(page), path, methods=["GET", "HEAD"], name=f"page_{number}")


def _handler(page: Page) -> Callable[[Request], Coroutine[Any, Any, HTTPResponse]]:
    headers = {"ETag": page.etag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if page.packed:
        headers["Content-Encoding"] = "gzip"

    async def show(request: Request) -> HTTPResponse:
        if request.headers.get("if-none-match") == page.etag:
            return response.empty(status=304, headers=headers)
        small = bool(page.small) and "gzip" in request.headers.get("accept-encoding", "")
        body = b"" if request.method == "HEAD" else page.small if small else page.body
        encoding = {"Content-Encoding": "gzip"} if small else {}
        return response.raw(body, content_type=page.mime, headers=headers | encoding)

    return show


def _read(path: Path) -> Page:
    packed = path.name.endswith(_PACKED)
    mime = "application/geo+json" if packed else mimetypes.guess_type(path.name)[0] or "text/plain"
    if mime == "application/javascript":
        mime = "text/javascript"
    return _page(path.read_bytes(), f"{mime}; charset=utf-8" if mime.startswith("text/") else mime, packed)


def _page(body: bytes, mime: str, packed: bool = False) -> Page:
    small = gzip.compress(body, 9, mtime=0) if mime.startswith("text/") and not packed else b""
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'  # weak: the same file, packed or not
    return Page(body, mime, etag, packed, small if len(small) < len(body) else b"")
