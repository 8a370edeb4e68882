"""Missions of China on OpenStreetMap, asked of an Overpass server in one question.

Tags: https://wiki.openstreetmap.org/wiki/Tag:office%3Ddiplomatic and Tag:amenity=embassy. The data are under the ODbL:
who imports them names OpenStreetMap's contributors and shares the table alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import httpx

from backend.legal_map.model import Point
from backend.legal_map.nearest import distance_metres
from backend.legal_map.proposals import Offer
from backend.legal_map.rows import Row
from backend.legal_map.whereabouts import countries_around
from backend.shared.errors import PlatformRejected, PlatformUnavailable

PLATFORM = "overpass"
SECONDS = 180.0
QUESTION = (
    '[out:json][timeout:150];(nwr["office"="diplomatic"]["country"="CN"];nwr["amenity"="embassy"]["country"="CN"];);'
    "out center tags;"
)
NEAR = 60_000
"""Metres within which a mission of OpenStreetMap is ours of that country and kind, if it is the only one."""
_KINDS: Mapping[str, str] = {"embassy": "embassy", "consulate": "consulate_general"}
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "phone": ("contact:phone", "phone"),
    "email": ("contact:email", "email"),
    "website": ("contact:website", "website"),
    "office_hours": ("opening_hours",),
}
_STREET = ("addr:housenumber", "addr:street", "addr:city", "addr:postcode")


def ask(server: str, contact: str) -> Sequence[Mapping[str, Any]]:
    """Return the elements the server knows.

    Args:
        server: address of its interpreter.
        contact: who we are, for its administrators.

    Raises:
        PlatformUnavailable: no answer, or we are asked to wait.
        PlatformRejected: an answer that is none of Overpass.
    """
    headers = {"User-Agent": f"Yiqiaotong/0.1 ({contact}; missions of the legal map)"}
    try:
        answer = httpx.post(server, data={"data": QUESTION}, headers=headers, timeout=SECONDS)
    except httpx.HTTPError as error:
        raise PlatformUnavailable(PLATFORM, type(error).__name__) from error
    if answer.status_code != httpx.codes.OK:
        raise PlatformUnavailable(PLATFORM, str(answer.status_code))
    try:
        elements = answer.json()["elements"]
    except (ValueError, KeyError, TypeError) as error:
        raise PlatformRejected(PLATFORM, "no elements") from error
    return [one for one in elements if isinstance(one, dict)]


def offers(rows: Sequence[Row], elements: Iterable[Mapping[str, Any]], day: date) -> list[Offer]:
    """Return what the elements say of missions of ours; what fits none, or several, says nothing.

    Args:
        day: when they were asked for.
    """
    found = []
    for element in elements:
        tags, point = element.get("tags") or {}, _point(element)
        ours = _ours(rows, _KINDS.get(tags.get("diplomatic", "embassy"), ""), point) if point else None
        if ours is None or point is None:
            continue
        values = {column: next((tags[tag] for tag in names if tags.get(tag)), "") for column, names in _COLUMNS.items()}
        values["address"] = tags.get("addr:full") or ", ".join(tags[tag] for tag in _STREET if tags.get(tag))
        source = f"OpenStreetMap {element.get('type')}/{element.get('id')} (ODbL)"
        found.append(Offer(ours["id"], values, source, day, "secondary", point))
    return found


def _point(element: Mapping[str, Any]) -> Point | None:
    place = element.get("center") or element
    try:
        return Point(float(place["lat"]), float(place["lon"]))
    except (KeyError, TypeError, ValueError):
        return None


def _ours(rows: Sequence[Row], kind: str, point: Point) -> Row | None:
    there = countries_around(point)
    same = [row for row in rows if row["kind"] == kind and row["country"] in there]
    near = [row for row in same if distance_metres(Point(float(row["lat"]), float(row["lon"])), point) <= NEAR]
    return near[0] if len(near) == 1 else None
