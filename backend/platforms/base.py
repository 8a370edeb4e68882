"""Calls to any partner over HTTP: patience, retries, and one of three fates for every error.

A person waits in a chat while a partner is asked, so all tries together must end within a small budget; what is not
answered by then is kept by the caller and tried later. Nothing a person told us is ever written to the log.
"""

from __future__ import annotations

import logging
import random
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NoReturn, TypeVar

import httpx
from pydantic import BaseModel, ConfigDict, ValidationError

from backend.platforms import partner_metrics
from backend.shared import tracing
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from backend.shared.places import Places

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer", bound="PartnerModel")


class PartnerModel(BaseModel):
    """A shape of a partner's contract. New fields are ignored: a partner may add, never take away."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Problem(PartnerModel):
    """A refusal as problem details (RFC 9457) with the partner's own code."""

    code: str


@dataclass(frozen=True, slots=True)
class Patience:
    """Patience with a partner, in seconds.

    Args:
        connect: to open a connection.
        read: to answer one try.
        budget: for all tries of one call together.
        tries: at most.
        pause: longest pause before the second try; doubles, drawn at random so that clients do not march in step.
    """

    connect: float = 2.0
    read: float = 4.0
    budget: float = 6.0
    tries: int = 3
    pause: float = 0.2


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits an operator sets for one partner, whatever its clients are.

    Args:
        places: calls at once, shared by all its clients; None for any number.
        connect, read, budget: seconds that win over a client's own patience (see `Patience`).
    """

    places: Places | None = None
    connect: float | None = None
    read: float | None = None
    budget: float | None = None

    def patience(self, own: Patience) -> Patience:
        """Return a client's patience with what is set here."""
        return replace(
            own, connect=self.connect or own.connect, read=self.read or own.read, budget=self.budget or own.budget
        )  # fmt: skip


_NO_LIMITS = Limits()
_limits: ContextVar[Limits] = ContextVar("limits", default=_NO_LIMITS)


@contextmanager
def limited(limits: Limits) -> Iterator[None]:
    """Give these limits to every client that is made within."""
    before = _limits.set(limits)
    try:
        yield
    finally:
        _limits.reset(before)


@cache
def _certificates() -> ssl.SSLContext:
    """The authorities everybody's certificate is checked against: read once, not once a partner."""
    return httpx.create_ssl_context(trust_env=False)


class PartnerClient:
    """Asks one partner and answers with a value of its contract, or with one of the three fates of an error.

    Args:
        platform: the partner's name in errors and logs.
        base_url: where it is; paths are added to it.
        headers: sent with every call (the API key).
        refusals: the partner's refusal codes we understand, each with our reason (tail of an utterance).
        patience: see `Patience`.
        sleep: how to pause; a test gives its own.
    """

    def __init__(
        self,
        platform: str,
        base_url: str,
        headers: Mapping[str, str],
        refusals: Mapping[str, str],
        patience: Patience | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._platform = platform
        partner_metrics.expect(platform)
        self._refusals = dict(refusals)
        limits = _limits.get()
        self._patience, self._places = limits.patience(patience or Patience()), limits.places
        self._sleep = sleep
        self._http = httpx.Client(
            base_url=base_url.rstrip("/") + "/",
            headers=dict(headers),
            trust_env=False,
            follow_redirects=False,
            verify=_certificates(),
        )

    def close(self) -> None:
        """Close kept connections."""
        self._http.close()

    def ask(
        self,
        method: str,
        path: str,
        answer: type[Answer],
        *,
        params: Mapping[str, str | int] | None = None,
        body: Mapping[str, Any] | None = None,
        content: bytes | None = None,
        key: str | None = None,
    ) -> Answer:
        """Call the partner and return its answer as `answer`.

        Args:
            body: JSON to send.
            content: a file's bytes to send instead.
            key: Idempotency-Key; required for anything but GET, because a call may be sent more than once.

        Raises:
            Refused: the partner said no with a code we know.
            PlatformUnavailable: no usable answer within the budget; the same call with the same key may be made again.
            NoPlace: a kind of it; too many calls are under way there already.
            PlatformRejected: an answer outside the contract, or a refusal we do not know.
        """
        if method != "GET" and not key:
            raise ValueError("a call that changes something needs an idempotency key")
        headers = {"Idempotency-Key": key} if key else {}
        if content is not None:
            headers["Content-Type"] = "application/octet-stream"
        request = self._http.build_request(method, path, params=params, json=body, content=content, headers=headers)
        operation = f"{method} {answer.__name__}"
        step = tracing.span(f"partner {self._platform}", "client", partner=self._platform, operation=operation)
        with step, partner_metrics.counted(self._platform, operation):
            response = self._send(request)
            if response.is_success:
                return self._read(response, answer)
            self._refuse(response)

    def _send(self, request: httpx.Request) -> httpx.Response:
        """Take a place and try; in line for one a third of the budget may pass on top of it."""
        with self._places.one(self._patience.budget / 3) if self._places else nullcontext():
            return self._try_until(request, time.monotonic() + self._patience.budget)

    def _try_until(self, request: httpx.Request, ends: float) -> httpx.Response:
        """Try until answered or out of time; a 5xx or 429 counts as not answered."""
        trouble = "no time left"
        for attempt in range(self._patience.tries):
            left = ends - time.monotonic()
            if left <= 0.05:
                break
            response, trouble = self._try(request, left)
            if response is not None:
                return response
            logger.warning("%s: %s %s: %s", self._platform, request.method, request.url.path, trouble)
            self._sleep(min(max(0.0, ends - time.monotonic()), random.uniform(0, self._patience.pause * 2**attempt)))
        raise PlatformUnavailable(self._platform, trouble)

    def _try(self, request: httpx.Request, left: float) -> tuple[httpx.Response | None, str]:
        connect, read = min(self._patience.connect, left), min(self._patience.read, left)
        request.extensions["timeout"] = httpx.Timeout(read, connect=connect).as_dict()
        try:
            response = self._http.send(request)
        except httpx.TransportError as error:
            return None, type(error).__name__
        except (httpx.DecodingError, httpx.InvalidURL) as error:
            raise PlatformRejected(self._platform, type(error).__name__) from error
        if response.status_code >= 500 or response.status_code == 429:
            return None, f"HTTP {response.status_code}"
        return response, ""

    def _read(self, response: httpx.Response, shape: type[Answer]) -> Answer:
        try:
            return shape.model_validate_json(response.content)
        except ValidationError as error:
            gaps = ", ".join(sorted({".".join(map(str, gap["loc"])) or gap["type"] for gap in error.errors()}))
            raise PlatformRejected(self._platform, f"answer outside the contract: {gaps}"[:300]) from error

    def _refuse(self, response: httpx.Response) -> NoReturn:
        if not 400 <= response.status_code < 500:
            raise PlatformRejected(self._platform, f"HTTP {response.status_code} is not in the contract")
        code = self._read(response, Problem).code
        reason = self._refusals.get(code)
        if reason is None:
            raise PlatformRejected(self._platform, f"refusal {code[:60]!r} (HTTP {response.status_code})")
        raise Refused(reason)


def read_bounded(answer: httpx.Response, platform: str, largest: int, ends: float) -> bytes:
    """Return the body of an answer that is still being sent.

    Args:
        answer: opened as a stream.
        platform: whose it is, for the error.
        largest: bytes of the largest body that is read.
        ends: `time.monotonic` at which reading ends.

    Raises:
        PlatformRejected: it is larger.
        PlatformUnavailable: it takes longer.
    """
    pieces, size = [], 0
    for piece in answer.iter_bytes():
        size += len(piece)
        if size > largest:
            raise PlatformRejected(platform, "its answer does not end")
        if time.monotonic() > ends:
            raise PlatformUnavailable(platform, "its answer takes too long")
        pieces.append(piece)
    return b"".join(pieces)
