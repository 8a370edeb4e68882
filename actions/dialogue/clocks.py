"""Clocks a time is shown on: Beijing's, where the office is, and the person's own."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from actions.dialogue.turn import Turn
from backend.shared.calendar import BEIJING
from backend.shared.wording import Words, verbatim

Clock = tuple[Words, ZoneInfo]
"""Name and zone of a clock."""

_LOCAL = Words("您当地", "your time")


def own_clocks(turn: Turn) -> Sequence[Clock]:
    """Beijing's clock and the person's, also where both show the same."""
    own = turn.person.city
    return (
        (Words("北京", "Beijing"), BEIJING),
        (Words(verbatim(own), verbatim(own)) if own else _LOCAL, ZoneInfo(turn.timezone)),
    )
