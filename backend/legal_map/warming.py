"""Loads at the start what the first question would wait for: the gazetteer, indices, time zones, hours, the seed.

It asks what people ask, so that nothing can be forgotten; a question that comes meanwhile waits for what is being
loaded (`once`) instead of loading it a second time.
"""

from __future__ import annotations

from collections.abc import Callable

from backend.legal_map.commands import FindInstitutions
from backend.legal_map.geocoder import locate
from backend.legal_map.model import Found
from backend.legal_map.whereabouts import city_around, place_at

_NAMED, _MISSPELT = "多伦多附近", ("Torronto", "多伦通")


def warm_up(find: Callable[[FindInstitutions], Found]) -> None:
    """Ask offline what first questions ask; takes about a second of one core.

    Args:
        find: the map's search.
    """
    place = locate(_NAMED).place
    for word in _MISSPELT:
        locate(word)
    assert place is not None
    city_around(place.point)
    for where in (place, place_at(place.point)):
        find(FindInstitutions(where, purpose="consular", open_now=True))
