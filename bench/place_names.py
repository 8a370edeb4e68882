"""Reading of cities' names nobody tuned for: right, asked back, offered, not known, or silently wrong.

The names are those Unicode CLDR has for the cities of the time zones, in Simplified and Traditional Chinese (Taiwan's
and Hong Kong's), Cantonese and English; they come with Babel and were not copied into our data. The city meant is the
one of the gazetteer in that zone that has the zone's name. Half of the zones (by checksum) was never looked at while
rules were made, except for what it showed to be silently wrong. Prints a table, writes bench/results/place_names.json.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal
from zlib import crc32

from babel import Locale
from babel.core import get_global

from backend.legal_map.folding import fold
from backend.legal_map.gazetteer import City, load_gazetteer
from backend.legal_map.geocoder import locate
from backend.legal_map.model import Place
from backend.legal_map.nearest import distance_metres

RESULTS = Path(__file__).parent / "results"
LOCALES = {
    "zh": "Simplified", "zh_Hant": "Traditional (Taiwan)", "zh_Hant_HK": "Traditional (Hong Kong)", "yue": "Cantonese",
    "en": "English",
}  # fmt: skip
Outcome = Literal["right", "country", "asked", "offered", "unknown", "wrong"]
_SAME_PLACE = 40_000.0


@dataclass(frozen=True, slots=True)
class Name:
    """A held-out name.

    Args:
        locale: CLDR's.
        zone: IANA time zone.
        text: the name.
        city: whom it means; None where the gazetteer has no such city (too few people).
    """

    locale: str
    zone: str
    text: str
    city: City | None

    @property
    def blind(self) -> bool:
        """True for the half nobody looked at."""
        return crc32(self.zone.encode()) % 2 == 1


def held_out() -> Iterator[Name]:
    """Yield every name of every locale."""
    zones = {zone for locale in LOCALES for zone in Locale.parse(locale).time_zones if "/" in zone}
    for zone in sorted(zone for zone in zones if not zone.startswith("Etc/")):
        city = _city_of(zone)
        for locale in LOCALES:
            known = Locale.parse(locale).time_zones.get(zone, {}).get("city", "")
            text = known or (_last(zone) if locale == "en" else "")
            if text:
                yield Name(locale, zone, text, city)


def outcome(name: Name) -> Outcome:
    """Return what a name of the gazetteer came to; `wrong` is another city taken without asking."""
    assert name.city is not None
    return outcome_of(name.text, name.city.place)


def outcome_of(text: str, meant: Place) -> Outcome:
    """Return what a name came to that means a place."""
    found = locate(text)
    if found.place:
        return "right" if _is(meant, found.place) else "wrong"
    if found.candidates:
        return "asked" if any(_is(meant, one) for one in found.candidates) else "unknown"
    if any(_is(meant, one) for one in found.suggestions):
        return "offered"
    if found.country:
        return "country" if found.country == meant.country else "wrong"
    return "unknown"


def measure() -> dict[str, dict[str, float]]:
    """Return for each locale, as a whole and for its blind half, how many names came to what."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for name in held_out():
        rows = (LOCALES[name.locale], *([f"{LOCALES[name.locale]}, blind half"] if name.blind else []))
        for row in rows:
            counted[row][_absent(name) if name.city is None else outcome(name)] += 1
    return {row: _shares(counts) for row, counts in counted.items()}


def main() -> int:
    """Print and keep the figures."""
    measured = measure()
    for row, figures in measured.items():
        print(f"  {row:<36} " + ", ".join(f"{name} {value:g}" for name, value in figures.items()), flush=True)
    wrong = sorted({name.text for name in held_out() if name.city and outcome(name) == "wrong"})
    print(f"  silently wrong: {' '.join(wrong) or 'none'}", flush=True)
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "place_names.json").write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")
    return 0


def _shares(counts: Counter[str]) -> dict[str, float]:
    """Names of cities the gazetteer has, and of them the parts in per cent; then those it lacks."""
    of = {kind: counts[kind] for kind in ("right", "country", "asked", "offered", "unknown", "wrong")}
    total = sum(of.values())
    shares = {f"{kind} %": round(100 * count / total, 1) for kind, count in of.items()}
    return {
        "names": total,
        "right or asked %": round(100 * sum(of[kind] for kind in ("right", "country", "asked", "offered")) / total, 1),
        **shares,
        "wrong": of["wrong"],
        "too small": counts["quiet"],
        "too small, taken": counts["taken"],
    }


def _absent(name: Name) -> str:
    """A place too small for the gazetteer should be nobody; a namesake elsewhere is taken for it."""
    found = locate(name.text).place
    return "taken" if found and _canonical(found.timezone) != _canonical(name.zone) else "quiet"


def _is(meant: Place, found: Place) -> bool:
    return distance_metres(meant.point, found.point) < _SAME_PLACE


def _city_of(zone: str) -> City | None:
    """The largest city of the zone that has its name in English or in one of the zone's other spellings."""
    english = Locale("en").time_zones.get(zone, {}).get("city", "")
    spellings = {english, _last(zone), *(_last(other) for other, to in _aliases().items() if to == zone)} - {""}
    named = (city for spelling in spellings for city in load_gazetteer().named(fold(spelling)))
    there = (city for city in named if _canonical(city.place.timezone) == _canonical(zone))
    return max(there, key=lambda city: city.population, default=None)


def _last(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def _canonical(zone: str) -> str:
    """CLDR keeps old names (Asia/Calcutta) beside IANA's: both come to one."""
    return _aliases().get(zone, zone)


@cache
def _aliases() -> dict[str, str]:
    return dict(get_global("zone_aliases"))


if __name__ == "__main__":
    sys.exit(main())
