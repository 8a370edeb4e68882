"""A position sent while a form asks where somebody is: the answer is the city around it, as if it were typed."""

from __future__ import annotations

from typing import Any

from actions.answers import Answer
from actions.dialogue.fields import Field
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from backend.conversation.model import SharedLocation
from backend.legal_map.commands import CityAround, PlaceAt
from backend.legal_map.model import Point
from backend.shared.countries import country_name
from backend.shared.wording import Words


async def as_answer(turn: Turn, field: Field | None) -> Answer:
    """Return the message as the city (at sea or far from any: the country) where the question wants a place.

    Any other message, a position that nothing can be said of, and one sent to another question stay what they are.
    """
    token = str(turn.answer.pressed.get("location", ""))
    if not token or field is None or field.wants is None or field.wants.kind != "location":
        return turn.answer
    try:
        at = await turn.do(SharedLocation(turn.person.person_id, token))
    except Declined:
        return turn.answer
    point = Point(at.lat, at.lon)
    city, around = await turn.do(CityAround(point)), await turn.do(PlaceAt(point))
    if city is not None:
        named = {"name": city.name, "name_zh": city.name_zh, "country": city.country, "timezone": city.timezone}
        name = Words(city.name_zh or city.name, city.name).say(turn.language)
        return _typed(name, "place", named | {"timezone": city.timezone or around.timezone})
    if not around.country:
        return turn.answer
    return _typed(country_name(around.country).say(turn.language), "country", around.country)


def _typed(name: str, entity: str, value: Any) -> Answer:
    found = {"entity": entity, "value": value, "text": name, "start": 0, "end": len(name)}
    return Answer(name, "inform", "answer", (found,))
