"""The script of a court's paper: Simplified characters, and names as they stand on their owners' papers. Pure.

"被继承人黃國明的遗产，其他继承人：哥哥黄国强" mixes two scripts and changes a name; in the paper the words are
Simplified, and each name is written as it was told, wherever it stands.
"""

from __future__ import annotations

import re
from dataclasses import replace

from actions.dialogue.fields import SKIPPED, Answers
from actions.script import simplified
from actions.story.reading import mark
from backend.filing.causes.statement import Drafted
from backend.shared.wording import Words

_HAN = re.compile(r"[\u3400-\u9fff]")
_LISTED = ("inheritance_heirs", "divorce_children_wish")
"""Answers that name several people in one text."""


def names_in_paper(answers: Answers) -> list[str]:
    """Return the names of everybody in a filing as they were told, the longest first."""
    named = [
        str(value)
        for name, value in answers.items()
        if name.startswith(("plaintiff_", "defendant_")) and name.endswith("_name")
    ]
    named.append(str(answers.get("inheritance_deceased", "")))
    for listed in _LISTED:
        told = mark(str(answers.get(listed) or ""), ()).mentions
        named += [str(one.value) for one in told if one.kind == "name" and one.sure]
    kept = {one for one in named if one and one != SKIPPED and _HAN.search(one)}
    return sorted(kept, key=len, reverse=True)


def facts_in_script(text: str, answers: Answers) -> str:
    """Return the facts in Simplified characters, each name as it was told; a text without Chinese stays as it is."""
    if not _HAN.search(text):
        return text
    names = names_in_paper(answers)
    spelt = {spelling: name for name in names for spelling in (simplified(name), name)}
    if not spelt:
        return simplified(text)
    longest_first = sorted(spelt, key=len, reverse=True)
    parts = re.split(f"({'|'.join(map(re.escape, longest_first))})", text)
    return "".join(spelt[part] if at % 2 else simplified(part) for at, part in enumerate(parts))


def in_script(made: Drafted, answers: Answers) -> Drafted:
    """Return a draft whose Chinese sentences stand in that script."""
    told = tuple(Words(facts_in_script(one.zh, answers), one.en) for one in made.sentences)
    return replace(made, sentences=told)
