"""Every word of a mediation agreement in Chinese and English, as both sides read it before they sign.

The digest each side signs is taken over these words, so nothing in them may change between reading and sealing: the
days on which it was signed and took effect stand in the frames of the signatures, outside this text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from backend.documents import chinese_values as chinese
from backend.documents.printable import line, paragraphs, require_printable_length
from backend.mediation.dispute.model import MATTER_NAMES, Dispute
from backend.mediation.dispute.terms import SIDES, Side, Terms, money, other_side
from backend.mediation.dispute.title_words import doubt_of
from backend.shared.wording import Words

TITLE = Words("调解协议书", "Mediation agreement")
ROLES = {"applicant": Words("甲方", "Party A"), "respondent": Words("乙方", "Party B")}
_EFFECT = Words(
    "本协议自双方均签名之日起生效，对双方有约束力。",
    "This agreement takes effect and binds once both parties have signed.",
)  # OMR-19
_CONFIRMATION = Words(
    "双方可以自生效之日起三十日内共同向有管辖权的人民法院申请司法确认（民事诉讼法(2023修正)第205条）；确认有效以后，一方不履行的，"
    "对方可以申请强制执行。",
    "Within thirty days of its taking effect both may jointly ask the competent court to confirm it (Civil Procedure "
    "Law (2023), Art. 205); once confirmed, it can be enforced against a party who does not perform.",
)  # CPL-205
_NOT_CONFIRMABLE = Words(
    "涉及身份关系或者物权、知识产权确权的内容，人民法院不作司法确认（民事诉讼法(2023修正)第205条，民诉法解释(2022修正)第355条）。",
    "A court does not confirm anything concerning personal status, or title to things or intellectual property (Civil "
    "Procedure Law (2023), Art. 205; Interpretation (2022), Art. 355).",
)  # CPL-205
_SIGNED_HOW = Words(
    "双方在各自设备的屏幕上手写签名。签名人以其在本平台对话中的账号为准，本平台没有核验其身份证件；本协议没有调解组织盖章。",
    "Each party signs by hand on the screen of their own device. Who signed is established by their account in this "
    "platform's conversation; no identity document was checked, and no mediation body has sealed it.",
)
_GOVERNS = Words(
    "双方自己写的内容照录原文，不作翻译。中文和英文不一致的，以中文为准。",
    "What the parties wrote themselves is given in their own words and not translated. The Chinese text governs.",
)
_OWN_WORDS = Words("另外约定：", "They also agree, in their own words:")


@dataclass(frozen=True, slots=True)
class Part:
    """A headed part: each paragraph in Chinese, with its English beneath."""

    heading: Words
    body: tuple[Words, ...]


def agreement_parts(dispute: Dispute, closing: tuple[Words, ...] | None = None) -> tuple[Part, ...]:
    """Return what the agreement says, in order.

    Args:
        dispute: with the terms that were agreed on.
        closing: another last part than the one both sign.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    require_printable_length(everything_written(dispute))
    told, terms = dispute.application, dispute.agreed_terms or Terms()
    names = names_of(dispute)
    matter = MATTER_NAMES[told.matter]
    about = Words(
        f"双方因{matter.zh}发生纠纷（编号{dispute.number}），自愿达成以下协议。",
        f"About: {matter.en} (no. {dispute.number}). The parties agree of their own will:",
    )
    return (
        Part(Words("双方", "The parties"), tuple(_parties(dispute, names))),
        Part(Words("纠纷", "The dispute"), (about,)),
        Part(Words("协议内容", "Terms"), tuple(_terms(terms, names))),
        Part(Words("效力和签名", "Effect and signatures"), closing or tuple(_effect(dispute))),
    )


def agreement_digest(dispute: Dispute) -> str:
    """Return the SHA-256 (hex) of what the agreement says; a template, typeface or machine does not change it.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    said = {"text": [asdict(part) for part in agreement_parts(dispute)], "dispute": dispute.dispute_id}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def names_of(dispute: Dispute) -> dict[Side, str]:
    """Return what each side is called on the paper."""
    return {"applicant": line(dispute.application.name), "respondent": line(dispute.application.other_name)}


def everything_written(dispute: Dispute) -> Iterator[str]:
    """Return what people wrote, for bounding its length."""
    terms = dispute.agreed_terms
    yield from (dispute.application.name, dispute.application.other_name, terms.words if terms else "")


def _parties(dispute: Dispute, names: dict[Side, str]) -> Iterator[Words]:
    for side in SIDES:
        yield Words(f"{ROLES[side].zh}：{names[side]}", f"{ROLES[side].en}: {names[side]}")
    if dispute.agreed_mediator is not None:
        name = line(dispute.agreed_mediator.name)
        yield Words(f"调解员：{name}", f"Mediator: {name}")


def _terms(terms: Terms, names: dict[Side, str]) -> Iterator[Words]:
    if terms.amount is not None:
        payer, payee = names[terms.payer], names[other_side(terms.payer)]
        zh, en = money(terms.amount, terms.currency, "zh-Hans"), money(terms.amount, terms.currency, "en")
        yield Words(f"{payer}向{payee}支付{zh}。", f"{payer} pays {payee} {en}.")
        for number, (on, part) in enumerate(terms.schedule, 1):
            zh, en = money(part, terms.currency, "zh-Hans"), money(part, terms.currency, "en")
            day = chinese.plain_date(on)
            yield Words(f"第{number}期：{day}前支付{zh}；", f"({number}) {en} by {on.day} {on:%B %Y};")
    if terms.words.strip():
        yield _OWN_WORDS
    for words in paragraphs(terms.words):
        yield Words(words, "")


def _effect(dispute: Dispute) -> Iterator[Words]:
    yield _EFFECT
    yield _CONFIRMATION if dispute.confirmable else _NOT_CONFIRMABLE
    doubt = doubt_of(dispute)
    if doubt is not None:
        yield doubt
    yield _SIGNED_HOW
    yield _GOVERNS
