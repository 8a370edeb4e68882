"""Interface of the map page: every institution as a card, and a search from a place, in the reader's language."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Callable
from typing import Any

from sanic import HTTPResponse, Request, Sanic
from sanic.exceptions import BadRequest
from sanic.response import json as json_response

from backend.api.map_features import said
from backend.api.rate_limit import RateLimit
from backend.bootstrap import Backend
from backend.conversation.language import convert
from backend.conversation.model import LANGUAGES
from backend.conversation.visitors import visitor_of
from backend.legal_map.card_words import DRAWN_LABELS, card_parts, label, measured_from, place_name, place_title
from backend.legal_map.commands import FindInstitutions, LocatePlace, PlaceAt
from backend.legal_map.model import KIND_NAMES, Card, Found, Kind, Located, Place, Point
from backend.shared.countries import country_name

MISSIONS: tuple[Kind, ...] = ("embassy", "consulate_general")
EVERY = 5_000
"""More institutions than there are."""
FOUND = 60
"""Institutions a search brings to the page at most."""
BESIDE = 4
"""Missions shown beside the one in charge."""
FAR_KM, ENOUGH, FEW = 300, 3, 10
"""Distance beyond which nothing is shown when there is enough nearer; with less, the nearest few are."""
LONGEST_NAME = 80
CHANNEL = "web"
PER_MINUTE = 120
"""Requests a minute from one address; a person who tries every filter makes fewer."""
_AT_HOME = frozenset({"CN", "HK", "MO", "TW"})


class MapPage:
    """The addresses ``/map/cards`` and ``/map/search``.

    Args:
        backend: answers.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._limit = RateLimit(PER_MINUTE)

    def attach(self, app: Sanic) -> None:
        """Add the addresses to the app."""
        app.add_route(self._get(self.cards), "/map/cards", name="map_cards")
        app.add_route(self._get(self.search), "/map/search", name="map_search")

    def cards(self, given: Callable[[str], str]) -> dict[str, Any]:
        """Return every institution, with the words around a card and the tiles of the house if it has any."""
        language, settings = _language(given), self._backend.settings
        found: Found = self._backend.bus.handle(FindInstitutions(None, limit=EVERY))
        tiles = {"url": settings.map_tiles, "credit": settings.map_tiles_credit} if settings.map_tiles else None
        labels = {name: label(name, language) for name in DRAWN_LABELS}
        return {"cards": [_part(card, 0, language) for card in found.cards], "labels": labels, "tiles": tiles}

    def search(self, given: Callable[[str], str]) -> dict[str, Any]:
        """Return what lies around a place, or in a country: by its name ``q``, or by ``lat`` and ``lon``."""
        language = _language(given)
        located = self._located(given)
        offered = located.candidates or located.suggestions
        if located.place is None and not located.country:
            choices = [_choice(place, offered, language) for place in offered]
            return {"known": False, "choices": choices, "ambiguous": bool(located.candidates), "cards": [], "total": 0}
        return self._found(located, given, language)

    def _located(self, given: Callable[[str], str]) -> Located:
        if given("lat") or given("lon"):
            place: Place = self._backend.bus.handle(PlaceAt(_point(given("lat"), given("lon"))))
            return Located(place)
        located: Located = self._backend.bus.handle(LocatePlace(given("q")[:LONGEST_NAME], is_name=True))
        return located

    def _found(self, located: Located, given: Callable[[str], str], language: str) -> dict[str, Any]:
        place = located.place
        consular = given("purpose") == "consular" and place is not None and place.country not in _AT_HOME
        found: Found = self._backend.bus.handle(
            FindInstitutions(
                place,
                kinds=MISSIONS if consular else _kinds(given("kind")),
                country="" if place else located.country,
                open_now=given("open") == "1",
                purpose="consular" if consular else "any",
                limit=FOUND,
            )
        )
        first = found.competent
        others = [card for card in found.cards if first is None or card.institution != first.institution]
        near = [card for card in others if (card.distance_km or 0) <= FAR_KM]
        near = near if len(near) >= ENOUGH else others[:FEW] if place else others
        cards = [first, *others[:BESIDE]] if first else others[:BESIDE] if consular else near
        nearest = found.cards[0].institution if found.cards else None
        differs = first is not None and nearest is not None and nearest != first.institution
        return {
            "known": True,
            "choices": [],
            "where": _where(place, located.country, language),
            "place": {"lat": place.point.lat, "lon": place.point.lon} if place else None,
            "cards": [_part(card, number, language) for number, card in enumerate(cards, 1)],
            "total": len(cards) if place else found.total,
            "competent": first is not None and not found.district_unknown,
            "nearer": nearest.name.say(language) if differs and nearest else "",
            "district_unknown": found.district_unknown,
        }

    def _get(self, answer: Callable[[Callable[[str], str]], dict[str, Any]]) -> Callable[[Request], Any]:
        async def get(request: Request) -> HTTPResponse:
            wait = self._limit.wait_for(visitor_of(request))
            if wait:
                return _too_often(wait, _language(lambda name: str(request.args.get(name) or "")))

            def given(name: str) -> str:
                return str(request.args.get(name) or "")

            found = await asyncio.to_thread(answer, given)
            body = json.dumps(_converted(found, _language(given)), ensure_ascii=False, separators=(",", ":"))
            headers = {"Cache-Control": "no-cache", "Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
            packed = await asyncio.to_thread(gzip.compress, body.encode(), 5)
            return HTTPResponse(packed, headers=headers, content_type="application/json")

        return get


def _too_often(wait: int, language: str) -> HTTPResponse:
    """Say how long to wait, in the reader's language."""
    title, detail = said("too_often", language, retry_after=wait)
    return json_response({"title": title, "detail": detail}, status=429, headers={"Retry-After": str(wait)})


def _where(place: Place | None, country: str, language: str) -> str:
    if place is None:
        return country_name(country).say(language)
    return measured_from(place, place_name(place, language), language)


def _part(card: Card, number: int, language: str) -> dict[str, Any]:
    """A card's parts, with the group a filter knows it by; without a number in a list that has no order."""
    parts = card_parts(card, number, language, CHANNEL)
    kind = card.institution.kind
    return {name: value for name, value in parts.items() if name != "number" or number} | {
        "group": "mission" if kind in MISSIONS else kind
    }


def _choice(place: Place, among: tuple[Place, ...], language: str) -> dict[str, Any]:
    return {"name": place_title(place, among, language), "lat": place.point.lat, "lon": place.point.lon}


def _kinds(named: str) -> tuple[Kind, ...]:
    if named == "mission":
        return MISSIONS
    return tuple(kind for kind in KIND_NAMES if kind == named)


def _language(given: Callable[[str], str]) -> str:
    return given("lang") if given("lang") in LANGUAGES else LANGUAGES[0]


def _point(lat: str, lon: str) -> Point:
    try:
        point = Point(float(lat), float(lon))
    except ValueError:
        raise BadRequest("lat and lon are degrees") from None
    if not (abs(point.lat) <= 90 and abs(point.lon) <= 180):
        raise BadRequest("lat and lon are degrees")
    return point


def _converted(value: Any, language: str) -> Any:
    """Every text as it is shown in the language, without marks."""
    if isinstance(value, str):
        return convert(value, language)
    if isinstance(value, dict):
        return {name: _converted(item, language) for name, item in value.items()}
    return [_converted(item, language) for item in value] if isinstance(value, list) else value
