"""Reader of the question what applies where one of several heirs or owners does not take part. Pure."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from actions.filing.readers.acting_for import KIN
from actions.script import sign_by_sign
from backend.shared.yaml_pages import read_yaml

_PAGE = Path(__file__).with_name("co_heirs.yml")
_LONGEST = 160


def asks_without_one(text: str) -> bool:
    """Return True if somebody asks whether it can be done without one of those concerned, or says that one refuses."""
    return (
        0 < len(text) <= _LONGEST and (_says("without", text) or _says("refuses", text)) and not _says("of_debts", text)
    )


def asks_it_outright(text: str) -> bool:
    """Return True if the question whether it can be done without somebody is put in so many words."""
    return asks_without_one(text) and _says("without", text)


def speaks_of_estate(text: str) -> bool:
    """Return True if a text speaks of what somebody left, or of inheriting."""
    return _says("estate", text)


def _says(entry: str, text: str) -> bool:
    plain = sign_by_sign(text).lower().replace("’", "'")
    return any(one.search(plain) for one in _patterns(entry))


@cache
def _patterns(entry: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(str(one).replace("KIN", KIN)) for one in read_yaml(_PAGE)[entry])
