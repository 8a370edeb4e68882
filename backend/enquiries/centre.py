"""The litigation service centre's own system, as enquiries ask it: the question handed over, the refusals' codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

PARTNER = "yiqiao_yilu"
REFUSALS: Mapping[str, str] = {
    "enquiry_over": "enquiry_over",
    "enquiry_not_taken": "enquiry_not_taken",
    "not_found": "enquiry_unknown",
}
"""The system's refusal codes, each with our reason."""


@dataclass(frozen=True, slots=True)
class HandedEnquiry:
    """A question as the centre gets it: tokens opened, name, contact and talk only as far as the person shares them."""

    reference: str
    number: str
    language: str
    asked_at: datetime
    question: str = field(repr=False)
    name: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    talk: str = field(default="", repr=False)


class ServiceCentre(Protocol):
    """The centre's system. Every call may be made again under the same key.

    Each raises Refused (a value of `REFUSALS`), PlatformUnavailable or PlatformRejected.
    """

    def take(self, key: str, enquiry: HandedEnquiry) -> None:
        """Hand a question over."""
        ...

    def more(self, key: str, reference: str, text: str) -> None:
        """Hand over what the person wrote after it."""
        ...

    def add_file(self, key: str, reference: str, sha256: str, content: bytes) -> None:
        """Hand over a file that belongs to an enquiry; its hash names it."""
        ...

    def withdraw(self, key: str, reference: str) -> None:
        """Have everything erased that was told for it."""
        ...
