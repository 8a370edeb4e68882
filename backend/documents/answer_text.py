"""The written answer (民事答辩状) as text in the court's order, and the same in English to read beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from backend.defence.evidence import Evidence
from backend.defence.model import STANCE_NAMES, Answer, ClaimAnswer, Defendant, Suit
from backend.documents import chinese_values as chinese
from backend.documents.pleading import PARTIES, PleadingText, Section
from backend.documents.printable import line, paragraphs, require_printable_length
from backend.shared.wording import Words

TITLE = Words("民事答辩状", "Answer to a civil complaint")
SIGNER = "答辩人"
_AGAINST = Words("对原告各项请求的意见", "On each claim of the plaintiff")
_FACTS = Words("事实与理由", "Facts and reasons")
_EVIDENCE = Words("证据", "Evidence")
BLANK = "________"
_DIGEST_SHOWN = 16
_SEXES = {"male": "male", "female": "female", "男": "male", "女": "female"}


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
        parties=(*_defendants(answer), _plaintiffs(suit), _occasion(suit)),
        sections=tuple(section for section in _sections(answer) if section.body),
        court_name=line(suit.court) or f"{BLANK}人民法院",
        signers=tuple(signer(one) for one in answer.defendants),
        signed_on=answer.signed_on,
        attachments=_attachments(suit, answer),
        title=TITLE.zh,
        signer_label=SIGNER,
    )


def english_paragraphs(suit: Suit, answer: Answer) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the same in English: headings with their paragraphs; what the person wrote stands in their own words."""
    number = f", case {line(suit.case_number)}" if suit.case_number else ""
    against = ", ".join(line(one) for one in suit.plaintiffs) or BLANK
    head = (*(in_english(one) for one in answer.defendants), f"Plaintiff: {against}",
            f"Court: {line(suit.court) or BLANK}{number}")  # fmt: skip
    claims = tuple(_claim_in_english(number, one) for number, one in enumerate(answer.claims, 1))
    parts = (
        (PARTIES.en, head),
        (_AGAINST.en, claims),
        (_FACTS.en, paragraphs(answer.facts)),
        (_EVIDENCE.en, tuple(f"{at}. {_piece(one).en}" for at, one in enumerate(answer.evidence, 1))),
    )
    return tuple((heading, body) for heading, body in parts if body)


def _defendants(answer: Answer) -> tuple[str, ...]:
    several = len(answer.defendants) > 1
    return tuple(
        f"答辩人{number if several else ''}（被告）：{introduction(one)}"
        for number, one in enumerate(answer.defendants, 1)
    )


def introduction(one: Defendant) -> str:
    """Return who a defendant is, as a paper for the court introduces them (CPL-128); blanks for what is not known."""
    address = line(one.address) or BLANK
    phone = line(one.phone) or BLANK
    if one.kind == "organisation":
        acting = line(one.representative) or BLANK
        body = f"{line(one.name)}，住所地：{address}，联系电话：{phone}。"
        return f"{body}法定代表人或者主要负责人：{acting}，职务：{BLANK}。"
    born = f"{chinese.plain_date(date.fromisoformat(one.birth_date))}出生" if one.birth_date else f"{BLANK}出生"
    sex = chinese.sex_word(line(one.sex)) or f"性别：{BLANK}"
    known = [line(one.name), sex, born, f"民族：{BLANK}", f"职业和工作单位：{BLANK}"]
    return "，".join([*known, f"住所：{address}", f"联系电话：{phone}"]) + "。"


def _plaintiffs(suit: Suit) -> str:
    return f"被答辩人（原告）：{'、'.join(line(one) for one in suit.plaintiffs) or BLANK}。"


def _occasion(suit: Suit) -> str:
    """The sentence that says which suit is answered."""
    number = f"（案号：{line(suit.case_number)}）" if suit.case_number else ""
    return f"答辩人就被答辩人起诉一案{number}，提出答辩意见如下。"


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


def in_english(one: Defendant, role: str = "Defendant") -> str:
    """Return the same in English, as far as it is known."""
    known = [line(one.name), _SEXES.get(line(one.sex), ""), f"born {one.birth_date}" if one.birth_date else ""]
    known += [line(one.address), line(one.phone), f"acting: {line(one.representative)}" if one.representative else ""]
    return f"{role}: " + ", ".join(part for part in known if part)


def signer(one: Defendant) -> str:
    """Return the name that stands before the signature."""
    acting = line(one.representative)
    return f"{line(one.name)}（{acting}）" if one.kind == "organisation" and acting else line(one.name)


def _attachments(suit: Suit, answer: Answer) -> tuple[str, ...]:
    copies = f"本答辩状副本{max(1, len(suit.plaintiffs))}份（按原告人数）"
    evidence = f"证据{len(answer.evidence)}项"
    return (copies, *((evidence,) if answer.evidence else ()))


def ended(text: str) -> str:
    """Return a sentence with its stop."""
    return text if text.endswith(("。", "！", "？", ".", "!", "?")) else f"{text}。"


def _everything_written(suit: Suit, answer: Answer) -> Iterator[str]:
    """Every text a person could have made long."""
    yield from (answer.facts, suit.court, suit.case_number, *suit.plaintiffs)
    for piece in answer.evidence:
        yield piece.name + piece.source + piece.purpose
    for claim in answer.claims:
        yield claim.claim + claim.reason
    for one in answer.defendants:
        yield "".join(str(getattr(one, name)) for name in one.__dataclass_fields__)
