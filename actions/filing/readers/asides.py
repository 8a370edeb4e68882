"""Clauses about people and about the suit itself, which are no part of what happened or was lost. Pure.

"右腿骨折 我是马来西亚籍 我要告他" tells of an injury, of a nationality and of a wish to sue.
"""

from __future__ import annotations

import re
from dataclasses import replace

from actions.answers import Answer
from actions.dialogue.readers.clauses import joined, with_commas
from actions.dialogue.readers.speech_acts import asks
from actions.script import sign_by_sign

_WHO = r"(?:我们?|我哋|他|她|佢|本人)"
_ABOUT = re.compile(
    rf"{_WHO}?(?:现在|已经|都|就)?(?:是|系|持|拿|入了|入咗|有)?[\u3400-\u9fff]{{1,8}}(?:国籍|籍|公民|护照|永居|绿卡)(?:的|嘅|来的)?|"
    rf"{_WHO}(?:今年|而家|现在|都|已经)?(?:快|差不多)?[\d一二三四五六七八九十百]{{1,4}}岁(?:了|啦)?|"
    r"(?=.*\d)[\u3400-\u9fff][A-Z][A-Z\d]{5,6}|"
    r"(?:i am|i'm|i hold|he is|she is|he's|she's) an? [a-z ]{3,24}(?:citizen|national|passport(?: holder)?)|"
    r"i(?:'m| am) \d{1,3}(?: years old)?",
    re.IGNORECASE,
)
"""Nationality, age and the plate of a car, each a clause of its own."""
_SUES = re.compile(
    rf"(?:所以|那|就)?{_WHO}?(?:想|要|准备|打算|决定|帮(?:他|她|佢))*(?:告(?![诉知])|起诉|立案告?|打官司)"
    rf"(?:(?![赔还付要求])[\u3400-\u9fff]){{0,10}}|"
    rf"{_WHO}?(?:帮|替)(?:他|她|佢)(?:告|起诉|立案|打官司)|"
    r"(?:so )?(?:i|we) (?:want|need|would like|am going|are going) to (?:sue|file)"
    r"(?: (?:him|her|them|it|a suit|suit|a case))?(?: for (?:him|her|them))?",
    re.IGNORECASE,
)
"""The wish to sue, a clause of its own."""
_ENDS = " ，,。.;；!！、"


def is_aside(clause: str) -> bool:
    """Return True if a clause only tells who somebody is, wishes to sue or asks something."""
    plain = sign_by_sign(clause).strip(_ENDS)
    return _ABOUT.fullmatch(plain) is not None or _SUES.fullmatch(plain) is not None


def without_asides(answer: Answer) -> Answer:
    """Return a message without its clauses that are beside what happened; without any words where nothing is left.

    A question among other clauses is left out as well; one alone is told apart by whoever reads it.
    """
    pieces = replace(answer, text=with_commas(answer.text)).stretches()
    kept = [one for one in pieces if not is_aside(one.text) and not (len(pieces) > 1 and asks(one.text.strip(_ENDS)))]
    if len(kept) == len(pieces):
        return answer
    return replace(answer, text=joined([one.text.strip(_ENDS) for one in kept]), entities=())
