"""Words said and heard about waiting for a person at the desk. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

from backend.conversation.model import Waiting
from backend.shared.parties import Person
from backend.shared.wording import PROVISIONAL, Words, moment, verbatim
from backend.shared.yaml_pages import read_yaml

_FIRST = Words("您排在第一位。", "You are next in line.")
_BEHIND = Words("您前面还有 {ahead} 位。", "There are {ahead} people ahead of you.")
_BEHIND_ONE = Words("您前面还有 1 位。", "There is one person ahead of you.")
_NOW = Words("现在是上班时间，预计{due}前回您。", "The office is open now; expect an answer by {due}.")
_LATER = Words(
    "现在不在上班时间（工作日北京时间 {hours}）。下一次上班是{opens}，预计{due}前回您。",
    "The office is closed (working days {hours}, Beijing time). It opens next on {opens}; expect an answer by {due}.",
)
_LONGEST = 60
"""Characters; a longer message tells a story and is the bot's."""


@dataclass(frozen=True, slots=True)
class AboutCall:
    """Meaning of a message about the call.

    Args:
        kind: it is to end, or when somebody will answer.
        bare: it does not name the call, and means it only right after we spoke of it.
    """

    kind: Literal["end", "when"]
    bare: bool


def about_the_call(text: str) -> AboutCall | None:
    """Read what a message says about waiting for a person, or None."""
    said = text.strip().lower().replace("’", "'")
    if len(said) > _LONGEST:
        return None
    fitting = (about for about, pattern in _patterns() if pattern.search(said))
    return next(fitting, None)


def may_be_of_court(text: str) -> bool:
    """Return True if a message that seems to end the waiting may speak of a call with the court."""
    page = read_yaml(Path(__file__).with_name("waiting_words.yml"))
    return any(re.search(pattern, text.lower()) for pattern in page["may_be_of_court"])


def facts_of_waiting(waiting: Waiting, person: Person) -> dict[str, Any]:
    """Return the placeholders of our sentences about the waiting: place in the line, when, telephone numbers."""
    language = person.language

    def clock(value: datetime) -> str:
        return moment(value, person.timezone, person.city, language)

    behind = _BEHIND_ONE if waiting.ahead == 1 else _BEHIND
    place = behind if waiting.ahead else _FIRST
    when = (_NOW if waiting.opens is None else _LATER).say(language)
    opens = clock(waiting.opens) if waiting.opens else ""
    hours = waiting.hours if language != "en" else waiting.hours.replace("、", ", ")
    said = when.format(due=clock(waiting.due), opens=opens, hours=hours)
    doubt = PROVISIONAL.say(language) if waiting.provisional else ""
    return {
        "place": place.say(language).format(ahead=waiting.ahead), "when": said + doubt,
        "contact": verbatim(waiting.contact),
    }  # fmt: skip


@cache
def _patterns() -> tuple[tuple[AboutCall, re.Pattern[str]], ...]:
    page = read_yaml(Path(__file__).with_name("waiting_words.yml"))
    return tuple(
        (AboutCall(kind, bare=how == "bare"), re.compile(pattern))
        for kind in ("end", "when")
        for how in ("explicit", "bare")
        for pattern in page[kind][how]
    )
