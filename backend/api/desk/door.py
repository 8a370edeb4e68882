"""Door between the web and the desk's pages: session, role, token of the form, and the headers of the answer."""

from __future__ import annotations

import asyncio
import dataclasses
import hashlib
import hmac
import logging
import secrets
from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import quote, urlsplit

from sanic import HTTPResponse, Request, Sanic, response

from backend.api.desk.rendering import Rendering
from backend.api.desk.visits import Address, Answer, GoTo, Page, Paper, Values, Visit
from backend.api.rate_limit import RateLimit
from backend.api.security import LARGEST_REQUEST
from backend.bootstrap import Backend
from backend.conversation.inbox import clean
from backend.conversation.visitors import visitor_of
from backend.desk.commands import WhoIs
from backend.desk.model import DEVICE_LIFE
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from backend.shared.lanes import LaneFull

logger = logging.getLogger(__name__)

ROOT = "/desk"
SESSION, SIGNING_IN, LANGUAGE, DEVICE = "desk_session", "desk_door", "desk_language", "desk_device"
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PICTURE_POLICY = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
PDF_POLICY = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'; base-uri 'none'"
"""A browser's own PDF viewer does not open in a sandbox; files with anything that acts were refused on arrival."""
SHOWN_INLINE = {"application/pdf": PDF_POLICY, "image/jpeg": PICTURE_POLICY, "image/png": PICTURE_POLICY}
PASSWORD_FIELDS = ("password", "old", "new", "again", "proof")
UNREACHABLE = {PlatformUnavailable: "platform_away", PlatformRejected: "platform_odd"}


class Door:
    """Lets officers in to the addresses their roles allow, and nobody else.

    Args:
        backend: does the work.
        rendering: makes pages.
    """

    def __init__(self, backend: Backend, rendering: Rendering) -> None:
        self._backend = backend
        self._rendering = rendering
        self._tries = RateLimit(backend.settings.visitor_sign_ins)
        self._secure = backend.settings.address.startswith("https:")
        secrets = (backend.settings.secret_key, *backend.settings.secret_keys_previous)
        self._keys = tuple(hashlib.sha256(b"desk forms\0" + each.encode()).digest() for each in secrets)

    def attach(self, app: Sanic, addresses: list[Address]) -> None:
        """Add every address to the app."""
        for number, address in enumerate(addresses):
            app.add_route(
                self._guarded(address),
                address.path,
                methods=[address.method],
                name=f"desk_{number}",
                ctx_largest_request=address.largest or LARGEST_REQUEST,
            )

    def csrf_of(self, token: str) -> str:
        """Return what forms of a session carry; nobody without the session's cookie and our key can make it."""
        return _csrf(self._keys[0], token)

    def _guarded(self, address: Address) -> Callable[..., Coroutine[Any, Any, HTTPResponse]]:
        async def answer(request: Request, **path: str) -> HTTPResponse:
            if not address.checks_password:
                return await asyncio.to_thread(self._answer, address, request, path)
            if wait := self._tries.wait_for(visitor_of(request)):
                return self._put_off(request, 429, wait)
            try:
                return await self._backend.lanes.passwords.run(self._answer, address, request, path)
            except LaneFull as full:
                return self._put_off(request, 503, full.retry_after)

        answer.__dict__["desk_right"] = address.right
        return answer

    def _answer(self, address: Address, request: Request, path: dict[str, str]) -> HTTPResponse:
        visit = self._visit(address, request, path)
        if address.right is not None and visit.officer is None:
            return self._sent(visit, GoTo(f"{ROOT}/sign-in", "please_sign_in" if request.method == "POST" else ""))
        if address.right is not None and not visit.me.may(address.right):
            return self._sent(visit, Page("message", {"say": "not_allowed"}, 403))
        if address.method == "POST" and not self._is_our_form(request, visit):
            return self._sent(visit, Page("message", {"say": "form_too_old"}, 403))
        try:
            return self._sent(visit, address.handler(visit))
        except Refused as refused:
            return self._refused(address, visit, visit.said(refused), 409)
        except (PlatformUnavailable, PlatformRejected) as away:
            logger.warning("the desk could not reach %s", away.platform)
            return self._refused(address, visit, self._rendering.say(UNREACHABLE[type(away)], visit.language), 503)

    def _put_off(self, request: Request, status: int, seconds: int) -> HTTPResponse:
        """Say that the door is crowded; nothing was looked at, not even who asks."""
        language = "en" if request.cookies.get(LANGUAGE) == "en" else "zh-Hans"
        visit = Visit(self._backend, None, token=request.cookies.get(SIGNING_IN) or secrets.token_urlsafe(24))
        visit = dataclasses.replace(visit, language=language)
        sent = self._sent(visit, Page("message", {"say": "door_crowded"}, status))
        sent.headers["Retry-After"] = str(seconds)
        return sent

    def _refused(self, address: Address, visit: Visit, trouble: str, status: int) -> HTTPResponse:
        """Say why, above the form with everything that was typed still in it."""
        visit = dataclasses.replace(visit, trouble=trouble)
        if address.again is not None:
            try:
                shown = address.again(visit)
                if isinstance(shown, Page):
                    return self._sent(visit, dataclasses.replace(shown, status=status))
            except (Refused, PlatformUnavailable, PlatformRejected):
                pass  # then the sentence alone
        visit = dataclasses.replace(visit, trouble="")
        return self._sent(visit, Page("message", {"text": trouble}, 404 if address.method == "GET" else status))

    def _visit(self, address: Address, request: Request, path: dict[str, str]) -> Visit:
        form = request.form if request.method == "POST" else None
        session = request.cookies.get(SESSION) or ""
        officer = self._backend.bus.handle(WhoIs(session, not address.by_itself)) if session else None
        token = session if officer else request.cookies.get(SIGNING_IN) or secrets.token_urlsafe(24)
        lists = {name: [_typed(name, one) for one in values] for name, values in (form or {}).items()}
        return Visit(
            self._backend,
            officer,
            path,
            {name: values[0] for name, values in request.args.items()},
            {name: values[0] for name, values in lists.items() if values},
            lists,
            _files(request) if form is not None else {},
            token,
            "en" if request.cookies.get(LANGUAGE) == "en" else "zh-Hans",
            visitor=visitor_of(request),
            device=request.cookies.get(DEVICE) or "",
        )

    def _is_our_form(self, request: Request, visit: Visit) -> bool:
        """True for a form of ours: with the token of this very session, and from a page of this very address."""
        origin = request.headers.get("origin")
        if origin and urlsplit(origin).netloc.lower() not in (request.host.lower(), self._public_host()):
            return False
        given = visit.form.get("csrf", "").encode()
        return any(hmac.compare_digest(_csrf(key, visit.token).encode(), given) for key in self._keys)

    def _public_host(self) -> str:
        return urlsplit(self._backend.settings.address).netloc.lower()

    def _sent(self, visit: Visit, answer: Answer) -> HTTPResponse:
        match answer:
            case GoTo():
                sent = response.empty(status=303, headers={"Location": answer.address})
                self._set_cookies(sent, answer)
            case Paper():
                sent = _paper(answer)
            case Values():
                sent = response.json(dict(answer.body))
            case Page():
                csrf = self.csrf_of(visit.token)
                sent = response.html(self._rendering.page(answer, visit, csrf), status=answer.status)
                if visit.officer is None:
                    self._cookie(sent, SIGNING_IN, visit.token)
        sent.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
        sent.headers["Referrer-Policy"] = "same-origin"  # with none at all a browser hides a form's origin from us
        sent.headers["Cache-Control"] = "no-store"
        sent.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        sent.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return sent

    def _set_cookies(self, sent: HTTPResponse, answer: GoTo) -> None:
        if answer.cookie:
            self._cookie(sent, SESSION, answer.cookie)
        if answer.cookie is not None:
            sent.delete_cookie(SIGNING_IN, path=ROOT)
        if answer.cookie == "":
            sent.delete_cookie(SESSION, path=ROOT)
        if answer.language:
            self._cookie(sent, LANGUAGE, answer.language)
        if answer.device:
            self._cookie(sent, DEVICE, answer.device, int(DEVICE_LIFE.total_seconds()))

    def _cookie(self, sent: HTTPResponse, name: str, value: str, life: int | None = None) -> None:
        """Set a cookie that no script reads, no other site sends, and that ends with the browser or after its life."""
        sent.add_cookie(name, value, path=ROOT, httponly=True, secure=self._secure, samesite="Strict", max_age=life)


def _typed(name: str, value: str) -> str:
    """Return what was typed, without characters nobody types; a password is taken as it is."""
    return value if name in PASSWORD_FIELDS else clean(value)


def _files(request: Request) -> dict[str, bytes]:
    """The files of a form by field; a file nobody chose comes empty."""
    return {name: files[0].body for name, files in (request.files or {}).items() if files and files[0].body}


def _paper(paper: Paper) -> HTTPResponse:
    """Show pictures and PDF; anything else is only handed out."""
    inline = paper.mime in SHOWN_INLINE
    how = "inline" if inline else "attachment"
    headers = {
        "Content-Disposition": f"{how}; filename*=UTF-8''{quote(paper.name, safe='')}",
        "Content-Security-Policy": SHOWN_INLINE.get(paper.mime, "sandbox; default-src 'none'"),
    }
    return response.raw(paper.content, headers=headers, content_type=paper.mime)


def _csrf(key: bytes, token: str) -> str:
    return hmac.new(key, token.encode(), hashlib.sha256).hexdigest()
