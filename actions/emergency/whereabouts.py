"""Where help is needed: the place said on this danger, else the person's own, else their time zone's country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from actions.answers import Answer
from actions.dialogue.danger import Danger
from actions.dialogue.turn import Turn
from actions.emergency.readers.mentions import is_bare, presence, tells_home
from actions.emergency.told import messages_about, messages_before
from actions.place_resolution import with_places_meant
from backend.legal_map.commands import LocatePlace
from backend.legal_map.model import Located, Place, Point
from backend.shared.countries import country_name
from backend.shared.parties import DEFAULT_TIMEZONE
from backend.shared.zone_countries import country_of_zone

_SENTENCES_IN = ("es", "pt", "th", "ja", "vi")
"""Languages whose names of places the bot does not read: the map looks for one in the sentence."""
_LOOK_BACK = 3
"""Messages before a danger in which a home may have been told."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where help is needed.

    Args:
        country: ISO 3166-1 code, empty where nothing is known.
        place: the city, or None.
        said: the person has named it in this talk.
        is_speakers: the person is there, not only somebody spoken of.
        sure: False for the country of the zone everybody has until theirs is known.
    """

    country: str
    place: Place | None = None
    said: bool = False
    sure: bool = True
    is_speakers: bool = False

    def name(self, language: str) -> str:
        """How the place is called in a reply: the city, else the country."""
        chinese = "zh-Hans" if language == "zh" else "en"
        if self.place is not None and self.place.name:
            return (self.place.name_zh or self.place.name) if language == "zh" else self.place.name
        return country_name(self.country).say(chinese)


async def where(turn: Turn, danger: Danger) -> Where:
    """Return where help is needed, as far as it is known: where the one in danger is said to be, else the speaker."""
    told = [found for message in messages_about(turn.tracker) for found in await _named(turn, message, danger)]
    victims = [found for found in told if found.is_speakers == (danger.whose == "self")]
    if named := [*(victims if danger.whose == "other" else ()), *told]:
        return named[0]
    if (lives := await _home_told_before(turn)) is not None:
        return lives
    home = country_of_zone(turn.timezone)
    if turn.person.city:
        located: Located = await turn.do(LocatePlace(turn.person.city, home, is_name=True))
        if located.place:
            return Where(located.place.country, located.place)
    return Where(home, sure=bool(home) and turn.timezone != DEFAULT_TIMEZONE)


async def names_place(turn: Turn, danger: Danger) -> bool:
    """Whether the message of this turn says where help is needed."""
    latest = next(iter(messages_about(turn.tracker)), None)
    return latest is not None and bool(await _named(turn, latest, danger))


async def _named(turn: Turn, message: Answer, danger: Danger) -> list[Where]:
    """The places of a message where somebody is, the likeliest first."""
    meant = await with_places_meant(message, turn.door)
    found = [where for one in meant.entities if (where := _where(message.text, one, danger)) is not None]
    found.sort(key=lambda where: where.is_speakers != (danger.whose == "self"))
    if not found and danger.language in _SENTENCES_IN and message.text:
        located: Located = await turn.do(LocatePlace(message.text))
        country = located.place.country if located.place else located.country
        return [Where(country, located.place, said=True, is_speakers=danger.whose == "self")] if country else []
    return found


def _where(text: str, entity: Mapping[str, Any], danger: Danger) -> Where | None:
    value = entity.get("value")
    if entity.get("entity") not in ("place", "country") or not value or (who := presence(text, entity)) == "nobody":
        return None
    mine = who == "speaker" or (danger.whose == "self" and is_bare(text, entity))
    if isinstance(value, Mapping):
        return Where(str(value["country"]), _place(value), said=True, is_speakers=mine)
    return Where(str(value), said=True, is_speakers=mine)


async def _home_told_before(turn: Turn) -> Where | None:
    """Where somebody was said to live in the messages right before the danger was told."""
    for message in messages_before(turn.tracker, _LOOK_BACK):
        meant = await with_places_meant(message, turn.door)
        for one in meant.entities:
            if one.get("entity") == "place" and isinstance(one.get("value"), Mapping) and tells_home(message.text, one):
                value = one["value"]
                mine = presence(message.text, one) == "speaker"
                return Where(str(value["country"]), _place(value), said=True, is_speakers=mine)
    return None


def _place(value: Mapping[str, Any]) -> Place:
    at = Point(float(str(value["lat"])), float(str(value["lon"])))
    name, chinese, zone = (str(value[key]) for key in ("name", "name_zh", "timezone"))
    return Place(at, str(value["country"]), name=name, name_zh=chinese, timezone=zone)
