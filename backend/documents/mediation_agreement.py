"""The agreement of a mediation in both languages, as PDF and DOCX, and the application for its confirmation as DOCX."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import docx

from backend.documents import chinese_values as chinese
from backend.documents import typesetting
from backend.documents import word_parts as word
from backend.documents.pleading import DRAFT_MARK, PleadingText, Section
from backend.documents.pleading_docx import head_and_foot, lay_out, pleading_docx
from backend.documents.printable import line, paragraphs, require_printable_length
from backend.mediation.dispute.model import MATTER_NAMES, Dispute, court_for
from backend.mediation.dispute.terms import SIDES, Side, Terms, money, other_side
from backend.shared.wording import Words

TITLE = Words("调解协议书", "Mediation agreement")
CONFIRMATION_TITLE = "司法确认申请书"
_BLANK = "________"
_ROLES = {"applicant": Words("甲方", "Party A"), "respondent": Words("乙方", "Party B")}
_UNSIGNED = Words(
    "双方在对话中各自确认过以上文字。本文件没有手写签名或电子签名，也没有调解组织盖章；请双方打印后签名，"
    "由调解组织盖章的，请调解员办理。",
    "Both parties confirmed this text in the conversation. It bears no handwritten or electronic signature and no seal "
    "of a mediation body: print and sign it; where the body seals it, ask the mediator.",
)
_DRAFT_NOTE = Words(
    "这份协议还没有经双方确认。请逐字核对；有不对的，回到对话里说“有不对的地方”。",
    "This agreement has not been confirmed by both parties yet. Read it word by word; if something is wrong, say so in "
    "the conversation.",
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A headed part: each paragraph in Chinese, with its English beneath."""

    heading: Words
    body: tuple[Words, ...]


def mediation_agreement_pdf(dispute: Dispute) -> bytes:
    """Return the agreement as a PDF on A4, marked as a draft until both have confirmed it.

    Args:
        dispute: with the terms that were agreed on.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    parts, signed = _parts(dispute), dispute.effective_on
    data = {
        "title": TITLE.zh,
        "english_title": TITLE.en,
        "note": None if signed else f"{_DRAFT_NOTE.zh}\n{_DRAFT_NOTE.en}",
        "parts": [
            {
                "heading": part.heading.zh,
                "gloss": part.heading.en,
                "body": [{"zh": one.zh, "en": one.en} for one in part.body],
            }
            for part in parts
        ],
        "lines": list(_signature_lines(dispute)),
        "signed_on": [signed.year, signed.month, signed.day] if signed else None,
        "draft": None if signed else DRAFT_MARK,
    }
    return typesetting.pdf("mediation_agreement", data)


def mediation_agreement_docx(dispute: Dispute) -> bytes:
    """Return the same as DOCX.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    parts, signed = _parts(dispute), dispute.effective_on
    document = docx.Document()
    lay_out(document)
    head_and_foot(document, TITLE.zh, signed is None)
    document.add_paragraph(TITLE.zh, style="Title")
    document.add_paragraph(TITLE.en)
    for part in parts:
        document.add_paragraph(f"{part.heading.zh}：{part.heading.en}", style="Heading 2")
        for one in part.body:
            paragraph = document.add_paragraph(one.zh)
            word.indent_first_line(paragraph.paragraph_format, 2)
            if one.en:
                document.add_paragraph(one.en)
    for words in _signature_lines(dispute):
        document.add_paragraph(words)
    made_at = (
        datetime(signed.year, signed.month, signed.day, tzinfo=UTC) if signed else datetime(2000, 1, 1, tzinfo=UTC)
    )
    word.set_properties(document, TITLE.zh, made_at)
    packed = io.BytesIO()
    document.save(packed)
    return word.without_a_clock(packed.getvalue())


def confirmation_docx(dispute: Dispute) -> bytes:
    """Return the application of both parties to the court to confirm their agreement (CPL-205).

    Raises:
        Refused: ``filing_text_too_long``.
    """
    told, court = dispute.application, court_for(dispute.application)
    require_printable_length(_everything_written(dispute))
    on = chinese.plain_date(dispute.effective_on) if dispute.effective_on else _BLANK
    text = PleadingText(
        parties=tuple(
            f"申请人{number}：{line(name)}，性别：{_BLANK}，出生日期：{_BLANK}，住所：{_BLANK}，联系电话：{_BLANK}。"
            for number, name in enumerate((told.name, told.other_name), 1)
        ),
        sections=(
            Section(
                Words("请求事项", "What is asked"),
                (f"请求确认申请人于{on}达成的《调解协议书》（编号{dispute.number}）有效。",),
            ),
            Section(
                Words("事实与理由", "Facts and reasons"),
                (
                    f"申请人因{MATTER_NAMES[told.matter].zh}发生纠纷，自愿达成调解协议，内容不违反法律、"
                    "不损害国家、集体和他人的利益。",
                    "申请人保证协议出于自愿，没有恶意串通、规避法律；因协议内容给他人造成损害的，愿意承担责任。",
                    "现依照民事诉讼法(2023修正)第205条，在协议生效之日起三十日内共同申请司法确认。",
                ),
            ),
        ),
        court_name=court.zh if court else f"{_BLANK}人民法院",
        signers=(line(told.name), line(told.other_name)),
        signed_on=None,
        attachments=("调解协议书", "双方的身份证明", "送达地址和联系方式"),
        title=CONFIRMATION_TITLE,
        signer_label="申请人",
    )
    return pleading_docx(text)


def _parts(dispute: Dispute) -> tuple[_Part, ...]:
    require_printable_length(_everything_written(dispute))
    told, terms = dispute.application, dispute.agreed_terms or Terms()
    names: dict[Side, str] = {"applicant": line(told.name), "respondent": line(told.other_name)}
    mediator = dispute.mediator
    parties = [
        Words(f"{_ROLES[side].zh}：{names[side]}", f"{_ROLES[side].en}: {names[side]}") for side in SIDES
    ]  # fmt: skip
    if mediator is not None:
        parties.append(Words(f"调解员：{line(mediator.name)}", f"Mediator: {line(mediator.name)}"))
    matter = MATTER_NAMES[told.matter]
    return (
        _Part(Words("双方", "The parties"), tuple(parties)),
        _Part(
            Words("纠纷", "The dispute"),
            (Words(f"双方因{matter.zh}发生纠纷（编号{dispute.number}），自愿达成以下协议。",
                   f"About: {matter.en} (no. {dispute.number}). The parties agree of their own will:"),),
        ),
        _Part(Words("协议内容", "Terms"), tuple(_terms(terms, names))),
        _Part(Words("效力", "Effect"), (*_effect(dispute), _UNSIGNED)),
    )  # fmt: skip


def _terms(terms: Terms, names: dict[Side, str]) -> Iterator[Words]:
    if terms.amount is not None:
        payer, payee = names[terms.payer], names[other_side(terms.payer)]
        zh, en = money(terms.amount, terms.currency, "zh-Hans"), money(terms.amount, terms.currency, "en")
        yield Words(f"{payer}向{payee}支付{zh}。", f"{payer} pays {payee} {en}.")
        for number, (on, part) in enumerate(terms.schedule, 1):
            zh, en = money(part, terms.currency, "zh-Hans"), money(part, terms.currency, "en")
            day = chinese.plain_date(on)
            yield Words(f"第{number}期：{day}前支付{zh}；", f"({number}) {en} by {on.day} {on:%B %Y};")
    for words in paragraphs(terms.words):
        yield Words(words, "")


def _effect(dispute: Dispute) -> Iterator[Words]:
    if dispute.effective_on is None:
        return
    on, last = dispute.effective_on, dispute.confirm_by
    yield Words(
        f"双方于{chinese.plain_date(on)}确认本协议。", f"Both parties confirmed this agreement on {on.day} {on:%B %Y}."
    )
    if last is not None and dispute.confirmable:
        yield Words(
            f"双方可以在{chinese.plain_date(last)}前共同向法院申请司法确认（民事诉讼法(2023修正)第205条），"
            "确认以后可以强制执行。",
            f"Until {last.day} {last:%B %Y} both may ask the court together to confirm it (Civil Procedure Law (2023) "
            "Art. 205); it can then be enforced.",
        )


def _signature_lines(dispute: Dispute) -> Iterator[str]:
    for side, name in (("applicant", dispute.application.name), ("respondent", dispute.application.other_name)):
        role = _ROLES[side]
        yield f"{role.zh} {role.en}：{line(name)}  签名 Signature：______________  日期 Date：__________"


def _everything_written(dispute: Dispute) -> Iterator[str]:
    terms = dispute.agreed_terms
    yield from (dispute.application.name, dispute.application.other_name, terms.words if terms else "")
