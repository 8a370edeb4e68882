"""Places of plaintiffs who speak for themselves in the answers of a filing.

Whoever fills in names a further plaintiff and leaves the rest to them; nothing more is asked of that place then.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from actions.answers import Answer, Choice, Reading
from actions.dialogue.fields import Answers, FieldReader
from actions.dialogue.phrases import said
from actions.dialogue.turn import Turn
from actions.filing.particulars import LEFT_TO_THEM
from actions.filing.particulars import choices as singly
from actions.filing.readers.party_names import MOST, key
from backend.shared.wording import Words

JOINS = "joins"
"""Answer of a co-plaintiff's own part with the place they take in somebody else's filing."""
INVITED, PLACE = LEFT_TO_THEM, "place"
"""Value of a plaintiff's particulars who gives them, and the part with the id of their place."""
KEPT_PARTS = frozenset({"name", "kind", "particulars", "more"})
"""Parts that are asked of such a plaintiff."""
_THEMSELVES = Choice(INVITED, Words("请本人自己填", "Let them fill it in"))


async def choices(turn: Turn) -> tuple[Choice, ...]:
    """Offer to leave the particulars of a further plaintiff to themselves."""
    return (*await singly(turn), _THEMSELVES)


def or_themselves(read: FieldReader) -> FieldReader:
    """Read the wish that somebody fills in their own part, else what is told of them."""

    async def read_wish(turn: Turn, answer: Answer) -> Reading:
        if answer.text and not answer.asks and said("leaves_it_to_them", answer.text):
            return Reading(INVITED)
        return await read(turn, answer)

    return read_wish


def speaks_for_themselves(answers: Answers, number: int) -> bool:
    """Return True if a plaintiff gives their own particulars."""
    return answers.get(key("plaintiff", number, "particulars")) == INVITED


def place_of(answers: Answers, number: int) -> str:
    """Return the id of the place of a plaintiff who speaks for themselves, or nothing."""
    return str(answers.get(key("plaintiff", number, PLACE), "")) if speaks_for_themselves(answers, number) else ""


def number_of(answers: Answers, place: str) -> int | None:
    """Return which plaintiff a place is, or None."""
    return next((number for number in range(2, MOST + 1) if place and place_of(answers, number) == place), None)


def fresh(answers: Answers, number: int) -> Mapping[str, str]:
    """Return the answer that gives a plaintiff who speaks for themselves a place; nothing where there is one."""
    if not speaks_for_themselves(answers, number) or place_of(answers, number):
        return {}
    return {key("plaintiff", number, PLACE): f"c_{secrets.token_hex(8)}"}
