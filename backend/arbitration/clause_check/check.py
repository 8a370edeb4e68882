"""Check of a clause: from its words to what decides about it. Pure; whether it binds is for the body and the court.

Rules: ARB-3, ARB-18, ARB-27, ARB-77, ARB-82, ARI-3, ARI-4, ARI-5, ARI-6, ARI-7, ARB-SCIA-1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from backend.arbitration.clause_check.bodies import Marked, is_abroad, mark, pattern, plain, subject_patterns
from backend.arbitration.clause_check.model import LONGEST, ClauseCheck, Outcome
from backend.arbitration.clause_check.passage import SHORT, passage_of

_TITLE = 160
"""Characters at the head of a paper in which its title stands."""
LONGEST_QUOTE = 300
_LEAD = 24
"""Characters that may lead up to a bare name ("合同写的是", "the contract says it is")."""
_CODE_MARK = re.compile(r"‹\w+›")
_SAME = {"scia_former": "scia", "inexact": "scia"}


def check_clause(text: str) -> ClauseCheck:
    """Return what a text says about arbitration.

    Args:
        text: a clause or a whole contract, typed, pasted or read from a paper; either script, or English.
    """
    cut = len(text) > LONGEST
    text = text[:LONGEST]
    passage = passage_of(text)
    words = plain(passage)
    marked = mark(words)
    speaks = _wants_arbitration(marked.text) or (bool(marked.codes()) and not pattern("refuses").search(words))
    if not speaks:
        goes_to_court = _sues(marked.text) or pattern("refuses").search(words) is not None
        quote = _quoted(passage) if goes_to_court else ""
        return ClauseCheck("court" if goes_to_court else "none", quote=quote, cut=cut)
    outcome, bodies, place = _decide(text, words, marked)
    return ClauseCheck(outcome, bodies, place, _quoted(passage), cut)


def names_body_only(text: str) -> bool:
    """Return True if a text names a body and agrees to nothing: whoever says "it is SCIA" has not shown the clause."""
    marked = mark(plain(text[:LONGEST]))
    rest = _CODE_MARK.sub("", marked.text).strip()
    return bool(marked.codes()) and len(rest) <= _LEAD and pattern("agrees").search(rest) is None


def _sues(text: str) -> bool:
    """Return True if disputes go to a court; what a court does for an arbitration does not count."""
    return pattern("sues").search(pattern("court_helps").sub(" ", text)) is not None


def _wants_arbitration(text: str) -> bool:
    """Return True if arbitration is spoken of in other words than those that refuse it."""
    return pattern("arbitrates").search(pattern("refuses").sub(" ", text)) is not None


def _decide(text: str, words: str, marked: Marked) -> tuple[Outcome, tuple[str, ...], str]:
    bodies, of_rules = _administering(marked)
    named = tuple(marked.unlisted.get(code, code) if code != "inexact" else code for code in bodies)
    if (subject := _subject(text, words)) is not None:
        return subject, named, ""
    if _is_either_or(marked.text):
        return "either_or", named, ""
    if len({_SAME.get(code, code) for code in bodies}) > 1:
        return "several", named, ""
    if bodies:
        return _kind_of(bodies, marked), named[:1], ""
    return _without_body(words, marked, of_rules)


def _administering(marked: Marked) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The bodies that are to arbitrate, and those of which only the rules are named."""
    of_rules = tuple(next(filter(None, found.groups())) for found in pattern("of_rules").finditer(marked.text))
    left = Marked(pattern("replaced").sub(" ", pattern("of_rules").sub(" ", marked.text)), marked.unlisted)
    return left.codes(), of_rules


def _subject(text: str, words: str) -> Outcome | None:
    """The kind of dispute that cannot be arbitrated, in the clause's own sentences or in the paper's title."""
    kinds: Sequence[Outcome] = ("inheritance", "family", "labour", "land", "administrative")
    for kind in kinds:
        if subject_patterns("subjects")[kind].search(words):
            return kind
    if len(text) <= SHORT:
        return None
    titles, head = subject_patterns("titles"), plain(text[:_TITLE])
    return next((kind for kind in kinds if kind in titles and titles[kind].search(head)), None)


def _is_either_or(text: str) -> bool:
    """Return True if it leaves a choice between arbitration and a court, or a court after the award."""
    return pattern("not_satisfied").search(text) is not None or _sues(text)


def _kind_of(bodies: Sequence[str], marked: Marked) -> Outcome:
    if "scia" in bodies and bodies[0] != "scia_former":
        return "scia"
    if bodies[0] == "scia_former":
        return "scia_former"
    if bodies[0] == "inexact":
        return "scia_inexact"
    return "abroad" if is_abroad(bodies[0], marked) else "other"


def _without_body(words: str, marked: Marked, of_rules: Sequence[str]) -> tuple[Outcome, tuple[str, ...], str]:
    if pattern("ad_hoc").search(words) or pattern("uncitral").search(words):
        return "ad_hoc", (), ""
    if of_rules:
        return "rules_only", tuple(marked.unlisted.get(code, code) for code in of_rules[:1]), ""
    if place := _place(words):
        return "place_only", (), place
    return "rules_only" if pattern("rules").search(words) else "unclear", (), ""


def _place(words: str) -> str:
    for found in pattern("place").finditer(words):
        named = next((group for group in found.groups() if group), "")
        place = pattern("before_place").sub("", named)
        if len(place) > 1 and not pattern("no_place").search(place):
            return place.removeprefix("the ")
    return ""


def _quoted(passage: str) -> str:
    return passage if len(passage) <= LONGEST_QUOTE else f"{passage[:LONGEST_QUOTE]}…"
