"""A counterclaim (民事反诉状) as text in the court's order, and the same in English to read beside it.

What is claimed and why is told in the person's own words, and what nobody said is a blank. Rules: CPL-143, INT-232.
"""

from __future__ import annotations

from collections.abc import Iterator

from backend.defence.model import Suit
from backend.defence.petition import PETITION_NAMES, Link, Petition
from backend.documents.pleading import PARTIES, PleadingText, Section
from backend.documents.printable import line, paragraphs, require_printable_length
from backend.documents.suit_text import (
    case_in_brackets,
    court_addressed,
    ended,
    sides,
    sides_in_english,
    signer,
    written_of,
)
from backend.shared.wording import Words

SIGNER, _CLAIMANT = "反诉原告", "Claimant in the counterclaim (defendant)"
_CLAIMS = Words("反诉请求", "What is claimed")
_REASONS = Words("事实与理由", "Facts and reasons")
_EVIDENCE = Words("证据", "Evidence")
_LINKS: dict[Link, Words] = {
    "relation": Words(
        "反诉与本诉基于相同的法律关系（民诉法解释第二百三十三条）",
        "It rests on the same legal relation as the suit (Interpretation Art. 233).",
    ),
    "cause": Words(
        "反诉与本诉的诉讼请求之间有因果关系（民诉法解释第二百三十三条）",
        "Its claims and those of the suit depend on each other (Interpretation Art. 233).",
    ),
    "facts": Words(
        "反诉与本诉的请求基于相同的事实（民诉法解释第二百三十三条）",
        "It rests on the same facts as the suit (Interpretation Art. 233).",
    ),
}


def counterclaim_text(suit: Suit, petition: Petition) -> PleadingText:
    """Return a counterclaim in the court's order: the parties, what is claimed, facts and reasons, evidence.

    Args:
        suit: as far as the person knows it.
        petition: numbers and telephones already opened.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    require_printable_length(_everything_written(suit, petition))
    both = sides(SIGNER, "本诉被告", "反诉被告（本诉原告）", petition.petitioners, suit)
    number = case_in_brackets(suit)
    occasion = f"反诉原告就反诉被告起诉一案{number}，依照《中华人民共和国民事诉讼法》第一百四十三条提出反诉。"
    sections = (
        Section(_CLAIMS, tuple(line(one) for one in petition.claims), numbered=True),
        Section(_REASONS, tuple(_reasons(petition))),
        Section(_EVIDENCE, tuple(line(one) for one in petition.evidence), numbered=True),
    )
    evidence = f"证据{len(petition.evidence)}项"
    return PleadingText(
        parties=(*both, occasion),
        sections=tuple(section for section in sections if section.body),
        court_name=court_addressed(suit),
        signers=tuple(signer(one) for one in petition.petitioners),
        signed_on=petition.signed_on,
        attachments=(
            f"本反诉状副本{max(1, len(suit.plaintiffs))}份（按反诉被告人数）",
            *((evidence,) if petition.evidence else ()),
        ),
        title=PETITION_NAMES["counterclaim"].zh,
        signer_label=SIGNER,
    )


def english_counterclaim(suit: Suit, petition: Petition) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the same in English: headings with their paragraphs; what the person wrote stands in their own words."""
    link = (_LINKS[petition.link].en,) if petition.link else ()
    parts = (
        (PARTIES.en, sides_in_english(_CLAIMANT, "Against (plaintiff)", petition.petitioners, suit)),
        (_CLAIMS.en, _numbered(petition.claims)),
        (_REASONS.en, (*paragraphs(petition.reason), *link)),
        (_EVIDENCE.en, _numbered(petition.evidence)),
    )
    return tuple((heading, body) for heading, body in parts if body)


def _numbered(items: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{at}. {line(one)}" for at, one in enumerate(items, 1))


def _reasons(petition: Petition) -> Iterator[str]:
    for words in paragraphs(petition.reason):
        yield ended(words)
    if petition.link:
        yield ended(_LINKS[petition.link].zh)


def _everything_written(suit: Suit, petition: Petition) -> Iterator[str]:
    """Every text a person could have made long."""
    yield from (petition.reason, *petition.claims, *petition.evidence)
    yield from written_of(suit, petition.petitioners)
