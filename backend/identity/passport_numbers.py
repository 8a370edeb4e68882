"""Usual forms of a country's passport numbers, so that a slip of the finger is noticed while it can be put right.

Countries change their numbers, so the table `passport_numbers.yml` never refuses one: a number that looks otherwise is
kept, and the person is asked to look once more. A country that is not in the table is not doubted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from backend.identity.document_numbers import plain
from backend.shared.countries import country_code
from backend.shared.messages import Command
from backend.shared.yaml_pages import read_yaml

SHAPES_FILE = Path(__file__).with_name("passport_numbers.yml")
_MARKS = {"A": "[A-Z]", "9": r"\d", "*": r"[A-Z\d]"}


@dataclass(frozen=True, slots=True)
class LooksLikePassport(Command):
    """Look whether a passport number looks like those of its country -> ``bool``; True where nothing is known.

    Args:
        number: the number, or its token in the vault.
        country: ISO code or name of the country that issued it, as the person gave it.
    """

    person_id: str
    number: str
    country: str


def looks_like_passport(number: str, country: str) -> bool:
    """Return False only for a number that has none of the shapes known of that country."""
    shapes = _shapes().get(country_code(country))
    return not shapes or any(shape.fullmatch(plain(number)) for shape in shapes)


@cache
def _shapes() -> Mapping[str, Sequence[re.Pattern[str]]]:
    rows: dict[str, Any] = read_yaml(SHAPES_FILE)["shapes"]
    return {
        code: [_pattern(one) for kind in ("seen", "recall") for one in row.get(kind, ())] for code, row in rows.items()
    }


def _pattern(shape: str) -> re.Pattern[str]:
    return re.compile("".join(_MARKS.get(mark, re.escape(mark)) for mark in shape))
