"""Doubt whether a court confirms an agreement whose words speak of title or status, whatever its matter (CPL-205).

The matter alone tells of houses, inheritances and families; an agreement on a debt may still give somebody a house. The
words of `title_words.yml` raise a doubt, which is said with the rule; they make nothing certain, and nobody is refused.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from backend.mediation.dispute.model import Dispute
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

FILE = Path(__file__).with_name("title_words.yml")


@cache
def _words() -> tuple[str, ...]:
    return tuple(word for group in read_yaml(FILE).values() for word in group)


def title_word(text: str) -> str:
    """Return the first word of a text that speaks of title or status, or nothing."""
    small = text.casefold()
    found = [(small.index(word), word) for word in _words() if word in small]
    return min(found)[1] if found else ""


def doubt_of(dispute: Dispute) -> Words | None:
    """Return what is to be said of an agreement that could be confirmed but for a word of it; None where nothing is."""
    word = title_word(dispute.agreed_terms.words) if dispute.agreed_terms is not None and dispute.confirmable else ""
    if not word:
        return None
    return Words(
        f"注意：协议写到了“{word}”。要法院确认东西归谁、身份关系如何的，不予受理（民事诉讼法(2023修正)第205条、解释第355条），"
        "这部分可能不作司法确认，以法院答复为准。",
        f"Please note: the agreement speaks of “{word}”. A court doesn't confirm ownership or family status (Civil "
        "Procedure Law (2023) Art. 205, Interpretation Art. 355), so that part may not be; the court decides.",
    )
