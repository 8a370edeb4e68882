"""A picture of where some institutions are, for channels that show pictures; drawn when it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from backend.documents.map_picture import Marked, Position, map_png
from backend.legal_map.commands import OneInstitution
from backend.legal_map.model import Card
from backend.shared.errors import Refused
from backend.shared.messages import Command

MOST_MARKED = 8


@dataclass(frozen=True, slots=True)
class MapPicture(Command):
    """The picture as PNG -> ``bytes``; Refused ``legal_map_unknown``.

    Args:
        subject: ``LAT,LON;ID;ID…``: the place looked from (no finer than its city; may be empty) and the institutions.
        language: ``zh-Hans``, ``zh-Hant`` or ``en``.
    """

    subject: str
    language: str = "zh-Hans"


class MapPictureHandler:
    """Draws.

    Args:
        one: returns an institution's card.
    """

    def __init__(self, one: Callable[[OneInstitution], Card]) -> None:
        self._one = one

    def __call__(self, command: MapPicture) -> bytes:
        """Return the picture; see `MapPicture`."""
        here, *ids = command.subject.split(";")
        found = [self._one(OneInstitution(one)).institution for one in ids[:MOST_MARKED]]
        marked = [
            Marked(one.name.say(command.language) or one.name.en, (one.point.lat, one.point.lon)) for one in found
        ]
        try:
            return map_png(_position(here), marked, command.language)
        except ValueError:
            raise Refused("legal_map_unknown") from None


def _position(text: str) -> Position | None:
    lat, comma, lon = text.partition(",")
    return (float(lat), float(lon)) if comma else None
