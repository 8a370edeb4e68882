"""The respondent's answer as text: what is said to the claims, an objection, a counterclaim, evidence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from backend.arbitration.answer import Answer
from backend.documents.arbitration_text import INSTITUTION, introduction, money_line, signer
from backend.documents.pleading import PleadingText, Section
from backend.documents.printable import line, paragraphs, require_printable_length
from backend.shared.wording import Words

TITLE, WITH_COUNTERCLAIM = "仲裁答辩书", "仲裁答辩书及反请求申请书"
_BLANK = "________"
_POSITION = Words("答辩意见", "What is said to the claims")
_OBJECTION = Words("对仲裁协议效力和管辖权的异议", "Objection to the agreement and to the jurisdiction")
_COUNTERCLAIMS = Words("反请求", "Counterclaims")
_REASONS = Words("反请求的事实与理由", "Facts and reasons of the counterclaim")
_ARBITRATOR = Words("仲裁员", "Arbitrator")
_EVIDENCE = Words("证据", "Evidence")


def answer_text(one: Answer, signed_on: date) -> PleadingText:
    """Return the answer in its order; what nobody told is a blank to be filled in by hand.

    Args:
        one: numbers and telephones already opened.
        signed_on: the day it was confirmed, or is looked at.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    require_printable_length(_everything_written(one))
    return PleadingText(
        parties=tuple(_parties(one)),
        sections=tuple(section for section in _sections(one) if section.body),
        court_name=INSTITUTION,
        signers=tuple(signer(party) for party in one.respondents),
        signed_on=signed_on,
        attachments=_attachments(one),
        title=WITH_COUNTERCLAIM if one.counterclaim.claims else TITLE,
        signer_label="被申请人",
    )


def _parties(one: Answer) -> Iterator[str]:
    yield f"案号：{line(one.number) or _BLANK}。"
    for number, party in enumerate(one.respondents, 1):
        yield f"答辩人（被申请人）{number if len(one.respondents) > 1 else ''}：{introduction(party)}"
    names = "、".join(line(party.name) for party in one.applicants)
    yield f"申请人：{names or _BLANK}。"
    if one.agent:
        yield f"代理人：{line(one.agent)}。"


def _sections(one: Answer) -> Iterator[Section]:
    own = one.counterclaim
    yield Section(_OBJECTION, paragraphs(one.objection))
    yield Section(_POSITION, paragraphs(one.position))
    yield Section(
        _COUNTERCLAIMS, tuple(line(claim) for claim in own.claims), numbered=True,
        closing=money_line("反请求金额", own.amount, own.currency),
    )  # fmt: skip
    yield Section(_REASONS, paragraphs(own.reasons))
    yield Section(_ARBITRATOR, (f"选定的仲裁员：{line(one.arbitrator)}。",) if one.arbitrator else ())
    files = tuple(f"{line(file.name)}（SHA-256 {file.sha256[:16]}）" for file in one.evidence)
    yield Section(_EVIDENCE, files, numbered=True, closing=line(one.note))


def _attachments(one: Answer) -> tuple[str, ...]:
    listed = ["身份或者主体资格证明"]
    listed += [f"证据{len(one.evidence)}份"] if one.evidence else []
    listed += ["授权委托书"] if one.agent else []
    return tuple(listed)


def _everything_written(one: Answer) -> Iterator[str]:
    """Every text a person could have made long."""
    own = one.counterclaim
    yield from (one.position, one.objection, one.note, one.agent, one.arbitrator, own.reasons, *own.claims)
    yield from (file.name for file in one.evidence)
    for party in (*one.applicants, *one.respondents):
        yield party.name + party.address + party.representative
