"""Times for a notarization by video: the notary office and the Chinese mission have to be open at once (REM-4).

Where the map does not know a mission's hours, the usual hours of a consular hall are assumed and that is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from actions.dialogue.turn import Turn
from backend.legal_map.commands import MissionFor
from backend.legal_map.model import MissionThere
from backend.legal_map.opening import open_between
from backend.notarization.commands import ListFreeSlots
from backend.shared.diary import Slot
from backend.shared.wording import Words

VIDEO = "remote_video"
_OPENS, _CLOSES = time(9), time(16)
_WEEKEND = 5
_SOME_MISSION = Words("使领馆", "the Chinese mission")


@dataclass(frozen=True, slots=True)
class MissionHours:
    """Hours at which a mission can sit with somebody before a camera.

    Args:
        mission: the one in charge where the person is, if the map names one.
        timezone: the person's, by which its usual hours are assumed.
    """

    mission: MissionThere | None
    timezone: str

    @property
    def name(self) -> Words:
        """Name of the mission."""
        return self.mission.name if self.mission else _SOME_MISSION

    def holds(self, slot: Slot) -> bool:
        """Return True if a time of the office lies within the mission's hours."""
        if self.mission is not None:
            found = open_between(self.mission.hours, self.mission.timezone, self.mission.country, slot.start, slot.end)
            if found is not None:
                return found
        zone = ZoneInfo(self.timezone)
        start, end = slot.start.astimezone(zone), slot.end.astimezone(zone)
        closes = datetime.combine(start.date(), _CLOSES, zone)  # a time that ends at midnight ends on another day
        return start.weekday() < _WEEKEND and start.time() >= _OPENS and end <= closes


async def mission_hours(turn: Turn) -> MissionHours:
    """Return the hours of the mission that is in charge where the person says they are."""
    city = turn.answers.get("city")
    if not isinstance(city, Mapping):
        return MissionHours(None, turn.timezone)
    mission = await turn.do(MissionFor(str(city["country"]), str(city["name"])))
    return MissionHours(mission, str(city["timezone"]))


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
