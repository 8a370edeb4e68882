"""A pretend server that puts recordings into words, by the interface of OpenAI's: ``POST /v1/audio/transcriptions``.

It listens to nothing: what is said in a recording is written into it (`recordings.py`). It refuses what the real ones
refuse, and on demand it lies, hangs, trickles, or never ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import json

from sandbox.language_server import LanguageFaults, add_handles, answered, error
from sandbox.transcription.recordings import Said, words_in

NAME = "transcription"
ANY_LENGTH = 3.0
"""Seconds of a recording that is not of ours."""
LARGEST = 25 * 1024 * 1024
FORMATS = (".flac", ".mp3", ".mp4", ".mpeg", ".mpga", ".m4a", ".ogg", ".wav", ".webm", ".amr", ".aac")


@dataclass(slots=True)
class Wrong(LanguageFaults):
    """Faults that are played just now, its own beside those of every such server.

    Args:
        plain: refuse ``verbose_json``, as some models do.
        hears: say this whatever was said, also of a recording that is not of ours.
        silence, likelihood, repeats: what is said of each stretch, in the place of a clear voice's.
        duration: seconds the recording is said to last.
    """

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
            return error(401, "Incorrect API key provided.", "invalid_api_key")
        form, file = request.form or {}, (request.files or {}).get("file")
        shape = form.get("response_format", "json")
        if form.get("model", "") != self.model:
            return error(404, "The model does not exist.", "model_not_found")
        if file is None or not file.name.endswith(FORMATS):
            return error(400, "Invalid file format.")
        if len(file.body) > LARGEST:
            return error(413, "Maximum content size limit exceeded.")
        self.asked.append({"name": file.name, "size": len(file.body), "type": file.type, "format": shape})
        if shape not in ("json", "verbose_json") or (self.wrong.plain and shape != "json"):
            return error(400, "response_format is not compatible with this model.", "unsupported_value")
        said = words_in(file.body) or (Said("", ANY_LENGTH) if self.wrong.hears is not None else None)
        if said is None:
            return error(400, "Audio file might be corrupted or unsupported.")
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
        return await answered(request, server, lambda: server.answer(request))

    add_handles(routes, server, "format")
    return [routes]
