"""Side of a job somebody is on, the worker's or the employer's, by what they tell (``work_sides.yml``). Pure.

After the award of a labour arbitration the two have different ways: the worker sues, the employer may only be able to
ask for it to be set aside. Money that went to the writer tells the worker, whoever's company is called "mine".
"""

from __future__ import annotations

import re
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
_BODY: Final = re.compile(
    r"劳动局|人社局|社保局|劳动[人事争议]*仲裁|劳动人事|[去到申]\w{0,3}劳动(?:部门|站|所)|劳动仲裁|"
    r"\blabou?r (?:\w+ )?(?:arbitration|commission|bureau|tribunal|department|office|dispute)",
    re.IGNORECASE,
)
_COURT: Final = re.compile(r"法院|法庭|传票|起诉状|裁决|仲裁书|\b(?:court|summons|award|judgment)\b", re.IGNORECASE)
"""A paper or a body behind the arbitration: the days of an award and of a suit are told elsewhere."""
_CALLED: Final = re.compile(
    r"告|仲裁|申请|投诉|通知|叫我|要求|\b(?:sue[ds]?|suing|filed|took|taken|against|complain\w*|claim\w*|notice|notified)\b",
    re.IGNORECASE,
)
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


def tells_of_labour_arbitration(text: str) -> bool:
    """Return True if a text tells that somebody applied to a body of labour arbitration, and of no court yet."""
    plain = _plain(text)
    return bool(_BODY.search(plain) and _CALLED.search(plain)) and _COURT.search(plain) is None


def _plain(text: str) -> str:
    return sign_by_sign(text).casefold().replace("’", "'").strip()
