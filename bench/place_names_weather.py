"""A second measure of names nobody tuned for, independent of CLDR: what the translators of GNOME's weather call cities.

Debian's package libgweather-4-common has them (GPL: they are read where it is installed and not copied anywhere).
The city meant is the one the English name is taken for; names that are asked about in English, and cities under
100,000 people, are left out. Some translations are a namesake's, so not every "wrong" is ours: all are listed.
"""

from __future__ import annotations

import gettext
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from backend.legal_map.folding import fold, is_chinese
from backend.legal_map.gazetteer import load_gazetteer
from backend.legal_map.geocoder import locate
from backend.legal_map.model import Place
from bench.place_names import Outcome, outcome_of

CATALOGUES = Path("/usr/share/locale")
LOCALES = {"zh_CN": "Simplified", "zh_TW": "Traditional (Taiwan)", "zh_HK": "Traditional (Hong Kong)"}
_OF_NOTE = 100_000


def names_of(locale: str) -> Iterator[tuple[str, Place]]:
    """Yield each Chinese name of a catalogue with the city it means."""
    path = CATALOGUES / locale / "LC_MESSAGES" / "libgweather-4.0-locations.mo"
    with path.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    known: dict[str, str] = vars(catalogue)["_catalog"]
    for english, text in known.items():
        if english and "\x04" not in english and is_chinese(text):
            meant = locate(english).place
            if meant and meant.name == english and _people(meant) >= _OF_NOTE:
                yield text, meant


def measure(locale: str) -> tuple[Counter[Outcome], list[str]]:
    """Return how many names came to what, and those silently wrong."""
    counted: Counter[Outcome] = Counter()
    wrong: list[str] = []
    for text, meant in names_of(locale):
        came_to = outcome_of(text, meant)
        counted[came_to] += 1
        if came_to == "wrong":
            found = locate(text)
            wrong.append(f"{text} ({meant.name}: {found.place.name if found.place else found.country})")
    return counted, wrong


def main() -> int:
    """Print the figures."""
    if not (CATALOGUES / "zh_TW" / "LC_MESSAGES" / "libgweather-4.0-locations.mo").exists():
        print("not measured: install Debian's libgweather-4-common", file=sys.stderr)
        return 1
    for locale, script in LOCALES.items():
        counted, wrong = measure(locale)
        total = sum(counted.values())
        shares = ", ".join(f"{kind} {100 * count / total:.1f} %" for kind, count in counted.most_common())
        print(f"  {script:<24} {total} names: {shares}; wrong: {' '.join(wrong) or 'none'}", flush=True)
    return 0


def _people(place: Place) -> int:
    return next((city.population for city in load_gazetteer().named(fold(place.name)) if city.place == place), 0)


if __name__ == "__main__":
    sys.exit(main())
