"""Controls under a Telegram message: choices as an inline keyboard, a calendar, or buttons that send a position.

A position and a telephone number can only be asked for by the keyboard in the place of the letters; the choices of such
a question then stand there as well, and a tapped one arrives as its title. https://core.telegram.org/bots/api
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from backend.conversation.model import Button
from backend.conversation.wanted import Wanted
from connectors.paging import Page, Turning
from connectors.rendering import Piece, shortened
from connectors.telegram import calendar

MOST_BUTTONS = 300
"""Of a keyboard in the place of the letters, which scrolls."""
MOST_SHOWN, KEYS_OF_A_PAGE = 12, 10
"""Choices under one message; more than so many are turned by pages."""
LONGEST_TITLE = 120
_SHORT_TITLE, _IN_A_ROW = 22, 2
"""Times stand two in a row where their titles are this short."""
_REQUESTS = {"location": "request_location", "phone": "request_contact"}
_TITLES = {
    "location": {"zh-Hans": "📍 发送我的位置", "zh-Hant": "📍 傳送我的位置", "en": "📍 Send my location"},
    "phone": {"zh-Hans": "📱 发送我的手机号", "zh-Hant": "📱 傳送我的手機號碼", "en": "📱 Send my number"},
}
_OTHER_DAY = {"zh-Hans": "📅 选其他日子", "zh-Hant": "📅 選其他日子", "en": "📅 Another day"}
REMOVED: Mapping[str, Any] = {"remove_keyboard": True}


def asks_by_keyboard(wanted: Wanted | None) -> bool:
    """Return True if the question is asked with the keyboard in the place of the letters."""
    return wanted is not None and wanted.kind in _REQUESTS


def reply_keyboard(piece: Piece, language: str) -> dict[str, Any]:
    """Return the keyboard that asks for a position or a number, the other choices under it; used once, then hidden."""
    shown = piece.buttons[:MOST_BUTTONS]
    rows: list[list[dict[str, Any]]] = [[{"text": shortened(one.title, LONGEST_TITLE)}] for one in shown]
    if piece.wanted is not None and asks_by_keyboard(piece.wanted):
        titles = _TITLES[piece.wanted.kind]
        rows.insert(0, [{"text": titles.get(language, titles["zh-Hans"]), _REQUESTS[piece.wanted.kind]: True}])
    return {"keyboard": rows, "resize_keyboard": True, "one_time_keyboard": True}


def inline_keyboard(
    piece: Piece, choices: list[list[dict[str, str]]], language: str, today: date
) -> dict[str, Any] | None:
    """Return the choices under the message and, for a day, a calendar; None where there is nothing to tap.

    Args:
        choices: the rows of `choice_rows` or of `page_rows`.
        today: decides which days a calendar offers.
    """
    wanted, rows = piece.wanted, choices
    if wanted is not None and wanted.kind in ("date", "slot"):
        view = calendar.opening(wanted.side, today, language)
        closed = [[{"text": _OTHER_DAY.get(language, _OTHER_DAY["zh-Hans"]), "callback_data": view.data}]]
        rows = [*rows, *closed] if piece.buttons and not _only_skips(piece) else [*calendar.rows(view, today), *rows]
    return {"inline_keyboard": rows} if rows else None


def _only_skips(piece: Piece) -> bool:
    return all(button.payload == "/skip" for button in piece.buttons)


def choice_rows(
    buttons: Sequence[Button], data: Mapping[str, str], *, by_two: bool, first: int | None = None
) -> list[list[dict[str, str]]]:
    """Return choices as rows of keys.

    Args:
        data: what each payload is called in a callback (at most 64 bytes).
        by_two: whether two short ones stand in a row.
        first: the number of the first one, where they show their numbers.
    """
    marks = ["" if first is None else f"{first + at}. " for at in range(len(buttons))]
    keys = [
        {"text": shortened(mark + one.title, LONGEST_TITLE), "callback_data": data[one.payload]}
        for mark, one in zip(marks, buttons, strict=True)
    ]
    width = _IN_A_ROW if by_two and all(len(key["text"]) <= _SHORT_TITLE for key in keys) else 1
    return [keys[at : at + width] for at in range(0, len(keys), width)]


def page_rows(
    page: Page, token: str, data: Mapping[str, str], *, by_two: bool, numbered: bool
) -> list[list[dict[str, str]]]:
    """Return one page of a book as rows of keys, the last of which turns to the pages before and after.

    Args:
        token: of the book.
        data, by_two: see `choice_rows`.
        numbered: whether the choices show their numbers.
    """
    turns = (("‹", page.previous), (f"{page.number} / {page.of}", page.number), ("›", page.next))
    turning = [{"text": text, "callback_data": Turning(token, number).data} for text, number in turns]
    first = page.first if numbered else None
    return [*choice_rows(page.choices, data, by_two=by_two, first=first), turning]
