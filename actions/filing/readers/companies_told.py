"""The company a message names, without the sentence around it. Pure.

"I want to see the books. the company is Hengli Hardware Co Ltd" names "Hengli Hardware Co Ltd"; a sum, a day or what
somebody did names none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from actions.answers import NOTHING, Answer, Reading
from actions.dialogue.readers.name_shapes import has_han
from actions.dialogue.readers.organisations import ODD, read_organisation_name
from actions.filing.readers.asides import is_aside
from actions.script import sign_by_sign
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


_INSURED = re.compile(
    r"^(?:对方|司机|他|她|佢|那台|那辆)?(?:的|嘅)?(?:车)?(?:是)?(?:投保|保险|保)(?:公司)?(?:了|咗|是|在|系|喺|于|买的?|叫|[:：])*\s*"
    r"(?=[\u3400-\u9fff]{2})|^(?:it is |it's |the car is )?insured (?:with|by|at) (?=\w)",
    re.IGNORECASE,
)
"""Words before an insurer's name: "保险平安", "投保在人保", "insured with PICC"."""
_IS_FIRM = re.compile(r"保险|投保|公司|厂|人保|平安|太保|\b(?:insur\w+|company|ltd|inc|corp)\b", re.IGNORECASE)


def _of_firm(answer: Answer) -> Answer | None:
    """Return the one stretch of a message that tells of a firm, without what leads to it; None where none does.

    Who drove, the plate of the car and a nationality stand in other stretches ("司机叫黄建华，粤J88888，保险平安").
    """
    pieces = [piece for piece in answer.stretches() if not is_aside(piece.text)]
    if len(answer.stretches()) > 1:
        pieces = [piece for piece in pieces if _IS_FIRM.search(sign_by_sign(piece.text))]
    if len(pieces) != 1:
        return None
    words = pieces[0].text.strip(" ，,。.;；")
    lead = _INSURED.match(sign_by_sign(words))
    return replace(pieces[0], text=words[lead.end() :] if lead is not None else words)


def read_company(answer: Answer) -> Reading:
    """A company's or an insurer's name; what holds a sum, a day or tells what happened is pointed out."""
    text = answer.text.strip()
    if not text:
        return NOTHING
    if (name := company_in(text)) is not None:
        return Reading(name)
    said = _of_firm(answer)
    if said is None:
        return Reading(problem=ODD)
    text = said.text
    if said.values(*_ENTITIES) or _TELLS.search(text) or len(text) > _LONGEST:
        return Reading(problem=ODD)
    return read_organisation_name(text)
