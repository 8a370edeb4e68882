"""Resolution of a place's name: the bot finds the name, the legal map says whose it is, for every service alike.

So a city is the same for the map, an appointment and a power of attorney, and is asked about in all of them or in none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions.answers import Answer
from actions.dialogue.readers.name_shapes import has_han
from actions.front_door import FrontDoor
from actions.script import simplified
from backend.legal_map.commands import LocatePlace
from backend.legal_map.model import Located, Place
from backend.shared.zone_countries import only_zone

Entity = Mapping[str, Any]
_SEVERAL = 2
SAID = "said"
"""Field of a place in the bot's words: the name as it was written, with the ``country`` said beside it, or nothing."""


async def with_places_meant(answer: Answer, door: FrontDoor) -> Answer:
    """Return the message with its names of places replaced by what they mean.

    A ``place`` becomes a mapping of ``name``, ``name_zh``, ``country``, ``timezone``, ``lat`` and ``lon`` (degrees,
    WGS 84); where several places may be meant the others are in ``ambiguous``. A country's name that a large city
    elsewhere bears, too (卢安达), becomes such a place; a ``clock`` gets its ``timezone``; what the map is not sure of,
    or does not know, is left out.
    """
    found = [await _meant(entity, door) for entity in answer.entities]
    entities = tuple(entity for entity in found if entity is not None)
    return answer if entities == tuple(answer.entities) else replace(answer, entities=entities)


async def _meant(entity: Entity, door: FrontDoor) -> Entity | None:
    value = entity.get("value")
    if entity.get("entity") == "country" and "text" in entity:
        located: Located = await door.run(LocatePlace(str(entity["text"])))
        return entity if len(located.candidates) < _SEVERAL else _as_place(entity, located.candidates)
    if entity.get("entity") == "clock" and isinstance(value, Mapping):
        return await _clock_meant(entity, value, door)
    if entity.get("entity") != "place" or not isinstance(value, Mapping) or SAID not in value:
        return entity
    located = await door.run(LocatePlace(str(value[SAID]), str(value["country"])))
    places = (located.place,) if located.place else located.candidates
    if places:
        return _as_place(entity, places)
    return {**entity, "entity": "country", "value": located.country} if located.country else None


async def _clock_meant(entity: Entity, value: Mapping[str, Any], door: FrontDoor) -> Entity | None:
    """A clock gets the zone of its place; that of a country with several zones is nobody's and left out."""
    located: Located = await door.run(LocatePlace(str(value[SAID]), str(value["country"])))
    place = located.place or next(iter(located.candidates), None)
    zone = place.timezone if place else only_zone(located.country or str(value["country"]))
    return {**entity, "value": {SAID: value[SAID], "timezone": zone}} if zone else None


def _as_place(entity: Entity, places: tuple[Place, ...]) -> Entity:
    written = str(entity["value"][SAID]) if isinstance(entity["value"], Mapping) else str(entity["text"])
    first, *others = [_value(place) for place in places]
    if has_han(written):
        first["name_zh"] = simplified(written)  # people know 槟城, maps call it 乔治市
    return {**entity, "entity": "place", "value": first | ({"ambiguous": others} if others else {})}


def _value(place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "name_zh": place.name_zh or place.name,
        "country": place.country,
        "timezone": place.timezone,
        "lat": place.point.lat,
        "lon": place.point.lon,
    }
