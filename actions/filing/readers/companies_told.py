"""The company a message names, without the sentence around it. Pure.

"I want to see the books. the company is Hengli Hardware Co Ltd" names "Hengli Hardware Co Ltd"; a sum, a day or what
somebody did names none.
"""

from __future__ import annotations

import re

from actions.answers import NOTHING, Answer, Reading
from actions.dialogue.readers.name_shapes import has_han
from actions.dialogue.readers.organisations import ODD, read_organisation_name
from actions.story.readers.companies import companies_in
from actions.story.readers.plain import plain

_LONGEST = 30
_TELLS = re.compile(r"[我你他她佢了咗]|赔|賠|\b(?:i|we|he|she|want|paid|the company is)\b", re.IGNORECASE)
_ENTITIES = ("money", "date", "datetime", "date_range")


def company_in(text: str) -> str | None:
    """The one full name of a company in a text, or None; of one in both scripts the Chinese, which the court writes."""
    found = list(dict.fromkeys(str(one.value) for one in companies_in(text, plain(text), [])))
    chinese = [name for name in found if has_han(name)]
    best = chinese or found
    return best[0] if len(best) == 1 else None


def read_company(answer: Answer) -> Reading:
    """A company's or an insurer's name; what holds a sum, a day or tells what happened is pointed out."""
    text = answer.text.strip()
    if not text:
        return NOTHING
    if (name := company_in(text)) is not None:
        return Reading(name)
    if answer.values(*_ENTITIES) or _TELLS.search(text) or len(text) > _LONGEST:
        return Reading(problem=ODD)
    return read_organisation_name(text)
