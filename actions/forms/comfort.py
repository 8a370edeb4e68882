"""Who speaks of not wanting to live is told who listens, before any business. Fear and anger are answered in words."""

from __future__ import annotations

import re

from actions.forms.turn import Turn
from backend.shared.helplines import Helpline, helplines_for
from backend.shared.wording import Words

_LIFE = re.compile(
    r"不想活|活不下去|活着没意思|活著沒意思|想死|自杀|自殺|轻生|輕生|寻死|尋死|唔想做人|唔想生|生无可恋|生無可戀|"
    r"\b(?:kill(?:ing)? myself|suicid\w*|end my life|want to die|(?:don'?t|do not) want to (?:live|be alive))\b",
    re.IGNORECASE,
)

_SAID = Words("{} {}", "in {} {}")

_LONGEST = 40
"""Characters; a longer message tells a story, in which somebody else may have threatened it."""


def life_in_danger(text: str) -> bool:
    """Whether somebody speaks of not wanting to live."""
    return len(text) <= _LONGEST and _LIFE.search(text) is not None


def _lines(turn: Turn) -> tuple[Helpline, ...]:
    return helplines_for(turn.timezone)


def comfort_life(turn: Turn) -> bool:
    """Name the helplines if a life may be in danger, and tell whether it may."""
    danger = life_in_danger(turn.answer.text)
    if danger:
        comma = Words("，", "; ").say(turn.language)
        lines = (_SAID.say(turn.language).format(line.where.say(turn.language), line.number) for line in _lines(turn))
        turn.say("utter_life_in_danger", lines=comma.join(lines))
    return danger
