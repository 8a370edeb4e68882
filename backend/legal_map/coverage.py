"""Coverage of the map's institutions, by kind and continent, next to what it is meant to know. Pure.

Counted are the rows of the exchanged table as they are, so that what an operator has imported or edited counts, too.
Institutions that are marked closed are not counted.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from backend.legal_map.model import KIND_NAMES, Kind
from backend.legal_map.rows import Row, is_city_only
from backend.shared.wording import Words

MISSIONS = ("embassy", "consulate_general")
CONTINENTS: Mapping[str, Words] = {
    "AS": Words("亚洲", "Asia"),
    "EU": Words("欧洲", "Europe"),
    "AF": Words("非洲", "Africa"),
    "NA": Words("北美洲", "North America"),
    "SA": Words("南美洲", "South America"),
    "OC": Words("大洋洲", "Oceania"),
}

_SOUTH_AMERICA = frozenset(["AR", "BO", "BR", "CL", "CO", "EC", "FK", "GF", "GY", "PE", "PY", "SR", "UY", "VE"])
_OTHER_THAN_ITS_ZONE: Mapping[str, str] = {"RU": "EU", "TR": "AS", "MV": "AS", "IS": "EU", "FO": "EU", "BM": "NA"}
"""Countries whose zone's area is an ocean, or another continent than the one atlases give."""

_BY_AREA: Mapping[str, str] = {
    "Asia": "AS",
    "Europe": "EU",
    "Africa": "AF",
    "America": "NA",
    "Australia": "OC",
    "Pacific": "OC",
    "Indian": "AF",
    "Atlantic": "AF",
    "Arctic": "EU",
}


def continent_of(row: Row) -> str:
    """Return the continent's code, from the country and the area of its time zone; empty where neither tells."""
    country = row["country"]
    if country in _OTHER_THAN_ITS_ZONE:
        return _OTHER_THAN_ITS_ZONE[country]
    return "SA" if country in _SOUTH_AMERICA else _BY_AREA.get(row["tz"].partition("/")[0], "")


def _has_telephone(row: Row) -> bool:
    return bool(row["phone"] or row["consular_phone"] or row["emergency_phone"])


def _has_address(row: Row) -> bool:
    return bool(row["address"] or row["consular_address"])


COUNTED: Mapping[str, Callable[[Row], bool]] = {
    "address": _has_address,
    "telephone": _has_telephone,
    "address or telephone": lambda row: _has_address(row) or _has_telephone(row),
    "emergency line": lambda row: bool(row["emergency_phone"]),
    "hours": lambda row: bool(row["office_hours"] or row["chancery_hours"]),
    "exact position": lambda row: not is_city_only(row["coord_precision"]),
    "district": lambda row: bool(row["consular_district_zh"] or row["consular_district_en"]),
    "photograph": lambda row: bool(row["photo"]),
}
"""Things that are counted, each with what tells that a row has it."""

COUNTED_NAMES: Mapping[str, Words] = {
    "address": Words("地址", "address"),
    "telephone": Words("电话", "telephone"),
    "address or telephone": Words("地址或电话", "address or telephone"),
    "emergency line": Words("领保急事电话", "emergency line"),
    "hours": Words("办公时间", "hours"),
    "exact position": Words("准确位置", "exact position"),
    "district": Words("领区", "district"),
    "photograph": Words("照片", "photograph"),
}

GOALS: Mapping[str, int] = {"address or telephone": 240, "emergency line": 150, "hours": 150}
"""Number of missions that are meant to have each."""


@dataclass(frozen=True, slots=True)
class Share:
    """Share that is known of the institutions of a kind on a continent.

    Args:
        continent: its code; empty where the country's is not known.
        known: how many have each of `COUNTED`.
    """

    kind: str
    continent: str
    total: int
    known: Mapping[str, int]


def coverage(rows: Iterable[Row]) -> tuple[Share, ...]:
    """Return what is known of each kind on each continent, in the order of the kinds and of the continents."""
    totals: Counter[tuple[str, str]] = Counter()
    known: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        if row.get("closed_on"):
            continue
        where = (row["kind"], continent_of(row))
        totals[where] += 1
        known.setdefault(where, Counter()).update(name for name, has in COUNTED.items() if has(row))
    kinds, continents = list(KIND_NAMES), [*CONTINENTS, ""]
    order = sorted(totals, key=lambda where: (kinds.index(where[0]), continents.index(where[1])))  # type: ignore[arg-type]
    return tuple(Share(*where, totals[where], {name: known[where][name] for name in COUNTED}) for where in order)


def coverage_of(exported: bytes) -> tuple[Share, ...]:
    """Return what is known of the institutions of an exported CSV."""
    return coverage(csv.DictReader(io.StringIO(exported.decode("utf-8-sig"))))


def summed(shares: Iterable[Share], kinds: Iterable[str] = tuple(KIND_NAMES)) -> Share:
    """Return the sum over these kinds and all continents."""
    wanted = frozenset(kinds)
    chosen = [share for share in shares if share.kind in wanted]
    known = {name: sum(share.known[name] for share in chosen) for name in COUNTED}
    return Share("", "", sum(share.total for share in chosen), known)


def kinds_without(shares: Iterable[Share]) -> tuple[Kind, ...]:
    """Return the kinds of which no institution is known anywhere."""
    held = {share.kind for share in shares}
    return tuple(kind for kind in KIND_NAMES if kind not in held)


def report(shares: tuple[Share, ...]) -> str:
    """Return the coverage in Markdown: a table of what is held, the kinds without any, the goals for missions."""
    return "\n".join([*_held(shares), "", _missing(shares), "", *_goals(summed(shares, MISSIONS))])


def _held(shares: tuple[Share, ...]) -> Iterator[str]:
    yield _line("kind", "continent", "institutions", *COUNTED)
    yield _line(*["---"] * (3 + len(COUNTED)))
    for share in shares:
        kind = KIND_NAMES[share.kind].en  # type: ignore[index]
        continent = CONTINENTS[share.continent].en if share.continent else "not known"
        yield _line(kind, continent, share.total, *share.known.values())
    whole = summed(shares)
    yield _line("all", "all", whole.total, *whole.known.values())


def _missing(shares: tuple[Share, ...]) -> str:
    names = ", ".join(KIND_NAMES[kind].en for kind in kinds_without(shares))
    return f"Kinds of which none is known on any continent: {names or 'no kind'}."


def _goals(missions: Share) -> Iterator[str]:
    yield _line("of the missions", "goal", "held", "of")
    yield _line(*["---"] * 4)
    for name, goal in GOALS.items():
        yield _line(name, goal, missions.known[name], missions.total)


def _line(*cells: str | int) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"
