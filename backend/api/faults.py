"""Answers to requests that came to nothing: a page to a person's browser, JSON to a programme."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from sanic import HTTPResponse, Request, Sanic, response
from sanic.exceptions import SanicException

from backend.api.pages import Page

logger = logging.getLogger(__name__)


class Readable(Request):
    """A request whose stand-in can always be made: where there is none yet, Sanic answers in the name of an empty one.

    It makes that one of the very address that was none, fails again, and the sender is cut off without an answer,
    behind a page of traces in the log.
    """

    def __init__(self, url_bytes: bytes, *args: Any, **named: Any) -> None:
        super().__init__(b"*" if named.get("method") == "NONE" else url_bytes, *args, **named)


PAGES = {404: "/faults/missing.html", 500: "/faults/broken.html"}
"""Said in every language at once: nobody knows yet whose browser it is."""


def attach_faults(app: Sanic, pages: Mapping[str, Page]) -> None:
    """Make the app answer what it cannot serve, without showing anything of our inside."""
    app.error_handler.add(Exception, _explain({status: pages[name].body for status, name in PAGES.items()}))


def _explain(pages: Mapping[int, bytes]) -> Callable[[Request, Exception], Coroutine[Any, Any, HTTPResponse]]:
    async def explain(request: Request, error: Exception) -> HTTPResponse:
        if isinstance(error, SanicException):
            status, said = error.status_code, str(error.message or error.status_code)
        elif request.transport is None or request.transport.is_closing():
            return response.json({"error": "gone"}, status=499)  # the browser left, or we are stopping; nobody reads it
        else:
            logger.error("a request failed", exc_info=error)
            status, said = 500, "internal"
        if status in pages and "text/html" in request.headers.get("accept", ""):
            return response.raw(pages[status], status=status, content_type="text/html; charset=utf-8")
        return response.json({"error": said}, status=status)

    return explain
