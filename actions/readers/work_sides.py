"""Side of a job somebody is on, the worker's or the employer's, by what they tell (``work_sides.yml``). Pure.

After the award of a labour arbitration the two have different ways: the worker sues, the employer may only be able to
ask for it to be set aside. Money that went to the writer tells the worker, whoever's company is called "mine".
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

from actions.readers.pattern_pages import pattern, patterns
from actions.script import sign_by_sign

WorkSide = Literal["worker", "employer", ""]
_PAGE: Final = Path(__file__).with_name("work_sides.yml")
_IN_ORDER: Final[tuple[tuple[str, WorkSide], ...]] = (
    ("to_me", "worker"), ("employer", "employer"), ("worker", "worker"),
)  # fmt: skip
_ALONE: Final[tuple[tuple[str, WorkSide], ...]] = (("answers_employer", "employer"), ("answers_worker", "worker"))


def work_side(text: str) -> WorkSide:
    """Return the side of the job a message puts the writer on, or nothing."""
    plain = _plain(text)
    return next((side for name, side in _IN_ORDER if any(one.search(plain) for one in patterns(_PAGE, name))), "")


def work_side_told(texts: Sequence[str]) -> WorkSide:
    """Return the side of the first text that tells one, or nothing."""
    return next((side for text in texts if (side := work_side(text))), "")


def work_side_answered(text: str) -> WorkSide:
    """Return the side told in answer to "the worker or the employer?", be it in one word."""
    plain = _plain(text)
    alone = (side for name, side in _ALONE if pattern(_PAGE, name).search(plain))
    return next(alone, work_side(text))


def _plain(text: str) -> str:
    return sign_by_sign(text).casefold().replace("’", "'").strip()
