"""Handles shared by the pretend servers that deal with language: faults on demand, slow and endless answers.

A server is OpenAI's by its errors; what it answers when nothing is wrong is its own.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from typing import Any, Protocol

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import json, raw

from sandbox.faults import NONSENSE


@dataclass(slots=True)
class LanguageFaults:
    """Faults that are played just now.

    Args:
        outage: answer 503 to everything.
        failing: how many of the next requests are answered 503.
        status: answer this status, with an error as OpenAI words it.
        hangs: seconds before anything is answered.
        trickles: send the answer a byte every so many seconds.
        endless: send an answer that does not end.
        nonsense: a key of `NONSENSE`.
    """

    outage: bool = False
    failing: int = 0
    status: int = 0
    hangs: float = 0.0
    trickles: float = 0.0
    endless: bool = False
    nonsense: str | None = None


class LanguageServer(Protocol):
    """One pretend server.

    Args:
        key: what it asks for.
        wrong: its faults, of a kind of `LanguageFaults` with its own beside.
        asked: what has been asked, in order.
    """

    key: str
    wrong: Any
    asked: list[dict[str, Any]]


async def answered(request: Request, server: LanguageServer, answer: Callable[[], HTTPResponse]) -> HTTPResponse | None:
    """Return what a server answers; None where it was sent already, slowly or without an end.

    Args:
        answer: makes the honest one, asked for only where no fault comes first.
    """
    wrong: LanguageFaults = server.wrong
    await asyncio.sleep(wrong.hangs)
    if wrong.outage or wrong.failing > 0:
        wrong.failing = max(0, wrong.failing - 1)
        return raw(b"", status=503)
    if wrong.status:
        return error(wrong.status, "Refused on demand.", "on_demand")
    if wrong.nonsense:
        return NONSENSE[wrong.nonsense]()
    said = answer()
    if not (wrong.trickles or wrong.endless):
        return said
    await _send_slowly(request, said, wrong)
    return None


def add_handles(routes: Blueprint, server: LanguageServer, kind: str) -> None:
    """Add the handles behind a server's routes: faults, a reset, and what was asked.

    Args:
        kind: what of each question is listed as its call.
    """

    @routes.post("/_control/<handle:str>", name="turn")
    async def turn(request: Request, handle: str) -> HTTPResponse:
        if request.headers.get("x-api-key") != server.key:
            return error(401, "Incorrect API key provided.", "invalid_api_key")
        wish, of = request.json or {}, type(server.wrong)
        if handle == "reset":
            server.asked.clear()
        elif handle != "faults" or set(wish) - {one.name for one in fields(of)}:
            return error(404, "No such handle.")
        server.wrong = of() if handle == "reset" else of(**{**asdict(server.wrong), **wish})
        return json({})

    @routes.get("/_control/state", name="state")
    async def state(request: Request) -> HTTPResponse:
        if request.headers.get("x-api-key") != server.key:
            return error(401, "Incorrect API key provided.", "invalid_api_key")
        return json({"sent": server.asked, "calls": [one[kind] for one in server.asked]})


def error(status: int, message: str, code: str | None = None) -> HTTPResponse:
    """Return an error as OpenAI words it."""
    told = {"error": {"message": message, "type": "invalid_request_error", "param": None, "code": code}}
    return json(told, status=status)


async def _send_slowly(request: Request, answer: HTTPResponse, wrong: LanguageFaults) -> None:
    response = await request.respond(status=200, content_type="application/json")
    if response is None:
        return
    body = answer.body or b""
    while wrong.endless:
        await response.send(b" " * 65_536)
    for at in range(len(body)):
        await response.send(body[at : at + 1])
        await asyncio.sleep(wrong.trickles)
    await response.eof()
