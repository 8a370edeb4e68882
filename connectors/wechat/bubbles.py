"""Bubbles joined for WeChat, which counts every message: texts in one where they fit, then choices, then pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from backend.conversation.model import Button, Reply
from backend.conversation.wanted import wanted_by
from connectors.base import split_text, utf8_bytes
from connectors.rendering import CHOOSE, Piece, Venue, alt_of, numbered, shortened, venue_of
from connectors.wechat.rest import ROOM, shown_keys

LONGEST_TEXT = 2_048
"""Bytes of a text message."""
_FULL = LONGEST_TEXT - ROOM
"""Bytes that we fill of it."""
HOW_TO_SEND: dict[str, dict[str, str]] = {
    "location": {
        "zh-Hans": "（点输入框旁的“＋”，选“位置”，就能把您的位置发来。）",
        "zh-Hant": "（點輸入框旁的「＋」，選「位置」，就能把您的位置發來。）",
        "en": '(To send your location, tap "+" beside the text box, then "Location".)',
    },
}
"""WeChat has no button for these; it says where its own one is."""
MOST_IN_MENU = 20


def composed(replies: Sequence[Reply], language: str) -> list[Piece]:
    """Return the messages of an answer: texts, each within its bytes, the choices under the last; then the pictures.

    The picture of one institution comes with its place: a card that opens the way there costs no more than the picture.
    """
    buttons = tuple({one.payload: one for reply in replies for one in reply.buttons}.values())
    text = "\n\n".join(filter(None, (_said(reply, language) for reply in replies)))
    parts = [Piece(part) for part in split_text(text, _FULL, utf8_bytes)]
    if buttons:
        parts = _with_choices(parts, buttons, CHOOSE.get(language, CHOOSE["zh-Hans"]))
    return [
        *parts,
        *(Piece(picture=reply.image, alt=alt_of(reply), venue=_on_card(reply)) for reply in replies if reply.image),
    ]


def plain_text(piece: Piece) -> str:
    """Return a piece as a text, its choices numbered."""
    return shortened(numbered(piece.text, piece.buttons, piece.first), LONGEST_TEXT, utf8_bytes)


def menu_of(piece: Piece, tokens: Sequence[str]) -> dict[str, Any] | None:
    """Return a piece as a menu message, or None where it has no keys or too many.

    Args:
        tokens: what each of `shown_keys` is called when it is tapped.
    """
    keys = shown_keys(piece)
    if not keys or len(keys) > MOST_IN_MENU:
        return None
    choices = [{"id": token, "content": one.title} for token, one in zip(tokens, keys, strict=True)]
    return {"head_content": piece.text, "list": choices, "tail_content": ""}


def _on_card(reply: Reply) -> Venue | None:
    venue = venue_of(reply)
    can = venue is not None and venue.link.startswith("https://") and (reply.image or "").startswith("http")
    return venue if can else None


def _said(reply: Reply, language: str) -> str:
    document = reply.attachment if reply.attachment and reply.attachment.get("url") != reply.image else None
    link = f"{document['name']}\n{document['url']}" if document else ""
    wanted = wanted_by(reply.custom)
    hint = HOW_TO_SEND.get(wanted.kind, {}).get(language, "") if wanted else ""
    return "\n".join(filter(None, (reply.text, hint, link)))


def _with_choices(parts: list[Piece], buttons: tuple[Button, ...], prompt: str, first: int = 1) -> list[Piece]:
    """Put the choices under the last text, or under a short one of their own where they would not fit."""
    last = parts[-1].text if parts else prompt
    if utf8_bytes(numbered(last, buttons, first)) <= _FULL:
        return [*parts[:-1], Piece(last, buttons, first=first)]
    if utf8_bytes(numbered(prompt, buttons, first)) <= _FULL:
        return [*parts, Piece(prompt, buttons, first=first)]
    half = len(buttons) // 2
    if half == 0:
        return [*parts, Piece(prompt, buttons, first=first)]
    rest = _with_choices([], buttons[half:], prompt, first + half)
    return [*_with_choices(parts, buttons[:half], prompt, first), *rest]
