"""Where help is needed: the place said on this danger, else the person's own, else their time zone's country."""

from __future__ import annotations

from dataclasses import dataclass

from actions.answers import Answer
from actions.dialogue.turn import Turn
from actions.emergency.told import messages_about
from actions.place_resolution import with_places_meant
from backend.legal_map.commands import LocatePlace
from backend.legal_map.model import Located, Place, Point
from backend.shared.countries import country_name
from backend.shared.parties import DEFAULT_TIMEZONE
from backend.shared.zone_countries import country_of_zone

_SENTENCES_IN = ("es", "pt", "th", "ja", "vi")
"""Languages whose names of places the bot does not read: the map looks for one in the sentence."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where help is needed.

    Args:
        country: ISO 3166-1 code, empty where nothing is known.
        place: the city, or None.
        said: the person has named it in this talk.
        sure: False for the country of the zone everybody has until theirs is known.
    """

    country: str
    place: Place | None = None
    said: bool = False
    sure: bool = True

    def name(self, language: str) -> str:
        """How the place is called in a reply: the city, else the country."""
        chinese = "zh-Hans" if language == "zh" else "en"
        if self.place is not None and self.place.name:
            return (self.place.name_zh or self.place.name) if language == "zh" else self.place.name
        return country_name(self.country).say(chinese)


async def where(turn: Turn, language: str) -> Where:
    """Return where help is needed, as far as it is known."""
    for message in messages_about(turn.tracker):
        found = await _named(turn, message, language)
        if found is not None:
            return found
    home = country_of_zone(turn.timezone)
    if turn.person.city:
        located: Located = await turn.do(LocatePlace(turn.person.city, home, is_name=True))
        if located.place:
            return Where(located.place.country, located.place)
    return Where(home, sure=bool(home) and turn.timezone != DEFAULT_TIMEZONE)


async def _named(turn: Turn, message: Answer, language: str) -> Where | None:
    meant = await with_places_meant(message, turn.door)
    if isinstance(place := meant.value("place"), dict):
        return Where(str(place["country"]), _place(place), said=True)
    if country := meant.value("country"):
        return Where(str(country), said=True)
    if language in _SENTENCES_IN and message.text:
        located: Located = await turn.do(LocatePlace(message.text))
        if located.place:
            return Where(located.place.country, located.place, said=True)
        if located.country:
            return Where(located.country, said=True)
    return None


def _place(value: dict[str, object]) -> Place:
    at = Point(float(str(value["lat"])), float(str(value["lon"])))
    name, chinese, zone = (str(value[key]) for key in ("name", "name_zh", "timezone"))
    return Place(at, str(value["country"]), name=name, name_zh=chinese, timezone=zone)
