"""The map's public interface: the nearest institutions as GeoJSON, and all of them; described in `map_openapi`."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
from collections.abc import Callable
from typing import Any

from sanic import HTTPResponse, Request, Sanic, response

from backend.api.map_features import as_geojson, feature_of, language_of, place_of, said
from backend.api.map_openapi import DOCUMENT
from backend.api.map_questions import Asked, Trouble, read_question
from backend.api.rate_limit import RateLimit
from backend.bootstrap import Backend
from backend.conversation.visitors import visitor_of
from backend.legal_map.commands import FindInstitutions, LocatePlace, PlaceAt
from backend.legal_map.model import Found, Located, Place

PER_MINUTE = 60
"""Requests a minute from one address; a page needs two, a busy partner's system asks its own copy."""
EVERY = 100_000
_OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Retry-After, ETag",
    "Vary": "Accept-Language, Accept-Encoding",
}


class MapApi:
    """The addresses below ``/api/map``.

    Args:
        backend: answers.
        per_minute: how often one address may ask.
    """

    def __init__(self, backend: Backend, per_minute: int = PER_MINUTE) -> None:
        self._backend = backend
        self._limit = RateLimit(per_minute)

    def attach(self, app: Sanic) -> None:
        """Add the addresses to the app."""
        app.add_route(self._guarded(self._nearest), "/api/map/nearest", methods=["GET", "OPTIONS"], name="map_nearest")
        app.add_route(self._guarded(self._all), "/api/map/institutions", methods=["GET", "OPTIONS"], name="map_all")
        app.add_route(
            self._guarded(self._document), "/api/map/openapi.json", methods=["GET", "OPTIONS"], name="map_doc"
        )

    def _guarded(self, answer: Callable[[Request], HTTPResponse]) -> Callable[[Request], Any]:
        """Every answer may be read from any site; each address may ask so often; a refusal is a problem document."""

        async def get(request: Request) -> HTTPResponse:
            if request.method == "OPTIONS":
                return response.empty(headers={**_OPEN, "Access-Control-Allow-Methods": "GET"})
            try:
                wait = self._limit.wait_for(visitor_of(request))
                if wait:
                    raise Trouble(429, "too_often", retry_after=wait)
                answered = await asyncio.to_thread(answer, request)
            except Trouble as trouble:
                answered = _problem(trouble, language_of(request))
            answered.headers.update(_OPEN)
            return answered

        return get

    def _nearest(self, request: Request) -> HTTPResponse:
        asked = read_question(request)
        place, country = self._where(asked)
        order = FindInstitutions(place, asked.kinds, country, asked.open_now, asked.purpose, asked.limit, asked.offset)
        found: Found = self._backend.bus.handle(order)
        return _json(as_geojson(found, asked.language), request, "application/geo+json")

    def _where(self, asked: Asked) -> tuple[Place | None, str]:
        if asked.point:
            place: Place = self._backend.bus.handle(PlaceAt(asked.point))
            return place, ""
        located: Located = self._backend.bus.handle(LocatePlace(asked.name, ""))
        if located.place:
            return located.place, ""
        if located.candidates:
            candidates = [place_of(one, asked.language) for one in located.candidates]
            raise Trouble(422, "which_place", candidates=candidates)
        if located.country:
            return None, located.country
        suggestions = [place_of(one, asked.language) for one in located.suggestions]
        raise Trouble(404, "no_place", suggestions=suggestions)

    def _all(self, request: Request) -> HTTPResponse:
        language = language_of(request)
        found: Found = self._backend.bus.handle(FindInstitutions(None, limit=EVERY))
        body = {"type": "FeatureCollection", "features": [feature_of(card, language) for card in found.cards]}
        return _json(body, request, "application/geo+json")

    def _document(self, request: Request) -> HTTPResponse:
        return _json(DOCUMENT, request, "application/json")


def _json(body: Any, request: Request, mime: str) -> HTTPResponse:
    """Return a JSON answer with its ETag, packed where the reader can unpack it."""
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    etag = f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == etag:
        return response.empty(status=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", "").lower():
        content = gzip.compress(content, 5, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return response.raw(content, headers=headers, content_type=mime)


def _problem(trouble: Trouble, language: str) -> HTTPResponse:
    """Return an error as RFC 9457 says, in the reader's language."""
    title, detail = said(trouble.name, language, **trouble.facts)
    body = {"type": f"urn:yiqiaotong:map:{trouble.name}", "title": title, "status": trouble.status, "detail": detail}
    headers = {"Retry-After": str(trouble.facts["retry_after"])} if "retry_after" in trouble.facts else {}
    text = json.dumps({**body, **trouble.facts}, ensure_ascii=False)
    return response.raw(text.encode(), trouble.status, headers=headers, content_type="application/problem+json")
