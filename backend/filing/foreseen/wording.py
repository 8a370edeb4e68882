"""Answers as they stand in the facts: Chinese words, and a thing where a thing is asked. Pure.

Only what still stands in the facts or the claims is looked at: whoever has written them anew has mended it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from backend.filing.causes.guides import CauseQuestion, load_causes
from backend.filing.causes.statement import said, tidy
from backend.filing.foreseen.model import Finding
from backend.filing.model import Complaint
from backend.shared.wording import Words

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{2,}")
_SOMEBODY = re.compile(
    r"[他她佢]|我(?!国)|\b(?:he|she|they|i|his|her|my)\b|⟦phone:|(?<!\d)1[3-9]\d{9}(?!\d)|[路街巷]\s?\d+号|住在|住址",
    re.IGNORECASE,
)
_THINGS = frozenset({"place", "name", "company", "relation", "share"})
"""Kinds of questions whose answer is a name or a thing, and no sentence."""
_FEW = 3
"""Words in letters in a Chinese answer up to which they are names of things ("LED灯")."""


def of_wording(complaint: Complaint) -> Iterator[Finding]:
    """Yield what stands in the facts and cannot stay there."""
    cause = load_causes().get(complaint.cause)
    written = "".join((complaint.facts, *complaint.claims))
    for question in cause.asked(complaint.elements) if cause is not None else ():
        answer = said(question, tidy(complaint.elements.get(question.key, "")), "zh-Hans")
        if answer and answer in written and question.kind in _THINGS | {"text"}:
            yield from _of_answer(question, answer)


def _of_answer(question: CauseQuestion, answer: str) -> Iterator[Finding]:
    about, label = f"element:{question.key}", question.label
    if (question.holds or question.kind in _THINGS) and _SOMEBODY.search(answer):
        text = Words(
            f"“{label.zh}”里写的是关于某个人的话，不是{label.zh}。",
            f'What stands as "{label.en}" speaks of somebody, and is none.',
        )
        yield Finding("answer_of_somebody", "returned", text, "CPL-124", "facts_unclear", about)
    elif question.kind != "name" and _is_foreign(answer):
        text = Words(
            f"“{label.zh}”写的不是中文；起诉状要用中文，请改成中文。",
            f'"{label.en}" is not in Chinese; a complaint has to be: please put it in Chinese.',
        )
        yield Finding("answer_foreign", "asked", text, "SPC21-7", "facts_unclear", about)


def _is_foreign(answer: str) -> bool:
    words = len(_WORD.findall(answer))
    return words > _FEW if _HAN.search(answer) else words > 0
