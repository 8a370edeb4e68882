"""The confirmation of the service address (送达地址确认书): where the court's papers reach the plaintiff."""

from __future__ import annotations

from backend.documents import typesetting
from backend.documents.complaint_text import complaint_text
from backend.documents.pleading import DRAFT_MARK
from backend.documents.printable import line
from backend.filing.model import Complaint

_TOLD = (
    "请如实、准确填写送达地址和联系方式。地址或者电话有变化的，请及时书面告知法院。",
    "同意电子送达的，法院可以向您确认的电子地址送达诉讼文书；送达信息到达该电子地址所在系统之日，即为送达日期"
    "（民事诉讼法(2023修正)第90条、人民法院在线诉讼规则第29条至第31条）。",
    "电子送达判决书、裁定书、调解书以后，您仍可以要求法院提供纸质文书（民事诉讼法(2023修正)第90条）。",
    "不同意电子送达的，法院以法律规定的其他方式送达。其他事项以法院答复为准。",
)


def service_address_confirmation_pdf(complaint: Complaint, court_name: str, *, draft: bool = False) -> bytes:
    """Return the confirmation as a PDF.

    An electronic address is printed only with the consent it stands for (CPL-90, ONL-29).

    Raises:
        Refused: ``filing_text_too_long``.
    """
    text = complaint_text(complaint, court_name)
    given = complaint.service_address
    email = line(given.email) if given.electronic else ""
    rows = {
        "案由": line(complaint.cause_name),
        "当事人": "、".join(line(party.name) for party in complaint.plaintiffs),
        "受送达人": line(given.recipient),
        "送达地址": line(given.address),
        "联系电话": line(given.phone),
        "电子送达": "同意" if given.electronic else "不同意",
        "电子邮箱": email,
    }
    signed = text.signed_on
    data = {
        "title": "送达地址确认书",
        "court": text.court_name,
        "rows": [[label, value] for label, value in rows.items() if value],
        "told": _TOLD,
        "signers": text.signers,
        "day": text.day,
        "signed_on": [signed.year, signed.month, signed.day] if signed else None,
        "draft": DRAFT_MARK if draft else None,
    }
    return typesetting.pdf("service_address", data)
