"""Decides between two kinds of danger from the words of a message that tells signs of both. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from actions.emergency.readers.mentions import (
    at_own_door,
    hides,
    hurt_themselves,
    is_inside,
    kin_suffer,
    loses_own_passport,
    names_kin,
    suffers,
    tells_away,
)
from actions.script import sign_by_sign
from backend.shared.yaml_pages import read_yaml

_PAGE = Path(__file__).with_name("kinds.yml")


def kind_meant(kind: str, text: str) -> str:
    """Return the kind of danger a message means, having been heard as `kind`."""
    plain = sign_by_sign(text).casefold()
    return next((str(one["meant"]) for one in _page() if kind in one["heard"] and _holds(one, plain)), kind)


def tells_loss(text: str) -> bool:
    """Return True if a text says a thing is lost or taken, and does not only name it ("US passport, in person")."""
    return _LOSS.search(sign_by_sign(text).casefold()) is not None


_LOSS = re.compile(
    r"丢|掉了|唔见|不见|冇咗|遗失|失窃|偷|抢|扣|收走|拿走|抓走|找不到|搵唔到|没了|"
    r"\b(?:los[te]|losing|stole|stolen|missing|gone|rob\w*|snatch\w*|tak(?:e|en|ing)|took|kept|keep\w*|hold\w*|"
    r"confiscat\w*|find|perd\w*|rob[oó]\w*|roub\w*|mất|หาย)\b|なくし|紛失|盗",
)


def whose_meant(whose: str, text: str, kind: str = "") -> str:
    """Return who is in danger: who is abroad and names somebody of the family worries about them.

    So does who tells that one of them is locked in or hidden. Whose own door is attacked, and who has lost their own
    passport, is no bystander, whoever else is named.

    Args:
        kind: of the danger, as it was heard.
    """
    if (
        kind.startswith("violence")
        and whose == "other"
        and (at_own_door(text) or hides(text) or is_inside(text) or suffers(text))
    ):
        return "self"
    if kind == "passport_lost" and loses_own_passport(text):
        return "self"
    if kind == "self_harm" and hurt_themselves(text):
        return "self"
    if whose == "self" and kin_suffer(text):
        return "other"
    return "other" if whose == "self" and tells_away(text) and names_kin(text) and not suffers(text) else whose


def _holds(decision: Mapping[str, Any], plain: str) -> bool:
    stands = all(_compiled(pattern).search(plain) for pattern in decision["all"])
    return stands and not any(_compiled(pattern).search(plain) for pattern in decision.get("unless", ()))


@cache
def _page() -> tuple[Mapping[str, Any], ...]:
    page: Any = read_yaml(_PAGE)
    return tuple(page)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
