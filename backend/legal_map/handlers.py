"""Answers the legal map's commands: names of places, searches, single institutions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from backend.legal_map.commands import (
    CityAround,
    FindInstitutions,
    LocatePlace,
    MissionFor,
    OneInstitution,
    OpeningOn,
    PlaceAt,
)
from backend.legal_map.competence import Competence, competence_for
from backend.legal_map.directory import MISSIONS, Directory, Snapshot
from backend.legal_map.lawyers import Wanted
from backend.legal_map.missions import mission_there
from backend.legal_map.model import Card, DayOpening, Found, Institution, Located, MissionThere, Place
from backend.legal_map.nearest import distance_metres
from backend.legal_map.opening import opening_of, opening_on
from backend.legal_map.provenance import old_facts
from backend.legal_map.rows import KINDS, OLD_AFTER_YEARS, marks_of
from backend.legal_map.whereabouts import city_around, completed, place_at
from backend.shared.clock import Clock
from backend.shared.errors import Refused
from backend.shared.messages import Command

Geocode = Callable[[str, str], Located]
"""Text and country → what it came to in the gazetteer."""

Beyond = Callable[[str, str, Located], Located]
"""Name, country and the gazetteer's answer → what an online geocoder adds to it."""

REACH_METRES = 300_000
"""Distance up to which something that is open now is of use to somebody who wants to go there."""


class LegalMap:
    """The map's handlers.

    Args:
        directory: the institutions.
        clock: for "open now".
        geocode: finds places by name.
        beyond: asked for names the gazetteer does not know; None while no online geocoder is set.
    """

    def __init__(
        self,
        directory: Directory,
        clock: Clock,
        geocode: Geocode,
        beyond: Beyond | None = None,
        old_after: int = OLD_AFTER_YEARS,
    ) -> None:
        self._directory = directory
        self._clock = clock
        self._geocode = geocode
        self._beyond = beyond
        self._old_after = old_after

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {
            LocatePlace: self.locate,
            CityAround: lambda command: city_around(command.point),
            PlaceAt: lambda command: place_at(command.point),
            FindInstitutions: self.find,
            MissionFor: self.mission_for,
            OneInstitution: self.one,
            OpeningOn: self.opening_on,
        }

    def locate(self, command: LocatePlace) -> Located:
        """Say what a name stands for: by the gazetteer, and where it does not know, by the online geocoder."""
        found = self._geocode(command.text, command.country)
        if self._beyond is None or not command.is_name:
            return found
        return self._beyond(command.text, command.country, found)

    def find(self, command: FindInstitutions) -> Found:
        """Search; nearest first from a place, else by kind, country and city."""
        snapshot = self._directory.current()
        place = completed(command.place) if command.place else None
        shown, total = self._ranked(snapshot, command, place)
        competence = competence_for(place, snapshot) if place and command.purpose == "consular" else None
        cards = tuple(self._card(snapshot.institutions[at], metres, competence) for at, metres in shown)
        if competence is None or place is None:
            return Found(place, cards, total)
        mission = competence.mission
        competent = self._card(mission, distance_metres(mission.point, place.point), competence) if mission else None
        return Found(place, cards, total, competent, not competence.sure)

    def mission_for(self, command: MissionFor) -> MissionThere | None:
        """Name the mission for a city, as the map of today has it."""
        return mission_there(command.country, command.city, self._directory.current())

    def one(self, command: OneInstitution) -> Card:
        """Return one institution; Refused ``legal_map_unknown``."""
        found = self._known(command.institution_id)
        metres = distance_metres(found.point, command.place.point) if command.place else None
        return self._card(found, metres, None)

    def opening_on(self, command: OpeningOn) -> tuple[DayOpening, ...]:
        """Return when one institution is open on some days; Refused ``legal_map_unknown``."""
        found = self._known(command.institution_id)
        return tuple(opening_on(found, day) for day in command.days)

    def _known(self, institution_id: str) -> Institution:
        found = self._directory.current().by_id.get(institution_id)
        if found is None:
            raise Refused("legal_map_unknown")
        return found

    def _ranked(
        self, snapshot: Snapshot, command: FindInstitutions, place: Place | None
    ) -> tuple[list[tuple[int, float | None]], int]:
        """The positions to show with their distances in metres, and how many pass the filters in all."""
        kinds = command.kinds or (MISSIONS if command.purpose == "consular" else ())
        passing = snapshot.positions(kinds, command.country)
        if command.open_now:
            passing = self._open_among(snapshot, passing, place)
        if command.wanted.is_anything:
            passing = _fitting(snapshot, passing, command.wanted)
        total = len(snapshot.institutions) if passing is None else len(passing)
        until = min(total, command.offset + command.limit)
        if place is None:
            positions = range(total) if passing is None else (int(at) for at in passing)
            listed = sorted(positions, key=lambda at: _listed(snapshot.institutions[at]))
            return [(at, None) for at in listed[command.offset : until]], total
        found, metres = snapshot.index.nearest(place.point.lat, place.point.lon, until, passing)
        nearest: list[tuple[int, float | None]] = [(int(at), float(far)) for at, far in zip(found, metres, strict=True)]
        return nearest[command.offset :], total

    def _open_among(self, snapshot: Snapshot, passing: np.ndarray | None, place: Place | None) -> np.ndarray:
        """Those open now that one can still get to: at night the next open mission may be an ocean away."""
        now = self._clock.now()
        positions: Iterable[int] = range(len(snapshot.institutions)) if passing is None else map(int, passing)
        opened = [at for at in positions if opening_of(snapshot.institutions[at], now).state == "open"]
        if place is not None:
            points = snapshot.institutions
            opened = [at for at in opened if distance_metres(points[at].point, place.point) <= REACH_METRES]
        return np.array(opened, dtype=np.intp)

    def _card(self, one: Institution, metres: float | None, competence: Competence | None) -> Card:
        now = self._clock.now()
        mine = competence is not None and competence.mission is one
        return Card(
            one,
            None if metres is None else metres / 1000,
            opening_of(one, now),
            mine,
            competence.reason if competence and mine else None,
            marks_of(one, now.date(), self._old_after),
            old_facts(one, now.date(), self._old_after),
        )


def _fitting(snapshot: Snapshot, passing: np.ndarray | None, wanted: Wanted) -> np.ndarray:
    """Those that are recorded to have what is wanted."""
    positions: Iterable[int] = range(len(snapshot.institutions)) if passing is None else map(int, passing)
    return np.array([at for at in positions if wanted.fits(snapshot.institutions[at])], dtype=np.intp)


def _listed(one: Institution) -> tuple[str, int, str]:
    return one.country, KINDS.index(one.kind), one.city.en
