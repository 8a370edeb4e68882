"""Readers of what is wanted of an office: which one, to go on, to take back, by which number. Pure."""

from __future__ import annotations

import re

_ARBITRATION = re.compile(r"仲裁|仲才|重裁|深国仲|深國仲|arbitra|\bSCIA\b", re.IGNORECASE)
_GOING_ON = re.compile(
    r"回复|回覆|回答|覆|补充|補充|加一句|再问|继续问|接着问|\b(?:reply|answer|write back|add|ask on)\b", re.IGNORECASE
)
_ASKS = re.compile(r"[?？吗嘛]|多少|哪|什么|甚麼|边|邊|\b(?:what|where|which|how)\b", re.IGNORECASE)
_CONTACT = re.compile(r"⟦(?:phone|email):[0-9a-f]{10}⟧")
_NUMBER = re.compile(r"\b(?:ZC|SF)\s*[-－—]?\s*\d{4}\s*[-－—]?\s*\d{4,}", re.IGNORECASE)
_NO_FIGURES = re.compile(r"\W|_")
_WITHDRAWING = re.compile(
    r"撤|取消|删|刪|收返|不要了|唔要|不用答|不想问|唔问|\b(?:withdraw|take back|take my|cancel|delete|drop)",
    re.IGNORECASE,
)


def names_arbitration(text: str) -> bool:
    """Return True if the arbitration secretary is meant."""
    return _ARBITRATION.search(text) is not None


def goes_on(text: str) -> bool:
    """Return True if more is to be written to an enquiry that was left."""
    return _GOING_ON.search(text) is not None


def asks(text: str) -> bool:
    """Return True if a text is a question."""
    return _ASKS.search(text) is not None


def contact_in(text: str) -> str:
    """The token of a telephone number or an e-mail address, or nothing."""
    found = _CONTACT.search(text)
    return found[0] if found else ""


def number_in(text: str) -> str:
    """The number of an enquiry without the strokes in it, or nothing."""
    found = _NUMBER.search(text)
    return _NO_FIGURES.sub("", found[0]).upper() if found else ""


def takes_back(text: str) -> bool:
    """Return True if an enquiry is to be taken back."""
    return _WITHDRAWING.search(text) is not None
