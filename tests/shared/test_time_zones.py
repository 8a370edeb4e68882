"""Every clock we say comes from one time zone database, the newest on the machine, and people can see which."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import tzdata

from backend.shared.time_zones import time_zones, use_newest
from backend.shared.zone_countries import country_of_zone, only_zone


@pytest.fixture
def restored() -> Iterator[None]:
    """Put the search path back as it was."""
    yield
    zoneinfo.reset_tzpath()
    zoneinfo.ZoneInfo.clear_cache()


def old_database(folder: Path, version: str) -> None:
    """A system database that says its version and knows no rule of 2026: Vancouver as Los Angeles keeps it."""
    (folder / "America").mkdir(parents=True)
    source = Path(tzdata.__file__).parent / "zoneinfo" / "America" / "Los_Angeles"
    (folder / "America" / "Vancouver").write_bytes(source.read_bytes())
    (folder / "tzdata.zi").write_text(f"# version {version}\n")


def test_an_older_system_database_is_not_read(tmp_path: Path, restored: None) -> None:
    old_database(tmp_path, "2025b")
    zoneinfo.reset_tzpath(to=(str(tmp_path),))
    zoneinfo.ZoneInfo.clear_cache()
    assert (time_zones().version, time_zones().knows_british_columbia) == ("2025b", False)
    newest = use_newest()
    assert (newest.source, newest.knows_british_columbia) == ("package", True)


def test_a_system_database_newer_than_the_package_stays(tmp_path: Path, restored: None) -> None:
    old_database(tmp_path, "2099a")
    zoneinfo.reset_tzpath(to=(str(tmp_path),))
    assert (use_newest().version, use_newest().source) == ("2099a", str(tmp_path))


@pytest.mark.parametrize("day", ["2026-12-01", "2027-01-15", "2027-07-15"])
def test_vancouver_keeps_summer_time(day: str, restored: None) -> None:
    use_newest()
    there = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=zoneinfo.ZoneInfo("America/Vancouver"))
    assert there.utcoffset() == timedelta(hours=-7)


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("America/Toronto", "CA"), ("America/Vancouver", "CA"), ("America/Los_Angeles", "US"), ("US/Pacific", "US"),
        ("Europe/London", "GB"), ("Australia/Sydney", "AU"), ("Asia/Kuala_Lumpur", "MY"), ("Asia/Hong_Kong", "HK"),
        ("America/Caracas", "VE"), ("America/Panama", "PA"), ("Asia/Shanghai", "CN"), ("Asia/Chongqing", "CN"),
        ("Asia/Macau", "MO"), ("Asia/Taipei", "TW"), ("Pacific/Auckland", "NZ"), ("Indian/Reunion", "RE"),
        ("UTC", ""), ("Nowhere/At_All", ""),
    ],
)  # fmt: skip
def test_a_zone_belongs_to_a_country(zone: str, country: str) -> None:
    assert country_of_zone(zone) == country


@pytest.mark.parametrize(("country", "zone"), [("JP", "Asia/Tokyo"), ("CN", "Asia/Shanghai"), ("US", ""), ("CA", "")])
def test_a_country_with_one_clock_has_a_zone(country: str, zone: str) -> None:
    assert only_zone(country) == zone
