"""The public page by which anybody who holds a power of attorney checks it: ``/verify`` and ``/verify/<code>``.

It works without a script, keeps nothing that is sent, and tells nothing the holder does not have. Files are examined
behind bounds (`backend.authorization.power.seal.examiner`); here their size and the pace of requests are bounded.
"""

from __future__ import annotations

import asyncio
from typing import Any

from sanic import HTTPResponse, Request, Sanic, response
from sanic.request.form import parse_multipart_form

from backend.api.pace import PublicPace
from backend.api.verification_page import LANGUAGES, page, trouble, verdict
from backend.authorization.power.commands import CheckPowerFile, VerifyPower
from backend.bootstrap import Backend
from backend.conversation.visitors import visitor_of
from backend.shared.errors import PlatformUnavailable
from backend.shared.lanes import LaneFull
from backend.shared.messages import Command
from backend.shared.paper_codes import as_code
from backend.shared.wording import Words

LARGEST_PAPER = 5 * 1024 * 1024
"""Bytes; a sealed paper has about 150,000."""
READ_ANYWAY = 32 * 1024 * 1024
"""Bytes of a file that is too large which are read and dropped, so that the browser comes to see our answer."""
AROUND_THE_FILE = 4096
LOOKUPS, LOOKUP_SECONDS = 60, 1.0
UPLOADS, UPLOAD_SECONDS = 12, 5.0

_TOO_LARGE = Words(
    "文件超过 5 MB，没有查验。盖章的委托书只有几百 KB，请上传原始 PDF。",
    "The file is larger than 5 MB and was not checked. A sealed power has a few hundred kB; please send the original.",
)
_NO_FILE = Words(
    "没有收到文件。请先选择 PDF，再点“查验文件”。", "No file arrived. Please choose a PDF, then press the button."
)
_BUSY = Words("现在查验的人太多，请过一分钟再试。", "Too many files are being checked. Please try again in a minute.")
_TOO_FAST = Words("查得太快了，请过 {seconds} 秒再试。", "That was too fast. Please try again in {seconds} seconds.")


class VerificationPage:
    """Serves the page.

    Args:
        backend: knows the sealed powers.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._lookups = PublicPace(LOOKUPS, LOOKUP_SECONDS)
        self._uploads = PublicPace(UPLOADS, UPLOAD_SECONDS)

    def attach(self, app: Sanic) -> None:
        """Add the addresses to the app."""

        async def take_file(request: Request) -> HTTPResponse:  # a route that streams has to be a plain function
            return await self._by_file(request)

        app.add_route(self._form, "/verify", methods=["GET"], name="verify")
        app.add_route(take_file, "/verify", methods=["POST"], name="verify_file", stream=True)
        app.add_route(self._by_code, "/verify/<code:str>", methods=["GET"], name="verify_code")

    async def _form(self, request: Request) -> HTTPResponse:
        language, typed = language_of(request), request.args.get("code", "")
        if not typed:
            return _answer(page(language))
        code = as_code(typed[:100])
        return response.redirect(f"/verify/{code or 'unknown'}?lang={language}", status=303)

    async def _by_code(self, request: Request, code: str) -> HTTPResponse:
        language = language_of(request)
        if wait := self._lookups.wait(visitor_of(request)):
            return _too_fast(wait, language)
        told = await self._told(VerifyPower(code))
        return _answer(
            page(language, verdict(told, language, of_file=False)), 404 if told.standing == "unknown" else 200
        )

    async def _by_file(self, request: Request) -> HTTPResponse:
        language = language_of(request)
        if wait := self._uploads.wait(visitor_of(request)):
            return _too_fast(wait, language)
        body = await _read(request, LARGEST_PAPER + AROUND_THE_FILE)
        if body is None:
            return _answer(page(language, trouble(_TOO_LARGE, language)), 413)
        content = _file_in(request, body)
        if not content:
            return _answer(page(language, trouble(_NO_FILE, language)), 400)
        try:
            told = await self._backend.lanes.checking.run(self._backend.bus.handle, CheckPowerFile(content))
        except (PlatformUnavailable, LaneFull):
            return _answer(page(language, trouble(_BUSY, language)), 503, {"Retry-After": "60"})
        return _answer(page(language, verdict(told, language, of_file=True)))

    async def _told(self, command: Command) -> Any:
        return await asyncio.to_thread(self._backend.bus.handle, command)


def language_of(request: Request) -> str:
    """Return the language asked for in the address, else the first of the browser's that we write."""
    asked = request.args.get("lang", "")
    if asked in LANGUAGES:
        return asked
    for wish in request.headers.get("accept-language", "").lower().split(",")[:10]:
        tag = wish.partition(";")[0].strip()
        if tag.startswith("zh"):
            traditional = "hans" not in tag and any(part in tag for part in ("hant", "-tw", "-hk", "-mo"))
            return "zh-Hant" if traditional else "zh-Hans"
        if tag.startswith("en"):
            return "en"
    return "zh-Hans"


async def _read(request: Request, limit: int) -> bytes | None:
    """Return the body, or None if it is larger than `limit` bytes."""
    pieces, size = [], 0
    stream: Any = request.stream
    while size <= READ_ANYWAY and (piece := await stream.read()):
        size += len(piece)
        if size <= limit:
            pieces.append(piece)
    return b"".join(pieces) if size <= limit else None


def _file_in(request: Request, body: bytes) -> bytes:
    """Return the file of a form; nothing if there is none or the form is broken."""
    kind, _, boundary = request.headers.get("content-type", "").partition("boundary=")
    if not kind.lower().startswith("multipart/form-data") or not boundary:
        return b""
    try:
        _, files = parse_multipart_form(body, boundary.partition(";")[0].strip('" ').encode())
    except Exception:  # the parser raises whatever a strange form makes it raise
        return b""
    sent = files.get("file")
    return bytes(sent.body) if sent is not None else b""


def _address(request: Request) -> str:
    return request.remote_addr or request.ip


def _too_fast(seconds: int, language: str) -> HTTPResponse:
    words = Words(_TOO_FAST.zh.format(seconds=seconds), _TOO_FAST.en.format(seconds=seconds))
    return _answer(page(language, trouble(words, language)), 429, {"Retry-After": str(seconds)})


def _answer(html: str, status: int = 200, headers: dict[str, str] | None = None) -> HTTPResponse:
    return response.html(html, status=status, headers={"Cache-Control": "no-store", **(headers or {})})
