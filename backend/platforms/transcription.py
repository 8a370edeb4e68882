"""A server that puts recordings into words, by the interface of OpenAI's that free ones offer too.

``POST /v1/audio/transcriptions``; see https://platform.openai.com/docs/api-reference/audio. Servers differ in how much
they tell: with ``verbose_json`` the better ones say of each stretch how sure they are; one that refuses it is asked for
plain ``json``. The recording leaves for that server alone, under a name that tells nothing.
"""

from __future__ import annotations

import json
import logging
import math
import time
from typing import Any

import httpx

from backend.platforms import partner_metrics
from backend.platforms.base import read_bounded
from backend.shared.errors import PlatformRejected, PlatformUnavailable
from backend.shared.places import Places
from backend.voice.model import Stretch, Transcript, Unreadable
from backend.voice.recordings import Recording

logger = logging.getLogger(__name__)

PLATFORM = "transcription"
CONNECT_SECONDS, SILENT_SECONDS, WHOLE_SECONDS = 2.0, 15.0, 18.0
"""To connect, between two pieces of an answer, and for a whole one: less than a job's lease, and than a stop waits."""
LARGEST_ANSWER = 512 * 1024
MOST_STRETCHES = 2_000
_BUSY = (408, 425, 429)
_UNREAD = (400, 413, 415, 422)
_OURS = (401, 403, 404, 405)
"""Answers that say our settings are wrong; the person who speaks is not to blame."""


class Transcription:
    """One server.

    Args:
        url: where it is; ``/v1`` is added unless it ends so.
        key: bearer token; empty where it asks for none.
        model: the name of the model there.
        places: how many recordings may be with it at once.
        whole_seconds: the longest a whole answer may take.
    """

    def __init__(
        self, url: str, key: str, model: str, places: Places | None = None, whole_seconds: float = WHOLE_SECONDS
    ) -> None:
        base = url.rstrip("/")
        self._url = f"{base if base.endswith('/v1') else base + '/v1'}/audio/transcriptions"
        self._model, self._places, self._whole = model, places, whole_seconds
        self._formats = ["verbose_json", "json"]
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        timeout = httpx.Timeout(min(SILENT_SECONDS, whole_seconds), connect=CONNECT_SECONDS)
        self._http = httpx.Client(headers=headers, timeout=timeout, trust_env=False, follow_redirects=False)
        partner_metrics.expect(PLATFORM)

    def hear(self, content: bytes, recording: Recording) -> Transcript:
        """Return what is said in a recording; asking again is harmless.

        Raises:
            NoPlace: as many recordings as may be are with it already.
            PlatformUnavailable: no usable answer in time.
            PlatformRejected: it refuses us, or answers outside the contract.
            Unreadable: it cannot read this recording.
        """
        if self._places is None:
            return self._hear(content, recording)
        with self._places.one():
            return self._hear(content, recording)

    def close(self) -> None:
        """Close kept connections."""
        self._http.close()

    def _hear(self, content: bytes, recording: Recording) -> Transcript:
        ends = time.monotonic() + self._whole
        with partner_metrics.counted(PLATFORM, "POST transcriptions"):
            for shape in tuple(self._formats):
                status, body = self._ask(content, recording, shape, ends)
                if status in (400, 422) and shape != self._formats[-1]:
                    continue
                if status == 200 and shape != self._formats[0]:
                    self._formats = [shape]
                return _read(status, body)
        raise PlatformRejected(PLATFORM, "no form of an answer is offered")

    def _ask(self, content: bytes, recording: Recording, shape: str, ends: float) -> tuple[int, bytes]:
        """Return status and body, read no further and no longer than allowed."""
        name = f"voice.{recording.ending}"
        fields = {"model": self._model, "response_format": shape, "temperature": "0"}
        try:
            with self._http.stream(
                "POST", self._url, data=fields, files={"file": (name, content, recording.mime)}
            ) as answer:
                if answer.status_code >= 500 or answer.status_code in _BUSY:
                    raise PlatformUnavailable(PLATFORM, f"HTTP {answer.status_code}", _pause(answer))
                return answer.status_code, read_bounded(answer, PLATFORM, LARGEST_ANSWER, ends)
        except (httpx.TransportError, httpx.DecodingError, httpx.InvalidURL) as error:
            raise PlatformUnavailable(PLATFORM, type(error).__name__) from None


def _pause(answer: httpx.Response) -> float:
    asked = answer.headers.get("retry-after", "")
    return min(float(asked), 30.0) if asked.isdecimal() else 0.0


def _read(status: int, body: bytes) -> Transcript:
    if status in _OURS:
        logger.error("the transcription server answers %s: see YIQIAOTONG_TRANSCRIPTION_URL, _KEY and _MODEL", status)
    if status in _UNREAD:
        raise Unreadable(f"HTTP {status}")
    if status != 200:
        raise PlatformRejected(PLATFORM, f"HTTP {status}")
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise PlatformRejected(PLATFORM, "its answer is not JSON") from error
    text = told.get("text") if isinstance(told, dict) else None
    if not isinstance(text, str):
        raise PlatformRejected(PLATFORM, "its answer has no text")
    parts = told.get("segments")
    stretches = parts[:MOST_STRETCHES] if isinstance(parts, list) else []
    return Transcript(_whole(text), _number(told.get("duration")), tuple(filter(None, map(_stretch, stretches))))


def _stretch(part: Any) -> Stretch | None:
    text = part.get("text") if isinstance(part, dict) else None
    if not isinstance(text, str):
        return None
    numbers = (_number(part.get(name)) for name in ("no_speech_prob", "avg_logprob", "compression_ratio"))
    return Stretch(_whole(text), *numbers)


def _whole(text: str) -> str:
    """JSON may hold halves of characters, which no database takes."""
    return text.encode("utf-8", "ignore").decode()


def _number(value: Any) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and math.isfinite(value) else None
