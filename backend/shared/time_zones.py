"""Version of the time zone database the clocks come from, and that it is the newest there is on this machine.

Python reads the system's database before the `tzdata` package's, whichever is newer. An old system would tell Vancouver
an hour wrong: British Columbia has not changed its clocks back since November 2026.
"""

from __future__ import annotations

import importlib.resources
import zoneinfo
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

_VANCOUVER, _WINTER, _SUMMER_TIME = "America/Vancouver", datetime(2027, 1, 15, 12), timedelta(hours=-7)


@dataclass(frozen=True, slots=True)
class TimeZones:
    """The database in use.

    Args:
        version: the IANA release, ``2026f``; empty if the database does not say.
        source: ``package`` or the folder it lies in.
        knows_british_columbia: whether it has the rule of November 2026.
    """

    version: str
    source: str
    knows_british_columbia: bool


def use_newest() -> TimeZones:
    """Read zones from the `tzdata` package from now on if it is newer than the system's; return what is in use."""
    here = _system_version()
    if _package_version() > here:
        zoneinfo.reset_tzpath(to=())
        zoneinfo.ZoneInfo.clear_cache()
    return time_zones()


def time_zones() -> TimeZones:
    """Return the database this process reads."""
    folder = next((Path(path) for path in zoneinfo.TZPATH if (Path(path) / _VANCOUVER).is_file()), None)
    offset = zoneinfo.ZoneInfo.no_cache(_VANCOUVER).utcoffset(_WINTER)
    version = _version_in((folder / "tzdata.zi").read_text()) if folder and (folder / "tzdata.zi").is_file() else ""
    if folder is None:
        version = _package_version()
    return TimeZones(version, str(folder) if folder else "package", offset == _SUMMER_TIME)


def _system_version() -> str:
    """The release of the system's database; empty where there is none or it does not say, and the package is newer."""
    tables = (Path(path) / "tzdata.zi" for path in zoneinfo.TZPATH)
    return next((_version_in(table.read_text()) for table in tables if table.is_file()), "")


def _package_version() -> str:
    return _version_in(importlib.resources.files("tzdata").joinpath("zoneinfo", "tzdata.zi").read_text())


def _version_in(table: str) -> str:
    first = table.partition("\n")[0]
    return first.removeprefix("# version ").strip() if first.startswith("# version") else ""
