"""From the words of whoever asks the court for something to what they ask, why, and of what. Pure.

A ground is read only where the words tell of it, never concluded from the case.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast, get_args

from actions.dialogue.readers.clauses import pieces
from actions.dialogue.readers.speech_acts import asks
from actions.readers.pattern_pages import patterns
from actions.script import sign_by_sign
from backend.defence.petition import Attends, Ground, PetitionKind, Term

_PAGE = Path(__file__).with_name("petition_words.yml")
_IMPLIES: dict[Ground, Ground] = {"foreign": "agreement"}
"""A ground whose words hold those of another that is not meant: who agreed on a court abroad agreed on none here."""


def grounds_in(text: str) -> list[Ground]:
    """Return the grounds a text tells of, in the order of the page."""
    found = [cast(Ground, name) for name in get_args(Ground) if _says(text, "grounds", name)]
    void = {_IMPLIES[one] for one in found if one in _IMPLIES}
    return [one for one in found if one not in void]


def kind_in(text: str) -> PetitionKind | None:
    """Return what a text asks of the court, None where it asks for nothing or for several things."""
    return cast("PetitionKind | None", _only([name for name in get_args(PetitionKind) if _says(text, "kinds", name)]))


def petition_wish_in(text: str) -> PetitionKind | None:
    """Return the petition somebody wishes us to write; None for a question, and for a brief that is to be written."""
    if any(asks(piece) for piece in (text, *pieces(text))):
        return None
    return kind_in(text) if _says(text, "wishes") else None


def term_in(text: str) -> Term | None:
    """Return of which time a text wants more; None where it tells of neither or of both."""
    return cast("Term | None", _only([name for name in get_args(Term) if _says(text, "term", name)]))


def hours_in(text: str) -> str | None:
    """Return when a hearing suits, as a text tells it."""
    return _only([name for name in ("morning", "afternoon", "any") if _says(text, "hours", name)])


def attends_in(text: str) -> Attends | None:
    """Return how somebody would take part in a mediation, as a text tells it."""
    return cast("Attends | None", _only([name for name in get_args(Attends) if _says(text, "attends", name)]))


def _only(found: Sequence[str]) -> str | None:
    return found[0] if len(found) == 1 else None


def _says(text: str, *entry: str) -> bool:
    plain = sign_by_sign(text).casefold()
    return any(pattern.search(plain) for pattern in patterns(_PAGE, *entry))
