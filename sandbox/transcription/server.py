"""A pretend server that puts recordings into words, by the interface of OpenAI's: ``POST /v1/audio/transcriptions``.

It listens to nothing: what is said in a recording is written into it (`recordings.py`). It refuses what the real ones
refuse, and on demand it lies, hangs, trickles, or never ends.
"""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass, fields
from typing import Any

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import json, raw

from sandbox.faults import NONSENSE
from sandbox.transcription.recordings import Said, words_in

NAME = "transcription"
ANY_LENGTH = 3.0
"""Seconds of a recording that is not of ours."""
LARGEST = 25 * 1024 * 1024
FORMATS = (".flac", ".mp3", ".mp4", ".mpeg", ".mpga", ".m4a", ".ogg", ".wav", ".webm", ".amr", ".aac")


@dataclass(slots=True)
class Wrong:
    """Faults that are played just now.

    Args:
        outage: answer 503 to everything.
        failing: how many of the next requests are answered 503.
        status: answer this status, with an error as OpenAI words it.
        hangs: seconds before anything is answered.
        trickles: send the answer a byte every so many seconds.
        endless: send an answer that does not end.
        nonsense: a key of `NONSENSE`.
        plain: refuse ``verbose_json``, as some models do.
        hears: say this whatever was said, also of a recording that is not of ours.
        silence, likelihood, repeats: what is said of each stretch, in the place of a clear voice's.
        duration: seconds the recording is said to last.
    """

    outage: bool = False
    failing: int = 0
    status: int = 0
    hangs: float = 0.0
    trickles: float = 0.0
    endless: bool = False
    nonsense: str | None = None
    plain: bool = False
    hears: Any = None
    silence: float = 0.01
    likelihood: float = -0.2
    repeats: float = 1.2
    duration: float | None = None


class Transcriber:
    """One server.

    Args:
        key: the bearer token it asks for.
        model: the only model it has.
    """

    def __init__(self, key: str, model: str = "whisper-1") -> None:
        self.key, self.model, self.wrong = key, model, Wrong()
        self.asked: list[dict[str, Any]] = []

    def answer(self, request: Request) -> HTTPResponse:
        """Return what an honest server says of a recording, or would if it heard what it is told to hear."""
        if request.token != self.key:
            return _error(401, "Incorrect API key provided.", "invalid_api_key")
        form, file = request.form or {}, (request.files or {}).get("file")
        shape = form.get("response_format", "json")
        if form.get("model", "") != self.model:
            return _error(404, "The model does not exist.", "model_not_found")
        if file is None or not file.name.endswith(FORMATS):
            return _error(400, "Invalid file format.", None)
        if len(file.body) > LARGEST:
            return _error(413, "Maximum content size limit exceeded.", None)
        self.asked.append({"name": file.name, "size": len(file.body), "type": file.type, "format": shape})
        if shape not in ("json", "verbose_json") or (self.wrong.plain and shape != "json"):
            return _error(400, "response_format is not compatible with this model.", "unsupported_value")
        said = words_in(file.body) or (Said("", ANY_LENGTH) if self.wrong.hears is not None else None)
        if said is None:
            return _error(400, "Audio file might be corrupted or unsupported.", None)
        return json(self._heard(said.words, said.seconds, shape))

    def _heard(self, words: str, seconds: float, shape: str) -> dict[str, Any]:
        wrong = self.wrong
        text = words if wrong.hears is None else wrong.hears
        if shape == "json":
            return {"text": text}
        numbers = {
            "avg_logprob": wrong.likelihood, "no_speech_prob": wrong.silence, "compression_ratio": wrong.repeats
        }  # fmt: skip
        stretch = {"id": 0, "start": 0.0, "end": seconds, "text": text, "temperature": 0.0, **numbers}
        length = seconds if wrong.duration is None else wrong.duration
        return {"task": "transcribe", "language": "chinese", "duration": length, "text": text, "segments": [stretch]}


def blueprints(server: Transcriber) -> list[Blueprint]:
    """Return the server's route and the handles behind it."""
    routes = Blueprint(NAME, url_prefix=f"/{NAME}")

    @routes.post("/v1/audio/transcriptions", name="transcribe")
    async def transcribe(request: Request) -> HTTPResponse | None:
        wrong = server.wrong
        await asyncio.sleep(wrong.hangs)
        if wrong.outage or wrong.failing > 0:
            wrong.failing = max(0, wrong.failing - 1)
            return raw(b"", status=503)
        if wrong.status:
            return _error(wrong.status, "Refused on demand.", "on_demand")
        if wrong.nonsense:
            return NONSENSE[wrong.nonsense]()
        answer = server.answer(request)
        if not (wrong.trickles or wrong.endless):
            return answer
        await _send_slowly(request, answer, wrong)
        return None

    @routes.post("/_control/<handle:str>", name="turn")
    async def turn(request: Request, handle: str) -> HTTPResponse:
        if request.headers.get("x-api-key") != server.key:
            return _error(401, "Incorrect API key provided.", "invalid_api_key")
        known = {field.name for field in fields(Wrong)}
        wish = request.json or {}
        if handle == "reset":
            server.asked.clear()
        elif handle != "faults" or set(wish) - known:
            return _error(404, "No such handle.", None)
        server.wrong = Wrong() if handle == "reset" else Wrong(**{**asdict(server.wrong), **wish})
        return json({})

    @routes.get("/_control/state", name="state")
    async def state(request: Request) -> HTTPResponse:
        if request.headers.get("x-api-key") != server.key:
            return _error(401, "Incorrect API key provided.", "invalid_api_key")
        return json({"sent": server.asked, "calls": [one["format"] for one in server.asked]})

    return [routes]


async def _send_slowly(request: Request, answer: HTTPResponse, wrong: Wrong) -> None:
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


def _error(status: int, message: str, code: str | None) -> HTTPResponse:
    told = {"error": {"message": message, "type": "invalid_request_error", "param": None, "code": code}}
    return json(told, status=status)
