"""Choices as WhatsApp can show them: up to three reply buttons, a list of up to ten rows, a list that turns its pages.

Limits of the Cloud API: a button's title has 20 characters, a row's 24 and its description 72, an id 256, a body 1,024,
a footer 60. What no row can say whole stands in the body.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from backend.conversation.model import Button
from connectors.base import split_text
from connectors.paging import Book, Page, Turning, page_of
from connectors.rendering import CHOOSE, Piece, shortened, takes_numbers

LONGEST_TEXT, LONGEST_BODY = 4_096, 1_024
MOST_BUTTONS, LONGEST_BUTTON = 3, 20
MOST_ROWS, LONGEST_ROW, LONGEST_DESCRIPTION = 10, 24, 72
ROWS_OF_A_PAGE = MOST_ROWS - 1
"""The last row turns the page."""
LONGEST_ID = 200
"""Of a row, the stricter of both; a button could have 256."""
TOKEN_MARK = "t:"

_OPEN_LIST = {"zh-Hans": "选择", "zh-Hant": "選擇", "en": "Choose"}
_ALSO = {"zh-Hans": "还可以选：", "zh-Hant": "還可以選：", "en": "Or one of these:"}
_MORE = {"zh-Hans": "更多", "zh-Hant": "更多", "en": "More"}
_BACK = {"zh-Hans": "回到开头", "zh-Hant": "回到開頭", "en": "Back to the start"}
_PAGE = {
    "zh-Hans": "第 {number}/{of} 页，也可直接回复编号或名称",
    "zh-Hant": "第 {number}/{of} 頁，也可直接回覆編號或名稱",
    "en": "Page {number} of {of}. A number or a name will do as well.",
}
_PAGE_WITHOUT_NUMBERS = {
    "zh-Hans": "第 {number}/{of} 页，也可直接回复名称",
    "zh-Hant": "第 {number}/{of} 頁，也可直接回覆名稱",
    "en": "Page {number} of {of}. You can type a name as well.",
}


def laid_out(piece: Piece, language: str) -> list[Piece]:
    """Return a piece as the messages it takes, its choices all under the last of them.

    The message that asks for a position holds no choices: they come in another one, after it.
    """
    if asks_for_position(piece) and piece.buttons:
        choices = Piece(_in(_ALSO, language), piece.buttons, piece.picture, piece.document)
        return [Piece(piece.text, wanted=piece.wanted), *laid_out(choices, language)]
    buttons = tuple({button.payload: button for button in piece.buttons}.values())
    if not buttons:
        return [piece]
    paged = len(buttons) > MOST_ROWS
    shown = page_of(buttons, 1, ROWS_OF_A_PAGE).choices if paged else buttons
    numbered = takes_numbers(piece.text) and (paged or any(map(_is_cut, shown)))
    return _with_whole_titles(replace(piece, buttons=buttons, numbered=numbered), shown, language)


def page_pieces(book: Book, number: int) -> tuple[list[Piece], Page]:
    """Return the messages of one page of a book, its choices under the last of them, and the page."""
    page = page_of(book.choices, number, ROWS_OF_A_PAGE)
    piece = Piece(_in(_ALSO, book.language), page.choices, first=page.first, numbered=book.numbered)
    return _with_whole_titles(piece, page.choices, book.language), page


def turning_row(token: str, page: Page, language: str) -> Button:
    """Return the row that shows the next page, or the first one after the last."""
    title = _in(_BACK if page.next == 1 else _MORE, language)
    return Button(title, Turning(token, page.next).data)


def asks_for_position(piece: Piece) -> bool:
    """Return True if the message is to have the button that sends where the person is."""
    return piece.wanted is not None and piece.wanted.kind == "location" and len(piece.text) <= LONGEST_BODY


def message_of(
    piece: Piece, tokens: dict[str, str], language: str, turn: tuple[Page, Button] | None = None
) -> dict[str, Any]:
    """Return the message's type and content.

    Args:
        piece: with as many choices as a list holds.
        tokens: what stands for each payload that is too long for an id.
        turn: the page the choices are, and the row that turns it.
    """
    if piece.venue is not None:
        at = {"latitude": piece.venue.lat, "longitude": piece.venue.lon}
        return {"type": "location", "location": at | {"name": piece.venue.name, "address": piece.venue.address}}
    if asks_for_position(piece):
        return _interactive("location_request_message", piece.text, {"name": "send_location"})
    if not piece.buttons:
        return {"type": "text", "text": {"body": piece.text, "preview_url": False}}
    if turn is None and _fits_buttons(piece):
        replies = [{"id": _id(button, tokens), "title": button.title} for button in piece.buttons]
        return _interactive("button", piece.text, {"buttons": [{"type": "reply", "reply": reply} for reply in replies]})
    return _list(piece, tokens, language, turn)


def _list(piece: Piece, tokens: dict[str, str], language: str, turn: tuple[Page, Button] | None) -> dict[str, Any]:
    marks = [f"{number}. " if piece.numbered else "" for number in range(piece.first, piece.first + len(piece.buttons))]
    rows = [_row(button, mark, tokens) for button, mark in zip(piece.buttons, marks, strict=True)]
    footer = {}
    if turn is not None:
        page, button = turn
        rows.append({"id": button.payload, "title": button.title})
        words = _in(_PAGE if piece.numbered else _PAGE_WITHOUT_NUMBERS, language)
        footer = {"footer": {"text": words.format(number=page.number, of=page.of)}}
    message = _interactive("list", piece.text, {"button": _in(_OPEN_LIST, language), "sections": [{"rows": rows}]})
    message["interactive"] |= footer
    return message


def _fits_buttons(piece: Piece) -> bool:
    titles = {button.title for button in piece.buttons}
    distinct = len(titles) == len(piece.buttons) <= MOST_BUTTONS
    return distinct and all(0 < len(title) <= LONGEST_BUTTON for title in titles)


def _with_whole_titles(piece: Piece, shown: tuple[Button, ...], language: str) -> list[Piece]:
    """Say in the body what no row can say whole; where that does not fit either, in texts before the list."""
    lines = [
        f"{number}. {button.title}" if piece.numbered else f"· {button.title}"
        for number, button in enumerate(shown, piece.first)
        if _is_cut(button)
    ]
    text = "\n".join([piece.text, *lines])
    if not lines or len(text) <= LONGEST_BODY:
        return [replace(piece, text=text)]
    before = [Piece(part) for part in split_text(text, LONGEST_TEXT)]
    return [*before, replace(piece, text=_in(CHOOSE, language))]


def _is_cut(button: Button) -> bool:
    return len(button.title) > LONGEST_DESCRIPTION


def _row(button: Button, mark: str, tokens: dict[str, str]) -> dict[str, str]:
    """A row whose title is cut says the whole of it underneath."""
    row = {"id": _id(button, tokens), "title": shortened(mark + button.title, LONGEST_ROW)}
    if row["title"] != mark + button.title:
        row["description"] = shortened(button.title, LONGEST_DESCRIPTION)
    return row


def _id(button: Button, tokens: dict[str, str]) -> str:
    return button.payload if len(button.payload) <= LONGEST_ID else TOKEN_MARK + tokens[button.payload]


def _in(words: dict[str, str], language: str) -> str:
    return words.get(language, words["zh-Hans"])


def _interactive(kind: str, text: str, action: dict[str, Any]) -> dict[str, Any]:
    return {"type": "interactive", "interactive": {"type": kind, "body": {"text": text}, "action": action}}
