"""Times for a notarization by video: the notary office and the Chinese mission have to be open at once (REM-4).

Where the map does not know a mission's hours, the usual hours of a consular hall are assumed and that is said. It keeps
the holidays of its host and those of China; on its own holidays the office offers no time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from actions.dialogue.turn import Turn
from backend.legal_map.commands import MissionFor
from backend.legal_map.model import MissionThere
from backend.legal_map.opening import open_between
from backend.notarization.commands import ListFreeSlots
from backend.shared.calendar import is_public_holiday
from backend.shared.diary import Slot
from backend.shared.wording import Words

VIDEO: Final = "remote_video"
_USUAL = "Mo-Fr 09:00-16:00"
_HOLIDAYS_OF_THE_HOST = "; PH off"
_SOME_MISSION = Words("使领馆", "the Chinese mission")


@dataclass(frozen=True, slots=True)
class MissionHours:
    """Hours at which a mission can sit with somebody before a camera.

    Args:
        mission: the one in charge where the person is, if the map names one.
        timezone: the person's, by which its usual hours are assumed.
        country: where the person is, whose holidays are kept there; empty if it is not known.
    """

    mission: MissionThere | None
    timezone: str
    country: str = ""

    @property
    def name(self) -> Words:
        """Name of the mission."""
        return self.mission.name if self.mission else _SOME_MISSION

    def holds(self, slot: Slot) -> bool:
        """Return True if a time of the office lies within the mission's hours, on no holiday of host or China."""
        hours, zone, country = _USUAL, self.timezone, self.country
        if self.mission is not None and self.mission.timezone:
            hours, zone, country = self.mission.hours or _USUAL, self.mission.timezone, self.mission.country
        if is_public_holiday(slot.start.astimezone(ZoneInfo(zone)).date()):
            return False
        for expression in (hours, _USUAL):
            kept = expression if "PH" in expression else f"{expression}{_HOLIDAYS_OF_THE_HOST}"
            found = open_between(kept, zone, country, slot.start, slot.end)
            if found is not None:
                return found
        return False


async def mission_hours(turn: Turn) -> MissionHours:
    """Return the hours of the mission that is in charge where the person says they are."""
    city = turn.answers.get("city")
    if not isinstance(city, Mapping):
        return MissionHours(None, turn.timezone)
    country = str(city["country"])
    mission = await turn.do(MissionFor(country, str(city["name"])))
    return MissionHours(mission, str(city["timezone"]), country)


async def common_times(turn: Turn, matter: str, route: str) -> list[Slot]:
    """Return every free time of the office; by video only those at which the mission is open, too."""
    every: list[Slot] = await turn.do(ListFreeSlots(turn.person.person_id, matter, route))
    return await at_mission(turn, route, every)


async def at_mission(turn: Turn, route: str, slots: Sequence[Slot]) -> list[Slot]:
    """Return those of some times that a route allows."""
    if route != VIDEO:
        return list(slots)
    hours = await mission_hours(turn)
    return [slot for slot in slots if hours.holds(slot)]


async def mission_name(turn: Turn) -> str:
    """Name the mission in charge, in the person's language."""
    return (await mission_hours(turn)).name.say(turn.language)
