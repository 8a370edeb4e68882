"""The written answer (民事答辩状) as text in the court's order, and the same in English to read beside it."""

from __future__ import annotations

from collections.abc import Iterator

from backend.defence.evidence import Evidence
from backend.defence.model import STANCE_NAMES, Answer, ClaimAnswer, Suit
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

TITLE = Words("民事答辩状", "Answer to a civil complaint")
SIGNER = "答辩人"
_AGAINST = Words("对原告各项请求的意见", "On each claim of the plaintiff")
_FACTS = Words("事实与理由", "Facts and reasons")
_EVIDENCE = Words("证据", "Evidence")
_DIGEST_SHOWN = 16


def answer_text(suit: Suit, answer: Answer) -> PleadingText:
    """Return the answer in the court's order (CPL-128): who answers, whom, which case, claim by claim, facts, evidence.

    What the law wants named and nobody has said is left as a blank to be filled in by hand.

    Args:
        suit: as far as the person knows it.
        answer: numbers and telephones already opened.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    require_printable_length(_everything_written(suit, answer))
    return PleadingText(
        parties=(*sides(SIGNER, "被告", "被答辩人（原告）", answer.defendants, suit), _occasion(suit)),
        sections=tuple(section for section in _sections(answer) if section.body),
        court_name=court_addressed(suit),
        signers=tuple(signer(one) for one in answer.defendants),
        signed_on=answer.signed_on,
        attachments=_attachments(suit, answer),
        title=TITLE.zh,
        signer_label=SIGNER,
    )


def english_paragraphs(suit: Suit, answer: Answer) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the same in English: headings with their paragraphs; what the person wrote stands in their own words."""
    head = sides_in_english("Defendant", "Plaintiff", answer.defendants, suit)
    claims = tuple(_claim_in_english(number, one) for number, one in enumerate(answer.claims, 1))
    parts = (
        (PARTIES.en, head),
        (_AGAINST.en, claims),
        (_FACTS.en, paragraphs(answer.facts)),
        (_EVIDENCE.en, tuple(f"{at}. {_piece(one).en}" for at, one in enumerate(answer.evidence, 1))),
    )
    return tuple((heading, body) for heading, body in parts if body)


def _occasion(suit: Suit) -> str:
    """The sentence that says which suit is answered."""
    return f"答辩人就被答辩人起诉一案{case_in_brackets(suit)}，提出答辩意见如下。"


def _sections(answer: Answer) -> Iterator[Section]:
    yield Section(_AGAINST, tuple(_claim(one) for one in answer.claims), numbered=True)
    yield Section(_FACTS, paragraphs(answer.facts))
    yield Section(_EVIDENCE, tuple(_piece(one).zh for one in answer.evidence), numbered=True)


def _piece(one: Evidence) -> Words:
    """A piece of evidence: its name, where it comes from, what it proves, and the digest its file is found by."""
    source, purpose, digest = line(one.source), line(one.purpose), one.sha256[:_DIGEST_SHOWN]
    told = [
        Words(line(one.name), line(one.name)),
        *([Words(f"来源：{source}", f"from: {source}")] if source else []),
        *([Words(f"证明：{purpose}", f"proves: {purpose}")] if purpose else []),
        *([Words(f"文件 SHA-256 {digest}…", f"file SHA-256 {digest}…")] if digest else []),
    ]
    return Words("；".join(part.zh for part in told), "; ".join(part.en for part in told))


def _claim(one: ClaimAnswer) -> str:
    stance, reason = STANCE_NAMES[one.stance].zh, line(one.reason)
    because = f"{'具体意见' if one.stance == 'partly' else '理由'}：{ended(reason)}" if reason else ""
    return f"对“{line(one.claim)}”：{stance}。{because}"


def _claim_in_english(number: int, one: ClaimAnswer) -> str:
    reason = f" {line(one.reason)}" if one.reason else ""
    return f'{number}. "{line(one.claim)}": {STANCE_NAMES[one.stance].en}.{reason}'


def _attachments(suit: Suit, answer: Answer) -> tuple[str, ...]:
    copies = f"本答辩状副本{max(1, len(suit.plaintiffs))}份（按原告人数）"
    evidence = f"证据{len(answer.evidence)}项"
    return (copies, *((evidence,) if answer.evidence else ()))


def _everything_written(suit: Suit, answer: Answer) -> Iterator[str]:
    """Every text a person could have made long."""
    yield answer.facts
    for piece in answer.evidence:
        yield piece.name + piece.source + piece.purpose
    for claim in answer.claims:
        yield claim.claim + claim.reason
    yield from written_of(suit, answer.defendants)
