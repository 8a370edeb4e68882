"""Further help for a danger that is on, one step a message, beyond what the first text says. Pure.

Whoever tells only details, or what nobody reads, is met with the next step of the ladder of their danger (`ladders/`),
and so never with the same words twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from actions.dialogue.danger import Danger
from actions.readers.pattern_pages import page_of

LADDERS = Path(__file__).with_name("ladders")
"""The folder of the pages."""
_PAGES = tuple(
    LADDERS / f"{name}.yml"
    for name in ("of_the_body", "of_life_and_rescue", "of_force", "of_the_held", "of_money_and_papers")
)


def steps_of(danger: Danger, situation: str, *, there: bool) -> Sequence[str]:
    """Return the further help for a danger, in the order it is told; nothing in a language that has none.

    Args:
        situation: told on this danger so far; it has a ladder of its own where the usual one does not fit.
        there: the person is where the danger is.
    """
    found = next((one for one in _ladders() if _fits(one, danger, situation, there=there)), {})
    return tuple(found.get(danger.language, ()))


def _fits(one: Mapping[str, Any], danger: Danger, situation: str, *, there: bool) -> bool:
    return (
        danger.kind in one["kinds"]
        and one.get("whose", danger.whose) == danger.whose
        and one.get("there", there) == there
        and ("situations" not in one or situation in one["situations"])
    )


def _ladders() -> Iterator[Mapping[str, Any]]:
    """Yield the ladders that are of a situation before those that are of every one, in the order of the pages."""
    every = [one for page in _PAGES for one in page_of(page).values()]
    yield from (one for one in every if "situations" in one)
    yield from (one for one in every if "situations" not in one)
