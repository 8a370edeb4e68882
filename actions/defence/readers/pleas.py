"""Pleas of whoever is sued: what they hold against a claim, kind by kind, in their own words. Pure.

"She signed for it, not me" and "we agreed he would write it off" are different answers to a claim: a court hears
evidence on each of them apart. So the written answer has a line for each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import Any, cast

from actions.defence.stances import Stance
from actions.dialogue.readers.clauses import pieces
from actions.dialogue.readers.speech_acts import asks
from actions.script import sign_by_sign
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

_PAGE = Path(__file__).with_name("pleas.yml")
_ENDS = " ，,、。.；;\n"
_BREAKS = re.compile(
    r"(?<=[，,；;。.]) *(?=(?:and|but|so) )|\s+(?=and (?:i|we|he|she|they|it|my|that) )|(?<=[a-z\d]\.)\s+(?=[a-z])",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:and|but|so)\s+", re.IGNORECASE)
_OF_INTEREST = re.compile(r"利息|利率|\binterest\b")
_OF_COSTS = re.compile(r"诉讼费|律师费|保全费|\b(?:costs?|fees?)\b")
_INTEREST = "interest"


@dataclass(frozen=True, slots=True)
class Plea:
    """One thing held against a claim.

    Args:
        kind: entry of the page.
        label: heading of its line.
        stance: what it says to the claim by itself; None where that depends.
        words: as it was said.
    """

    kind: str
    label: Words
    stance: Stance | None
    words: str


def plea_kind(clause: str) -> str:
    """Return the kind of plea a clause is, or nothing; a question is none."""
    if asks(clause):
        return ""
    plain = sign_by_sign(clause).lower().replace("’", "'").strip(_ENDS)
    return next((kind for kind in _kinds() if _is(kind, plain)), "")


def clauses_of(text: str) -> list[str]:
    """Return a text by its clauses, also where "and" begins one; put together they are the text."""
    return [clause for piece in pieces(text) for clause in _cut(piece)]


def bare(clause: str) -> str:
    """Return a clause without the word that joins it to the one before, and without its stops."""
    return _LEAD.sub("", clause.strip(_ENDS))


def _cut(piece: str) -> list[str]:
    cuts = [0, *(found.end() for found in _BREAKS.finditer(piece) if found.end()), len(piece)]
    return [piece[start:end] for start, end in pairwise(cuts) if end > start]


def pleas_in(text: str) -> tuple[Plea, ...]:
    """Return the pleas of a text in the order of the written answer, the words of one kind together.

    What stands behind a plea and is none by itself ("with the transfer slips") belongs to it.
    """
    words: dict[str, list[str]] = {}
    last = ""
    clauses = clauses_of(text)
    for clause, behind in zip_longest(clauses, clauses[1:], fillvalue=""):
        last = plea_kind(clause) or ("" if plea_kind(behind) else plea_kind(clause + behind)) or last
        if last and clause.strip(_ENDS) and not asks(clause):
            words.setdefault(last, []).append(bare(clause))
    page = read_yaml(_PAGE)
    return tuple(
        Plea(kind, Words(**page[kind]["label"]), cast("Stance | None", page[kind]["stance"]), _together(words[kind]))
        for kind in _kinds()
        if kind in words
    )


def stance_of(pleas: Sequence[Plea]) -> Stance | None:
    """Return what pleas say to a claim together: one that leaves nothing of it goes before one against a part."""
    said = {plea.stance for plea in pleas}
    return "deny" if "deny" in said else "partly" if "partly" in said else None


def by_claim(pleas: Sequence[Plea], claims: Sequence[str]) -> dict[int, tuple[Plea, ...]]:
    """Return the pleas by the number of the claim they are held against.

    What is said of the interest belongs to the claim for it, everything else to the first that is neither for interest
    nor for costs.
    """
    plain = [sign_by_sign(claim).lower() for claim in claims]
    main = next((n for n, one in enumerate(plain, 1) if not _OF_COSTS.search(one) and not _only_interest(one)), 1)
    interest = next((n for n, one in enumerate(plain, 1) if _only_interest(one)), main)
    found: dict[int, tuple[Plea, ...]] = {}
    for plea in pleas:
        number = interest if plea.kind == _INTEREST else main
        found[number] = (*found.get(number, ()), plea)
    return found


def in_lines(pleas: Sequence[Plea], language: str) -> str:
    """Return pleas as the reason of a written answer: each on a line of its own under its heading; one alone bare."""
    if len(pleas) == 1:
        return pleas[0].words
    colon = ": " if language == "en" else "："
    return "\n".join(f"{n}. {plea.label.say(language)}{colon}{plea.words}" for n, plea in enumerate(pleas, 1))


def _only_interest(claim: str) -> bool:
    """Return True if a claim is for interest and not for the sum that was lent as well."""
    found = _OF_INTEREST.search(claim)
    return found is not None and not re.search(r"本金|借款|还款|归还|\b(?:loan|principal|repay)\b", claim)


def _together(words: Sequence[str]) -> str:
    return ("; " if all(one.isascii() for one in words) else "，").join(dict.fromkeys(words))


def _is(kind: str, plain: str) -> bool:
    signs, unless = _patterns(kind, "signs"), _patterns(kind, "unless")
    return any(one.search(plain) for one in signs) and not any(one.search(plain) for one in unless)


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(name for name in read_yaml(_PAGE) if name != "parts")


@cache
def _patterns(kind: str, entry: str) -> tuple[re.Pattern[str], ...]:
    page: dict[str, Any] = read_yaml(_PAGE)

    def filled(pattern: str) -> str:
        for name, part in sorted(page["parts"].items(), key=lambda one: -len(one[0])):
            pattern = re.sub(rf"(?<![A-Z_]){name}(?![A-Z_])", str(part).replace("\\", r"\\"), pattern)
        return pattern

    return tuple(re.compile(filled(str(one))) for one in page[kind][entry])
