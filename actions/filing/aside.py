"""Parts of a case that no question asked for, as they wait for the facts to be written. Pure.

It stands below the claims with the offer to put it into the facts; nothing of it goes there unasked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from actions.dialogue.fields import Answers
from backend.shared.wording import Words, verbatim

TOLD_ASIDE: Final = "told_aside"
"""The answer that holds it, in the person's own words."""
_NOTED: Final = Words("还说过，写事实与理由时给您看", "also told, shown when the facts are written")
_OFFERED: Final = Words(
    "\n您还说过：\n{told}\n要写进事实与理由的，点“我要补充经过”。",
    '\nYou also told:\n{told}\nTo put it into the facts, press "I want to tell more".',
)


def aside_of(answers: Answers) -> list[str]:
    """Return what was told aside, in order."""
    kept = answers.get(TOLD_ASIDE)
    return [str(one) for one in kept] if isinstance(kept, list) else []


def noted_line(words: str, language: str) -> str:
    """Return the line that says back what is kept aside."""
    colon = ": " if language == "en" else "："
    return f"• {_NOTED.say(language)}{colon}{verbatim(words)}"


def offered(answers: Answers, language: str) -> str:
    """Return what was told aside as the claims show it; nothing once the facts are written."""
    told = [] if "facts" in answers else aside_of(answers)
    lines = "\n".join(f"• {verbatim(one)}" for one in told)
    return _OFFERED.say(language).format(told=lines) if told else ""


def with_aside(story: Mapping[str, Any], answers: Answers) -> dict[str, Any]:
    """Return the story of the facts with what was told aside behind the person's own words."""
    own = [str(one) for one in story.get("own", [])]
    return {**story, "own": [*own, *(one for one in aside_of(answers) if one not in own)]}
