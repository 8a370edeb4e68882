"""Choices as WhatsApp can show them: up to three reply buttons, lists of up to ten rows, several lists, else numbers.

Limits of the Cloud API: a button's title has 20 characters, a row's 24 and its description 72, an id 256, a body 1,024.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from backend.conversation.model import Button
from connectors.rendering import Piece, numbered, shortened, takes_numbers

LONGEST_TEXT, LONGEST_BODY = 4_096, 1_024
MOST_BUTTONS, LONGEST_BUTTON = 3, 20
MOST_ROWS, LONGEST_ROW, LONGEST_DESCRIPTION = 10, 24, 72
MOST_PAGES = 4
LONGEST_ID = 200
"""Of a row, the stricter of both; a button could have 256."""
TOKEN_MARK = "t:"

OPEN_LIST = {"zh-Hans": "选择", "zh-Hant": "選擇", "en": "Choose"}
MORE = {"zh-Hans": "还可以选：", "zh-Hant": "還可以選：", "en": "Or one of these:"}


def pages(piece: Piece, language: str) -> list[Piece]:
    """Return a piece with many choices as several, each with as many as a list holds.

    The message that asks for a position holds no choices: they come in another one, after it.
    """
    if asks_for_position(piece) and piece.buttons:
        choices = Piece(MORE.get(language, MORE["zh-Hans"]), piece.buttons, piece.picture, piece.document)
        return [Piece(piece.text, wanted=piece.wanted), *pages(choices, language)]
    buttons = tuple({button.payload: button for button in piece.buttons}.values())
    if len(buttons) <= MOST_ROWS or len(buttons) > MOST_ROWS * MOST_PAGES:
        return [replace(piece, buttons=buttons)]
    cuts = range(0, len(buttons), MOST_ROWS)
    more = MORE.get(language, MORE["zh-Hans"])
    return [Piece(piece.text if cut == 0 else more, buttons[cut : cut + MOST_ROWS]) for cut in cuts]


def asks_for_position(piece: Piece) -> bool:
    """Whether the message is to have the button that sends where the person is."""
    return piece.wanted is not None and piece.wanted.kind == "location" and len(piece.text) <= LONGEST_BODY


def message_of(piece: Piece, tokens: dict[str, str], language: str) -> tuple[dict[str, Any], bool]:
    """Return the message's type and content, and whether its choices are shown as numbers.

    Args:
        tokens: what stands for each payload that is too long for an id.
    """
    if piece.venue is not None:
        at = {"latitude": piece.venue.lat, "longitude": piece.venue.lon}
        return {"type": "location", "location": at | {"name": piece.venue.name, "address": piece.venue.address}}, False
    if asks_for_position(piece):
        return _interactive("location_request_message", piece.text, {"name": "send_location"}), False
    if not piece.buttons:
        return _text(piece.text), False
    if len(piece.buttons) > MOST_ROWS:
        return _text(shortened(numbered(piece.text, piece.buttons), LONGEST_TEXT)), takes_numbers(piece.text)
    titles = {button.title for button in piece.buttons}
    fits = all(0 < len(title) <= LONGEST_BUTTON for title in titles) and len(titles) == len(piece.buttons)
    if len(piece.buttons) <= MOST_BUTTONS and fits:
        replies = [{"id": _id(button, tokens), "title": button.title} for button in piece.buttons]
        action: dict[str, Any] = {"buttons": [{"type": "reply", "reply": reply} for reply in replies]}
        return _interactive("button", piece.text, action), False
    rows = [_row(button, tokens) for button in piece.buttons]
    action = {"button": OPEN_LIST.get(language, OPEN_LIST["zh-Hans"]), "sections": [{"rows": rows}]}
    return _interactive("list", piece.text, action), False


def _row(button: Button, tokens: dict[str, str]) -> dict[str, str]:
    """A row whose title is cut says the whole of it underneath."""
    row = {"id": _id(button, tokens), "title": shortened(button.title, LONGEST_ROW)}
    if row["title"] != button.title:
        row["description"] = shortened(button.title, LONGEST_DESCRIPTION)
    return row


def _id(button: Button, tokens: dict[str, str]) -> str:
    return button.payload if len(button.payload) <= LONGEST_ID else TOKEN_MARK + tokens[button.payload]


def _text(text: str) -> dict[str, Any]:
    return {"type": "text", "text": {"body": text, "preview_url": False}}


def _interactive(kind: str, text: str, action: dict[str, Any]) -> dict[str, Any]:
    return {"type": "interactive", "interactive": {"type": kind, "body": {"text": text}, "action": action}}
