"""The litigation service centre (诉讼服务中心) of 邑侨邑路: enquiries handed over, added to, taken back."""

from __future__ import annotations

from typing import Literal
from urllib.parse import quote

from backend.enquiries.centre import HandedEnquiry
from backend.platforms.base import PartnerClient, PartnerModel
from backend.platforms.yiqiao_yilu.judicial_confirmation import PaperShape


class EnquiryShape(PartnerModel):
    """An enquiry as the centre holds it."""

    reference: str
    status: Literal["received", "asked", "answered", "closed", "withdrawn"]
    sequence: int


class LitigationService:
    """The centre as a client sees it; implements ``backend.enquiries.centre.ServiceCentre``.

    Args:
        client: with the centre's refusals.
        callback_url: where the centre's answers go.
    """

    def __init__(self, client: PartnerClient, callback_url: str) -> None:
        self._client = client
        self._callback_url = callback_url

    def take(self, key: str, enquiry: HandedEnquiry) -> None:
        """Hand a question over."""
        body = {
            "reference": enquiry.reference,
            "number": enquiry.number,
            "question": enquiry.question,
            "name": enquiry.name,
            "contact": enquiry.contact,
            "talk": enquiry.talk,
            "language": enquiry.language,
            "asked_at": enquiry.asked_at.isoformat(),
            "callback_url": self._callback_url,
        }
        self._client.ask("POST", "enquiries", EnquiryShape, body=body, key=key)

    def more(self, key: str, reference: str, text: str) -> None:
        """Hand over what the person wrote after it."""
        path = f"enquiries/{quote(reference, safe='')}/replies"
        self._client.ask("POST", path, EnquiryShape, body={"text": text}, key=key)

    def add_file(self, key: str, reference: str, sha256: str, content: bytes) -> None:
        """Hand over a file that belongs to an enquiry; what it is called at the person's stays here."""
        path = f"enquiries/{quote(reference, safe='')}/files/{sha256}"
        self._client.ask("PUT", path, PaperShape, content=content, key=key)

    def withdraw(self, key: str, reference: str) -> None:
        """Have everything erased that was told for it."""
        self._client.ask("DELETE", f"enquiries/{quote(reference, safe='')}", EnquiryShape, key=key)

    def status(self, reference: str) -> str:
        """Return where an enquiry stands at the centre."""
        return self._client.ask("GET", f"enquiries/{quote(reference, safe='')}", EnquiryShape).status
