"""Answers as they stand in the facts: Chinese words, and a thing where a thing is asked. Pure.

Only what still stands in the facts or the claims is looked at: whoever has written them anew has mended it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from backend.filing.causes.guides import CauseQuestion, load_causes
from backend.filing.causes.statement import is_foreign, said, tidy
from backend.filing.foreseen.model import Finding
from backend.filing.model import OWN_WORDS, Complaint
from backend.shared.wording import Words

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{2,}")
_SOMEBODY = re.compile(
    r"[他她佢]|我(?!国)|\b(?:he|she|they|i|his|her|my)\b|⟦phone:|(?<!\d)1[3-9]\d{9}(?!\d)|住在|住址", re.IGNORECASE
)
_DOOR = re.compile(r"[路街巷]\s?\d+号")
"""A street with its number, which is where somebody lives unless a place was asked."""
_THINGS = frozenset({"place", "name", "company", "relation", "share"})
"""Kinds of questions whose answer is a name or a thing, and no sentence."""
_FEW = 3
"""Words in letters in a Chinese answer up to which they are names of things ("LED灯")."""


def of_wording(complaint: Complaint) -> Iterator[Finding]:
    """Yield what stands in the facts and cannot stay there, and once for all that is in another language."""
    cause = load_causes().get(complaint.cause)
    written = "".join((complaint.facts, *complaint.claims))
    foreign: list[CauseQuestion] = []
    for question in cause.asked(complaint.elements) if cause is not None else ():
        told = tidy(complaint.elements.get(question.key, ""))
        answer = said(question, told, "zh-Hans")
        if not told or question.kind not in _THINGS | {"text"}:
            continue
        if (answer in written or told in written) and _is_of_somebody(question, told):
            yield _of_somebody(question)
        elif _needs_translation(question, told, written, complaint):
            foreign.append(question)
    if foreign:
        yield _of_another_language(foreign)


def _needs_translation(question: CauseQuestion, told: str, written: str, complaint: Complaint) -> bool:
    """Return True if an answer goes along in another language: beside the facts, or in them."""
    if is_foreign(question, told):
        return told in written or told in complaint.elements.get(OWN_WORDS, "")
    answer = told if told in written else said(question, told, "zh-Hans")
    return question.kind != "name" and answer in written and _is_foreign(answer)


def _is_of_somebody(question: CauseQuestion, told: str) -> bool:
    if not question.holds and question.kind not in _THINGS:
        return False
    lives_there = question.kind != "place" and _DOOR.search(told) is not None
    return lives_there or _SOMEBODY.search(told) is not None


def _of_somebody(question: CauseQuestion) -> Finding:
    label = question.label
    text = Words(
        f"“{label.zh}”里写的是关于某个人的话，不是{label.zh}。",
        f'What stands as "{label.en}" speaks of somebody, and is none.',
    )
    return Finding("answer_of_somebody", "returned", text, "CPL-124", "facts_unclear", f"element:{question.key}")


def _of_another_language(questions: list[CauseQuestion]) -> Finding:
    zh = "、".join(one.label.zh for one in questions)
    en = ", ".join(one.label.en for one in questions)
    text = Words(
        f"{zh}：写的不是中文。起诉状用中文，法院可能要您补中文译文；会写中文的，改成中文就行。",
        f"{en}: not in Chinese. A complaint is in Chinese, so the court may ask for a translation; you can hand it in "
        "as it is and have it translated later.",
    )
    return Finding("answer_foreign", "asked", text, "SPC21-7", "facts_unclear", f"element:{questions[0].key}")


def _is_foreign(answer: str) -> bool:
    words = len(_WORD.findall(answer))
    return words > _FEW if _HAN.search(answer) else words > 0
