"""Years of public holidays an operator has entered from the State Council's notice, before the library knows them.

`holidays.yml` beside this file is kept by the operator. It holds years in the form of the public collection holiday-cn:
each day that is off though it is no weekend, or worked though it is one. A page with a mistake stops the start.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from backend.shared.yaml_pages import read_yaml

HOLIDAYS_FILE = Path(__file__).with_name("holidays.yml")


class HolidaysFileError(Exception):
    """The page of holidays cannot be read; the message names the year and the day."""


@cache
def published(file: Path = HOLIDAYS_FILE) -> Mapping[int, Mapping[date, bool]]:
    """Return, by year, the days an operator has entered: True for a day off, False for a weekend that is worked.

    Raises:
        HolidaysFileError: a day without a date, of another year, or twice.
    """
    page = read_yaml(file) or {}
    return {int(year): _year(int(year), days) for year, days in (page.get("years") or {}).items()}


def _year(year: int, days: Any) -> Mapping[date, bool]:
    found: dict[date, bool] = {}
    for row in days or ():
        day, off = row.get("date"), row.get("isOffDay")
        if isinstance(day, str):
            day = date.fromisoformat(day)
        if not isinstance(day, date) or not isinstance(off, bool) or day.year != year or day in found:
            raise HolidaysFileError(f"holidays.yml, {year}: {row} needs a date of that year, once, and isOffDay")
        found[day] = off
    if not found:
        raise HolidaysFileError(f"holidays.yml, {year}: a year without days is not published")
    return found
