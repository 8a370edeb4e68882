"""A reply as the pieces a messenger can carry: texts that are short enough, choices under one, pictures, documents."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backend.conversation.model import Button, Reply
from backend.conversation.wanted import Wanted, wanted_by
from connectors.base import split_text
from connectors.webhook import many, one

_OWN_NUMBERS = re.compile(r"^\s*\d{1,2}[.．、)）]", re.MULTILINE)
CHOOSE = {"zh-Hans": "请选择：", "zh-Hant": "請選擇：", "en": "Please choose:"}
"""Said over choices that came without a text."""


@dataclass(frozen=True, slots=True)
class Venue:
    """An institution on the map.

    Args:
        lat, lon: WGS-84 degrees.
        name, address: in words.
        link: what opens the way there, or empty.
    """

    lat: float
    lon: float
    name: str
    address: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One message of a messenger.

    Args:
        text: what is said, or the caption's place for a picture or document: empty.
        buttons: choices under the text.
        picture: data URI or absolute address of a picture, and `alt` what it shows, for where it cannot be shown.
        document: ``{"name", "url", "mime"}`` with an absolute address.
        first: number of the first choice, where an earlier piece has shown some already.
        wanted: what answers the question in the text, for a platform with a control for that.
        venue: a place to show on the platform's own map.
        numbered: whether the choices carry their numbers in a control that would not number them by itself.
        turn: a key under the choices that brings more of what is said; it has no number.
    """

    text: str = ""
    buttons: tuple[Button, ...] = ()
    picture: str | None = None
    document: dict[str, str] | None = None
    first: int = 1
    wanted: Wanted | None = None
    venue: Venue | None = None
    numbered: bool = False
    turn: Button | None = None
    alt: str = ""


def pieces(reply: Reply, limit: int, language: str, measure: Callable[[str], int] = len) -> list[Piece]:
    """Return the reply's pieces in the order they are sent: texts, choices under the last, picture, document.

    Args:
        limit: what one text may measure.
        language: of the words added over choices without a text.
        measure: how the platform counts.
    """
    text = reply.text or (CHOOSE.get(language, CHOOSE["zh-Hans"]) if reply.buttons else "")
    said = [Piece(part) for part in split_text(text, limit, measure)]
    if said:
        said[-1] = Piece(said[-1].text, reply.buttons, wanted=wanted_by(reply.custom))
    venue = venue_of(reply)
    if venue is not None:
        said.append(Piece(venue=venue))
    elif reply.image:
        said.append(Piece(picture=reply.image, alt=alt_of(reply)))
    if reply.attachment and reply.attachment.get("url") != reply.image:
        said.append(Piece(document=reply.attachment))
    return said


def alt_of(reply: Reply) -> str:
    """Return what a reply's picture shows, in words; empty where nobody said."""
    return str((reply.custom or {}).get("alt") or "")


def in_words(piece: Piece) -> str:
    """Return a picture that cannot be sent as a text: what it shows, and the link that opens it."""
    return "\n".join(filter(None, (piece.alt, piece.picture)))


def file_of_picture(content: bytes) -> tuple[str, str]:
    """Return the name and type under which a picture is sent, by its first bytes: platforms refuse a wrong one."""
    is_jpeg = content.startswith(b"\xff\xd8\xff")
    return ("picture.jpg", "image/jpeg") if is_jpeg else ("picture.png", "image/png")


def venue_of(reply: Reply) -> Venue | None:
    """Return the place of a reply about one institution; several are better shown on the one picture that has them."""
    cards = many(reply.custom, "map", "cards")
    lat, lon, name = (one(cards, 0, key) for key in ("lat", "lon", "name"))
    if len(cards) != 1 or not isinstance(lat, float) or not isinstance(lon, float) or not name:
        return None
    address, link = one(cards, 0, "address") or one(cards, 0, "kind") or name, one(cards, 0, "route") or ""
    return Venue(lat, lon, str(name), str(address), str(link))


def numbered(text: str, buttons: Sequence[Button], first: int = 1) -> str:
    """Return a text with its choices as a list under it: numbered, unless the text has numbers of its own."""
    marks = [f"{number}." if takes_numbers(text) else "·" for number in range(first, first + len(buttons))]
    lines = [f"{mark} {button.title}" for mark, button in zip(marks, buttons, strict=True)]
    return "\n".join([text, *lines] if text else lines)


def takes_numbers(text: str) -> bool:
    """Return False for a text that numbers its own lines (a review): "2" then means its second line, not a choice."""
    return not _OWN_NUMBERS.search(text)


def shortened(text: str, limit: int, measure: Callable[[str], int] = len) -> str:
    """Return the text, or its beginning with an ellipsis when it measures more than `limit`."""
    if measure(text) <= limit:
        return text
    while text and measure(text + "…") > limit:
        text = text[:-1]
    return text.rstrip() + "…"


def from_data_uri(address: str) -> tuple[bytes, str] | None:
    """Return content and MIME type of a Base64 data URI, or None for any other address."""
    head, _, body = address.partition(",")
    if not head.startswith("data:") or not head.endswith(";base64"):
        return None
    try:
        return base64.b64decode(body, validate=True), head[5:-7] or "application/octet-stream"
    except binascii.Error:
        return None
