"""The clauses of a defendant's words that are the plaintiff's claim, and those held against it. Pure.

A claim is what a court is asked to order. What somebody tells of themselves in the same breath (where they live, when
the papers came, what they are owed) is none of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from actions.defence.readers.pleas import plea_kind, pleas_in
from actions.dialogue.readers.clauses import pieces
from actions.dialogue.readers.speech_acts import asks
from actions.dialogue.readers.statements import can_be_ordered, stated
from actions.readers.pattern_pages import patterns
from actions.script import sign_by_sign

_PAGE = Path(__file__).with_name("argued.yml")
_ENDS = " ，,、。.；;\n"
_SHORTEST = 4
"""Characters of a statement that stands on its own."""


def claim_only(text: str) -> str:
    """Return the clauses of a claim: the first, and those behind it that a court could order as well."""
    first, *others = [clause for clause in _clauses(text) if clause.strip(_ENDS)] or [""]
    return "".join([first, *(clause for clause in others if _goes_on(clause))]).strip(_ENDS)


def argued_in(text: str, claims: Sequence[str] = ()) -> str:
    """Return what a message holds against a claim, in its own words; nothing where it holds nothing against it.

    Args:
        text: the message; its questions, and what is told for another question, are left out.
        claims: what the plaintiff wants, as far as it was told; who speaks of the same sum speaks of the claim.
    """
    told = [piece for piece in pieces(text) if piece.strip() and not asks(piece) and not is_of_another_kind(piece)]
    sums = {figure for claim in claims for figure in _figures(claim)}
    holds = any(_says("argues", piece.strip()) or sums & _figures(piece) for piece in told)
    pleas = pleas_in("".join(told))
    if not holds and not pleas:
        return ""
    said = stated("".join(told)).text.strip(_ENDS) or "，".join(plea.words for plea in pleas)
    return said if len(said) >= _SHORTEST else ""


def opposes(clause: str) -> bool:
    """Return True if a clause begins with "but" and holds something against what stands before it."""
    return _says("but", clause.strip()) and _says("argues", clause)


def is_of_another_kind(clause: str) -> bool:
    """Return True if a clause is told for another question: a day, a paper, a domicile, a name; a plea is not."""
    return _says("of_another_kind", clause) and not plea_kind(clause)


def joined(before: str, now: str) -> str:
    """Return both of two statements, the later behind the earlier; one that is told again is not repeated."""
    if not before or before in now:
        return now
    return before if now in before else f"{before.rstrip(_ENDS)}；{now}"


def _clauses(text: str) -> list[str]:
    (ends,) = patterns(_PAGE, "clause_ends")
    return ends.split(text)


def _goes_on(clause: str) -> bool:
    plain = sign_by_sign(clause).casefold().strip(_ENDS)
    for order in patterns(_PAGE, "ordered_to_us"):
        plain = order.sub("要", plain)
    if any(one.search(plain) for one in patterns(_PAGE, "elsewhere")):
        return False
    return can_be_ordered(plain) or _says("items", plain)


def _figures(text: str) -> set[str]:
    (figure,) = patterns(_PAGE, "figure")
    return {found[0].replace(",", "") for found in figure.finditer(sign_by_sign(text)) if len(found[0]) > 1}


def _says(entry: str, text: str) -> bool:
    plain = sign_by_sign(text).casefold()
    return any(one.search(plain) for one in patterns(_PAGE, entry))
