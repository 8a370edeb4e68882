"""Reader of an office that is looked for and is of no kind the map holds, by ``not_on_map.yml``. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from actions.legal_map.readers.words import named_in
from actions.script import sign_by_sign
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

_PAGE: Final = Path(__file__).with_name("not_on_map.yml")


@dataclass(frozen=True, slots=True)
class Office:
    """Kind of office of which the map holds none.

    Args:
        words: how it is written.
        name: its name in an answer.
        line: the national short number of mainland China by which it is asked.
    """

    words: re.Pattern[str]
    name: Words
    line: str


def office_named(text: str) -> Office | None:
    """Return the kind of office a text names, or None; beside one that the map holds, it may be but a neighbour."""
    plain = sign_by_sign(text).casefold().replace("’", "'")
    office = next((one for one in _offices() if one.words.search(plain)), None)
    if office is None or named_in(
        office.words.sub(" ", plain), "kinds"
    ):  # a labour arbitration court is no arbitration
        return None
    return office


@cache
def _offices() -> tuple[Office, ...]:
    rows = read_yaml(_PAGE)
    return tuple(
        Office(re.compile(row["words"]), Words(row["name"]["zh"], row["name"]["en"]), row["line"]) for row in rows
    )
