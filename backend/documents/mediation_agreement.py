"""The agreement of a mediation: pages to read, the signed PDF that is sealed, and a draft as PDF and DOCX."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from backend.documents import chinese_values as chinese
from backend.documents import typesetting
from backend.documents import word_parts as word
from backend.documents.mediation_agreement_text import ROLES, TITLE, Part, agreement_parts, names_of
from backend.documents.pleading import DRAFT_MARK
from backend.documents.pleading_docx import court_paper, saved
from backend.documents.printable import line
from backend.documents.screen_pages import screen_pages
from backend.documents.sealed_parts import qr_svg, said_twice
from backend.mediation.dispute.model import Dispute
from backend.mediation.dispute.signature import AgreementSeal, AgreementSignature
from backend.mediation.dispute.terms import SIDES, Side
from backend.shared.ink import as_svg
from backend.shared.wording import Words

TEMPLATE = "mediation_agreement"
_UNSIGNED = Words(
    "双方在对话中各自确认过以上文字。本文件没有手写签名或电子签名，也没有调解组织盖章；请双方打印后签名，"
    "由调解组织盖章的，请调解员办理。",
    "Both parties confirmed this text in the conversation. It carries no handwritten or electronic signature and no "
    "seal of a mediation body: print and sign it; where the body seals it, ask the mediator.",
)
_DRAFT_NOTE = Words(
    "这份协议还没有签名。请逐字核对；有不对的，回到对话里说“有不对的地方”。",
    "This agreement is not signed yet. Read it word by word; if something is wrong, say so in the conversation.",
)
_SEAL_NOTE = Words(
    "双方签名后由平台以数字证书加盖电子签章（PAdES），证明此后内容未被改动。这是平台的证据，不是调解组织的印章，也不是法院的确认。"
    "请扫码或在网页输入查验码核对，并可上传本文件查验。",
    "Sealed electronically (PAdES) with the platform's certificate after both had signed, as evidence that nothing was "
    "changed since. It is neither the seal of a mediation body nor a court's confirmation. Scan or type the code to "
    "verify; the file itself can be checked there.",
)


@lru_cache(maxsize=8)
def agreement_pages(dispute: Dispute) -> tuple[bytes, ...]:
    """Return the agreement as it is read before signing: PNG pictures of its pages, with empty places to sign.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    return screen_pages(TEMPLATE, _to_read(dispute))


def mediation_agreement_pdf(dispute: Dispute) -> bytes:
    """Return the agreement unsigned as a PDF on A4, marked as a draft unless it took effect by words in the chat.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    return typesetting.pdf(TEMPLATE, _by_words(dispute) if dispute.effective_on else _to_read(dispute))


def signed_agreement_pdf(
    dispute: Dispute, signatures: Mapping[Side, AgreementSignature], seal: AgreementSeal
) -> bytes:  # fmt: skip
    """Return the agreement signed by both as a PDF, ready to be sealed.

    Args:
        dispute: with the day it took effect.
        signatures: of both sides, each `is_drawn`.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    on = dispute.effective_on
    data = {
        **_data(agreement_parts(dispute)),
        "signatures": [_place(dispute, side, signatures[side]) for side in SIDES],
        "took_effect": _took_effect(dispute),
        "signed_on": [on.year, on.month, on.day] if on else None,
        "sealing": {
            "number": dispute.number, "code": seal.code, "url": seal.verify_url, "qr": qr_svg(seal.verify_url),
            "seal_name": line(seal.seal_name), "note": _pair(_SEAL_NOTE),
        },
    }  # fmt: skip
    return typesetting.pdf(TEMPLATE, data)


def mediation_agreement_docx(dispute: Dispute) -> bytes:
    """Return the unsigned agreement as DOCX, to be read with other tools.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    signed = dispute.effective_on
    document = court_paper(TITLE.zh, draft=signed is None)
    document.add_paragraph(TITLE.en)
    for part in agreement_parts(dispute, _confirmed_by_words(dispute)):
        document.add_paragraph(f"{part.heading.zh}：{part.heading.en}", style="Heading 2")
        for one in part.body:
            paragraph = document.add_paragraph(one.zh)
            word.indent_first_line(paragraph.paragraph_format, 2)
            if one.en:
                document.add_paragraph(one.en)
    for words in _signature_lines(dispute):
        document.add_paragraph(words)
    return saved(document, TITLE.zh, signed)


def _data(parts: tuple[Part, ...]) -> dict[str, Any]:
    """Collect what every form of the paper has; the rest is empty unless said otherwise."""
    return {
        "title": TITLE.zh,
        "english_title": TITLE.en,
        "parts": [{"heading": _pair(part.heading), "body": [_pair(one) for one in part.body]} for part in parts],
        "note": None, "lines": [], "signatures": [], "took_effect": [], "signed_on": None, "draft": None,
        "sealing": None,
    }  # fmt: skip


def _to_read(dispute: Dispute) -> dict[str, Any]:
    return {
        **_data(agreement_parts(dispute)),
        "note": f"{_DRAFT_NOTE.zh}\n{_DRAFT_NOTE.en}",
        "signatures": [_place(dispute, side, None) for side in SIDES],
        "draft": DRAFT_MARK,
    }


def _by_words(dispute: Dispute) -> dict[str, Any]:
    """An agreement of the time before signing on glass: both confirmed it in the chat."""
    on = dispute.effective_on
    return {
        **_data(agreement_parts(dispute, _confirmed_by_words(dispute))),
        "lines": list(_signature_lines(dispute)),
        "signed_on": [on.year, on.month, on.day] if on else None,
    }


def _confirmed_by_words(dispute: Dispute) -> tuple[Words, ...] | None:
    return (*map(_words, _took_effect(dispute)), _UNSIGNED) if dispute.effective_on else None


def _took_effect(dispute: Dispute) -> list[dict[str, str]]:
    on, last = dispute.effective_on, dispute.confirm_by
    if on is None or last is None:
        return []
    lines = [Words(f"生效日期：{chinese.plain_date(on)}。", f"Took effect on {on.day} {on:%B %Y}.")]
    if dispute.confirmable:
        lines.append(
            Words(
                f"共同申请司法确认的最后一天：{chinese.plain_date(last)}。",
                f"Last day to jointly ask a court to confirm it: {last.day} {last:%B %Y}.",
            )
        )
    return [_pair(one) for one in lines]


def _place(dispute: Dispute, side: Side, signature: AgreementSignature | None) -> dict[str, Any]:
    role = ROLES[side]
    role_words = Words(f"{role.zh}（签名）", f"{role.en} (signature)")
    when = said_twice(signature.signed_at, signature.timezone) if signature else None
    return {
        "role": _pair(role_words), "name": names_of(dispute)[side], "svg": as_svg(signature) if signature else None,
        "when": _pair(when) if when else None,
    }  # fmt: skip


def _signature_lines(dispute: Dispute) -> Iterator[str]:
    for side, name in names_of(dispute).items():
        role = ROLES[side]
        yield f"{role.zh} {role.en}：{name}  签名 Signature：______________  日期 Date：__________"


def _pair(words: Words) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}


def _words(pair: dict[str, str]) -> Words:
    return Words(pair["zh"], pair["en"])
